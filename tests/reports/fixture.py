"""Assessments written by hand, with everything a report can meet: parts, levels, hostile and untranslated texts.

The content follows the Brief's pages on embargoes, casualty recording and coordination; the answers are invented.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from pocarms.assessment import result as r
from pocarms.model.marking import USUAL

HOSTILE = {
    "markup": "A <b>bold</b> & \"quoted\" <script>alert('x')</script> note",
    "markdown": "# Title | cell | `code` **bold** [link](http://evil.example/x) ![i](http://evil.example/y)",
    "template": "{{ 7 * 7 }} {% raw %} ${x} {# gone #}",
    "lines": "first line\nsecond line\r\n\tthird\x0bfourth\u2028fifth",
    "control": "bell\x07 escape\x1b[31mred\x1b[0m null\x00 delete\x7f c1\x9b",
    "rtl": "سوق المدينة \u202etxt.evil\u202c end \u202e open",
    "stray": "closes \u2069\u2069\u202c what it did not open \u05d0",
    "list": "- not a list\n1. not a list either",
    "long": "x" * 300,
}

CLASSES = (
    r.StepInfo("plan", "Plan"),
    r.StepInfo("act_next", "Act next"),
    r.StepInfo("act_first", "Act first"),
)
KINDS = (
    r.KindInfo("gap", "Gap", True, False, False, ""),
    r.KindInfo("entry_point", "Entry point", True, False, False, ""),
    r.KindInfo("strength", "Strength", False, True, False, ""),
    r.KindInfo("compliance", "Compliance point", True, False, False, "first"),
    r.KindInfo("information", "Information need", False, False, True, ""),
    r.KindInfo("context", "Context", False, False, False, ""),
)
_LABEL = {kind.id: kind.label for kind in KINDS}
LABELS = {
    "owners": {"embargo_cell": "Embargo cell", "jmac": "Joint Mission Analysis Centre", "human_rights": "Human rights"},
    "room": {"in_hands": "Within the mission’s hands", "needs_leadership": "Needs leadership"},
    "blocks": {"embargo": "Arms embargo", "casualties": "Casualty recording"},
    "facets": {"recommendation": "Recommendation", "tier": "Tier"},
    "facet.tier": {"II": "physical protection"},
    "facet.recommendation": {"5": "5"},
    "tags": {"confronts_state": "may confront the State"},
    "modifiers": {"silo": "components work apart"},
    "scales": {"before": "Support not yet given"},
    "kinds": _LABEL,
}


def source(text: str = "Brief, §3.5, p. 16", **more: str) -> r.SourceRef:
    fields = {
        "doc": "brief",
        "text": text,
        "section": "3.5",
        "page": "16",
        "box": "",
        "footnote": "",
        "paragraph": "",
        "basis": "stated",
        "status": "confirmed",
        "note": "",
    }
    return r.SourceRef(**{**fields, **more})


def finding(id: str, title: str, kind: str = "gap", status: str = "established", **more: Any) -> r.FindingResult:
    fields: dict[str, Any] = {
        "id": id,
        "kind": kind,
        "kind_label": _LABEL[kind],
        "status": status,
        "holds": "depends" if status == "open" else "always" if status == "established" else "never",
        "advice_shown": status == "established",
        "list": "mission",
        "class_": "plan" if kind in ("gap", "entry_point") else "",
        "class_may_be": "",
        "class_because": (),
        "facets": {},
        "owner": None,
        "tags": (),
        "title": title,
        "advice": "",
        "reason": "",
        "first_step": "",
        "done_when": "",
        "room_to_act": None,
        "state": "missing" if status == "established" and kind == "gap" else "",
        "harm": "none",
        "harm_may_be": "",
        "key": False,
        "evidence": "",
        "needs": (),
        "needed_by": (),
        "helped_by": (),
        "notes": (),
        "labels": (),
        "modified_by": (),
        "examples": (),
        "practice": (),
        "sources": (source(),),
        "settled_by": (),
        "may_be_settled_by": (),
        "hangs_on": (),
        "proof": "",
    }
    return r.FindingResult(**{**fields, **more})


def answer(id: str, ask: str, said: str, value: object, block: str = "embargo", **more: Any) -> r.AnswerResult:
    fields: dict[str, Any] = {
        "id": id,
        "block": block,
        "ask": ask,
        "type": "practice",
        "answer": said,
        "value": value,
        "state": "answered",
        "counts_as": "",
        "from_": "own",
        "evidence": (statement(said),),
    }
    return r.AnswerResult(**{**fields, **more})


def statement(said: str, **more: str) -> r.Statement:
    fields = {
        "answer": said,
        "source": "Minutes of the working group",
        "as_of": "2020-11-03",
        "reliability": "fair",
        "by": "jmac-2",
        "note": "",
        "reason": "",
    }
    return r.Statement(**{**fields, **more})


def body(id: str = "", title: str = "", **more: Any) -> r.Body:
    lists = [field.name for field in dataclasses.fields(r.Body) if field.name not in ("id", "title", "proofs")]
    empty: dict[str, Any] = dict.fromkeys(lists, ())
    return r.Body(**{"id": id, "title": title, **empty, "proofs": {}, **more})


def assessment(whole: r.Body, parts: tuple[r.Body, ...] = (), **more: Any) -> r.Assessment:
    fields: dict[str, Any] = {
        "schema": "pocarms/assessment/1",
        "tool": r.Tool("pocarms", "0.1.0"),
        "run": r.Run("durable+twin", "3.11.7", "linux", ""),
        "pack": r.PackInfo("poc_arms", "0.3.0", "Arms control for protection", "9f31c2", "en", "", {}),
        "profile": r.ProfileInfo(
            id="monusco-2020",
            subject={"country": "Democratic Republic of the Congo", "name": "MONUSCO", "type": "pko"},
            as_of="2020-12-18",
            marking=USUAL.marking("unclassified"),
            state="draft",
            signed="",
            digest="77ab04",
            counts=r.Counts(31, 12, 3, 2, 1),
        ),
        "whole": whole,
        "parts": parts,
        "labels": LABELS,
        "examples": (),
        "order": ("what opens the way for others", "by Recommendation"),
        "bounds": {"completions": "4096"},
        "classes": CLASSES,
        "kinds": KINDS,
    }
    return r.Assessment(**{**fields, **more})


CELL = "Does the mission have a cell or working group for the arms embargo?"
RECORDED = "Does the record of casualties name the weapon?"
GROUPS = "Are armed groups attacking civilians now?"
TASK = "Does the mandate ask the mission to support the embargo?"


def small() -> r.Assessment:
    """One finding of each fate, no parts: short enough to be read whole."""
    cell = finding(
        "embargo.set_up_cell",
        "No home for embargo information",
        class_="act_next",
        class_may_be="act_first",
        class_because=("At least Act next, since armed groups are present and the practice is missing.",),
        advice="Set up a cell or working group; name its members and whom it informs.",
        reason="An embargo is in force, and nobody holds what is learnt about breaches.",
        first_step="Ask the chief of staff to name a focal point.",
        done_when="The cell has met twice and its notes reach the protection working group.",
        owner=r.ChosenText("jmac", "Joint Mission Analysis Centre"),
        harm="foreseeable",
        harm_may_be="now",
        practice=(r.PracticeState("embargo.cell", CELL, "no", ""),),
        evidence="fair",
        facets={"recommendation": ("5",)},
        proof="p1",
    )
    open_one = finding(
        "casualties.weapon",
        "Casualty records do not name the weapon",
        status="open",
        class_="act_next",
        settled_by=(("casualties.recorded",),),
        sources=(source("Brief, §3.3, p. 13"),),
    )
    out = finding("embargo.staff_cell", "The embargo cell has no staff", status="ruled_out", class_="plan", proof="p3")
    proofs = {
        "p1": r.ProofNode("p1", "The finding “No home for embargo information” is established.", True, "name", ("p2",)),
        "p2": r.ProofNode("p2", f"The answer to “{CELL}” is no.", True, "answer", (), "embargo.cell"),
        "p3": r.ProofNode("p3", "The finding “The embargo cell has no staff” is ruled out.", False, "name", ("p2",)),
    }
    return assessment(
        body(
            findings=(cell, open_one, out),
            open_questions=(
                r.OpenQuestion(
                    "casualties.recorded",
                    RECORDED,
                    "Without the weapon, patterns stay hidden.",
                    ("human_rights",),
                    ("Human rights",),
                    ("casualties.weapon",),
                    "act_next",
                ),
            ),
            answers=(
                answer("embargo.cell", CELL, "no", "no"),
                answer(
                    "casualties.recorded", RECORDED, "unknown", "unknown", "casualties", state="unknown", evidence=()
                ),
            ),
            proofs=proofs,
        ),
        profile=r.ProfileInfo(
            id="monusco-2020",
            subject={"name": "MONUSCO", "type": "pko", "country": "Democratic Republic of the Congo"},
            as_of="2020-12-18",
            marking=USUAL.marking("unclassified"),
            state="draft",
            signed="",
            digest="77ab04",
            counts=r.Counts(1, 1, 0, 0, 0),
        ),
    )
