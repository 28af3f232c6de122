"""Values written as YAML read back as what they are, wherever they stand."""

import datetime
import random

import pytest

from pocarms.source.read import read_yaml
from pocarms.source.write import Writable, flow_text, scalar_text
from tests.source.test_read import plain

WORDS = [
    "yes",
    "no",
    "unknown",
    "not_applicable",
    "true",
    "null",
    "~",
    "",
    "012",
    "1.5",
    "1e3",
    ".inf",
    "2020-12-18",
    "2021-02-30",
    "1_000",
    "a: b",
    "a #b",
    "#b",
    "- a",
    "[a]",
    "{a}",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "'a'",
    '"a"',
    "a\nb",
    "a\tb",
    "a\x00b",
    "a\u2028b",
    "a\ufeffb",
    "日本",
    "é",
    "a,b",
    "a}",
    "?",
    "? a",
    ":",
    "a:",
    " a ",
    "<<",
    "=",
    "S/RES/2556 (2020)",
    "a\\b",
    "𝒳",
    "-",
    "--- a",
    "| a",
    "> a",
    "desk officer",
    "Joint Centre (JMAC)",
    "a  b",
]


@pytest.mark.parametrize("text", WORDS)
def test_texts_read_back(text: str) -> None:
    for wrapped in (f"k: {scalar_text(text)}", f"{{k: {scalar_text(text)}, l: 1}}", f"{scalar_text(text)}: 1\n"):
        reading = read_yaml(wrapped.encode(), "x")
        assert not reading.faults, wrapped
        value = plain(reading.node)
        assert isinstance(value, dict)
        assert value.get("k", "absent") == text or list(value) == [text]


@pytest.mark.parametrize("text", ["yes", "embargo.cell", "desk officer", "JMAC/JOC", "Équipe"])
def test_harmless_texts_stay_plain(text: str) -> None:
    assert scalar_text(text) == text


def test_random_values_read_back() -> None:
    seed = 31
    print("seed", seed)
    rng = random.Random(seed)

    def value(depth: int) -> Writable:
        kind = rng.randrange(8 if depth else 6)
        if kind < 2:
            return "".join(chr(rng.choice([rng.randrange(32, 127), rng.randrange(0, 0x2100)])) for _ in range(5))
        if kind == 2:
            return rng.choice([True, False, None, 12, -3, 2.5, datetime.date(2020, 12, 18)])
        if kind < 6:
            return rng.choice(WORDS)
        if kind == 6:
            return [value(depth - 1) for _ in range(rng.randrange(3))]
        return {rng.choice(WORDS): value(depth - 1) for _ in range(rng.randrange(3))}

    for _ in range(800):
        written = value(3)
        text = f"k: {flow_text(written)}\n"
        reading = read_yaml(text.encode("utf-8", "surrogatepass"), "x")
        assert not reading.faults, text
        assert plain(reading.node) == {"k": written}, text
        assert "\n" not in text[:-1]
