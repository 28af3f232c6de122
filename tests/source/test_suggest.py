"""The near name: what people really mistype, the same answer in every order, and no wild guesses."""

import random

import pytest

from pocarms.source.suggest import _distance, nearest

IDS = ("embargo.cell", "embargo.regime", "mandate.arms_tasks", "mandate.protection", "casualties.recorded", "yes", "no")


@pytest.mark.parametrize(
    "word, meant",
    [
        ("embargo.cel", "embargo.cell"),
        ("embargo.clel", "embargo.cell"),
        ("Embargo_Cell", "embargo.cell"),
        ("embargo cell", "embargo.cell"),
        ("mandate.protecton", "mandate.protection"),
        ("arms_tasks", "mandate.arms_tasks"),
        ("casulties.recorded", "casualties.recorded"),
        ("yse", "yes"),
        ("No", "no"),
        ("nop", "no"),
        ("mission.budget", ""),
        ("", ""),
        ("x", ""),
        ("maybe", ""),
        ("a" * 5000, ""),
    ],
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, IDS) == meant
    assert nearest(word, tuple(reversed(IDS))) == meant
    assert nearest(word, set(IDS)) == meant


def test_last_part_of_several_ids_names_none() -> None:
    assert nearest("cell", ("embargo.cell", "coordination.cell")) == ""


def test_equally_near_is_the_first_in_the_alphabet() -> None:
    assert nearest("cat", ("hat", "bat", "rat")) == "bat"


def slow_distance(a: str, b: str) -> int:
    """Optimal string alignment, straight from its definition."""
    table = {(i, j): i + j for i in range(len(a) + 1) for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(a), len(b)]


def test_distance_is_exact_up_to_its_bound() -> None:
    seed = 5
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(2000):
        a, b = ("".join(rng.choice("abc") for _ in range(rng.randrange(8))) for _ in range(2))
        bound = rng.randrange(6)
        true = slow_distance(a, b)
        found = _distance(a, b, bound)
        assert found == true if true <= bound else found > bound


def test_among_many_choices_the_nearest_is_found() -> None:
    choices = [f"theme{i % 40}.some_question_of_the_pack_{i}" for i in range(2000)]
    assert nearest("theme7.some_question_of_teh_pack_1207", choices) == "theme7.some_question_of_the_pack_1207"
