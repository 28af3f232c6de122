"""Write an assessment as a report: text, Markdown, HTML (through the templates that ship with the tool) or JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FunctionLoader

from pocarms.assessment.jsonable import dumps
from pocarms.assessment.result import Assessment
from pocarms.reports import filters
from pocarms.reports.build import build
from pocarms.reports.formats import FORMATS
from pocarms.reports.strings import Strings, strings
from pocarms.reports.view import Section
from pocarms.resources import root
from pocarms.store.templates import kept_templates

Fill = Callable[[str, str, Strings, object], str]
"""Fills a template (name, format, fixed words, view); `fill` does so with ours."""


def render(
    assessment: Assessment,
    format: str,
    language: str = "en",
    whole: bool = True,
    extra: tuple[Section, ...] = (),
    filler: Fill | None = None,
    notes: tuple[str, ...] = (),
) -> str:
    """Return the report of an assessment.

    format: text | md | html | json. language: of the fixed words, "en" or "fr"; the texts of the assessment are in
    theirs already (`assessment.pack.language`), and a text that falls back starts with its language, as `[en] …`.
    whole: with the annex and every open finding as a card, or in short; JSON is always whole. extra, notes: sections,
    notices to add. filler: what fills the template, where it is not ours.
    Raises ValueError for another format or language, naming.UnknownKind where a finding's kind is not described.
    """
    if format == "json":
        return dumps(assessment)
    if format not in filters.ENDINGS:
        raise ValueError(f"a report is one of {', '.join(FORMATS)}, not {format!r}")
    return (filler or fill)("report", format, strings(language), build(assessment, language, whole, extra, notes))


def fill(template: str, format: str, s: Strings, view: object) -> str:
    """Return a template of the tool, in text, md or html, filled with what a view holds. s: the fixed words."""
    return filled(template, format, view=view, s=s)


def filled(template: str, format: str, **shown: object) -> str:
    """Return a template of the tool, in text, md or html, filled with what it asks for by name."""
    text = _environment(format).get_template(f"{template}.{filters.ENDINGS[format]}.j2").render(**shown)
    return text if format == "html" else re.sub(r"\n{3,}", "\n\n", text)  # never more than one empty line


@cache
def _environment(format: str) -> Environment:
    """Return the environment of a format. Whatever a template prints is made safe for the format on its way out."""
    environment = Environment(
        loader=FunctionLoader(_source),
        auto_reload=False,
        bytecode_cache=kept_templates(format),
        **filters.options(format),
    )
    environment.filters.update(filters.FILTERS)
    return environment


def _source(name: str) -> str | None:
    file = root("templates")
    for part in name.split("/"):  # one step at a time: a folder inside a zip knows no longer paths
        file = file.joinpath(part)
    return file.read_text(encoding="utf-8") if file.is_file() else None
