"""What the YAML parser complains about, said in plain words to a person who is not a programmer.

Both parsers (libyaml, and PyYAML's own where libyaml is missing) word their complaints differently; what is said here
depends only on what they have in common and on the text at the place.
"""

from __future__ import annotations

import re

import yaml

from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.lines import split_lines
from pocarms.source.noting import fault
from pocarms.source.told import phrase


def explain(error: yaml.YAMLError, text: str, name: str) -> Fault:
    """Return the fault for an error raised by the parser on `text`."""
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    lines = split_lines(text)
    here = _Place(name, getattr(error, "problem_mark", None), lines)
    opened = _Place(name, getattr(error, "context_mark", None), lines)

    if "unexpected end of stream" in problem or "unexpected document" in problem:
        return fault("Y016", opened.span(), "quotes_open")
    if "flow sequence" in context or "flow mapping" in context:
        return _bracket(here, opened, "list" if "sequence" in context else "block")
    if "escape" in problem or "hexadecimal" in problem or "hexdecimal" in problem or "character code" in problem:
        where = here.back_to("\\")
        return fault("Y021", where.span(2), "escape")
    if "cannot start any token" in problem or "tab character" in problem:
        return _bad_start(here)
    if "could not find expected ':'" in problem:
        return fault("Y022", opened.span(max(1, len(opened.rest))), "no_colon")
    if "mapping values are not allowed" in problem:
        return _colon(here, lines)
    if "sequence entries are not allowed" in problem:
        return fault("Y024", here.span(), "item")
    if "undefined tag handle" in problem or "tag" in context:
        return fault("Y014", (opened if opened.line else here).span(), "tag.word")
    if "block scalar" in context:
        return fault("Y025", here.span(), "block_text")
    if "anchor" in context or "alias" in context:
        return fault("Y009", opened.span(), "aliases", "quote_it")
    if here.after(("]", "}")) and here.character not in tuple("]},"):
        return fault("Y023", here.span(max(1, len(here.rest))), "after_bracket")
    if here.after(("'", '"')):
        return fault("Y023", here.span(max(1, len(here.rest))), "after_quotes")
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _does_not_fit(here, opened, item=("block mapping" not in context))
    if "node content" in problem:
        said = phrase("no_value.before", character=here.character) if here.character else "no_value"
        return fault("Y017", here.span(), said, "no_value")
    if "document start" in problem and here.character in tuple("]},"):
        return fault("Y017", here.span(), phrase("not_open", character=here.character))
    return fault("Y025", (here if here.line else opened).span(), "no_yaml")


class _Place:
    """A mark of the parser, with the text around it; line 0 where there is none."""

    def __init__(self, name: str, mark: object, lines: list[str]) -> None:
        self.name, self.line, self.column, self._lines = name, 0, 0, lines
        if mark is not None:
            self.line, self.column = int(getattr(mark, "line", 0)) + 1, int(getattr(mark, "column", 0)) + 1
        if self.line > len(lines):  # the end of the file, which no editor shows as a line
            self.at_end = True
            self.line, self.column = len(lines), len(lines[-1]) + 1 if lines else 1
        else:
            self.at_end = self.line == len(lines) and self.column > len(lines[-1])

    def span(self, width: int = 1) -> Span:
        return Span(self.name, self.line, self.column, width)

    @property
    def _text(self) -> str:
        return self._lines[self.line - 1] if 0 < self.line <= len(self._lines) else ""

    @property
    def rest(self) -> str:
        return self._text[self.column - 1 :].rstrip()

    @property
    def character(self) -> str:
        return self._text[self.column - 1 : self.column]

    @property
    def first_on_line(self) -> bool:
        return not self._text[: self.column - 1].strip()

    def after(self, signs: tuple[str, ...]) -> bool:
        """Tell whether one of the signs stands before this place, with nothing but spaces between."""
        return self._text[: self.column - 1].rstrip().endswith(signs) and not self.at_end

    def back_to(self, character: str) -> _Place:
        """Return the nearest place on this line, here or before, where the character stands; else this place."""
        column = self._text.rfind(character, 0, self.column) + 1
        if not column:
            return self
        place = _Place(self.name, None, self._lines)
        place.line, place.column = self.line, column
        return place


def _bracket(here: _Place, opened: _Place, what: str) -> Fault:
    bracket, closing = opened.character or "[", "]" if opened.character == "[" else "}"
    if here.at_end or here.line > opened.line:
        return fault(
            "Y017", opened.span(), phrase(f"{what}_open", bracket=bracket), phrase("help.open", closing=closing)
        )
    return fault("Y017", here.span(), phrase("no_comma", closing=closing))


def _bad_start(here: _Place) -> Fault:
    if here.character == "\t":
        return fault("Y015", here.span(), "tab.here")
    return fault("Y020", here.span(), phrase("start", character=here.character), found=here.character)


def _colon(here: _Place, lines: list[str]) -> Fault:
    before = lines[here.line - 1][: here.column - 1] if here.line else ""
    if re.search(r":\s", before):
        return fault("Y018", here.span(), "second_colon")
    previous = lines[here.line - 2].strip() if here.line > 1 else ""
    if re.match(r"[^\s#'\"\[{-][^\s]*:[^\s/]", previous) and not re.search(r":\s", previous):
        above = lines[here.line - 2]
        return fault("Y018", Span(here.name, here.line - 1, above.index(":") + 1), "no_space")
    return fault("Y018", here.span(), "key_under_text")


def _does_not_fit(here: _Place, opened: _Place, item: bool) -> Fault:
    if here.rest.startswith(("]", "}", ",")):
        return fault("Y017", here.span(), phrase("not_opened", character=here.character))
    width = max(1, len(here.rest))
    if here.rest.startswith(":"):
        return fault("Y013", here.span(), "no_key")
    if item:
        return fault("Y019", here.span(width), phrase("no_dash", line=str(opened.line)))
    if here.character == "-" and here.rest[1:2] in ("", " "):
        return fault("Y024", here.span(), phrase("item_among_keys", line=str(opened.line)))
    if here.first_on_line and here.column > 1:
        return fault("Y019", here.span(width), phrase("indented", n=str(here.column - 1)))
    said = phrase("not_lined_up", line=str(opened.line), column=str(opened.column))
    return fault("Y019", here.span(width), said)
