"""Everything in the JSON is shown by the report, or is in the list of internal leaves below (DESIGN §6)."""

from __future__ import annotations

from typing import Any

import pytest

from pocarms.assessment.jsonable import WORDS
from pocarms.reports.render import render
from tests.reports.leaves import Path, changed, leaves
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support

# What no report prints, and why.
INTERNAL: dict[Path, str] = {
    ("PackInfo", "language"): "the language that the texts are printed in",
    (
        "Assessment",
        "marking_suggested",
    ): "given to the report as a note (memo.marking), see tests/documents/test_marking",
    ("Assessment", "sensitive_answers"): "the same note says it",
    ("StepInfo", "id"): "named by its label",
    ("KindInfo", "id"): "named by its label",
    ("KindInfo", "advice"): "follows from what is shown: only advice has a class",
    ("KindInfo", "label"): "the finding carries it as kind_label",
    ("ScaleResult", "id"): "named by its label",
    ("ConceptResult", "id"): "named by its label",
    ("BundleResult", "id"): "printed, but joins by the ids of findings",
    ("MeasureResult", "id"): "named by what it says",
    ("StepResult", "id"): "named by what it says",
    ("ActionResult", "id"): "named by what it says",
    ("PlannedResult", "id"): "named by its title, which the pack gives",
    ("MeasureResult", "owner"): "printed only where it has no label",
    ("StepResult", "who"): "printed only where it has no label",
    ("ActionResult", "who"): "printed only where it has no label",
    ("ChosenText", "id"): "printed only where it has no label",
    ("Alternative", "id"): "printed only where it has no label",
    ("AnswerResult", "id"): "named by its question",
    ("AnswerResult", "type"): "the answer in words shows it",
    ("AnswerResult", "value"): "`answer` says it in words",
    ("SetAside", "question"): "named by its wording",
    ("PracticeState", "question"): "named by its wording",
    ("OpenQuestion", "highest_class"): "said again from the findings it opens, in words",
    ("OpenQuestion", "who_knows"): "named by its label",
    ("ProofNode", "id"): "numbered in the report",
    ("Body", "id"): "named by its title",
    ("FindingResult", "kind"): "named by kind_label; it decides the section",
    ("SourceRef", "doc"): "said in text",
    ("SourceRef", "section"): "said in text",
    ("SourceRef", "page"): "said in text",
    ("SourceRef", "box"): "said in text",
    ("SourceRef", "footnote"): "said in text",
    ("SourceRef", "paragraph"): "said in text",
    ("SourceRef", "basis"): "said in text",
    ("FindingResult", "advice_shown"): "decides where a finding stands; it follows from status and holds",
}
# Leaves that are an id of something else in the assessment: changing one must change what is printed.
REFERENCES: set[Path] = {
    ("ProfileInfo", "state"),
    ("ProfileInfo", "as_of"),
    ("PackInfo", "translation_reviewed"),
    ("ScaleResult", "floor"),
    ("ScaleResult", "ceiling"),
    ("ScaleResult", "headline"),
    ("ScaleResult", "because"),
    ("ScaleResult", "may_be_because"),
    ("LevelRuleResult", "scale"),
    ("LevelRuleResult", "at_least"),
    ("LevelRuleResult", "needs"),
    ("LevelRuleResult", "proof"),
    ("FindingResult", "class_"),
    ("FindingResult", "class_may_be"),
    ("FindingResult", "facets"),
    ("FindingResult", "tags"),
    ("FindingResult", "needs"),
    ("FindingResult", "needed_by"),
    ("FindingResult", "helped_by"),
    ("FindingResult", "modified_by"),
    ("FindingResult", "examples"),
    ("FindingResult", "settled_by"),
    ("FindingResult", "may_be_settled_by"),
    ("FindingResult", "hangs_on"),
    ("FindingResult", "proof"),
    ("Addressed", "id"),
    ("Addressed", "harm"),
    ("Addressed", "parts"),
    ("BundleResult", "findings"),
    ("MeasureResult", "covers"),
    ("StepResult", "after"),
    ("OpenQuestion", "opens"),
    ("ConflictResult", "doubts"),
    ("ConflictResult", "answers"),
    ("SetAside", "gate"),
    ("AnswerResult", "block"),
    ("ConceptResult", "proof"),
    ("ProofNode", "from_"),
    ("ProofNode", "question"),
    ("LevelRuleResult", "id"),
    ("FindingResult", "id"),
    ("OpenQuestion", "id"),
    ("ConflictResult", "id"),
    ("ExampleText", "id"),
    ("KindInfo", "box"),
    ("AnswerResult", "from_"),
    ("Assessment", "labels"),
    ("Statement", "as_of"),
    ("PlannedResult", "due"),
    ("PlannedResult", "review"),
    ("PlannedResult", "on"),
    ("PlannedResult", "follows_from"),
    ("Statement", "reliability"),
}
ASSESSMENTS = {"mission": mission, "support": support}
PATHS = sorted({path for make in ASSESSMENTS.values() for path, _ in leaves(make())})


