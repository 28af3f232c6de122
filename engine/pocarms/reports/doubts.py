"""What is not settled: open findings, conflicts between answers, answers that are set aside."""

from __future__ import annotations

from pocarms.assessment.result import FindingResult
from pocarms.reports.findings import open_card
from pocarms.reports.naming import Names
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line, Section, Table


def is_open(finding: FindingResult) -> bool:
    """Return whether a finding hangs on unknown answers and is not advice all the same."""
    return finding.status == "open" and not finding.advice_shown


def open_findings(n: Names, s: Strings, title: str) -> Section | None:
    """Return the findings that the answers do not settle, with what would settle them."""
    cards = tuple(open_card(finding, n) for finding in n.body.findings if is_open(finding))
    return Section("open", n.anchor("open", ""), title, s("open.intro"), cards=cards) if cards else None


def conflicts(n: Names, s: Strings, title: str) -> Section | None:
    """Return the answers that cannot stand beside each other, and which of them count as unknown until settled."""
    given = {answer.id: answer.answer for answer in n.body.answers}
    cards = []
    for conflict in n.body.conflicts:
        clash = [
            Line(n.ask(q), n.anchor("answer", q) if q in given else "", remark=given.get(q, ""))
            for q in conflict.answers
        ]
        fields = (
            ("clash", clash),
            ("doubts", [Line(n.ask(q)) for q in conflict.doubts]),
            ("source", list(n.sources(conflict.sources))),
        )
        cards.append(
            Card(
                anchor=n.anchor("conflict", conflict.id),
                id=conflict.id,
                title=conflict.says,
                badge="",
                rank=0,
                of=0,
                kind="",
                fields=tuple(Field(key, s(f"field.{key}"), tuple(lines)) for key, lines in fields if lines),
            )
        )
    if not cards:
        return None
    return Section("conflicts", n.anchor("conflicts", ""), title, s("conflicts.intro"), cards=tuple(cards))


def set_aside(n: Names, s: Strings, title: str) -> Section | None:
    """Return the answers on file that do not enter the reasoning, and why."""
    rows = tuple(
        (
            (Line(item.ask),),
            (Line(item.answer),),
            (Line(s(f"aside.{item.because}")), *(Line(s("aside.gate", ask=s.quote(n.ask(q)))) for q in item.gate)),
        )
        for item in n.body.set_aside
    )
    if not rows:
        return None
    table = Table("set_aside", title, (s("head.question"), s("head.answer"), s("head.why")), rows)
    return Section("set_aside", n.anchor("set-aside", ""), title, s("set_aside.intro"), tables=(table,))
