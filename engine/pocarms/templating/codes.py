"""The catalogue of fault codes for templates that users bring; see `source.codes`."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "T001",
        "The folder of templates cannot be used",
        "A template that is not read would be left out without anyone noticing, and ours would stand in its place.",
        "Name a folder with templates that bear the names of ours (docs/templates.md).",
    ),
    CodePage(
        "T002",
        "The template cannot be read as a template",
        "A mark is missing or misspelt, so that nobody can tell what it should print.",
        "Look at the line; marks open with {{ or {% and close with }} or %}.",
    ),
    CodePage(
        "T003",
        "The template asks for something that is not there",
        "A report with a hole where a text should stand could mislead.",
        "docs/templates.md lists what templates see.",
    ),
    CodePage(
        "T004",
        "The template asks for something that is not allowed",
        "Templates print; they may not reach into the program or the computer.",
        "Use only what docs/templates.md lists.",
    ),
    CodePage(
        "T005",
        "The template takes too long or needs too much",
        "A template without end would stop the computer from doing anything else.",
        "Look for loops over large ranges, and for templates that include themselves.",
    ),
    CodePage(
        "T006",
        "The template fails",
        "It was read, but filling it broke off.",
        "Look at the line that is named.",
    ),
)
