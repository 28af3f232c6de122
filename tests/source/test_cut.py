"""A part or shared block is cut out of a text and put back: every other byte stays, and nothing is said otherwise."""

from __future__ import annotations

import random

import pytest

from pocarms.source.cut import cut, put_back
from pocarms.source.same import CannotEdit, plain, read_text
from tests.web.conftest import EXAMPLES

LISTS = [
    "a: 1\nparts:  # k: v\n  # all: of them\n  - id: x\n    answers: {q: yes}  # inside\n  # about y\n  - id: y\n"
    "    # deep\n    title: Y\n\n  - id: z\nb: 2\n",
    "a: 1\nparts: [{id: x}, {id: y, answers: {q: [1,\n 2]}}, {id: z}]\nb: 2\n",
    "parts:\r\n- id: x\r\n- id: y\r\n  note: |\r\n    long\r\n\r\n    text\r\n- {id: z}\r\n",
    "\ufeffparts:\n  - id: x\n  - {id: y,\n     title: 'it''s'}\n  - id: z",
    "{a: 1, parts: [{id: x}, {id: y}, {id: z}]}",
]
SECTIONS = [
    "shared:\n  x: {title: X}\n\n  # about y\n  y:\n    title: Y  # y\n    answers:\n      q: yes\n  z: {}\na: 1\n",
    "shared: {x: {title: X}, y: {answers: {q: no}}, z: {}}\n",
    "shared:\r\n    'x': {}\r\n    y: {title: Y}\r\n    z: {}\r\n",
]
CASES = [(text, "parts") for text in LISTS] + [(text, "shared") for text in SECTIONS]


def said(text: str) -> object:
    return plain(read_text(text.removeprefix("\ufeff")))


@pytest.mark.parametrize(("text", "section"), CASES)
@pytest.mark.parametrize("id_", ["x", "y", "z"])
def test_one_is_cut_out_and_put_back(text: str, section: str, id_: str) -> None:
    without = cut(text, section, id_)
    old, new = said(text), said(without.text)
    assert isinstance(old, dict) and isinstance(new, dict)
    assert {**old, section: None} == {**new, section: None}
    if isinstance(old[section], list):
        assert new[section] == [one for one in old[section] if one["id"] != ("str", id_)]
    else:
        assert new[section] == {key: value for key, value in old[section].items() if key != id_}
    again = put_back(without.text, section, without.piece, without.place, without.above)
    assert said(again) == old or "{" in text  # in braces it stands last
    assert sorted(map(repr, _all(said(again)))) == sorted(map(repr, _all(old)))
    if "{a" not in text and "[{" not in text and "shared: {" not in text:
        assert again.splitlines() == text.splitlines()
        assert set(without.text.splitlines()) <= set(text.splitlines())


def _all(value: object) -> list[object]:
    if isinstance(value, dict):
        return [x for key, inner in value.items() for x in (key, *_all(inner))]
    return [x for inner in value for x in _all(inner)] if isinstance(value, list) else [value]


def test_comments_above_go_with_what_they_stand_above_and_no_other() -> None:
    text = "# file\nparts:\n  # list\n  - id: x\n  # y\n  - id: y\n  # z\n  - id: z\n# end\n"
    assert cut(text, "parts", "y").text == "# file\nparts:\n  # list\n  - id: x\n  # z\n  - id: z\n# end\n"
    assert "  # list\n" in cut(text, "parts", "x").text
    assert "# y" in cut(text, "parts", "y").piece


@pytest.mark.parametrize(("text", "section"), CASES)
def test_the_last_leaves_an_empty_list_and_comes_back_into_it(text: str, section: str) -> None:
    pieces = []
    for id_ in ("x", "z", "y"):
        done = cut(text, section, id_)
        text, pieces = done.text, [*pieces, done]
    empty = said(text)
    assert isinstance(empty, dict) and not empty[section]
    for done in reversed(pieces):
        text = put_back(text, section, done.piece, done.place, done.above)
    full = said(text)
    assert isinstance(full, dict) and len(full[section]) == 3


def test_what_is_not_there_or_there_twice_is_refused() -> None:
    for text, section in ((LISTS[0], "shared"), (LISTS[0], "answers"), (LISTS[0], "parts"), ("a: 1\n", "parts")):
        with pytest.raises(CannotEdit):
            cut(text, section, "nobody")
    with pytest.raises(CannotEdit, match="another 'y'"):
        put_back(LISTS[0], "parts", "id: y", 0)
    with pytest.raises(CannotEdit):
        cut("parts:\n  -\n    id: x\n  - id: y\n", "parts", "x")


def test_every_part_and_block_of_the_examples(seed: int = 1) -> None:
    chance = random.Random(seed)
    for file in sorted(EXAMPLES.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        old = said(text)
        assert isinstance(old, dict)
        ids = [("parts", one["id"][1]) for one in old.get("parts", ())] + [("shared", x) for x in old.get("shared", ())]
        for section, id_ in chance.sample(ids, min(3, len(ids))):
            without = cut(text, section, id_)
            assert put_back(without.text, section, without.piece, without.place, without.above) == text, (
                file.name,
                id_,
                seed,
            )
