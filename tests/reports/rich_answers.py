"""The questions and answers of the mission with everything (`rich_mission`)."""

from __future__ import annotations

from pocarms.assessment import result as r
from tests.reports.fixture import (
    CELL,
    GROUPS,
    HOSTILE,
    RECORDED,
    TASK,
    answer,
    statement,
)
from tests.reports.rich_findings import LINK, SHARED


def mission_questions() -> tuple[r.OpenQuestion, ...]:
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


def mission_answers() -> tuple[r.AnswerResult, ...]:
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
