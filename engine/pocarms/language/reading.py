"""The structural reader: nodes against the grammar. Says what does not fit, hands on what does.

It never stops at the first fault: what does not fit is left out, and what contains it is read on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pocarms.language import shapes
from pocarms.language.grammar import DEFINITIONS
from pocarms.language.messages import (
    DOTTED,
    SIMPLE,
    add_key,
    bad_id,
    cut_by_comma,
    cut_text,
    missing_key,
    misspelt_connective,
    not_a_condition,
    not_a_connective,
    unknown_key,
)
from pocarms.language.noting import error
from pocarms.language.nouns import What, called, shorten
from pocarms.language.reading_scalars import ScalarReader
from pocarms.language.shapes import Key, Shape
from pocarms.language.values import Rec, Value
from pocarms.model.span import Span
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.read import Reading
from pocarms.source.told import OfGrammar, phrase


def read_shape(node: Node, shape: Shape, what: str, at: Span, faults: list[Fault]) -> Value | None:
    """Read one node by one shape.

    what: how to call it in messages, as grammars call it. at: where to point when something is missing.
    Returns None where nothing usable stands there; every fault found is appended to `faults`.
    """
    return _Reader(faults).read(node, shape, OfGrammar(what), at)


def read_record(reading: Reading, shape: Shape, what: str, name: str) -> Rec:
    """Return the record that a whole file is. name: of the file, in faults. Raises FaultyInput with every fault."""
    faults: list[Fault] = list(reading.faults)
    rec = None
    if reading.node is not None:
        rec = read_shape(reading.node, shape, what, Span(name, 1, 1), faults)
    if faults or not isinstance(rec, Rec):
        raise FaultyInput(faults, {name: reading.text})
    return rec


class _Reader(ScalarReader):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self._by_type: dict[type, Callable[[Any, Any, What, Span], Value | None]] = {
            shapes.Text: self._text,
            shapes.Word: self._word,
            shapes.Id: self._plain,
            shapes.NewId: self._plain,
            shapes.Plain: self._plain,
            shapes.Whole: self._whole,
            shapes.Numeral: self._numeral,
            shapes.Flag: self._flag,
            shapes.Day: self._day,
            shapes.ListOf: self._list,
            shapes.MapOf: self._map,
            shapes.Record: self._record,
            shapes.ByKind: self._by_kind,
            shapes.Named: self._named,
            shapes.Foreign: self._foreign,
        }

    def read(self, node: Node, shape: Shape, what: What, at: Span) -> Value | None:
        return self._by_type[type(shape)](node, shape, what, at)

    # lists and mappings ---------------------------------------------------------------------------------------

    def _list(self, node: Node, shape: shapes.ListOf, what: What, at: Span) -> Value | None:
        if type(node) is not Sequence:
            if shape.single and not (isinstance(node, Scalar) and node.value is None):
                item = self.read(node, shape.item, what, at)
                return None if item is None else (item,)
            self._unfit(node, shape, what, at)
            return None
        if len(node.items) < shape.least:
            least = phrase("least.one") if shape.least == 1 else phrase("least.many", n=str(shape.least))
            said = phrase("help.few", least=least)
            self.faults.append(error("R007", at, phrase("few", what=called(what), least=least), said))
            return None
        read, item_shape = self._by_type[type(shape.item)], shape.item
        items: list[Value] = []
        seen: set[str] = set()
        of = what if isinstance(what, tuple) else (what,)
        for item_node in node.items:
            item = read(item_node, item_shape, of, item_node.span)
            if item is None:
                continue
            if type(item) is Scalar:
                if item.text in seen:
                    message = phrase("item.twice", what=called(what), text=shorten(item.text))
                    self.faults.append(error("R009", item.span, message, found=item.text))
                    continue
                seen.add(item.text)
            items.append(item)
        return tuple(items) if len(items) >= shape.least else None  # what is missing now was faulty, and is told

    def _map(self, node: Node, shape: shapes.MapOf, what: What, at: Span) -> Value | None:
        if type(node) is not Mapping:
            self._unfit(node, shape, what, at)
            return None
        if len(node.entries) < shape.least:
            self.faults.append(error("R007", at, phrase("empty", what=called(what)), "empty.map"))
            return None
        entries: dict[str, Value] = {}
        keys: dict[str, Scalar] = {}
        read, value_shape = self._by_type[type(shape.value)], shape.value
        pattern = DOTTED if shape.form == "id" else SIMPLE if shape.form == "name" else None
        for entry in node.entries:
            key = entry.key
            if cut_by_comma(entry):
                self.faults.append(cut_text(key))
                continue
            if pattern is not None and pattern.fullmatch(key.text) is None:
                self.faults.append(bad_id(key, dotted=shape.form == "id"))
            value = read(entry.value, value_shape, key.text, key.span)
            keys[key.text] = key  # also where the value is faulty: the id is declared, and may be referred to
            if value is not None:
                entries[key.text] = value
        return Rec(node.span, entries, keys)

    def _record(self, node: Node, shape: shapes.Record, what: What, at: Span) -> Value | None:
        if type(node) is not Mapping:
            self._unfit(node, shape, what, at)
            return None
        known = shape.index
        entries: dict[str, Value] = {}
        keys: dict[str, Scalar] = {}
        present = set()
        for entry in node.entries:
            name = entry.key.text
            key = known.get(name)
            if key is None and cut_by_comma(entry):
                self.faults.append(cut_text(entry.key))
                continue
            if key is None and shape.other is None:
                self.faults.append(unknown_key(shape.what, entry.key, tuple(known), "R001", shape.hint))
                continue
            present.add(name)
            key_shape = key.shape if key is not None else shape.other
            assert key_shape is not None
            value = self._by_type[type(key_shape)](entry.value, key_shape, name, entry.key.span)
            if value is not None:
                entries[name] = value
                keys[name] = entry.key
        if shape.least or shape.at_most:
            self._counts(node, shape, what, at)
        for key in shape.watched:
            if key.required and key.name not in present:
                self.faults.append(missing_key(shape.what, key, at))
            if key.with_ and key.name in present:
                self._companions(node, key, present, known)
        return Rec(node.span, entries, keys)

    def _companions(self, node: Mapping, key: Key, present: set[str], known: dict[str, Key]) -> None:
        for missing in key.with_:
            if missing not in present:
                span = next(entry.key.span for entry in node.entries if entry.key.text == key.name)
                if missing == "pack":
                    self.faults.append(error("R008", span, phrase("alone.header", key=key.name)))
                    continue
                alone = phrase("alone.in_header", missing=missing)
                beside = phrase("alone", key=key.name, missing=missing)
                message = alone if key.alone else beside
                self.faults.append(error("R002", span, message, add_key(known[missing])))

    def _counts(self, node: Mapping, shape: shapes.Record, what: What, at: Span) -> None:
        count = len(node.entries)
        names = ", ".join(key.name for key in shape.keys)
        if count < shape.least:
            message = phrase("empty" if count == 0 else "little", what=called(what))
            said = phrase("help.little", n=str(shape.least), names=names)
            self.faults.append(error("R007", at, message, said))
        elif shape.at_most and count > shape.at_most:
            said = phrase("help.much", n=str(shape.at_most), names=names)
            self.faults.append(error("R015", node.span, phrase("much", what=called(what)), said))

    # choices --------------------------------------------------------------------------------------------------

    def _by_kind(self, node: Node, shape: shapes.ByKind, what: What, at: Span) -> Value | None:
        if type(node) is Scalar:
            chosen = shape.scalar
        elif type(node) is Sequence:
            chosen = shape.sequence
        else:
            chosen = shape.mapping
        if chosen is None or (isinstance(node, Scalar) and node.value is None):
            self._unfit(node, shape, what, at)
            return None
        return self._by_type[type(chosen)](node, chosen, what, at)

    def _named(self, node: Node, shape: shapes.Named, what: What, at: Span) -> Value | None:
        real = DEFINITIONS[shape.name]
        if shape.name == "condition" and type(node) is not Mapping:
            self.faults.append(not_a_condition(node, what, at))
            return None
        if shape.name == "condition" and isinstance(node, Mapping) and isinstance(real, shapes.Record):
            odd = [entry.key for entry in node.entries if misspelt_connective(entry, real)]
            if odd:
                self.faults.extend(map(not_a_connective, odd))
                return None
        return self._by_type[type(real)](node, real, what, at)

    def _foreign(self, node: Node, shape: shapes.Foreign, what: What, at: Span) -> Value | None:
        if isinstance(node, Mapping):
            return node
        self._unfit(node, shape, what, at)
        return None
