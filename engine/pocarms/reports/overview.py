"""The overview on the first page: what is established in a few lines, the table of parts."""

from __future__ import annotations

from pocarms.assessment.result import Assessment, ScaleResult
from pocarms.reports import levels, plan
from pocarms.reports.doubts import is_open
from pocarms.reports.main_part import place
from pocarms.reports.naming import Names, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section, Table


def summary(assessment: Assessment, bodies: tuple[Names, ...], s: Strings) -> tuple[str, ...]:
    """Return what is established, in at most five lines, and one on the action plan where there is one.

    Counts only; nothing is added up into a mark, and no count stands for how good or bad something is.
    """
    placed = [place(finding, n) for n in bodies for finding in n.body.findings]
    lines = []
    stands = [(n, scale) for n in bodies for scale in n.body.scales]
    if stands:
        own = [(n, scale) for n, scale in stands if not n.body.id] or stands
        lines.append(s.joined(s("summary.level", scale=scale.label, words=_stand(scale, n)) for n, scale in own))
    if "compliance" in placed or any(kind.box for kind in assessment.kinds):
        n = placed.count("compliance")
        lines.append(s("summary.compliance", n=n) if n else s("summary.compliance_none"))
    if assessment.classes:
        counts = (s("pair", label=c.label, value=str(placed.count(f"class:{c.id}"))) for c in assessment.classes[::-1])
        lines.append(s("summary.classes", counts=s.joined(counts)))
    others = [(key, placed.count(key)) for key in ("unplaced", "strengths", "headquarters", "check_mandate")]
    said = [s(f"summary.{key}", n=count) for key, count in others if count]
    if said:
        lines.append(s("summary.others", items=s.joined(said)))
    lines.append(plan.summary_line(bodies, s))
    lines.append(_known(assessment, bodies, s))
    return tuple(line for line in lines if line)


def parts_table(bodies: tuple[Names, ...], s: Strings) -> Section | None:
    """Return the table of parts: where each stands on every scale, and how many findings stand in each class."""
    if len(bodies) == 1:
        return None
    scales = {scale.id: scale.label or scale.id for n in bodies for scale in n.body.scales if scale.decision}
    steps = bodies[0].steps[::-1]
    names = {"compliance": s("section.compliance")} | {f"class:{step}": bodies[0].step_labels[step] for step in steps}
    if scales:
        names["unplaced"] = s("section.unplaced")
    else:  # so that a part with points in no class is not read as one without points
        listed = {place(finding, n) for n in bodies for finding in n.body.findings}
        names |= {key: s(f"section.{key}") for key in ("headquarters", "check_mandate") if key in listed}
    names["open"] = s("head.open")
    # beside levels, which need the room, the counts share one cell
    head = [s("head.part"), *scales.values(), *([s("head.counts")] if scales else names.values())]
    rows = []
    for n in bodies:
        placed = [place(finding, n) for finding in n.body.findings]
        stands = {scale.id: scale for scale in n.body.scales}
        row: list[tuple[Line, ...]] = [(Line(body_title(n.body, s), n.anchor("body", "")),)]
        row += [(Line(levels.range_words(stands[key], n.s)),) if key in stands else () for key in scales]
        counts = {key: placed.count(key) for key in names} | {"open": sum(map(is_open, n.body.findings))}
        if scales:
            row.append(tuple(Line(s("pair", label=names[k], value=str(counts[k]))) for k in names if counts[k]))
        else:
            row += [(Line(str(count)),) for count in counts.values()]
        rows.append(tuple(row))
    table = Table("parts", s("table.parts"), tuple(head), tuple(rows))
    return Section("parts", "parts", s("section.parts"), s("parts.intro"), tables=(table,))


def _stand(scale: ScaleResult, n: Names) -> str:
    """Say where a scale stands; of a grade the word alone, which is told in full in its own section."""
    return levels.range_words(scale, n.s) if scale.decision else levels.headline(scale)


def _known(assessment: Assessment, bodies: tuple[Names, ...], s: Strings) -> str:
    """Say how far the answers reach: the line that keeps a short list from looking like good news."""
    counts = assessment.profile.counts
    said = [s("summary.answered", n=counts.answered), s("summary.unknown", n=counts.unknown)]
    for key in ("waiting", "doubted", "not_applicable"):
        n = getattr(counts, key)
        if n:
            said.append(s(f"summary.{key}", n=n))
    clashes = sum(len(n.body.conflicts) for n in bodies)
    if clashes:
        said.append(s("summary.conflicts", n=clashes))
    waiting = sum(is_open(finding) for n in bodies for finding in n.body.findings)
    said.append(s("summary.open", n=waiting))
    return s("summary.known", items=s.joined(said))
