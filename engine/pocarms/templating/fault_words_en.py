"""What is wrong with templates that users bring, and what to do, in English; `fault_words_fr` has the same keys.

Titles and help of the codes are those of their pages in the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.templating.codes import PAGES


def _plain(text: str) -> str:
    """Return a text whose braces are no places to fill."""
    return text.replace("{", "{{").replace("}", "}}")


EN: Mapping[str, str] = {
    # the folder
    "unread_folder": "the folder cannot be read: {why}",
    "unread_folder.missing": "the folder cannot be read: {why}",
    "unread_folder.refused": "the folder cannot be read: {why}",
    "unread_folder.file": "the folder cannot be read: {why}",
    "help.unread_folder": "Name a folder with templates.",
    "none": "the folder holds no template",
    "many": "the folder holds more than {most} templates",
    "help.none": "Templates end in .j2, style sheets in .css, scripts in .js; 'pocarms templates FOLDER' writes ours.",
    "elsewhere": "this leads out of the folder",
    "help.elsewhere": "Put the file itself into the folder.",
    "unread": "the template cannot be read: {why}",
    "unread.utf8": "the template cannot be read: it is not UTF-8 text",
    "unread.missing": "the template cannot be read: {why}",
    "unread.refused": "the template cannot be read: {why}",
    "help.unread": "Save it as UTF-8.",
    "large": "the templates are larger than {most} MB together",
    "help.large": "Make them smaller.",
    "no_name": "no file here bears the name of one of ours, so none would be used",
    "help.no_name": "The names are {names}.",
    # filling one
    "failed": "{title}: {said}",
    **{page.code: _plain(page.title[0].lower() + page.title[1:]) for page in PAGES},
    **{f"help.{page.code}": _plain(page.what_to_do) for page in PAGES},
    "said.quoted": "{text}",
    "said.undefined": "'{name}' is undefined",
    "said.no_field": "this data has no attribute '{name}'",
    "said.no_template": "there is no template '{name}'",
    "said.no_words": "there are no words '{name}'",
    "said.memory": "it needs too much memory",
    "said.circles": "it goes round in circles",
    "said.long": "what comes out is longer than any report",
    "said.powers": "powers are not for templates",
    "said.product": "the product is too large",
    "said.seconds": "it took more than {n} seconds",
    "said.not_started": "the process for templates could not be started ({why})",
    "said.broke_off": "it needs too much memory, or broke off the process in which it was filled",
}
