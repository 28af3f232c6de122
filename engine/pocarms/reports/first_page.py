"""What comes first: a few lines that name the step, its class, the harm and the area; bundles stand as one line.

A finding that holds in several areas is one line. Where a bundle that holds gathers two or more points of the same
class, one line names it and what it joins. What waits for a check of the mandate comes after the classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pocarms.assessment.result import Assessment, FindingResult
from pocarms.records import dataclass
from pocarms.reports import levels
from pocarms.reports.main_part import place, shown_bundles
from pocarms.reports.naming import Names, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line

FIRST_ITEMS = 7
HARMS = 2  # named on one line; how many more there are is said


@dataclass(frozen=True)
class FirstPage:
    """The first lines; how many points stand only further down; strengths where they come before everything."""

    items: tuple[Line, ...]
    more: int
    strengths: tuple[Line, ...]


@dataclass(frozen=True)
class _Point:
    """One finding, in every body in which it stands under the same key."""

    id: str
    key: str  # where it stands: compliance, class:<step>, unplaced, check_mandate
    line: Line  # title, and where it leads to
    badge: str
    seen: tuple[tuple[Names, FindingResult], ...]


def first_page(assessment: Assessment, bodies: tuple[Names, ...], s: Strings) -> FirstPage:
    """Return what stands on the first page: reasons of levels, compliance points, then the classes from the highest."""
    points = _points(assessment, bodies, s)
    lines = [(line, 1) for line in _reasons(bodies, s)] + list(_lines(points, _bundles(bodies), bodies, s))
    shown = lines[:FIRST_ITEMS]
    more = sum(n for _, n in lines) - sum(n for _, n in shown)
    return FirstPage(tuple(line for line, _ in shown), more, _strengths(assessment, bodies, points, s))


def _points(assessment: Assessment, bodies: tuple[Names, ...], s: Strings) -> list[_Point]:
    keys = ["compliance", *(f"class:{step.id}" for step in assessment.classes[::-1]), "unplaced", "check_mandate"]
    out = []
    for key in keys:
        seen: dict[str, list[tuple[Names, FindingResult]]] = {}
        for n in bodies:
            for finding in n.body.findings:
                if place(finding, n) == key:
                    seen.setdefault(finding.id, []).append((n, finding))
        for id_, found in seen.items():
            n, finding = found[0]
            badge = n.class_words(finding) or (s("section.compliance") if key == "compliance" else "")
            if key == "unplaced" and assessment.classes:
                badge = finding.kind_label  # says why it has no class: that it is for headquarters, an option ...
            if key == "check_mandate":
                badge = s("summary.if_mandate", badge=badge) if badge else s("section.check_mandate")
            out.append(_Point(id_, key, Line(finding.title, n.anchor("finding", finding.id)), badge, tuple(found)))
    if assessment.classes:  # what waits for the mandate follows its class too
        rank = {f"class:{step.id}": i for i, step in enumerate(assessment.classes[::-1])}
        waits = [p for p in out if p.key == "check_mandate"]
        waits.sort(key=lambda p: rank.get(f"class:{p.seen[0][1].class_}", len(rank)))
        out = [p for p in out if p.key != "check_mandate"] + waits
    return out


def _reasons(bodies: tuple[Names, ...], s: Strings) -> list[Line]:
    """Return the reasons of levels that suggest a decision, the highest level first; one line for all its areas."""
    found: dict[tuple[int, str, str], tuple[Line, list[str]]] = {}
    for n in bodies:
        for scale in (scale for scale in n.body.scales if scale.decision):
            rank = [step.id for step in scale.steps].index(scale.headline)
            for line in levels.because_lines(scale, n, telling=True) if rank else ():
                key = (-rank, line.text, levels.headline(scale))
                found.setdefault(key, (line, []))[1].extend([body_title(n.body, s)] if len(bodies) > 1 else [])
    return [
        Line(line.text, line.to, s.joined(filter(None, (words, s.join(where)))))
        for (_, _, words), (line, where) in sorted(found.items(), key=lambda one: one[0][0])
    ]


def _bundles(bodies: tuple[Names, ...]) -> Mapping[str, tuple[Line, frozenset[str]]]:
    """Return the bundles that hold: title with the place where it is told, and the findings it gathers anywhere."""
    found: dict[str, tuple[Line, frozenset[str]]] = {}
    for n in bodies:
        for bundle in n.body.bundles:
            if bundle.status == "established":
                to = n.anchor("bundle", bundle.id) if bundle in shown_bundles(n) else ""
                line, members = found.get(bundle.id, (Line(bundle.title), frozenset()))
                found[bundle.id] = (Line(bundle.title, line.to or to), members | set(bundle.findings))
    return found


def _lines(
    points: Sequence[_Point],
    bundles: Mapping[str, tuple[Line, frozenset[str]]],
    bodies: tuple[Names, ...],
    s: Strings,
) -> Iterator[tuple[Line, int]]:
    """Return the lines in order, each with how many points it stands for."""
    left = {(p.key, p.id): p for p in points}
    for point in points:
        if (point.key, point.id) not in left:
            continue
        joined = [
            (line, [p for p in left.values() if p.key == point.key and p.id in members])
            for line, members in bundles.values()
            if point.id in members and point.key != "compliance"
        ]
        line, group = max(joined, key=lambda one: len(one[1]), default=(point.line, [point]))
        if len(group) < 2:
            line, group = point.line, [point]
        for one in group:
            del left[(one.key, one.id)]
        yield _line(line, group, bodies, s), len(group)


def _line(line: Line, group: Sequence[_Point], bodies: tuple[Names, ...], s: Strings) -> Line:
    badges = list(dict.fromkeys(p.badge for p in group if p.badge))
    said = s.joined(
        x for x in (badges[0] if badges else "", _where([x for p in group for x in p.seen], bodies, s)) if x
    )
    if len(group) == 1:
        return Line(line.text, line.to, said)
    refs = tuple(p.line for p in group)
    return Line(line.text, line.to, s.joined(x for x in (said, s("summary.together")) if x), refs=refs)


def _where(seen: Sequence[tuple[Names, FindingResult]], bodies: tuple[Names, ...], s: Strings) -> str:
    """Name the harm that would be lessened, with its areas; where none is proved, the bodies alone."""
    titles = {n.body.id: body_title(n.body, s) for n in bodies}
    worst = "now" if any(a.harm == "now" for _, f in seen for a in f.addresses) else "foreseeable"
    areas: dict[str, dict[str, None]] = {}
    for n, finding in seen:
        for addressed in finding.addresses:
            if addressed.harm == worst:
                here = addressed.parts or ((n.body.id,) if n.body.id else ())
                areas.setdefault(addressed.id, {}).update(dict.fromkeys(here))
    if not areas:
        return s.join(dict.fromkeys(titles[n.body.id] for n, _ in seen if n.body.id))
    names = [seen[0][0].label("addressable", one) for one in areas]
    told = [
        s("summary.harm_in", harm=name, areas=s.join(titles.get(a, a) for a in where)) if where else name
        for name, where in zip(names, areas.values(), strict=True)
    ]
    rest = [s("summary.harms_more", n=len(told) - HARMS)] if len(told) > HARMS else []
    return s.joined([*told[:HARMS], *rest])


def _strengths(
    assessment: Assessment, bodies: tuple[Names, ...], points: Iterable[_Point], s: Strings
) -> tuple[Line, ...]:
    """Return the strengths where they may come before everything (decision 037), () elsewhere.

    No level suggests a decision; nothing stands above the lowest class; most of what was asked is known; and the
    strengths are more than the points. One strength says little of a place about which little is known.
    """
    counts = assessment.profile.counts
    low = f"class:{assessment.classes[0].id}" if assessment.classes else ""
    stand = {f"class:{f.class_}" if p.key == "check_mandate" else p.key for p in points for _, f in p.seen}
    if stand - {low, "class:", "unplaced"} or any(scale.decision for n in bodies for scale in n.body.scales):
        return ()
    found = [(n, f) for n in bodies for f in n.body.findings if place(f, n) == "strengths"]
    against = {p.id for p in points} | {f.id for n in bodies for f in n.body.findings if place(f, n) == "headquarters"}
    if counts.answered <= counts.unknown + counts.waiting or len({f.id for _, f in found}) <= len(against):
        return ()
    many = len(bodies) > 1
    return tuple(
        Line(f.title, n.anchor("finding", f.id), body_title(n.body, s) if many and n.body.id else "")
        for n, f in found[:FIRST_ITEMS]
    )
