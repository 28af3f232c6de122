"""Findings as cards: each field of a finding that a reader needs, in the order in which one acts on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.assessment.result import FindingResult
from pocarms.reports.naming import Names, anchor, body_title
from pocarms.reports.plan import plan_lines
from pocarms.reports.proofs import proof_line
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line


def finding_card(finding: FindingResult, names: Names, examples: Mapping[str, str]) -> Card:
    """Return the card of a finding that stands in the report's main part.

    examples: id -> title of the examples told in the annex.
    """
    s = names.s
    fields = (
        _field("what", s, finding.advice),
        _field("why", s, finding.reason),
        _field("first_step", s, finding.first_step),
        _field("done_when", s, finding.done_when),
        _lines("who", s, names.chosen(finding.owner, "owners")),
        _lines("plan", s, plan_lines(finding.id, names)),
        _lines("class", s, map(Line, finding.class_because)),
        _lines("harm", s, _harm(finding, names)),
        _lines("state", s, _state(finding, names)),
        _lines("unlocks", s, map(names.link, finding.needed_by)),
        _lines("needs", s, map(names.foundation, finding.needs)),
        _lines("helped_by", s, map(names.link, finding.helped_by)),
        _lines("room", s, names.chosen(finding.room_to_act, "room")),
        _lines("mandate", s, _mandate(finding, names)),
        _lines("notes", s, map(Line, finding.notes)),
        _lines("labels", s, _labels(finding, names)),
        *settling_fields(finding, names),
        _lines("evidence", s, _evidence(finding, names)),
        _lines("facets", s, facet_lines(finding, names)),
        _lines("examples", s, (Line(examples.get(e, e), _example(e, examples)) for e in finding.examples)),
        _lines("source", s, names.sources(finding.sources, basis=True)),
        _lines("proof", s, proof_line(finding.proof, names)),
    )
    rank = names.class_rank(finding.class_)
    return Card(
        anchor=names.anchor("finding", finding.id),
        id=finding.id,
        title=finding.title,
        badge=names.class_words(finding),
        rank=rank,
        of=len(names.steps) if rank else 0,
        kind=finding.kind_label,
        fields=tuple(f for f in fields if f is not None),
    )


def open_card(finding: FindingResult, names: Names) -> Card:
    """Return the card of a finding that the answers do not settle: what it would be, and what would settle it."""
    s = names.s
    fields = (
        _lines("class_if", s, [Line(names.class_words(finding))] if finding.class_ else []),
        _lines("state", s, _practices(finding, names)),
        _lines("harm", s, _harm(finding, names)),
        *settling_fields(finding, names),
        _lines("mandate", s, _mandate(finding, names)),
        _lines("source", s, names.sources(finding.sources, basis=True)),
    )
    return Card(
        anchor=names.anchor("finding", finding.id),
        id=finding.id,
        title=finding.title,
        badge=s("status.open"),
        rank=0,
        of=0,
        kind=finding.kind_label,
        fields=tuple(f for f in fields if f is not None),
    )


def settling_fields(finding: FindingResult, names: Names) -> list[Field | None]:
    """Return what is said of unknown answers: what holds whatever they are, what would settle the finding."""
    s = names.s
    # that it depends on the answers is what "not settled" says already
    holds = [Line(s(f"holds.{finding.holds}"))] if finding.status == "open" and finding.holds != "depends" else []
    alone = set(finding.settled_by)  # what settles it by itself is not said again among what may
    sets = [Line(s("settle.together", asks=s.join(map(s.quote, map(names.ask, qs))))) if len(qs) > 1
            else Line(names.ask(qs[0])) for qs in finding.settled_by if qs]  # fmt: skip
    return [
        _lines("holds", s, holds),
        _lines("settled_by", s, sets),
        _lines("may_be_settled_by", s, (Line(names.ask(q)) for q in finding.may_be_settled_by if (q,) not in alone)),
        _lines("hangs_on", s, (Line(names.ask(q)) for q in finding.hangs_on)),
    ]


def facet_lines(finding: FindingResult, names: Names) -> list[Line]:
    """Return the facets of a finding with their names: "Recommendation: 5, 12"; tags last."""
    out = []
    for facet in sorted(finding.facets):
        values = [names.label(f"facet.{facet}", value) for value in finding.facets[facet]]
        if values:
            out.append(Line(names.s("pair", label=names.label("facets", facet), value=", ".join(values))))
    named = [tag for tag in finding.tags if names.label("tags", tag) != tag]  # others are handles of the pack's authors
    if named:
        tags = ", ".join(names.label("tags", tag) for tag in named)
        out.append(Line(names.s("pair", label=names.s("tags"), value=tags)))
    return out


def _example(example: str, examples: Mapping[str, str]) -> str:
    return anchor("example", "", example) if example in examples else ""


def _field(key: str, s: Strings, text: str) -> Field | None:
    return _lines(key, s, [Line(text)] if text else [])


def _lines(key: str, s: Strings, lines: Iterable[Line]) -> Field | None:
    found = tuple(lines)
    return Field(key, s(f"field.{key}"), found) if found else None


def _harm(finding: FindingResult, names: Names) -> list[Line]:
    """Say what harm a finding would lessen. "None" is said only where harm places findings: else it would mislead."""
    may_be = finding.harm_may_be not in ("", finding.harm)
    if finding.harm == "none" and not may_be and not (finding.class_ and names.harm_told):
        return []
    said = Line(names.s(f"harm.{finding.harm}"), remark=names.s(f"harm.may.{finding.harm_may_be}") if may_be else "")
    titles = {part.id: body_title(part, names.s) for part in names.parts}
    from_ = [a for a in finding.addresses if a.harm == finding.harm]
    return [
        said,
        *(
            Line(names.label("addressable", a.id), remark=names.s.join(titles.get(p, p) for p in a.parts))
            for a in from_
        ),
    ]


def _state(finding: FindingResult, names: Names) -> list[Line]:
    lines = [Line(names.s(f"state.{finding.state}"))] if finding.state else []
    if finding.key:
        lines.append(Line(names.s("state.key")))
    return lines + _practices(finding, names)


def _practices(finding: FindingResult, names: Names) -> list[Line]:
    s = names.s
    return [
        Line(s("practice", ask=s.quote(p.ask), answer=s.word("value", p.answer)), remark=p.counts_as)
        for p in finding.practice
    ]


def _mandate(finding: FindingResult, names: Names) -> list[Line]:
    return [] if finding.list == "mission" else [Line(names.s(f"list.{finding.list}"))]


def _labels(finding: FindingResult, names: Names) -> list[Line]:
    changed = [Line(names.s("modified", by=names.label("modifiers", m))) for m in finding.modified_by]
    return [*map(Line, finding.labels), *changed]


def _evidence(finding: FindingResult, names: Names) -> list[Line]:
    return [Line(names.s(f"evidence.{finding.evidence}"))] if finding.evidence else []
