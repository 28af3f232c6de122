"""Single values against the grammar: texts, words, numbers, switches, dates."""

from __future__ import annotations

import datetime

from pocarms.language import shapes
from pocarms.language.messages import kind_help, kind_of, shorten
from pocarms.language.shapes import Shape
from pocarms.language.values import Value
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Node, Scalar
from pocarms.source.suggest import nearest


class ScalarReader:
    """Reads single values, and notes on `faults` what does not fit. One method per shape."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults

    def _scalar(self, node: Node, shape: Shape, what: str, at: Span) -> Scalar | None:
        if type(node) is Scalar and node.value is not None and (node.text or not node.quoted):
            return node
        self._unfit(node, shape, what, at)
        return None

    def _unfit(self, node: Node, shape: Shape, what: str, at: Span) -> None:
        if isinstance(node, Scalar) and (node.value is None or not node.text.strip()):
            self.faults.append(
                Fault(
                    "R005",
                    at,
                    f"{what} is empty",
                    help=f"Write {shape.noun} after the colon, or delete the key.",
                )
            )
            return
        self.faults.append(
            Fault(
                "R003",
                node.span,
                f"{what} takes {shape.noun}, and here stands {kind_of(node)}",
                found=kind_of(node),
                help=kind_help(node, shape),
            )
        )

    def _text(self, node: Node, shape: shapes.Text, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and (isinstance(scalar.value, bool) or not scalar.text.strip()):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _plain(self, node: Node, shape: Shape, what: str, at: Span) -> Value | None:
        return self._scalar(node, shape, what, at)

    def _word(self, node: Node, shape: shapes.Word, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is None or shape.open or scalar.text in shape.words:
            return scalar
        near = nearest(scalar.text, shape.words)
        self.faults.append(
            Fault(
                "R004",
                scalar.span,
                f"{what} cannot be '{shorten(scalar.text)}'",
                found=scalar.text,
                expected=", ".join(shape.words),
                suggestion=near,
                help="Write one of these words." if len(shape.words) > 1 else "Write this word.",
            )
        )
        return None

    def _whole(self, node: Node, shape: shapes.Whole, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is None:
            return None
        if type(scalar.value) is not int:
            self._unfit(scalar, shape, what, at)
            return None
        if scalar.value < shape.least:
            self.faults.append(
                Fault(
                    "R006",
                    scalar.span,
                    f"{what} must be {shape.least} or more, and is {scalar.text}",
                    found=scalar.text,
                    help=f"Write a whole number, {shape.least} or more.",
                )
            )
            return None
        return scalar

    def _numeral(self, node: Node, shape: shapes.Numeral, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and type(scalar.value) not in (int, float):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _flag(self, node: Node, shape: shapes.Flag, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and type(scalar.value) is not bool:
            self._unfit(scalar, shape, what, at)
            return None
        return scalar

    def _day(self, node: Node, shape: shapes.Day, what: str, at: Span) -> Value | None:
        scalar = self._scalar(node, shape, what, at)
        if scalar is not None and not isinstance(scalar.value, datetime.date):
            self._unfit(scalar, shape, what, at)
            return None
        return scalar
