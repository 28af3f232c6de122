"""Single values against the grammar: texts, words, numbers, switches, dates."""

from __future__ import annotations

import datetime

from pocarms.language import shapes
from pocarms.language.messages import kind_help
from pocarms.language.noting import ENGLISH, error
from pocarms.language.nouns import What, called, kind, noun, shorten
from pocarms.language.shapes import Shape
from pocarms.language.values import Value
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Node, Scalar
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase


class ScalarReader:
    """Reads single values, and notes on `faults` what does not fit. One method per shape."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults

    def _scalar(self, node: Node, shape: Shape, what: What, at: Span) -> Scalar | None:
        if type(node) is Scalar and node.value is not None and (node.text or not node.quoted):
            return node
        self._unfit(node, shape, what, at)
        return None

    def _unfit(self, node: Node, shape: Shape, what: What, at: Span) -> None:
        if isinstance(node, Scalar) and (node.value is None or not node.text.strip()):
            said = phrase("help.empty", noun=noun(shape))
            self.faults.append(error("R005", at, phrase("empty", what=called(what)), said))
            return
        there = kind(node)
        message = phrase("kind.wrong", what=called(what), noun=noun(shape), kind=there)
        self.faults.append(error("R003", node.span, message, kind_help(node, shape), found=ENGLISH(there)))

    def _text(self, node: Node, shape: shapes.Text, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and (isinstance(scalar.value, bool) or not scalar.text.strip()):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _plain(self, node: Node, shape: Shape, what: What, at: Span) -> Value | None:
        return self._scalar(node, shape, what, at)

    def _word(self, node: Node, shape: shapes.Word, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is None or shape.open or scalar.text in shape.words:
            return scalar
        near = nearest(scalar.text, shape.words)
        self.faults.append(
            error(
                "R004",
                scalar.span,
                phrase("word", what=called(what), text=shorten(scalar.text)),
                "word.one_of" if len(shape.words) > 1 else "word.this",
                found=scalar.text,
                expected=", ".join(shape.words),
                suggestion=near,
            )
        )
        return None

    def _whole(self, node: Node, shape: shapes.Whole, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is None:
            return None
        if type(scalar.value) is not int:
            self._unfit(scalar, shape, what, at)
            return None
        if scalar.value < shape.least:
            least = str(shape.least)
            message = phrase("number.small", what=called(what), least=least, text=scalar.text)
            said = phrase("help.number.small", least=least)
            self.faults.append(error("R006", scalar.span, message, said, found=scalar.text))
            return None
        return scalar

    def _numeral(self, node: Node, shape: shapes.Numeral, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and type(scalar.value) not in (int, float):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _flag(self, node: Node, shape: shapes.Flag, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and type(scalar.value) is not bool:
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _day(self, node: Node, shape: shapes.Day, what: What, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and not isinstance(scalar.value, datetime.date):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar
