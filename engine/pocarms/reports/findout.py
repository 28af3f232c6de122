"""What to find out: the open questions of all bodies, grouped by who knows, ten to a page, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, field

from pocarms.assessment.result import OpenQuestion
from pocarms.reports.naming import Names, anchor, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line, Section

TO_A_PAGE = 10


@dataclass
class _Asked:
    """One question, asked once however many parts wait for it."""

    question: OpenQuestion
    rank: int
    label: str
    where: list[str] = field(default_factory=list)
    opens: list[Line] = field(default_factory=list)


def find_out(bodies: tuple[Names, ...], s: Strings) -> Section:
    """Return the section of open questions. A question stands under the first who knows; the others are named."""
    asked: dict[str, _Asked] = {}
    for names in bodies:
        for question in names.body.open_questions:
            rank = names.class_rank(question.highest_class)
            label = names.step_labels.get(question.highest_class, question.highest_class)
            entry = asked.setdefault(question.id, _Asked(question, rank, label))
            if rank > entry.rank:
                entry.rank, entry.label = rank, label
            title = body_title(names.body, s)
            entry.where.append(title)
            remark = title if len(bodies) > 1 else ""
            entry.opens.extend(Line(line.text, line.to, remark) for line in map(names.link, question.opens))
    ordered = sorted(asked.values(), key=lambda entry: -entry.rank)  # stable: equal ranks keep the given order
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


def _owners(question: OpenQuestion, names: Names) -> list[tuple[str, str]]:
    labels = (*question.who_knows_labels, *[""] * len(question.who_knows))
    return [(o, label or names.label("owners", o)) for o, label in zip(question.who_knows, labels, strict=False)]


def _page(owner: str, label: str, entries: list[_Asked], at: int, bodies: tuple[Names, ...], s: Strings) -> Section:
    page = entries[at : at + TO_A_PAGE]
    title = s("find_out.ask", who=label)
    if len(entries) > TO_A_PAGE:
        title = s("find_out.range", title=title, first=at + 1, last=at + len(page), n=len(entries))
    cards = tuple(_card(entry, bodies, s) for entry in page)
    return Section("asks", anchor("ask", owner or "nobody", str(at)), title, cards=cards, page=True)


def _card(entry: _Asked, bodies: tuple[Names, ...], s: Strings) -> Card:
    question = entry.question
    others = [label for _, label in _owners(question, bodies[0])[1:]]
    where = entry.where if len(bodies) > 1 else []
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
        rank=entry.rank,
        of=len(bodies[0].steps) if entry.rank else 0,
        kind="",
        fields=tuple(Field(key, s(f"field.{key}"), tuple(lines)) for key, lines in fields if lines),
    )
