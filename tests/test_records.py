"""Records behave like the standard library's frozen dataclasses, wherever the tool could tell."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pytest

from pocarms import records

T = TypeVar("T")


def _make(dataclass: Callable[..., Any], slots: bool) -> dict[str, Any]:
    """The same classes, made by the standard library or by ours."""

    @dataclass(frozen=True, slots=slots)
    class Empty:
        pass

    @dataclass(frozen=True, slots=slots)
    class One:
        """Told."""

        x: object

        def doubled(self) -> tuple[object, object]:
            return self.x, self.x

    @dataclass(frozen=True, slots=slots, order=True)
    class Many:
        a: int
        b: str = "b"
        c: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
        d: object = dataclasses.field(default=None, compare=False, repr=False)

    @dataclass(frozen=True, slots=slots)
    class Of(Generic[T]):
        value: T

    return {cls.__name__: cls for cls in (Empty, One, Many, Of)}


@pytest.fixture(params=[True, False], ids=["slots", "dict"])
def both(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return [_make(records.dataclass, request.param), _make(dataclasses.dataclass, request.param)]


CALLS: list[Callable[[dict[str, Any]], object]] = [
    lambda c: repr([c["Empty"](), c["One"](1), c["Many"](1, d=2), c["Many"](a=1, b="x", c={"k": 1}), c["Of"]("v")]),
    lambda c: [c["Many"](1).c, c["Many"](1).c is c["Many"](1).c, c["Many"](1).d, c["One"]((1,)).doubled()],
    lambda c: [c["One"](1) == c["One"](1), c["One"](1) == c["One"](2), c["One"](1) == c["Of"](1), c["One"](1) != 1],
    lambda c: [c["Many"](1, "a") == c["Many"](1, "a", {"x": 1}, 3), c["Empty"]() == c["Empty"]()],
    lambda c: [hash(c["Many"](1, "a")) == hash(c["Many"](1, "a", {"x": 1}, 3)), hash(c["One"](1)) == hash((1,))],
    lambda c: sorted([c["Many"](2, "a"), c["Many"](1, "b"), c["Many"](1, "a")]).__repr__(),
    lambda c: [f(c["Many"](1), c["Many"](2)) for f in (_lt, _le, lambda a, b: _lt(b, a), lambda a, b: _le(b, a))],
    lambda c: [c["Many"](1) > c["Many"](0), c["Many"](1) >= c["Many"](1), c["Many"](1) > c["Many"](1)],
    lambda c: c["One"](1) < c["One"](2),
    lambda c: c["Many"](1) < 1,
    lambda c: hash(c["One"]([])),
    lambda c: setattr(c["One"](1), "x", 2),
    lambda c: delattr(c["One"](1), "x"),
    lambda c: c["One"](),
    lambda c: c["One"](1, 2),
    lambda c: c["One"](y=1),
    lambda c: dataclasses.asdict(c["Many"](1, c={"k": 1})),
    lambda c: repr(dataclasses.replace(c["Many"](1, d=4), b="new")),
    lambda c: [f.name for f in dataclasses.fields(c["Many"])],
    lambda c: [c["Many"].__match_args__, c["Many"].__qualname__, c["One"].__doc__, c["One"].__module__],
    lambda c: [dataclasses.is_dataclass(c["Of"]), c["Of"][int].__origin__ is c["Of"], hasattr(c["One"](1), "__dict__")],
    lambda c: repr(copy.deepcopy(c["Many"](1, c={"k": 1}, d=[2]))) + repr(copy.copy(c["One"](3))),
    lambda c: c["Many"](1, c={"k": 1}).__getstate__() if "__slots__" in vars(c["Many"]) else None,
]


def _lt(a: Any, b: Any) -> bool:
    return bool(a < b)


def _le(a: Any, b: Any) -> bool:
    return bool(a <= b)


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_as_the_standard_library(call: Callable[[dict[str, Any]], object], both: list[dict[str, Any]]) -> None:
    def outcome(classes: dict[str, Any]) -> object:
        try:
            return call(classes)
        except Exception as error:
            return type(error), isinstance(error, dataclasses.FrozenInstanceError)

    ours, theirs = map(outcome, both)
    assert ours == theirs


def test_a_record_that_holds_itself_can_be_shown() -> None:
    inner: list[object] = []
    one = _make(records.dataclass, True)["One"](inner)
    inner.append(one)
    assert "..." in repr(one)


def test_match() -> None:
    from pocarms.model.conditions import ConceptIs

    match ConceptIs("c", False):
        case ConceptIs(concept, wanted):
            assert (concept, wanted) == ("c", False)
        case _:
            pytest.fail("it did not match")


def test_pickling() -> None:
    from pocarms.model.conditions import AllOf, ConceptIs

    value = AllOf((ConceptIs("c", False),))
    assert pickle.loads(pickle.dumps(value)) == value


def test_what_is_not_covered_is_refused() -> None:
    one = _make(records.dataclass, True)["One"]
    for make in (
        lambda: records.dataclass(type("Child", (one,), {"__annotations__": {"y": int}}), frozen=True),
        lambda: records.dataclass(type("NotFrozen", (), {})),
        lambda: records.dataclass(
            type("K", (), {"__annotations__": {"_": dataclasses.KW_ONLY, "y": int}}), frozen=True
        ),
        lambda: records.dataclass(type("I", (), {"__annotations__": {"y": dataclasses.InitVar[int]}}), frozen=True),
    ):
        with pytest.raises(TypeError, match=r"use dataclasses\.dataclass"):
            make()