def kind(path: Path, leaf: Any) -> str:
    if path in INTERNAL:
        return "internal"
    if leaf is None:
        return "internal"  # an owner or a room to act that the finding has not
    if path in WORDS or path in REFERENCES or not isinstance(leaf, str):
        return "reference"
    return "text"


def test_every_internal_leaf_exists() -> None:
    assert set(INTERNAL) <= set(PATHS)
    assert set(PATHS) >= REFERENCES
    assert not REFERENCES & set(INTERNAL)


def token(path: Path) -> str:
    return "Tok" + path[0] + path[1].replace("_", "x") + "."


def test_every_text_is_printed() -> None:
    """Each field of text, replaced by a word of its own wherever it is not empty, stands in the report."""
    texts: set[Path] = set()
    printed = ""
    for make in ASSESSMENTS.values():

        def change(path: Path, leaf: Any) -> Any:
            if kind(path, leaf) == "text" and leaf:
                texts.add(path)
                return token(path)
            return leaf

        printed += render(changed(make(), change), "text", "en")
    missing = sorted(path for path in texts if token(path).lower() not in printed.lower())
    assert not missing
    assert len(texts) > 60


def other(path: Path, leaf: Any, all_values: dict[Path, list[Any]]) -> Any:
    """Return another value that may stand at this place."""
    if isinstance(leaf, bool):
        return not leaf
    if isinstance(leaf, int):
        return leaf + 1
    choices = [w for w in WORDS.get(path, ()) if w != leaf] or [v for v in all_values[path] if v != leaf and v]
    return choices[0] if choices else f"{leaf}x"


@pytest.mark.parametrize("path", [p for p in PATHS if p not in INTERNAL], ids=".".join)
def test_every_other_leaf_shows(path: Path) -> None:
    """Changing any single value of a closed list, an id, a number or a truth value changes the printed text."""
    assessments = [make() for make in ASSESSMENTS.values()]
    values: dict[Path, list[Any]] = {}
    for a in assessments:
        for p, leaf in leaves(a):
            values.setdefault(p, []).append(leaf)
    tried = 0
    for a in assessments:
        before = render(a, "text", "en")
        places = [n for n, (p, leaf) in enumerate(leaves(a)) if p == path and kind(p, leaf) == "reference"]
        for place in places:
            tried += 1
            count = iter(range(10**9))

            def change(p: Path, leaf: Any, place: int = place, count: Any = count) -> Any:
                return other(p, leaf, values) if next(count) == place else leaf

            try:
                after = render(changed(a, change), "text", "en")
            except (ValueError, KeyError):  # an id that names nothing is refused: nothing is lost in silence
                assert path not in WORDS, "every word of a closed list has words in the report"
                return
            if after != before:
                return
    assert not tried, f"{path} can change without a trace in the report"
