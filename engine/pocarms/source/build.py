"""The tree of a YAML text, built from the parser's events one at a time and without recursion.

So a file that is too deep or has too many values is refused at the moment it crosses the limit.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from pocarms.model.span import Span
from pocarms.source.faults import Fault, Severity
from pocarms.source.lines import place_of, split_lines
from pocarms.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from pocarms.source.noting import fault
from pocarms.source.resolve import Doubt, resolve
from pocarms.source.told import Phrase, phrase

MOST_DEEP = 40
MOST_VALUES = 150_000
MOST_FAULTS = 60

_NOTHING = re.compile(r"(?:\s|\.\.\.(?=\s|\Z)|#[^\n\r]*+)*+")  # possessive: never goes back


class Enough(Exception):
    """Raised to stop reading: a limit was reached and the fault for it is noted."""


class Found:
    """The faults found so far in one file."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self.name, self.faults = name, faults

    def add(
        self,
        code: str,
        span: Span,
        message: Phrase | str,
        help: Phrase | str = "",
        found: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a fault; message, help: see `noting.fault`. Raises Enough where there are too many."""
        if len(self.faults) >= MOST_FAULTS:
            self.faults.append(fault("Y030", span, phrase("faults", most=MOST_FAULTS)))
            raise Enough
        self.faults.append(fault(code, span, message, help, found=found, severity=severity))


def _skip_comments(text: str, start: int) -> int:
    found = _NOTHING.match(text, start)
    return found.end() if found else start


def only_comments(text: str, start: int) -> bool:
    return _skip_comments(text, start) == len(text)


class Builder:
    """Builds the tree from events. The block being filled is held in attributes, those around it on a stack."""

    def __init__(self, text: str, found: Found, loader: Any) -> None:
        self._loader = loader
        self._text, self._found, self._name = text, found, found.name
        self._lines: list[str] | None = None
        self._aliases: set[str] = set()

    def build(self) -> Node | None:
        """Return the tree, or None for a file without content; raises yaml.YAMLError and Enough."""
        name = self._name
        loader = self._loader(self._text)
        next_event = loader.get_event
        scalar_event, alias_event, document_end = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentEndEvent
        mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        stack: list[tuple[Any, list[Any], Any, dict[str, Span], bool]] = []
        opened: Any = None  # the start event of the block being filled, and whether it is a mapping
        in_mapping = False
        content: list[Any] = []
        key: Any = None  # a Scalar: its value comes next; False: the value is to be dropped; None: a key comes next
        seen: dict[str, Span] = {}
        values = 0
        root: Node | None = None
        node: Node
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar_event:
                mark, end = event.start_mark, event.end_mark
                line, column = mark.line, mark.column
                width = end.column - column if end.line == line else self._to_line_end(line, column)
                span = Span(name, line + 1, column + 1, width if width > 0 else 1)
                text = event.value
                if event.anchor is not None or event.tag is not None:
                    self._anchor_or_tag(event, span)
                if event.style:
                    node = Scalar(text, text, True, span)
                elif in_mapping and key is None:  # keys stay text
                    node = Scalar(text, text, False, span)
                else:
                    if not text and key:  # an empty value has no place of its own; both parsers put it elsewhere
                        span = key.span
                    value, doubt = resolve(text)
                    if doubt is not None:
                        self._doubt(doubt, text, span)
                    node = Scalar(value, text, False, span)
            elif kind is mapping_start or kind is sequence_start:
                if event.anchor is not None or event.tag is not None:
                    self._anchor_or_tag(event, self._span(event))
                if len(stack) >= MOST_DEEP:
                    self._found.add("Y007", self._span(event), phrase("deep", most=MOST_DEEP))
                    raise Enough
                stack.append((opened, content, key, seen, in_mapping))
                opened, content, key, seen, in_mapping = event, [], None, {}, kind is mapping_start
                continue
            elif kind is mapping_end or kind is sequence_end:
                mark, end = opened.start_mark, event.end_mark
                width = end.column - mark.column if opened.flow_style and end.line == mark.line else 1
                span = Span(name, mark.line + 1, mark.column + 1, width)
                node = Mapping(tuple(content), span) if in_mapping else Sequence(tuple(content), span)
                opened, content, key, seen, in_mapping = stack.pop()
            elif kind is alias_event:
                span = self._span(event)
                self._alias(event.anchor, span)
                node = Scalar("*" + event.anchor, "*" + event.anchor, False, span)
            elif kind is document_end:
                self._nothing_more(event)
                return root
            elif kind is yaml.StreamEndEvent:
                return None
            else:
                continue

            values += 1
            if values > MOST_VALUES:
                self._found.add("Y008", node.span, phrase("values", most=MOST_VALUES))
                raise Enough
            if not in_mapping:
                if opened is None:
                    root = node
                content.append(node)
            elif key is None:
                key = self._key(node, seen)
            else:
                if key is not False:
                    content.append(Entry(key, node))
                key = None

    def _span(self, event: Any) -> Span:
        width = event.end_mark.column - event.start_mark.column
        if event.end_mark.line != event.start_mark.line or width < 1:
            width = 1
        return Span(self._name, event.start_mark.line + 1, event.start_mark.column + 1, width)

    def _to_line_end(self, line: int, column: int) -> int:
        if self._lines is None:
            self._lines = split_lines(self._text)
        return len(self._lines[line].rstrip()) - column if line < len(self._lines) else 1

    def _key(self, node: Node, seen: dict[str, Span]) -> Scalar | bool:
        """Return the node if it may be a key of its block, else False."""
        if not isinstance(node, Scalar):
            self._found.add("Y013", node.span, "key.list" if isinstance(node, Sequence) else "key.block")
            return False
        if not node.text and not node.quoted:
            self._found.add("Y013", node.span, "no_key")
            return False
        if node.text == "<<" and not node.quoted:
            self._found.add("Y012", node.span, "merge")
            return False
        first = seen.setdefault(node.text, node.span)
        if first is not node.span:
            said = phrase("key_twice.line", key=node.text, line=str(first.line))
            if first.line == node.span.line:
                said = phrase("key_twice.column", key=node.text, column=str(first.column))
            self._found.add("Y011", node.span, said, "key_twice", found=node.text)
            return False
        return node

    def _anchor_or_tag(self, event: Any, span: Span) -> None:
        if event.anchor is not None:
            self._alias(event.anchor, span, "&")
        if event.tag is not None:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self._found.add("Y014", span, phrase("tag", tag=tag), found=tag)

    def _alias(self, anchor: str, span: Span, sign: str = "*") -> None:
        if sign + anchor in self._aliases:  # once is enough to be told
            return
        self._aliases.add(sign + anchor)
        said = phrase("anchor" if sign == "&" else "alias", name=sign + anchor)
        self._found.add("Y009", span, said, phrase("help.alias", sign=sign), found=sign + anchor)

    def _doubt(self, doubt: Doubt, text: str, span: Span) -> None:
        if doubt is Doubt.NO_SUCH_DAY:
            self._found.add("Y026", span, phrase("no_day", text=text), found=text)
        elif doubt is Doubt.NOT_A_USABLE_NUMBER:
            long = any(digit in text for digit in "123456789")
            said = phrase("no_number.long" if long else "no_number", text=text[:40])
            self._found.add("Y027", span, said, "no_number", found=text[:40])
        else:
            value = resolve(text)[0]
            said = phrase("doubtful.number", text=text, value=str(value))
            if isinstance(value, str):
                said = phrase("doubtful.text", text=text)
            plainly = text.replace("_", "") if isinstance(value, str) else str(value)
            aid = phrase("help.doubtful", plainly=plainly)
            self._found.add("Y028", span, said, aid, found=text, severity=Severity.WARNING)

    def _nothing_more(self, event: Any) -> None:
        """Refuse whatever follows the document, without handing it to the parser."""
        end = event.start_mark.index
        if only_comments(self._text, end):
            return
        end = _skip_comments(self._text, end)
        line, column = place_of(self._text, end)
        span = Span(self._name, line, column)
        if self._text.startswith(("---", "%"), end):
            self._found.add("Y010", span, "document")
        elif self._text[end] in "]}":
            self._found.add("Y017", span, phrase("not_open", character=self._text[end]))
        else:
            self._found.add("Y025", span, "ended")
