"""What templates do to a text on its way out, by format. All of them keep what was written as plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from pocarms.reports.inline import digest_of
from pocarms.reports.view import Line

WIDTH = 88

_OTHER_SPACE = re.compile("[\t\n\v\f\r]")
_FALLBACK = re.compile(r"\[([a-z]{2})\] ")
_CLOSING = {"“": "”", "«": "»"}
_MD_ALWAYS = re.compile(r"([\\`*_\[\]<>|&~{}$])")
_MD_START = re.compile(r"^([-+=#:]|\d+(?=[.)]))")
_MD_LINKS = re.compile(r"(?i)(?<=http)(s?):(?=//)|(?<=ftp):(?=//)|(?<=www)\.|@")


def line(value: Line) -> str:
    """Return a line as text: what it says, its remark in brackets, with the names of what it refers to."""
    if value.refs:
        refs = ", ".join(ref.text for ref in value.refs)
        return f"{value.text} [{value.remark} {refs}]" if value.remark else f"{value.text} [{refs}]"
    if not value.remark:
        return value.text
    return f"{value.text} ({value.remark})" if value.text else value.remark


def wrap(text: str, indent: int = 0, hang: int | None = None) -> str:
    """Fill a text to the width of the report. Words longer than a line are broken; no-break spaces are kept.

    indent: columns before the first line; hang: before the others (as the first where not given).
    """
    first, rest = " " * indent, " " * (indent if hang is None else hang)
    if len(first) + len(text) <= WIDTH:  # texts are single lines (clean.clean_text): most need no wrapping
        return (first + text).rstrip(" ")
    words = text.split(" ")
    if "" in words or max(map(len, words)) > WIDTH - max(len(first), len(rest)) or _OTHER_SPACE.search(text):
        lines = textwrap.wrap(
            text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=True
        )
        return "\n".join(line.rstrip(" ") for line in lines)
    return first + _filled(words, WIDTH - len(first), WIDTH - len(rest), "\n" + rest)


def _filled(words: list[str], width: int, later: int, between: str) -> str:
    """Fill lines with words that fit: what textwrap does, in a fifth of its time."""
    lines, start, used = [], 0, -1
    for n, word in enumerate(words):
        used += len(word) + 1
        if used > width:
            lines.append(" ".join(words[start:n]))
            start, used, width = n, len(word), later
    lines.append(" ".join(words[start:]))
    return between.join(lines)


def underline(title: str, mark: str) -> str:
    """Return a title, wrapped, with a line of marks under it as long as its longest line."""
    lines = textwrap.wrap(title, WIDTH) or [""]
    return "\n".join([*lines, mark * max(map(len, lines))])


def markdown(value: object) -> object:
    """Escape whatever Markdown could read as markup: nothing in a text becomes a tag, a link, a list or a table."""
    if isinstance(value, Markup):
        return value
    text = str(value)
    text = _MD_ALWAYS.sub(r"\\\1", text)
    text = _MD_LINKS.sub(lambda m: m[0][:-1] + "\\" + m[0][-1], text)
    start = _MD_START.match(text)
    if start:
        text = f"{start[1]}\\{text[start.end() :]}" if start[1].isdigit() else f"\\{text}"
    return text


def html(value: object) -> object:
    """Escape a text for HTML; a text that fell back into another language is set apart with its language."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    if "[" not in value:
        return escape(value)
    out, at = Markup(), 0
    for match in _FALLBACK.finditer(value):
        if match.start() < at:
            continue
        before = value[at : match.start()]
        opened = before.rstrip("\u202f\u00a0 ")[-1:]
        # it ends with its quotation, or where French punctuation or the next one shows that the report's words go on
        ends = (_CLOSING[opened],) if opened in _CLOSING else ("\u202f", f"[{match[1]}] ")
        found = (value.find(mark, match.end()) for mark in ends)
        end = min((place for place in found if place >= 0), default=len(value))
        out += escape(before)
        out += Markup('<span class="mark">[{0}]</span> <span lang="{0}">{1}</span>').format(match[1], value[match.end() : end])  # fmt: skip # noqa: E501
        at = end
    return out + escape(value[at:])


def plain(value: str) -> Markup:
    """Escape a text for an attribute or a title element, where no element can stand."""
    return escape(value)


def css_string(value: str) -> Markup:
    """Write a text as a string of CSS: all but plain letters and digits as codes, so that nothing can end it."""
    return Markup('"' + re.sub(r"[^A-Za-z0-9]", lambda m: f"\\{ord(m[0]):x} ", value) + '"')


ENDINGS = {"text": "txt", "md": "md", "html": "html"}  # of the names of templates, by format
FILTERS: dict[str, Callable[..., Any]] = {
    "wrap": wrap,
    "line": line,
    "raw": Markup,
    "plain": plain,
    "css_string": css_string,
    "underline": underline,
    "digest": digest_of,
}


def options(format: str) -> dict[str, Any]:
    """Return how templates of a format are read. Whatever they print is made safe for it on its way out."""
    finalize: dict[str, Callable[[object], object]] = {"text": str, "md": markdown, "html": html}
    return {
        "autoescape": format == "html",
        "undefined": StrictUndefined,
        "finalize": finalize[format],
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }
