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

_QUOTE_IT = "If the value is a text, put all of it into quotes."


def explain(error: yaml.YAMLError, text: str, name: str) -> Fault:
    """Return the fault for an error raised by the parser on `text`."""
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    lines = split_lines(text)
    here = _Place(name, getattr(error, "problem_mark", None), lines)
    opened = _Place(name, getattr(error, "context_mark", None), lines)

    if "unexpected end of stream" in problem or "unexpected document" in problem:
        return Fault(
            "Y016",
            opened.span(),
            "the quotation mark opened here is never closed",
            help="Add the closing quotation mark at the end of the text. A text that begins with an "
            "apostrophe goes into double quotes.",
        )
    if "flow sequence" in context or "flow mapping" in context:
        return _bracket(here, opened, "list" if "sequence" in context else "block in braces")
    if "escape" in problem or "hexadecimal" in problem or "hexdecimal" in problem or "character code" in problem:
        where = here.back_to("\\")
        return Fault(
            "Y021",
            where.span(2),
            "inside double quotes a backslash begins an escape, and this one does not exist",
            help="Use single quotes around the text ('C:\\maps'), or write the backslash twice.",
        )
    if "cannot start any token" in problem or "tab character" in problem:
        return _bad_start(here)
    if "could not find expected ':'" in problem:
        return Fault(
            "Y022",
            opened.span(max(1, len(opened.rest))),
            "this line has no key and colon, and does not go on with the text above it",
            help="Write 'key: value', with a space after the colon. A text that goes on over several lines is indented "
            "more than its key.",
        )
    if "mapping values are not allowed" in problem:
        return _colon(here, lines)
    if "sequence entries are not allowed" in problem:
        return Fault(
            "Y024",
            here.span(),
            "a list item cannot begin here",
            help="Put '- item' on the next line, indented more than the key, or write the list as [a, b]. "
            + _QUOTE_IT.replace("text,", "text that begins with a dash,"),
        )
    if "undefined tag handle" in problem or "tag" in context:
        return Fault(
            "Y014",
            (opened if opened.line else here).span(),
            "a word that begins with '!' is a tag, which is not used here",
            help="Delete it. " + _QUOTE_IT.replace("text,", "text that begins with '!',"),
        )
    if "block scalar" in context:
        return Fault(
            "Y025",
            here.span(),
            "after '|' or '>' the text begins on the next line",
            help="Put a line break after it and indent the text. " + _QUOTE_IT,
        )
    if "anchor" in context or "alias" in context:
        return Fault(
            "Y009",
            opened.span(),
            "'&' and '*' at the beginning of a value make anchors and aliases, which are not used here",
            help=_QUOTE_IT,
        )
    if here.after(("]", "}")) and here.character not in tuple("]},"):
        return Fault(
            "Y023",
            here.span(max(1, len(here.rest))),
            "the bracket before this place closed the list or block, and more text follows",
            help="Put the whole text into quotes, or delete what follows the bracket.",
        )
    if here.after(("'", '"')):
        return Fault(
            "Y023",
            here.span(max(1, len(here.rest))),
            "the quotation mark before this place closed the text, and more text follows",
            help="Put the whole text into quotes. For a quotation mark inside, use the other kind of quotes around the "
            "text, or write it twice inside single quotes.",
        )
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _does_not_fit(here, opened, item=("block mapping" not in context))
    if "node content" in problem:
        return Fault(
            "Y017",
            here.span(),
            f"a value is missing before '{here.character}'" if here.character else "a value is missing here",
            help="Write the value. A text that begins with a comma or a bracket goes into quotes.",
        )
    if "document start" in problem and here.character in tuple("]},"):
        return Fault(
            "Y017",
            here.span(),
            f"'{here.character}' closes something that is not open",
            help="Delete it, or add the opening bracket.",
        )
    return Fault(
        "Y025",
        (here if here.line else opened).span(),
        "the file cannot be read as YAML from here on",
        help="Compare the line, and the one before it, with the examples in the reference. " + _QUOTE_IT,
    )


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
        return Fault(
            "Y017",
            opened.span(),
            f"the {what} opened with '{bracket}' here is not closed",
            help=f"Add '{closing}' at its end, and a comma between its items. A text that contains a bracket, a comma "
            "or a colon goes into quotes.",
        )
    return Fault(
        "Y017",
        here.span(),
        f"a comma or '{closing}' is missing before this place",
        help="Divide items with commas. A text that contains a bracket, a comma or a colon goes into quotes.",
    )


def _bad_start(here: _Place) -> Fault:
    if here.character == "\t":
        return Fault(
            "Y015",
            here.span(),
            "a tab stands here, where only spaces are allowed",
            help="Replace the tab with spaces.",
        )
    return Fault(
        "Y020",
        here.span(),
        f"a value cannot begin with '{here.character}'",
        found=here.character,
        help="Put the text into quotes.",
    )


def _colon(here: _Place, lines: list[str]) -> Fault:
    before = lines[here.line - 1][: here.column - 1] if here.line else ""
    if re.search(r":\s", before):
        return Fault(
            "Y018",
            here.span(),
            "a second colon on this line: where does the value begin?",
            help="Put the whole value into quotes, or leave out the space after the colon.",
        )
    previous = lines[here.line - 2].strip() if here.line > 1 else ""
    if re.match(r"[^\s#'\"\[{-][^\s]*:[^\s/]", previous) and not re.search(r":\s", previous):
        above = lines[here.line - 2]
        return Fault(
            "Y018",
            Span(here.name, here.line - 1, above.index(":") + 1),
            "there is no space after this colon, so the line below is read as going on with this text",
            help="Write a space after the colon.",
        )
    return Fault(
        "Y018",
        here.span(),
        "a key cannot begin on this line: it is indented as if it went on with the text above",
        help="Line the key up with the keys it belongs to. If the line above is a text of several lines, put it into "
        "quotes.",
    )


def _does_not_fit(here: _Place, opened: _Place, item: bool) -> Fault:
    if here.rest.startswith(("]", "}", ",")):
        return Fault(
            "Y017",
            here.span(),
            f"'{here.character}' stands here without an opening bracket",
            help="Delete it, or put the text into quotes.",
        )
    width = max(1, len(here.rest))
    if here.rest.startswith(":"):
        return Fault("Y013", here.span(), "there is no key before this colon", help="Write the key before the colon.")
    if item:
        return Fault(
            "Y019",
            here.span(width),
            f"this line stands among the items of the list that begins on line {opened.line}, but has no dash",
            help="Begin the line with '- ', or move it out of the list by its indentation.",
        )
    if here.character == "-" and here.rest[1:2] in ("", " "):
        return Fault(
            "Y024",
            here.span(),
            f"a list item stands among the keys of the block that begins on line {opened.line}",
            help="Indent the item under the key it belongs to; that key has nothing after its colon.",
        )
    if here.first_on_line and here.column > 1:
        return Fault(
            "Y019",
            here.span(width),
            f"this line is indented by {here.column - 1}, and no block above it begins there",
            help="Give it the same indentation as the lines it belongs to.",
        )
    return Fault(
        "Y019",
        here.span(width),
        f"this does not line up with the block that begins on line {opened.line}, column {opened.column}",
        help="Keys of the same block begin in the same column. A text that goes on after quotes or brackets needs "
        "quotes around all of it.",
    )
