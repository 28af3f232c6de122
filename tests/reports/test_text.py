"""Text and Markdown reports: golden files, width, hostile texts, refusals."""

from __future__ import annotations

import dataclasses
import re

import pytest

from pocarms.assessment import result as r
from pocarms.reports.filters import WIDTH, markdown, wrap
from pocarms.reports.naming import UnknownKind
from pocarms.reports.render import render
from tests.reports.fixture import HOSTILE, assessment, body, finding, small, source
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support
from tests.reports.write import GOLDEN, HERE, golden


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str) -> None:
    kept = (HERE / "golden" / name).read_text(encoding="utf-8")
    assert golden(name) == kept, "if the change is meant: python -m tests.reports.write, and read the difference"


@pytest.mark.parametrize("make", [mission, support, small])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_text_fits_a_terminal(make: object, language: str) -> None:
    assert callable(make)
    text = render(make(), "text", language)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text), "a terminal would obey these"
    assert not re.search(r"[ \t]\n|\n{3,}", text)
    lines = text.splitlines()
    assert lines[0] == lines[-1], "the marking opens and closes the report"


def test_summary_comes_first() -> None:
    text = render(mission(), "text", "en")
    order = [
        "Summary\n===",
        "What comes first:",
        "Compliance points\n",
        "Act first\n-",
        "Act next\n-",
        "Plan\n-",
        "Strengths\n",
    ]
    order += [
        "\nFor headquarters",
        "\nTo check against",
        "What to find out\n",
        "Not settled\n",
        "Conflicts between",
        "Annex\n",
    ]
    places = [text.index(title) for title in order]
    assert places == sorted(places)
    top = text[: text.index("Parts at a glance")]
    assert top.count("\n- ") <= 5, "what is established in five lines"
    assert top.count("\n  - ") == 7 and "and 7 more" in top
    assert "Compliance: 1 point comes" in top and "Act first: 8; Act next: 2; Plan: 1." in top


def test_a_single_question_on_a_last_page_is_counted_as_one() -> None:
    result = mission()
    many = tuple(q for q in result.whole.open_questions if q.id.startswith("jmac.q"))[:11]
    whole = dataclasses.replace(result.whole, open_questions=many)
    for language, said in (("en", "(11 of 11)"), ("fr", "(11\u00a0sur\u00a011)")):
        text = render(dataclasses.replace(result, whole=whole, parts=()), "text", language)
        assert said.replace("\u00a0", " ") in text.replace("\u00a0", " ")


def test_ten_questions_to_a_page() -> None:
    text = render(mission(), "text", "en")
    pages = re.split(r"\nTo ask: ", text[text.index("What to find out") : text.index("\nNot settled\n")])[1:]
    assert [p.splitlines()[0] for p in pages] == [
        "Joint Mission Analysis Centre (1 to 10 of 14)",
        "Joint Mission Analysis Centre (11 to 14 of 14)",
        "Human rights",
        "nobody named",
    ]
    assert [p.count("\n* ") for p in pages] == [10, 4, 1, 1]
    asked_twice = text.count("* Have State stores leaked weapons in this area?")
    assert asked_twice == 1, "a question that two parts wait for is asked once"


def test_compliance_questions_are_asked_first() -> None:
    """Compliance stands above all classes, in what to find out too."""
    findings = (
        finding("a.high", "High", status="open", class_="act_first"),
        finding("b.duty", "A duty", "compliance", status="open"),
    )
    asked = tuple(
        r.OpenQuestion(q, f"Ask {q}?", "", ("jmac",), ("Analysts",), (f,), "")
        for q, f in (("q.high", "a.high"), ("q.duty", "b.duty"))
    )
    text = render(assessment(body(findings=findings, open_questions=asked)), "text", "en")
    assert text.index("Ask q.duty?") < text.index("Ask q.high?")


def test_a_hold_for_want_of_answers_says_so() -> None:
    steps = (r.StepInfo("go", "Go"), r.StepInfo("hold", "Hold"), r.StepInfo("no", "No support"))
    scale = r.ScaleResult("before", "Support", "go", "no", "hold", (), ("pattern",), steps, True)
    rule = r.LevelRuleResult("pattern", "before", "no", "A pattern is reported.", "open", ("q",), ())
    text = render(assessment(body(scales=(scale,), level_rules=(rule,)), classes=()), "text", "en")
    assert "Suggested: Hold (at least Go; may be No support)" in text
    assert "the suggestion is to hold" in " ".join(text.split())
    first = text[text.index("What comes first:") :]
    assert first.splitlines()[1] == "  - A pattern is reported. (Hold)"


