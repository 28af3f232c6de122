"""Write an assessment as a report: text, Markdown, HTML (through the templates that ship with the tool) or JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pocarms.assessment.jsonable import dumps
from pocarms.assessment.result import Assessment
from pocarms.reports import filters
from pocarms.reports.build import build
from pocarms.reports.formats import FORMATS
from pocarms.reports.strings import strings
from pocarms.reports.view import Section
from pocarms.resources import root
from pocarms.store.templates import kept_templates

_ENDINGS = {"text": "txt", "md": "md", "html": "html"}


def render(
    assessment: Assessment, format: str, language: str = "en", whole: bool = True, extra: tuple[Section, ...] = ()
) -> str:
    """Return the report of an assessment.

    format: text | md | html | json. language: of the fixed words, "en" or "fr"; the texts of the assessment are in
    theirs already (`assessment.pack.language`), and a text that falls back starts with its language, as `[en] …`.
    whole: with the annex and every open finding as a card, or in short; JSON is always whole. extra: sections to add.
    Raises ValueError for another format or language, naming.UnknownKind where a finding's kind is not described.
    """
    if format == "json":
        return dumps(assessment)
    if format not in _ENDINGS:
        raise ValueError(f"a report is one of {', '.join(FORMATS)}, not {format!r}")
    return fill("report", format, language, build(assessment, language, whole, extra))


def fill(template: str, format: str, language: str, view: object) -> str:
    """Return a template of the tool, in text, md or html, filled with what a view holds."""
    return filled(template, format, view=view, s=strings(language))


def filled(template: str, format: str, **shown: object) -> str:
    """Return a template of the tool, in text, md or html, filled with what it asks for by name."""
    text = _environment(format).get_template(f"{template}.{_ENDINGS[format]}.j2").render(**shown)
    return text if format == "html" else re.sub(r"\n{3,}", "\n\n", text)  # never more than one empty line


@cache
def _environment(format: str) -> Environment:
    """Return the environment of a format. Whatever a template prints is made safe for the format on its way out."""
    finalize: dict[str, Callable[[object], object]] = {
        "text": str,
        "md": filters.markdown,
        "html": filters.html,
    }
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=format == "html",
        undefined=StrictUndefined,
        finalize=finalize[format],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=kept_templates(format),
    )
    environment.filters["wrap"] = filters.wrap
    environment.filters["line"] = filters.line
    environment.filters["raw"] = Markup
    environment.filters["plain"] = filters.plain
    environment.filters["css_string"] = filters.css_string
    environment.filters["underline"] = filters.underline
    return environment


def _source(name: str) -> str | None:
    file = root("templates")
    for part in name.split("/"):  # one step at a time: a folder inside a zip knows no longer paths
        file = file.joinpath(part)
    return file.read_text(encoding="utf-8") if file.is_file() else None
