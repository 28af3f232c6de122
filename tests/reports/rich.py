"""The two rich assessments: a mission with areas, and a check of support with parts. Every field is used somewhere."""

from __future__ import annotations

from typing import Any

from pocarms.assessment import result as r
from pocarms.model.marking import USUAL
from tests.reports.fixture import (
    CELL,
    GROUPS,
    HOSTILE,
    LABELS,
    RECORDED,
    TASK,
    answer,
    assessment,
    body,
    finding,
    source,
    statement,
)

LINK = "Can the cell connect breaches with casualty incidents?"
SHARED = "Is embargo information shared with human rights staff?"
STORES = "Have State stores leaked weapons in this area?"


def mission() -> r.Assessment:
    """A mission with two areas: findings of every kind and fate, conflicts, hostile answers, an untranslated text."""
    whole = body(
        concepts=(
            r.ConceptResult("embargo.active", "An arms embargo is in force", "true", "c1"),
            r.ConceptResult("links.no_harm_chain", "Nobody can show which flow led to which harm", "unknown", ""),
            r.ConceptResult("embargo.hollow", "The embargo mechanism exists on paper only", "false", "c2"),
        ),
        findings=_mission_findings(),
        bundles=(
            r.BundleResult(
                "bundle.data",
                "One action on data",
                "Join the records of human rights, embargo cell and analysis centre.",
                "established",
                ("embargo.set_up_cell", "embargo.link_to_casualties"),
            ),
        ),
        open_questions=_mission_questions(),
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
        answers=_mission_answers(),
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


def _mission_findings() -> tuple[r.FindingResult, ...]:
    many = tuple(
        finding(
            f"training.step_{n}",
            f"Training gap number {n}",
            class_="act_first",
            class_because=("At least Act first, since civilians suffer the harm now.",),
            advice="Add the topic to the induction course.",
            harm="now",
            addresses=(r.Addressed("groups", "now", ("ituri", "north-kivu")),),
            needed_by=("training.step_2",) if n == 1 else (),
            needs=("training.step_1",) if n == 2 else (),
        )
        for n in range(1, 8)
    )
    return (
        finding(
            "hrddp.under_way",
            "Support is under way without a risk assessment",
            "compliance",
            advice="Start the assessment now and tell the head of mission what is given meanwhile.",
            reason="Support to national forces is reported, and no assessment is on file.",
            owner=r.ChosenText("human_rights", "Human rights"),
            notes=("The tool states no violation; it names what is missing.",),
            sources=(
                source(
                    "Human rights due diligence policy, para. 14",
                    doc="hrddp",
                    paragraph="14",
                    section="",
                    page="",
                    status="unconfirmed",
                ),
            ),
            evidence="unsourced",
            hangs_on=("support.given",),
        ),
        *many,
        finding(
            "embargo.set_up_cell",
            "No home for embargo information",
            class_="act_next",
            class_may_be="act_first",
            class_because=(
                "At least Act next, since armed groups are present and the practice is missing.",
                "At least Act next, since “Embargo breaches are not linked to casualties” needs it first.",
            ),
            facets={"recommendation": ("5",), "tier": ("II",)},
            owner=r.ChosenText(
                "jmac",
                "Joint Mission Analysis Centre",
                (r.Alternative("embargo_cell", "Embargo cell", f"the answer to “{CELL}” is partly"),),
            ),
            tags=("confronts_state",),
            advice="Set up a cell or working group; name its members and whom it informs.",
            reason="An embargo is in force, and nobody holds what is learnt about breaches.",
            first_step="Name a focal point before adding tasks.",
            done_when="The cell has met twice and its notes reach the protection working group.",
            room_to_act=r.ChosenText(
                "in_hands",
                "Within the mission’s hands",
                (r.Alternative("needs_leadership", "Needs leadership", "“Consent is fragile” holds"),),
            ),
            state="partly",
            harm="foreseeable",
            harm_may_be="now",
            key=True,
            evidence="weak",
            needs=("training.step_1",),
            needed_by=("embargo.link_to_casualties",),
            helped_by=("weapons.one_list",),
            notes=("Handle with care: panels of experts protect their sources.",),
            labels=("Verify first",),
            modified_by=("silo",),
            examples=("monusco_cell",),
            practice=(
                r.PracticeState("embargo.cell", CELL, "partly", "It exists on paper or without staff."),
                r.PracticeState("embargo.shared", SHARED, "unknown", ""),
            ),
            sources=(
                source(),
                source(
                    "Brief, box 2, fn. 54 (inferred)",
                    box="2",
                    footnote="54",
                    basis="inferred",
                    note="the text counts an embargo that its own footnote leaves out",
                ),
                source("Field manual (from outside the source)", doc="manual", basis="external", section="", page=""),
            ),
            hangs_on=("embargo.cell",),
            proof="f1",
        ),
        finding(
            "embargo.link_to_casualties",
            "Embargo breaches are not linked to casualties",
            "entry_point",
            status="open",
            holds="always",
            advice_shown=True,
            class_="act_next",
            settled_by=(("embargo.link", "casualties.recorded"), ("embargo.shared",)),
            may_be_settled_by=("embargo.cell",),
            needs=("embargo.set_up_cell",),
            advice="Compare the two records once a month.",
            evidence="fair",
        ),
        finding(
            "weapons.one_list", "[en] No shared list of weapon categories", class_="plan", advice="[en] Agree one list."
        ),
        finding(
            "strengths.recording",
            "Casualties are recorded with care",
            "strength",
            reason="Records are kept daily & shared.",
            evidence="strong",
        ),
        finding(
            "mandate.exemptions",
            "The Government gets no help with exemption requests",
            class_="plan",
            list="headquarters",
            state="missing",
        ),
        finding(
            "mandate.borders",
            "Borders are not observed",
            class_="plan",
            class_may_be="act_next",
            list="check_mandate",
            state="missing",
        ),
        finding(
            "information.stale", "The embargo’s dates are old", "information", advice="Ask for the resolution in force."
        ),
        finding("context.divided", "Several sources of threat", "context", reason="State and groups harm civilians."),
        finding(
            "casualties.weapon",
            "Casualty records do not name the weapon",
            status="open",
            class_="act_next",
            class_may_be="act_first",
            harm="foreseeable",
            settled_by=(("casualties.recorded",), ("groups.now", "embargo.cell")),
            may_be_settled_by=("groups.now",),
            practice=(r.PracticeState("casualties.recorded", RECORDED, "unknown", ""),),
        ),
        finding(
            "casualties.never",
            HOSTILE["markup"],
            status="open",
            holds="never",
            class_="plan",
        ),
        finding("casualties.large", "Too large to search", "context", status="open", holds="not_decided"),
        finding("embargo.staff_cell", "The embargo cell has no staff", status="ruled_out", class_="plan", proof="f2"),
    )


def _mission_questions() -> tuple[r.OpenQuestion, ...]:
    named = (
        r.OpenQuestion(
            "groups.now",
            GROUPS,
            "Harm that happens now comes first.",
            ("jmac", "human_rights"),
            ("Joint Mission Analysis Centre", "Human rights"),
            ("embargo.set_up_cell", "casualties.weapon"),
            "act_first",
        ),
        r.OpenQuestion(
            "casualties.recorded",
            RECORDED,
            "Without the weapon, patterns stay hidden.",
            ("human_rights",),
            ("Human rights",),
            ("casualties.weapon",),
            "act_first",
        ),
        r.OpenQuestion("mandate.embargo", TASK, "", (), (), ("casualties.never",), "plan"),
    )
    many = tuple(
        r.OpenQuestion(
            f"jmac.q{n:02}",
            f"Question number {n} for the analysts?",
            "",
            ("jmac",),
            ("Joint Mission Analysis Centre",),
            ("casualties.never",),
            "plan",
        )
        for n in range(1, 13)
    )
    return named + many


def _mission_answers() -> tuple[r.AnswerResult, ...]:
    hostile = tuple(
        answer(
            f"hostile.{name}",
            f"What is known of case {name}?",
            text,
            text,
            "casualties",
            type="text",
            evidence=(statement(text, source=text, by=text, note=text),),
        )
        for name, text in HOSTILE.items()
    )
    return (
        answer(
            "embargo.cell",
            CELL,
            "partly",
            "partly",
            counts_as="It exists on paper or without staff.",
            evidence=(statement("partly", note="no budget line", reliability="weak"),),
        ),
        answer("embargo.link", LINK, "partly", "partly", state="waiting"),
        answer(
            "embargo.shared",
            SHARED,
            "unknown",
            "unknown",
            state="disagreement",
            from_="sector_block",
            evidence=(statement("yes", by="sector-1", source=""), statement("no", by="sector-2", reliability="strong")),
        ),
        answer("embargo.regime", "Which embargo is in force?", "None", "none", state="doubted", type="choice"),
        answer("mandate.embargo", TASK, "unknown", "unknown", state="unknown", evidence=(), type="yes_no"),
        answer("embargo.inspect", "Does the mission inspect cargo?", "yes", "yes", state="does_not_apply"),
        answer(
            "embargo.ports",
            "Are ports watched?",
            "not applicable",
            "not_applicable",
            state="not_applicable",
            evidence=(statement("not applicable", source="", as_of="", reliability="", by="", reason="No coast."),),
        ),
        answer(
            "embargo.forms",
            "What form does the support take?",
            "yes: sharing; no: inspection",
            {"share": "yes", "inspect": "no"},
            type="choices",
        ),
        answer("casualties.count", "How many incidents were recorded?", "14", 14, "casualties", type="number"),
        answer("casualties.recorded", RECORDED, "unknown", "unknown", "casualties", state="unknown", evidence=()),
        answer("groups.now", GROUPS, "unknown", "unknown", "", state="unknown", evidence=(), type="yes_no"),
        *hostile,
    )


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


STEPS = (
    r.StepInfo("out_of_scope", "Outside the policy"),
    r.StepInfo("go", "Nothing stands in the way"),
    r.StepInfo("go_with_mitigation", "Possible with mitigation"),
    r.StepInfo("refer_up", "Refer to leadership"),
    r.StepInfo("hold", "Hold"),
    r.StepInfo("no_support", "No support as proposed"),
)


def scale(floor: str, ceiling: str, headline: str, because: tuple[str, ...], may_be: tuple[str, ...]) -> r.ScaleResult:
    return r.ScaleResult("before", "Support not yet given", floor, ceiling, headline, because, may_be, STEPS, True)


def support() -> r.Assessment:
    """A check of support with two components: levels that differ, rules of every fate, measures, steps, actions."""
    hold = r.LevelRuleResult(
        "record_missing",
        "before",
        "hold",
        "The record of the unit is not known.",
        "established",
        (),
        (source("HRDDP, para. 15", doc="hrddp", paragraph="15", status="unconfirmed"),),
        "l1",
    )
    pattern = r.LevelRuleResult(
        "unit_pattern",
        "before",
        "no_support",
        "A pattern of grave violations is reported and no corrective step is known.",
        "open",
        ("unit.violations",),
        (source("HRDDP, para. 12", doc="hrddp", paragraph="12"),),
    )
    scope = r.LevelRuleResult("scope", "before", "go", "The support falls under the policy.", "established", (), ())
    block = r.LevelRuleResult("embargo", "before", "no_support", "An embargo step is not done.", "ruled_out", (), ())
    training = body(
        "training",
        "Training of the 3rd battalion",
        scales=(scale("hold", "no_support", "hold", ("record_missing",), ("unit_pattern",)),),
        level_rules=(pattern, hold, scope, block),
        findings=(
            finding(
                "procedure.request",
                "No written request is on file",
                class_="",
                advice="Ask the authorities for one.",
                evidence="fair",
            ),
        ),
        measures=(
            r.MeasureResult(
                "screen_units",
                "Screen commanders and units before the course.",
                "before",
                "human_rights",
                "Human rights",
                "established",
                "not_done",
                ("record_missing", "unit_pattern"),
                (source("HRDDP, para. 16", doc="hrddp", paragraph="16"),),
            ),
            r.MeasureResult(
                "follow", "Follow the unit.", "during", "jmac", "", "open", "unknown", ("unit_pattern",), ()
            ),
            r.MeasureResult("mark", "Mark the weapons.", "after", "jmac", "", "open", "partly", ("unit_pattern",), ()),
            r.MeasureResult(
                "teach", "Teach the law.", "before", "jmac", "", "established", "done", ("record_missing",), ()
            ),
        ),
        steps=(
            r.StepResult("request", "Receive a written request.", "human_rights", "Human rights", "missing", (), ()),
            r.StepResult("assess", "Write the risk assessment.", "", "", "not_yet", ("request",), (source(),)),
            r.StepResult("inform", "Inform the authorities of the policy.", "jmac", "", "done", (), ()),
            r.StepResult("record", "Open a record.", "jmac", "", "unknown", (), ()),
            r.StepResult("suspend", "Suspend the support.", "jmac", "", "does_not_apply", (), ()),
        ),
        actions=(
            r.ActionResult("report_up", "Tell the head of mission.", "human_rights", "Human rights", "established", ()),
            r.ActionResult("intercede", "Intercede with the authorities.", "", "", "open", (source(),)),
        ),
        open_questions=(
            r.OpenQuestion(
                "unit.violations",
                "What is reported of the unit?",
                "It decides whether support can be given.",
                ("human_rights",),
                ("Human rights",),
                ("unit_pattern", "record_missing"),
                "No support as proposed",
            ),
        ),
        proofs={
            "l1": r.ProofNode("l1", "The level rule “The record is not known” holds.", True, "name", ("a1",)),
            "a1": r.ProofNode("a1", "The answer is not known.", True, "answer", (), "unit.violations"),
            "l2": r.ProofNode("l2", "The level rule “Scope” holds.", True, "name", ("a1",)),
        },
        answers=(
            answer(
                "unit.violations", "What is reported of the unit?", "unknown", "unknown", state="unknown", evidence=()
            ),
            answer("request.on_file", "Is a written request on file?", "no", "no", type="yes_no"),
        ),
    )
    depot = body(
        "depot",
        "Repair of the depot",
        scales=(scale("go", "go", "go", ("scope",), ()),),
        level_rules=(scope,),
    )
    whole = body(
        scales=(scale("hold", "no_support", "hold", ("record_missing",), ("unit_pattern",)),),
        findings=(finding("procedure.framework", "No standing procedure", class_="", advice="Adopt one."),),
        bundles=(),
    )
    return assessment(
        whole,
        (training, depot),
        classes=(),
        run=r.Run("twin", "3.13.0", "win32", "durable-rules was not used: it is not installed."),
        pack=r.PackInfo(
            "hrddp", "0.2.0", "Human rights due diligence", "12ab", "en", "reviewed by A. Reader on 2024-02-01", {}
        ),
        profile=r.ProfileInfo(
            id="support-7",
            subject={"name": "Request 7", "country": "Fictional State", "note": "A & B"},
            as_of="2024-03-01",
            marking=USUAL.marking("strictly confidential"),
            state="approved",
            signed="",
            digest="99",
            counts=r.Counts(4, 2, 0, 0, 0),
            since_signed="not_recorded",
        ),
        labels=LABELS,
    )