def test_whole_names_the_parts_its_level_comes_from() -> None:
    text = render(support(), "text", "en")
    whole = text[text.index("\nThe whole\n") : text.index("Part: Training")]
    assert "- The record of the unit is not known. (in Training of the 3rd battalion)" in whole
    assert "- A pattern of grave violations is reported" in whole


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_markdown_escapes(text: str) -> None:
    """No mark that Markdown reads is left bare; taking the backslashes out gives the text back."""
    out = str(markdown(text))
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", out) == text
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", out)
    assert not re.search(r"[`*_\[\]<>|&~{}$@]", bare)
    assert not re.match(r"[-+=#]|\d+[.)]", bare)
    assert "://" not in bare


def test_markdown_tables_keep_their_columns() -> None:
    for make in (mission, support, small):
        tables = re.findall(r"(?:^\|.*\n)+", render(make(), "md", "en"), re.M)
        assert len(tables) > 1
        for table in tables:
            rows = table.splitlines()
            assert set(rows[1]) <= set("|- "), "the second row is the rule under the head"
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, table


def test_long_words_and_no_break_spaces() -> None:
    assert max(map(len, wrap("x" * 300, 4, 6).splitlines())) == WIDTH
    assert "a\u202f:" in wrap("a\u202f: " + "b " * 60)


def test_a_kind_that_is_not_described_is_refused() -> None:
    made = assessment(body(findings=(finding("a.b", "T"),)), kinds=())
    with pytest.raises(UnknownKind, match="gap"):
        render(made, "text", "en")
    assert render(made, "json", "en")


def test_other_formats_are_refused_and_other_languages_have_english_words() -> None:
    with pytest.raises(ValueError, match="docx"):
        render(small(), "docx", "en")
    assert render(small(), "text", "de") == render(small(), "text", "en")


def test_unknown_marking_is_printed() -> None:
    made = small()
    made = dataclasses.replace(made, profile=dataclasses.replace(made.profile, marking="amber only"))
    assert render(made, "text", "fr").startswith("AMBER ONLY\n")


def test_undated_profile_says_so() -> None:
    made = small()
    made = dataclasses.replace(made, profile=dataclasses.replace(made.profile, as_of=""))
    assert "State of: no date given" in render(made, "text", "en")


def test_parts_table_keeps_cells_under_their_heads() -> None:
    """A part without one of the scales leaves its cell empty; the next cells do not move up."""
    steps = (r.StepInfo("go", "Go"), r.StepInfo("no", "No support"))
    one = r.ScaleResult("a", "Not yet given", "go", "go", "go", (), (), steps, True)
    two = r.ScaleResult("b", "Under way", "no", "no", "no", (), (), steps, True)
    open_one = finding("a.b", "T", status="open", class_="")
    made = assessment(
        body(), (body("x", "X", scales=(one,)), body("y", "Y", scales=(two,), findings=(open_one,))), classes=()
    )
    text = render(made, "text", "en")
    assert "* X: Not yet given: Go\n" in text
    assert "* Y: Under way: No support; Findings: Not settled: 1\n" in text


def test_a_proof_names_no_claim_twice() -> None:
    """A negation of a negation is seen through; a finding's sources stand on its card only."""
    nodes = [
        r.ProofNode("f", "The finding holds.", True, "name", ("n",), sources=(source("Brief, p. 99"),)),
        r.ProofNode("n", "“X” holds.", True, "not", ("c",)),
        r.ProofNode("c", "“X” holds.", True, "name", ("a",), sources=(source("Brief, p. 98"),)),
        r.ProofNode("a", "The answer is yes.", True, "answer", (), "q.gone"),
    ]
    text = render(
        assessment(
            body(findings=(finding("a.b", "T", proof="f", sources=()),), proofs={node.id: node for node in nodes})
        ),
        "text",
        "en",
    )
    proofs = text[text.index("\nProofs\n") :].replace("\u00a0", " ")
    assert "- 1. The finding holds. [by the rule that says so: step 2]\n" in proofs
    assert "- 2. “X” holds. (Brief, p. 98) [by the rule that says so: step 3]\n" in proofs
    assert "- 3. The answer is yes. [by the answer on file]\n" in proofs
    assert proofs.count("“X”") == 1


def test_a_chain_of_a_thousand_steps() -> None:
    nodes = {
        f"p{n}": r.ProofNode(f"p{n}", f"Claim {n}.", True, "name", (f"p{n + 1}",) if n < 1000 else ())
        for n in range(1001)
    }
    text = render(assessment(body(findings=(finding("a.b", "T", proof="p0"),), proofs=nodes)), "text", "en")
    assert "- 1001. Claim 1000.\n" in text and "[by the rule that says so: step 1001]" in text
