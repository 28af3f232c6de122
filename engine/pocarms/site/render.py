"""A site as files: one folder per language, a start page above them. Nothing in it asks for anything outside it."""

from __future__ import annotations

import json
from collections.abc import Callable

from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.passport.data import Passport
from pocarms.reports.render import filled
from pocarms.resources import root
from pocarms.site.build import build, sort_key
from pocarms.site.data import Site
from pocarms.site.strings import strings

MANIFEST = "made-by-pocarms.txt"
_NOTE = "This folder was made by `pocarms pack docs` and is replaced whole each time. Its files, one a line:\n"


def site_files(pack: Pack, held: Passport, reviewed: Callable[[Pack, str], str]) -> dict[str, bytes]:
    """Return every file of a pack's site: the pack's own language and each of its translations.

    pack: with all its translations (language.load.check_pack). reviewed: says whether a person has reviewed one.
    """
    languages = (pack.language, *sorted(one for one in pack.translations if one != pack.language))
    files = {"site.css": _shipped("site.css"), "search.js": _shipped("search.js")}
    for language in languages:
        others = tuple((one, strings(one).word("language", one)) for one in languages if one != language)
        texts, _ = localise(pack, language)
        site = build(texts, held, language, others, reviewed(pack, language))
        files.update({f"{language}/{name}": text.encode("utf-8") for name, text in _pages(site).items()})
    links = [(one, strings(one).word("language", one)) for one in languages]
    files["index.html"] = filled("site/start", "html", links=links, title=pack.title, language=pack.language).encode()
    files[MANIFEST] = (_NOTE + "".join(f"{name}\n" for name in sorted(files))).encode()
    return files


def is_ours(manifest: str, names: set[str]) -> bool:
    """Return whether a folder with these files, and this manifest among them, holds nothing but what was made by us."""
    return manifest.startswith(_NOTE) and names <= {*manifest.splitlines()[1:], MANIFEST}


def _pages(site: Site) -> dict[str, str]:
    s = strings(site.language)

    def page(template: str, **shown: object) -> str:
        return filled(f"site/{template}", "html", site=site, s=s, **shown)

    pages = {"index.html": page("index", title=site.title, here="index.html")}
    for listing in site.listings:
        pages[listing.file] = page("listing", title=listing.title, here=listing.file, listing=listing)
    pages["sources.html"] = page("sources", title=s("list.sources"), here="sources.html")
    for item in site.items:
        pages[item.file] = page("item", title=item.title, here=item.file, item=item)
    pages["index.js"] = _index(site)
    return pages


def _index(site: Site) -> str:
    """Return what the search looks through: per item its page, title, sort, and the words it is found by."""
    rows = []
    for item in site.items:
        said = [item.title, item.id.replace(".", " ").replace("_", " "), item.id, item.sort]
        said += [ref.text for field in item.fields for ref in field.refs]
        words = dict.fromkeys(word for text in said for word in sort_key(text).split())
        rows.append([item.file, item.title, item.sort, " ".join(words)])
    return f"window.pocarmsIndex = {json.dumps(rows, ensure_ascii=True, separators=(',', ':'))};\n"


def _shipped(name: str) -> bytes:
    return (root("templates") / "site" / name).read_bytes()
