"""The main part of a report: levels, compliance, classes in order, strengths, lists for others, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from pocarms.assessment.result import BundleResult, FindingResult
from pocarms.reports import levels
from pocarms.reports.findings import finding_card
from pocarms.reports.naming import Names, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Level, Line, Section


def main_part(bodies: tuple[Names, ...], examples: Mapping[str, str], s: Strings) -> list[Section]:
    """Return the sections of the whole; with parts, one section per body that holds its own.

    Parts in which nothing is established share one section that names them.
    """
    if len(bodies) == 1:
        return _sections(bodies[0], examples)
    out, bare = [], []
    for n in bodies:
        title = s("section.part", part=body_title(n.body, s)) if n.body.id else s("section.whole")
        inner = tuple(_sections(n, examples))
        if inner or not n.body.id:
            out.append(Section("body", n.anchor("body", ""), title, sections=inner, empty=s("body.empty")))
        else:
            bare.append(Line(body_title(n.body, s), anchor=n.anchor("body", "")))
    if bare:
        title, intro = s("section.empty_parts"), s("empty_parts.intro")
        out.append(Section("empty_parts", "empty-parts", title, intro, lines=tuple(bare)))
    return out


def shown_bundles(n: Names) -> tuple[BundleResult, ...]:
    """Return the bundles that are told in a body: not ruled out, and of two points or more, since one is no bundle."""
    return tuple(b for b in n.body.bundles if b.status != "ruled_out" and len(b.findings) > 1)


def place(finding: FindingResult, n: Names) -> str:
    """Return the key of the section that a finding stands in, "" where it is no part of the main part.

    A box comes before everything: a compliance point stays one, whoever must act. Then what only others can do (the
    lists by mandate), then the classes (`class:<step>`), then what the pack places nowhere.
    """
    if not (finding.status == "established" or finding.advice_shown):
        return ""
    kind = n.kind(finding)
    if kind.box:
        return "compliance"
    if kind.about_knowledge:
        return "information"
    if kind.positive:
        return "strengths"
    if finding.list in ("headquarters", "check_mandate"):
        return finding.list
    return f"class:{finding.class_}" if finding.class_ in n.steps else "unplaced"


def _sections(n: Names, examples: Mapping[str, str]) -> list[Section]:
    s = n.s
    groups: dict[str, list[Card]] = {}
    for finding in n.body.findings:
        groups.setdefault(place(finding, n), []).append(finding_card(finding, n, examples))

    def section(key: str) -> Section | None:
        cards = tuple(groups.get(key, ()))
        return _section(key, n, s(f"section.{key}"), cards) if cards else None

    stands, grades = levels.levels(n, decision=True), () if n.body.id else levels.levels(n, decision=False)
    out = [_section("levels", n, s("section.levels"), stands=stands) if stands else None, section("compliance")]
    out += _classes(groups, n, tell_empty=not (n.body.id or stands))  # else the table of parts, or the level, says it
    out += [section(key) for key in ("unplaced", "strengths", "headquarters", "check_mandate", "information")]
    out.append(_bundles(n))
    out.append(_section("grades", n, n.s("section.grades"), stands=grades) if grades else None)
    for table in (levels.measures(n), levels.steps(n), levels.actions(n)):
        if table is not None:
            out.append(Section(table.key, n.anchor(table.key, ""), table.caption, tables=(table,)))
    return [section for section in out if section is not None]


def _classes(groups: Mapping[str, Sequence[Card]], n: Names, tell_empty: bool) -> list[Section]:
    """Return the classes from the highest; empty ones that follow one another share one heading."""
    out = []
    for bare, run in groupby(reversed(n.steps), lambda step: f"class:{step}" not in groups):
        for steps in [list(run)] if bare else [[step] for step in run]:
            cards = tuple(card for step in steps for card in groups.get(f"class:{step}", ()))
            title = n.s.join(n.step_labels[step] for step in steps)
            if cards or tell_empty:
                anchor = n.anchor("class", steps[0])
                out.append(Section("class", anchor, title, cards=cards, empty=n.s("body.empty")))
    return out


def _section(key: str, n: Names, title: str, cards: tuple[Card, ...] = (), stands: tuple[Level, ...] = ()) -> Section:
    intro = n.s(f"{key}.intro") if f"{key}.intro" in n.s.texts else ""
    return Section(key, n.anchor(key.replace("_", "-"), ""), title, intro, cards=cards, levels=stands)


def _bundles(n: Names) -> Section | None:
    """Return the findings that are better done together."""
    cards = []
    for bundle in shown_bundles(n):
        fields = (("what", [Line(bundle.advice)] if bundle.advice else []), ("joins", map(n.link, bundle.findings)))
        cards.append(
            Card(
                anchor=n.anchor("bundle", bundle.id),
                id=bundle.id,
                title=bundle.title,
                badge=n.s(f"status.{bundle.status}"),
                rank=0,
                of=0,
                kind="",
                fields=tuple(
                    Field(key, n.s(f"field.{key}"), found) for key, lines in fields if (found := tuple(lines))
                ),
            )
        )
    return _section("bundles", n, n.s("section.bundles"), tuple(cards)) if cards else None
