"""The findings of the mission with everything (`rich_mission`)."""

from __future__ import annotations

from pocarms.assessment import result as r
from tests.reports.fixture import (
    CELL,
    HOSTILE,
    RECORDED,
    finding,
    source,
)

LINK = "Can the cell connect breaches with casualty incidents?"
SHARED = "Is embargo information shared with human rights staff?"
STORES = "Have State stores leaked weapons in this area?"


def mission_findings() -> tuple[r.FindingResult, ...]:
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
