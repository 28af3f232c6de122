"""What to find out: the open questions of all bodies, grouped by who knows, ten to a page, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, field

from pocarms.assessment.result import OpenQuestion
from pocarms.reports.naming import Names, anchor, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line, Section

TO_A_PAGE = 10

_BOX = 1000  # above every step of a scale


@dataclass
class _Asked:
    """One question, asked once however many parts wait for it. urgency: of the most urgent thing it bears on."""

    question: OpenQuestion
    urgency: int = -1
    label: str = ""
    where: list[str] = field(default_factory=list)
    opens: list[Line] = field(default_factory=list)


def find_out(bodies: tuple[Names, ...], s: Strings) -> Section:
    """Return the section of open questions. A question stands under the first who knows; the others are named."""
    asked: dict[str, _Asked] = {}
    for names in bodies:
        urgencies = _urgencies(names)
        for question in names.body.open_questions:
            entry = asked.setdefault(question.id, _Asked(question))
            urgency, label = max((urgencies.get(o, (-1, "")) for o in question.opens), default=(-1, ""))
            if urgency > entry.urgency:
                entry.urgency, entry.label = urgency, label
            title = body_title(names.body, s)
            entry.where.append(title)
            remark = title if len(bodies) > 1 else ""
            entry.opens.extend(Line(line.text, line.to, remark) for line in map(names.link, question.opens))
    ordered = sorted(asked.values(), key=lambda entry: -entry.urgency)  # stable: equals keep the given order
    groups: dict[tuple[str, str], list[_Asked]] = {}
    for entry in ordered:
        owners = _owners(entry.question, bodies[0])
        groups.setdefault(owners[0] if owners else ("", s("who_knows.nobody")), []).append(entry)
    sections = [
        _page(owner, label, entries, at, bodies, s)
        for (owner, label), entries in groups.items()
        for at in range(0, len(entries), TO_A_PAGE)
    ]
    intro = s("find_out.intro") if sections else ""
    return Section(
        "find_out", "find-out", s("section.find_out"), intro, sections=tuple(sections), empty=s("find_out.empty")
    )


def _urgencies(names: Names) -> dict[str, tuple[int, str]]:
    """Return how urgent each finding and level rule of a body may be: boxes first, then the highest step it may take.

    Steps of unlike scales are compared by their place; they only ever decide what is asked first. A scale that only
    grades comes after all classes, by its name: "bears on: Missing" would be read as a fact.
    """
    found: dict[str, tuple[int, str]] = {}
    for finding in names.body.findings:
        step = finding.class_may_be or finding.class_
        if names.kind(finding).box:
            found[finding.id] = (_BOX, names.s("section.compliance"))
        elif step:
            found[finding.id] = (names.class_rank(step), names.step_labels.get(step, step))
    for scale in names.body.scales:
        rank = {
            step.id: (at, step.label) if scale.decision else (0, scale.label) for at, step in enumerate(scale.steps)
        }
        found |= {r.id: rank[r.at_least] for r in names.body.level_rules if r.scale == scale.id and r.at_least in rank}
    return found


def _owners(question: OpenQuestion, names: Names) -> list[tuple[str, str]]:
    labels = (*question.who_knows_labels, *[""] * len(question.who_knows))
    return [(o, label or names.label("owners", o)) for o, label in zip(question.who_knows, labels, strict=False)]


def _page(owner: str, label: str, entries: list[_Asked], at: int, bodies: tuple[Names, ...], s: Strings) -> Section:
    page = entries[at : at + TO_A_PAGE]
    title = s("find_out.ask", who=label)
    if len(entries) > TO_A_PAGE:
        first, last, n = at + 1, at + len(page), len(entries)
        if first == last:  # not "11 to 11 of 11"
            title = s("find_out.last", title=title, last=last, n=n)
        else:
            title = s("find_out.range", title=title, first=first, last=last, n=n)
    cards = tuple(_card(entry, bodies, s) for entry in page)
    return Section("asks", anchor("ask", owner or "nobody", str(at)), title, cards=cards, page=True)


def _card(entry: _Asked, bodies: tuple[Names, ...], s: Strings) -> Card:
    question = entry.question
    others = [label for _, label in _owners(question, bodies[0])[1:]]
    where = entry.where if len(bodies) > 1 and not entry.opens else []
    fields = [
        ("why_asked", [Line(question.why)] if question.why else []),
        ("also_knows", [Line(", ".join(others))] if others else []),
        ("where", [Line(", ".join(where))] if where else []),
        ("opens", entry.opens),
    ]
    return Card(
        anchor=anchor("question", "", question.id),
        id=question.id,
        title=question.ask,
        badge=s("find_out.bears_on", label=entry.label) if entry.label else "",
        rank=0,
        of=0,
        kind="",
        fields=tuple(Field(key, s(f"field.{key}"), tuple(lines)) for key, lines in fields if lines),
    )
