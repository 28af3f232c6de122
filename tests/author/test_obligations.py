"""`pack test` counts the parts of groups that alone decide in some test, and drafts tests for those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.author.obligations import obligations
from pocarms.language.load import load_pack
from tests.running import Run

RULES = """
concepts:
  - concludes: all.three
    when: {all: [{a: yes}, {b: yes}, {any: [{c: yes}, {d: yes}]}]}
    label: all of them
    source: {doc: guidance, basis: external}
  - concludes: two.of_three
    when: {at_least: 2, of: [{a: yes}, {b: yes}, {c: yes}]}
    label: two of three
    source: {doc: guidance, basis: external}
"""
QUESTION = "  {id}: {{ask: Is it?, type: yes_no, block: stores, source: {{doc: guidance, basis: external}}}}\n"
TEST = "  - {{name: n{n}, given: {{{given}}}, then: {{concepts: {{{then}}}}}}}\n"


@pytest.fixture
def pack(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    assert run("pack", "new", folder)[0] == 0
    questions = "".join(QUESTION.format(id=q) for q in "abcd")
    (folder / "more.yaml").write_text(f"questions:\n{questions}{RULES}")
    return folder


def with_tests(folder: Path, *tests: tuple[str, str]) -> Path:
    lines = "".join(TEST.format(n=n, given=given, then=then) for n, (given, then) in enumerate(tests))
    (folder / "tests" / "more.yaml").write_text(f"tests:\n{lines}")
    return folder


def met(folder: Path, group: str) -> str:
    """The parts of a group that some test shows to decide alone."""
    found = obligations(load_pack(folder)).met
    told = (m.swap for m in found if m.what.startswith("concept"))
    return " ".join(swap.put[0] for swap in told if swap.left_out and swap.at.startswith(f"{group}("))


def test_which_tests_meet_which(pack: Path) -> None:
    nothing = obligations(load_pack(pack))
    assert (len(nothing.met), nothing.of) == (2, 10), "two parts of the pack as made, five and three of ours"
    everything = ("a: yes, b: yes, c: yes, d: no", 'all.three: "true"')
    assert met(with_tests(pack, everything), "any") == "c", "c alone holds of c and d"
    assert met(pack, "all") == "", "that all hold shows of none that it is needed"
    without_a = ("a: no, b: yes, c: yes, d: no", 'all.three: "false"')
    assert met(with_tests(pack, everything, without_a), "all") == "a"
    neither = ("a: yes, b: yes, c: no, d: no", 'all.three: "false"')
    assert met(with_tests(pack, neither), "all") == "a", "the last part is a group: its first letter"
    two = ("a: yes, b: yes, c: no", 'two.of_three: "true"')
    assert met(with_tests(pack, two), "at_least 2") == "a b", "without one of these two there are fewer than two"


def test_drafts_are_ready_to_paste_and_count_apart(run: Run, pack: Path) -> None:
    asked = ("pack", "test", pack, "--engine", "twin")
    said = run(*asked)[1]
    assert "    2 of 10, by tests written by hand" in said and "8 in no test" in said
    said = run(*asked, "--drafts", 20)[1]
    lines = said[said.index("In no test (8):") :].splitlines()
    drafts = [line for line in lines if line.startswith(("  - name", "    drafted", "    given", "    then"))]
    file = pack / "tests" / "drafts.yaml"
    file.write_text("tests:\n" + "\n".join(drafts).replace("say why: ", "say why, {}: ") + "\n")
    text = file.read_text()
    for n in range(text.count("{}")):
        text = text.replace("{}", str(n), 1)
    file.write_text(text)
    code, said, told = run(*asked)
    assert code == 0, told
    assert "2 of 10, by tests written by hand" in said
    assert "8 only in tests drafted by the tool and not yet named by an author" in said
    file.write_text(text.replace("    drafted: true\n", ""))
    assert "10 of 10, by tests written by hand" in run(*asked)[1]


def test_a_failing_test_meets_nothing(pack: Path) -> None:
    wrong = ("a: yes, b: yes, c: yes, d: no", 'all.three: "false"')
    assert met(with_tests(pack, wrong), "any") == ""
