"""Faults as text for the person who has to put them right.

profile.yaml:12:20: error[P021]: 'yess' is no answer to this question (did you mean 'yes'?)
  mandate.protection: yess
                      ^^^^
  expected: yes, no or unknown
help: ...
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.faults import Fault, Severity
from pocarms.source.lines import split_lines

WIDTH = 100  # columns of the terminal that are used
_INDENT = "  "
_ELLIPSIS = "..."


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around faults; counted ones in singular and plural. authors: of texts that only they can read."""

    severities: Mapping[Severity, tuple[str, str]]
    files: tuple[str, str]
    near: str
    colon: str
    expected: str
    help: str
    join: str
    within: str
    authors: str = ""


_WORDS = {
    "en": _Words(
        {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings")},
        ("file", "files"),
        " (did you mean '{}'?)",
        ":",
        "expected",
        "help",
        " and ",
        " in ",
    ),
    "fr": _Words(
        {Severity.ERROR: ("erreur", "erreurs"), Severity.WARNING: ("avertissement", "avertissements")},
        ("fichier", "fichiers"),
        " (vouliez-vous dire «\u202f{}\u202f»\u202f?)",
        "\u202f:",
        "attendu",
        "aide",
        " et ",
        " dans ",
        "Ce qui est dit en anglais s’adresse à l’auteur du fichier\u202f; transmettez-le-lui.",
    ),
}


def show_faults(faults: Iterable[Fault], sources: Mapping[str, str], language: str = "en", wrap: bool = True) -> str:
    """Return all faults as text, by place, with the line each stands in; the last line counts them.

    language: of the words around them, the same as that of their texts ("en" or "fr"), see `wording.faults`. Faults for
    authors of rules are English alone; in another language the last line says so. wrap: what is expected and what to do
    to the columns of the terminal.

    `sources` maps the file names in the faults' spans to texts; where a text or a line is missing it is left out.
    Returns "" for no faults. Equal faults are shown once.
    """
    ordered = sorted(set(faults), key=lambda f: (f.span, f.code, f.message))
    if not ordered:
        return ""
    words = _WORDS[language]
    lines: dict[str, list[str]] = {}
    blocks = []
    for fault in ordered:
        file = fault.span.file
        if file not in lines:
            lines[file] = split_lines(sources[file]) if file in sources else []
        blocks.append(_show(fault, lines[file], words, wrap))
    end = [_counts(ordered, words)]
    if words.authors and not all(fault.told for fault in ordered):
        end.append(words.authors)
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _show(fault: Fault, lines: list[str], words: _Words, wrap: bool) -> str:
    span = fault.span
    named = f"{span.file}{words.colon} " if span.file else ""
    place = f"{span.file}:{span.line}:{span.column}: " if span.line else named
    near = words.near.format(fault.suggestion) if fault.suggestion else ""
    severity = words.severities[fault.severity][0]
    out = [visible(f"{place}{severity}[{fault.code}]{words.colon} {fault.message}{near}")]
    if 0 < span.line <= len(lines) and lines[span.line - 1].strip():
        out += [_INDENT + part for part in _with_caret(lines[span.line - 1], span)]
    if fault.expected:
        out += _wrapped(f"{words.expected}{words.colon} ", fault.expected, _INDENT, wrap)
    if fault.help:
        out += _wrapped(f"{words.help}{words.colon} ", fault.help, "", wrap)
    return "\n".join(out)


def _wrapped(label: str, text: str, indent: str, wrap: bool) -> list[str]:
    if not wrap:
        return [indent + label + visible(text)]
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=indent + label,
        subsequent_indent=indent + " " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _with_caret(line: str, span: Span) -> list[str]:
    """Return the source line, cut to the terminal around the place, and the line with the carets under it."""
    cells = [(visible(character), _columns(character)) for character in line]
    start = min(span.column - 1, len(cells))
    end = max(start + 1, min(start + span.width, len(cells)))
    widths = [columns for _, columns in cells]
    room = WIDTH - len(_INDENT)
    first, last = 0, len(cells)
    if sum(widths) > room:
        room -= 2 * len(_ELLIPSIS)
        first = _back(widths, start, room // 3)
        last = _ahead(widths, first, room)
    head = _ELLIPSIS if first else ""
    shown = head + "".join(text for text, _ in cells[first:last]) + (_ELLIPSIS if last < len(cells) else "")
    before = len(head) + sum(widths[first:start])
    carets = max(1, sum(widths[start : min(end, last)]))
    return [shown.rstrip(), " " * before + "^" * carets]


def _back(widths: list[int], start: int, room: int) -> int:
    """Return the first character to show so that about `room` columns stand before `start`."""
    while start > 0 and room >= widths[start - 1]:
        start -= 1
        room -= widths[start]
    return start


def _ahead(widths: list[int], first: int, room: int) -> int:
    last = first
    while last < len(widths) and room >= widths[last]:
        room -= widths[last]
        last += 1
    return last


def visible(text: str) -> str:
    """Return the text with every character that a terminal hides or obeys written as an escape.

    Control characters, line ends and the marks that turn the direction of writing are among them; the joiners that
    Persian and Indian scripts need are not.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(character) if _hidden(character) else character for character in text)


def _hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Zl", "Zp", "Cs") or (category == "Cf" and character not in "\u200c\u200d\u00ad")


def _escape(character: str) -> str:
    named = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(character)
    code = ord(character)
    return named or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")


def _columns(character: str) -> int:
    """Return how many columns of a terminal a character takes once it is made visible."""
    if _hidden(character):
        return len(_escape(character))
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _counts(faults: list[Fault], words: _Words) -> str:
    files = len({fault.span.whole or fault.span.file for fault in faults})
    counted = [(sum(f.severity is one for f in faults), names) for one, names in words.severities.items()]
    said = words.join.join(f"{n} {names[n != 1]}" for n, names in counted if n)
    return f"{said}{words.within}{files} {words.files[files != 1]}."
