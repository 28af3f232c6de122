"""An assessment of a mission with everything that a report can show."""

from __future__ import annotations

from typing import Any

from pocarms.assessment import result as r
from pocarms.model.marking import USUAL
from tests.reports.fixture import (
    CELL,
    answer,
    assessment,
    body,
    finding,
    source,
)
from tests.reports.rich_answers import mission_answers, mission_questions
from tests.reports.rich_findings import LINK, SHARED, STORES, mission_findings


def mission() -> r.Assessment:
    """A mission with two areas: findings of every kind and fate, conflicts, hostile answers, an untranslated text."""
    whole = body(
        concepts=(
            r.ConceptResult("embargo.active", "An arms embargo is in force", "true", "c1"),
            r.ConceptResult("links.no_harm_chain", "Nobody can show which flow led to which harm", "unknown", ""),
            r.ConceptResult("embargo.hollow", "The embargo mechanism exists on paper only", "false", "c2"),
        ),
        findings=mission_findings(),
        bundles=(
            r.BundleResult(
                "bundle.data",
                "One action on data",
                "Join the records of human rights, embargo cell and analysis centre.",
                "established",
                ("embargo.set_up_cell", "embargo.link_to_casualties"),
            ),
        ),
        open_questions=mission_questions(),
        conflicts=(
            r.ConflictResult(
                "conflict.embargo_dates",
                "The mandate names the embargo, yet no embargo is said to be in force: check the dates.",
                ("embargo.regime",),
                ("embargo.regime", "mandate.embargo"),
                (source("Brief, §3.5, p. 15", page="15"),),
            ),
        ),
        set_aside=(
            r.SetAside("embargo.link", LINK, "partly", "waiting", ("embargo.cell",)),
            r.SetAside("embargo.shared", SHARED, "yes / no", "disagreement", ()),
            r.SetAside(
                "embargo.inspect", "Does the mission inspect cargo?", "yes", "does_not_apply", ("mandate.embargo",)
            ),
            r.SetAside("embargo.regime", "Which embargo is in force?", "None", "doubted", ()),
        ),
        answers=mission_answers(),
        proofs=_mission_proofs(),
        planned=_mission_plan(),
    )
    ituri = body(
        "ituri",
        "Ituri",
        concepts=(r.ConceptResult("threat.now", "Civilians are under attack", "true", ""),),
        findings=(
            finding(
                "stores.trace",
                "Leaks from State stores are not traced",
                class_="act_first",
                class_because=("At least Act first, since civilians suffer the harm now and the practice is missing.",),
                advice="Trace what is recovered, with the embargo cell.",
                harm="now",
                needs=("embargo.set_up_cell",),
                list="mission",
                practice=(r.PracticeState("stores.traced", "Are recovered weapons traced?", "no", ""),),
                tags=("confronts_state",),
            ),
            finding(
                "stores.guard", "Stores are not guarded", status="open", class_="plan", settled_by=(("stores.leak",),)
            ),
        ),
        open_questions=(
            r.OpenQuestion(
                "stores.leak", STORES, "", ("jmac",), ("Joint Mission Analysis Centre",), ("stores.guard",), "plan"
            ),
        ),
        answers=(
            answer("stores.traced", "Are recovered weapons traced?", "no", "no", from_="shared"),
            answer("stores.leak", STORES, "unknown", "unknown", state="unknown", evidence=()),
        ),
    )
    north_kivu = body(
        "north-kivu",
        "North Kivu",
        open_questions=(
            r.OpenQuestion(
                "stores.leak", STORES, "", ("jmac",), ("Joint Mission Analysis Centre",), ("stores.guard",), "plan"
            ),
        ),
        findings=(finding("stores.guard", "Stores are not guarded", status="open", class_="plan"),),
        answers=(answer("stores.leak", STORES, "unknown", "unknown", state="unknown", evidence=()),),
    )
    return assessment(
        whole,
        (ituri, north_kivu),
        pack=r.PackInfo(
            "poc_arms",
            "0.3.0",
            "Arms control for protection",
            "9f31c2",
            "en",
            "not reviewed by a person",
            {"state": "stale", "tests_passed": "41 of 41", "reviewed_by": "B. Reader", "reviewed_on": "2024-01-05"},
            {"id": "hq-1", "title": "Packs for headquarters"},
        ),
        profile=r.ProfileInfo(
            id="monusco-2020",
            subject={
                "country": "Democratic Republic of the Congo",
                "name": "MONUSCO",
                "type": "pko",
                "area": "east",
            },
            as_of="2020-12-18",
            marking=USUAL.marking("confidential"),
            state="reviewed",
            signed="head of section 2020-12-20",
            digest="77ab04",
            counts=r.Counts(31, 12, 3, 2, 1),
            since_signed="changed",
        ),
        examples=(
            r.ExampleText(
                "monusco_cell",
                "A cell in the mission in the Congo",
                "The mission built a working group on the embargo that shared what it learnt with the experts.",
                (source("Brief, box 2, p. 17", box="2", page="17"),),
            ),
        ),
    )


def _mission_plan() -> tuple[r.PlannedResult, ...]:
    """An action in every state, each of another fate."""
    return (
        _planned("embargo.set_up_cell", "done", holds="advised", follows_from=("embargo.link",), on="2020-11-30"),
        _planned("embargo.link_to_casualties", "under_way", holds="open", overdue=True, due="2020-12-01"),
        _planned("gone.one", "dropped", holds="ruled_out", reason="no money =1+1", note="<b>n</b>", owner="Ops"),
        _planned("gone.two", "not_started", holds="not_in_pack", title="", review="2020-12-10", review_due=True),
    )


def _planned(id: str, status: str, **more: Any) -> r.PlannedResult:
    texts = dict.fromkeys(("owner", "due", "review", "evidence", "note", "reason", "on"), "")
    said: dict[str, Any] = {"title": f"Action {id}", "overdue": False, "review_due": False, "follows_from": ()}
    return r.PlannedResult(**{"id": id, "status": status, **texts, **said, "by": f"By {id}", "evidence": "E", **more})


def _mission_proofs() -> dict[str, r.ProofNode]:
    nodes = [
        r.ProofNode("f1", "The finding “No home for embargo information” is established.", True, "all", ("c1", "a1")),
        r.ProofNode("c1", "“An arms embargo is in force” holds.", True, "name", ("a2",), sources=(source(),)),
        r.ProofNode("a1", f"The answer to “{CELL}” is partly.", True, "answer", (), "embargo.cell"),
        r.ProofNode("a2", "The answer to “Which embargo is in force?” is known.", True, "answer", (), "embargo.regime"),
        r.ProofNode("f2", "The finding “The embargo cell has no staff” is ruled out.", False, "name", ("c2", "n1")),
        r.ProofNode("c2", "“The embargo mechanism exists on paper only” does not hold.", False, "any", ("a1",)),
        r.ProofNode("n1", "This does not hold: enough of the answers are no.", False, "at_least", ("n2",)),
        r.ProofNode("n2", "This does not hold: the answer is no.", False, "not", ("a1",)),
    ]
    return {node.id: node for node in nodes}
