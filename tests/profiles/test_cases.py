"""The whole and the parts, put together by decision 001, points 5 and 6."""

import itertools

import pytest

from pocarms.model.pack import Option, Pack, Question
from pocarms.model.profile import Answer, Evidence, Part, Profile, SharedBlock, Value
from pocarms.profiles.cases import cases, settle

ONE = Question("q", "?", "practice", tuple(Option(v, v) for v in ("no", "partly", "yes")))
MANY = Question("m", "?", "choices", tuple(Option(v, v) for v in ("a", "b", "c")))
NUMBER = Question("n", "?", "number")
PACK = Pack("p", "1", "P", "en", questions={q.id: q for q in (ONE, MANY, NUMBER)})


def people(question: Question, *values: Value) -> tuple[Answer, ...]:
    return tuple(Answer(question.id, value, Evidence(by=f"p{i}")) for i, value in enumerate(values))


@pytest.mark.parametrize(
    "values, value, disagree",
    [
        (["yes"], "yes", False),
        (["yes", "yes"], "yes", False),
        (["yes", "no"], "unknown", True),
        (["yes", "unknown"], "yes", False),
        (["unknown", "unknown"], "unknown", False),
        (["yes", "unknown", "no"], "unknown", True),
        (["not_applicable"], "not_applicable", False),
        (["not_applicable", "unknown"], "not_applicable", False),
        (["not_applicable", "yes"], "unknown", True),
        (["yes", "no", "no"], "unknown", True),
    ],
)
def test_several_people(values: list[Value], value: Value, disagree: bool) -> None:
    for order in itertools.permutations(values):
        settled = settle(ONE, people(ONE, *order), "own")
        assert (settled.value, settled.disagree) == (value, disagree)
        assert len(settled.answers) == len(values)


def lines(a: str = "unknown", b: str = "unknown", c: str = "unknown") -> dict[str, str]:
    return {"a": a, "b": b, "c": c}


@pytest.mark.parametrize(
    "values, value, disagree",
    [
        ([lines("yes")], lines("yes"), False),
        ([lines("yes"), lines(b="no")], lines("yes", "no"), False),
        ([lines("yes", "no"), lines("no", "no")], lines("unknown", "no"), True),
        ([lines("yes"), lines("no")], "unknown", True),
        ([lines()], "unknown", False),
        (["unknown", lines("yes")], lines("yes"), False),
        (["not_applicable", lines()], "not_applicable", False),
        (["not_applicable", "unknown"], "not_applicable", False),
        (["not_applicable", lines("yes")], "unknown", True),
        (["unknown"], "unknown", False),
    ],
)
def test_several_people_line_by_line(values: list[Value], value: Value, disagree: bool) -> None:
    for order in itertools.permutations(values):
        settled = settle(MANY, people(MANY, *order), "own")
        assert (settled.value, settled.disagree) == (value, disagree)
        if isinstance(value, dict):
            assert list(settled.value) == ["a", "b", "c"]  # type: ignore[arg-type]


def test_equal_numbers_are_equal() -> None:
    assert settle(NUMBER, people(NUMBER, 3, 3.0), "own").value == 3
    assert settle(NUMBER, people(NUMBER, 3, 4), "own").disagree


def test_answers_are_in_an_order_that_does_not_depend_on_the_file() -> None:
    given = people(ONE, "yes", "no", "partly")
    orders = {settle(ONE, order, "own").answers for order in itertools.permutations(given)}
    assert len(orders) == 1
    twice = settle(ONE, (*given, given[0]), "own").answers
    assert len(twice) == 3  # the very same statement counts once


def block(id: str, value: Value) -> SharedBlock:
    return SharedBlock(id, id, {"q": (Answer("q", value, Evidence(by=id)),)})


def part_value(own: Value | None, uses: tuple[str, ...], shared: Value | None) -> tuple[Value | None, str, bool]:
    """Return value, origin and disagreement of q in a part."""
    profile = Profile(
        "p",
        "x",
        {"name": "X"},
        answers={"q": (Answer("q", shared),)} if shared is not None else {},
        shared={"one": block("one", "yes"), "two": block("two", "no"), "three": block("three", "yes")},
        parts=(Part("a", "A", uses, {"q": (Answer("q", own),)} if own is not None else {}),),
    )
    settled = cases(profile, PACK)[1][0].answers.get("q")
    return (None, "", False) if settled is None else (settled.value, settled.from_, settled.disagree)


@pytest.mark.parametrize(
    "own, uses, shared, expected",
    [
        (None, (), None, (None, "", False)),
        (None, (), "no", ("no", "shared", False)),
        (None, ("one",), "no", ("yes", "one", False)),
        ("partly", ("one",), "no", ("partly", "own", False)),
        ("unknown", ("one",), "no", ("unknown", "own", False)),
        (None, ("two", "one"), "no", ("unknown", "one, two", True)),
        (None, ("one", "three"), "no", ("yes", "one, three", False)),
        (None, ("one", "one"), None, ("yes", "one", False)),
    ],
)
def test_nearer_answers_hide_farther_ones(
    own: Value | None, uses: tuple[str, ...], shared: Value | None, expected: tuple[Value | None, str, bool]
) -> None:
    assert part_value(own, uses, shared) == expected
    assert part_value(own, tuple(reversed(uses)), shared) == expected


def test_a_nearer_several_choice_answer_hides_the_farther_one_whole() -> None:
    profile = Profile(
        "p",
        "x",
        {"name": "X"},
        answers={"m": (Answer("m", lines("yes", "yes")),)},
        parts=(Part("a", "A", (), {"m": (Answer("m", lines("no")),)}), Part("b", "B", (), {})),
    )
    whole, parts = cases(profile, PACK)
    assert whole.answers["m"].value == lines("yes", "yes")
    assert parts[0].answers["m"].value == lines("no")
    assert parts[1].answers["m"].value == lines("yes", "yes")


def test_whole_and_parts_are_named_and_ordered() -> None:
    profile = Profile(
        "p",
        "x",
        {"name": "Mission"},
        answers={"q": (Answer("q", "yes"),), "m": (Answer("m", lines("no")),), "n": ()},
        parts=(Part("b", "Bravo", (), {}), Part("a", "Alpha", (), {})),
    )
    whole, parts = cases(profile, PACK)
    assert (whole.id, whole.title, list(whole.answers)) == ("", "Mission", ["m", "q"])
    assert [(part.id, part.title) for part in parts] == [("b", "Bravo"), ("a", "Alpha")]
    assert all(list(part.answers) == ["m", "q"] for part in parts)
