"""What stands in an action plan: one line a piece of advice, in the order in which reports show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pocarms.assessment.result import Assessment, Body, FindingResult, MeasureResult, PlannedResult
from pocarms.documents.plan.words import words
from pocarms.model.marking import Marking
from pocarms.model.profile import Action, Actions, Profile
from pocarms.profiles.digest import action_seal
from pocarms.records import dataclass
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.filters import line
from pocarms.reports.front import facts, footer, marking, notices
from pocarms.reports.main_part import place
from pocarms.reports.naming import Names, body_title, names
from pocarms.reports.plan import standing, stated
from pocarms.reports.strings import Strings

SCHEMA = "pocarms/plan/1"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action. key: place|id|seal of what is on file ("" without any). on_file: what the plan says so far."""

    key: str
    number: str
    where: str  # the part, "" where there are none
    title: str
    standing: str  # class, or why it is here
    owner: str  # who the advice is for
    needs: tuple[str, ...]
    first_step: str
    done_when: str
    advice: str = ""  # what to do; a measure says it in its title
    planned: PlannedResult | None = None
    on_file: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        """The part ("" for the whole) and the id of the advice."""
        return place_of(self.key)[:2]


def place_of(key: str) -> tuple[str, str, str]:
    """Return part, id and seal of the key of a line; ids that no pack has may hold anything."""
    place, _, rest = key.partition("|")
    id, _, seal = rest.rpartition("|")
    return place, id, seal


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Actions under one heading."""

    title: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan, every text ready to print. meta: what it was made from; facts stand at the top."""

    language: str
    profile: str
    as_of: str
    marking: Marking  # as the profile writes it
    marking_words: str
    marking_notes: tuple[str, ...]  # what is said of a higher marking; the notices begin with it
    title: str
    meta: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    groups: tuple[PlanGroup, ...]
    footer: str

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """Every action, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def layout(assessment: Assessment, profile: Profile, language: str, notes: tuple[str, ...]) -> Plan:
    """Return the plan of an assessment. profile: the one assessed; its actions are the plan so far.

    notes: what the top says before all else, such as the marking suggested (`memo.marking.marking_notes`).
    """
    s, notes = words(language), tuple(map(clean_text, notes))
    assessment = clean(assessment)
    bodies = [names(assessment, body, s) for body in (assessment.whole, *assessment.parts)]
    on_file = {"": profile.actions, **{part.id: part.actions for part in profile.parts}}
    said = notices(assessment, s)
    shown = [(field.label, field.lines[0].text) for field in facts(assessment, s)]
    shown.insert(-1, (s("wp.digest"), assessment.pack.digest[:16]))
    groups, count = [], 0
    for n in bodies:
        for title, rows in _groups(n, on_file.get(n.body.id, {}), s):
            numbered = tuple(replace(row, number=str(count + i)) for i, row in enumerate(rows, 1))
            count += len(rows)
            groups.append(PlanGroup(f"{_where(n)} – {title}" if _where(n) else title, numbered))
    return Plan(
        language=language,
        profile=profile.id,
        as_of=assessment.profile.as_of,
        marking=profile.marking,
        marking_words=marking(assessment, s),
        title=s("wp.title"),
        meta=(
            ("schema", SCHEMA),
            ("pack", assessment.pack.id),
            ("pack_version", assessment.pack.version),
            ("pack_digest", assessment.pack.digest),
            ("profile", profile.id),
            ("profile_digest", profile.digest),
            ("profile_seal", profile.seal),
            ("marking", profile.marking),
            ("language", language),
        ),
        facts=tuple(shown),
        marking_notes=notes,
        notices=(*notes, *said.said),
        groups=tuple(groups),
        footer=footer(assessment, s),
    )


def _groups(n: Names, on_file: Actions, s: Strings) -> Iterator[tuple[str, list[PlanRow]]]:
    """Yield the actions of one body under their headings, what is advised first; headings without any are left out."""
    planned = {one.id: one for one in n.body.planned}
    by_place: dict[str, list[PlanRow]] = {}
    for finding in (f for f in n.body.findings if n.kind(f).advice or n.kind(f).box):
        by_place.setdefault(place(finding, n), []).append(_finding(finding, n, planned, on_file, s))
    keys = ["compliance", *(f"class:{step}" for step in reversed(n.steps)), "unplaced", "check_mandate", "headquarters"]
    for key in keys:
        step = key.removeprefix("class:")
        title = n.step_labels[step] if key != step else s(f"section.{key}")
        if by_place.get(key):
            yield title, by_place[key]
    measures = [_measure(m, n, planned, on_file, s) for m in _needed(n.body)]
    if measures:
        yield s("table.measures"), measures
    shown = {row.place[1] for key in keys for row in by_place.get(key, ())}
    shown |= {m.id for m in _needed(n.body)}
    rest = [_rest(one, n, on_file, s) for one in n.body.planned if one.id not in shown]
    if rest:
        yield s("wp.rest"), rest


def _needed(body: Body) -> list[MeasureResult]:
    return [m for m in body.measures if m.status == "established" and m.state != "done"]


def _finding(
    finding: FindingResult, n: Names, planned: dict[str, PlannedResult], on_file: Actions, s: Strings
) -> PlanRow:
    stands = [n.class_words(finding)] if finding.class_ else []
    stands += [s(f"list.{finding.list}")] if finding.list != "mission" else []
    return PlanRow(
        key=_key(n, finding.id, on_file),
        number="",
        where=_where(n),
        title=finding.title,
        standing=s.joined(stands) or finding.kind_label,
        owner=s.joined(line.text for line in n.chosen(finding.owner, "owners")),
        needs=tuple(line(n.foundation(other)) for other in finding.needs),
        first_step=finding.first_step,
        done_when=finding.done_when,
        advice=finding.advice,
        planned=planned.get(finding.id),
        on_file=_on_file(planned.get(finding.id), s),
    )


def _measure(
    measure: MeasureResult, n: Names, planned: dict[str, PlannedResult], on_file: Actions, s: Strings
) -> PlanRow:
    stands = s.joined((s(f"when.{measure.when}"), s(f"done.{measure.state}")))
    owner = measure.owner_label or n.label("owners", measure.owner)
    one = planned.get(measure.id)
    title = measure.says.removesuffix(".")  # a bracket or a dash may follow
    return PlanRow(
        _key(n, measure.id, on_file), "", _where(n), title, stands, owner, (), "", "", "", one, _on_file(one, s)
    )


def _rest(one: PlannedResult, n: Names, on_file: Actions, s: Strings) -> PlanRow:
    """Return an action of the plan whose advice is not given now."""
    holds = s(f"plan.holds.{one.holds}")
    return PlanRow(
        _key(n, one.id, on_file), "", _where(n), one.title or one.id, holds, "", (), "", "", "", one, _on_file(one, s)
    )


def _where(n: Names) -> str:
    return body_title(n.body, n.s) if n.body.id or n.parts else ""


def _key(n: Names, id: str, on_file: Actions) -> str:
    return f"{n.body.id}|{id}|{seal_of(on_file.get(id))}"


def seal_of(action: Action | None) -> str:
    """Return the mark by which a line tells what it showed as on file; "" for nothing."""
    return "" if action is None else action_seal(action)


def _on_file(one: PlannedResult | None, s: Strings) -> tuple[str, ...]:
    return () if one is None else (*standing(one, s), *stated(one, s))
