"""A form as a file in the form of an XLSForm: the sheets survey, choices and settings that such services read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pocarms.documents.forms.layout import Form, Row
from pocarms.documents.forms.words import words
from pocarms.documents.sheets import add_sheet, height, new_book, put, save, widths

LANGUAGES = {"en": "English (en)", "fr": "French (fr)"}
_TEXTS = ("label", "hint", "guidance_hint")
_SURVEY = ("type", "name", *(f"{t}::{x}" for t in _TEXTS for x in LANGUAGES.values()), "required", "relevant",
           "appearance", "calculation")  # fmt: skip
_WIDTHS = {"type": 20.0, "name": 28.0, "list_name": 14.0, "label": 36.0, "hint": 36.0, "guidance_hint": 30.0,
           "required": 9.0, "relevant": 38.0, "appearance": 11.0, "calculation": 34.0}  # fmt: skip
_CHOICES = ("list_name", "name", *(f"label::{x}" for x in LANGUAGES.values()))
_REFERENCE = re.compile(r"\$(?=\{)")


def write(form: Form) -> bytes:
    """Return the form as a file; the same form gives the same bytes. Raises OfficeMissing."""
    s = words(form.language)
    book = new_book(form.title, form.marking_words, form.title)
    page = (s("wb.page"), s("wb.of"))

    def sheet(title: str, heads: tuple[str, ...], lines: list[dict[str, str]]) -> None:
        made: Any = add_sheet(book, title, form.marking_words, form.title, page)
        columns = [_WIDTHS.get(head.partition("::")[0], 40.0) for head in heads]
        for column, head in enumerate(heads, 1):
            put(made, 1, column, head, "head", wrap=False)
        for n, line in enumerate(lines, 2):
            for column, head in enumerate(heads, 1):
                put(made, n, column, line.get(head, ""), "cell")
            made.row_dimensions[n].height = height([line.get(head, "") for head in heads], columns)
        widths(made, columns)
        made.freeze_panes, made.print_title_rows = "C2", "1:1"

    sheet("survey", _SURVEY, [_survey(row) for row in form.rows])
    choices = [
        {"list_name": name, "name": id, **_said("label", texts)}
        for name, made in form.lists.items()
        for id, texts in made
    ]
    sheet("choices", _CHOICES, choices)
    settings = {"form_title": plain(form.title), "form_id": form.id, "version": form.version, "style": "pages",
                "default_language": LANGUAGES[form.language]}  # fmt: skip
    sheet("settings", tuple(settings), [settings])
    return save(book)


def plain(text: str) -> str:
    """Return a text in which nothing reads as the answer to another question."""
    return _REFERENCE.sub("$\u2060", text)


def _survey(row: Row) -> dict[str, str]:
    line = {"type": row.type, "name": row.name, "relevant": row.relevant, "appearance": row.appearance,
            "calculation": row.calculation, "required": "yes" if row.required else ""}  # fmt: skip
    return {**line, **_said("label", row.label), **_said("hint", row.hint), **_said("guidance_hint", row.guidance)}


def _said(column: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{column}::{LANGUAGES[language]}": plain(text) for language, text in texts.items()}
