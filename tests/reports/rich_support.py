"""An assessment of support with everything that a report can show."""

from __future__ import annotations

from pocarms.assessment import result as r
from pocarms.model.marking import USUAL
from tests.reports.fixture import (
    LABELS,
    answer,
    assessment,
    body,
    finding,
    source,
)

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
