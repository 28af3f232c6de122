"""From a comparison to its pages: every table and sentence, in the language of the pack's texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pocarms import __version__
from pocarms.compare.cells import ORDER, SYMBOLS, cell_view, practice_lines
from pocarms.compare.comparison import MOST, Comparison, PanelResult
from pocarms.compare.missions import Mission
from pocarms.compare.relations import Relation, Relations
from pocarms.compare.strings import strings
from pocarms.compare.tables import headquarters_table, pairs_table, shared_table
from pocarms.compare.view import CompareView, Count, ListView, MissionView, PanelView
from pocarms.model.marking import marking_words
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.front import policies
from pocarms.reports.strings import Strings
from pocarms.reports.view import Field, Line, Table

SHOWN = 200  # sentences or pairs of a panel on a page


def build(comparison: Comparison, reports: Mapping[int, str] = MappingProxyType({})) -> CompareView:
    """Return what the pages show. reports: for the numbers of sources, where the reports of missions are."""
    c, s = comparison, strings(comparison.language)
    compare = c.pack.compare
    conditions = s.join(c.pack.concepts[x].label for x in compare.like) if compare else ""
    return clean(
        CompareView(
            language=s.language,
            title=s("title"),
            marking=marking_words(c.marking, s.language),
            warnings=_warnings(c, s),
            facts=_facts(c, s),
            advises=s("advises"),
            intro=s("intro"),
            legend=tuple(Count(x, SYMBOLS[x], 0, s(f"style.{x}")) for x in ORDER),
            legend_lines=tuple(s(f"legend.{x}") for x in ("graded", "counted", "areas")),
            heads=tuple(row.label for row in c.rows),
            panels=tuple(_panel(c, n, result, reports, s) for n, result in enumerate(c.panels)),
            shared_rule=s("shared.rule", n=compare.shared_by if compare else 2),
            shared=shared_table(c, s),
            headquarters=tuple(
                ListView(compare.headquarters[id_].label, headquarters_table(c, id_, needs, s), _nothing(c, id_, s))
                for id_, needs in c.headquarters.items()
            )
            if compare
            else (),
            pairs_rule=s("pairs.rule", n=compare.like_at_least, conditions=conditions)
            if compare and compare.like
            else s("pairs.undeclared"),
            earlier=_earlier(c, s),
            left_out=_left_out(c, s),
            footer=(s("footer"), *([s("footer.unreviewed")] if c.prepared.reviewed.startswith("not reviewed") else [])),
        )
    )


def anchor(c: Comparison, mission: Mission) -> str:
    """Return the anchor of a mission: readable, and of this mission alone."""
    word = re.sub(r"[^a-z0-9]+", "-", mission.name.lower()).strip("-")
    return f"m{c.missions.index(mission) + 1}-{word}".rstrip("-")


def unknown_share(c: Comparison, mission: int, s: Strings) -> str:
    """Say how much of a mission is not known."""
    counts = c.standing.counts[mission]
    return s("unknown_share", n=counts.unknown, of=counts.applicable)


def _facts(c: Comparison, s: Strings) -> tuple[Field, ...]:
    days = sorted(d for m in c.missions if (d := c.standing.gathered.sources[m.now].as_of))
    said = s("undated") if not days else s.date(days[0])
    if days and days[0] != days[-1]:
        said = s("days.range", first=s.date(days[0]), last=s.date(days[-1]))
    pack = s("fact.version", name=c.pack.title, version=f"{c.pack.version} ({c.pack.digest[:8]})")
    shown = (
        ("missions", s("folder"), str(len(c.missions))),
        ("days", s("days"), said),
        ("pack", s("fact.pack"), pack),
        ("tool", s("fact.tool"), s("fact.version", name="pocarms", version=__version__)),
    )
    return (*(Field(key, label, (Line(text),)) for key, label, text in shown), *policies(c.policies, s))


def _warnings(c: Comparison, s: Strings) -> tuple[str, ...]:
    w = c.warnings
    said = [s("warning.dates", first=s.date(w.dates[0]), last=s.date(w.dates[1]))] if w.dates else []
    said += [s("warning.undated", missions=s.join(w.undated))] if w.undated else []
    said += [
        s("warning.version", mission=name, asked=clean_text(asked), version=c.pack.version)
        for name, asked in w.versions
    ]
    drafts = [m.name for m in c.missions if c.standing.gathered.sources[m.now].state == "draft"]
    return (*said, *([s("warning.drafts", missions=s.join(drafts))] if drafts else []))


def _panel(c: Comparison, n: int, result: PanelResult, reports: Mapping[int, str], s: Strings) -> PanelView:
    panel = result.panel
    title = panel.label or s(
        "panel.other" if len(c.panels) > 1 or (c.pack.compare and c.pack.compare.panels) else "panel.only"
    )
    return PanelView(
        anchor=f"panel-{n + 1}",
        title=title,
        missions=tuple(_mission(c, m, reports.get(m.now, ""), s) for m in panel.missions),
        relations=_sentences(c, result.relations, len(panel.missions), s),
        by_row=_by_row(c, result, s),
        pairs=pairs_table(c, result, SHOWN, s),
        pairs_more=_more("pairs.more", sum(len(p.examples) for p in result.pairs.pairs) + result.pairs.more, s),
    )


def _mission(c: Comparison, mission: Mission, report: str, s: Strings) -> MissionView:
    source = c.standing.gathered.sources[mission.now]
    own = anchor(c, mission)
    facts = [clean_text(source.country)] if source.country else []
    facts += [s.date(source.as_of) if source.as_of else s("undated"), s(f"profile.{source.state}")]
    facts += [s("signed.since")] if source.since_signed == "changed" else []
    facts += [s("areas", n=len(source.parts))] if source.parts else []
    return MissionView(
        anchor=own,
        name=mission.name,
        facts=tuple(facts),
        unknown=unknown_share(c, mission.now, s),
        cells=tuple(cell_view(c, mission, own, row, s) for row in c.rows),
        practices=tuple(practice_lines(c, mission, row, s) for row in c.rows),
        report=report,
    )


def _sentences(c: Comparison, found: Relations, missions: int, s: Strings) -> tuple[str, ...]:
    if missions < 2:
        return ()
    if not found.pairs:
        return (s("relations.none"),)
    said = [_sentence(c, r, s) for r in found.pairs[:SHOWN]]
    more = _more("relations.more", len(found.pairs) + found.more, s)
    return (*said, *([more] if more else []), s("relations.others"))


def _sentence(c: Comparison, r: Relation, s: Strings) -> str:
    sources, counts = c.standing.gathered.sources, c.standing.counts
    return s(
        "relation",
        a=clean_text(sources[r.a].name),
        b=clean_text(sources[r.b].name),
        n=len(r.practices),
        ua=counts[r.a].unknown,
        na=counts[r.a].applicable,
        ub=counts[r.b].unknown,
        nb=counts[r.b].applicable,
    )


def _more(key: str, n: int, s: Strings) -> str:
    return s(key, n=n - SHOWN, most=min(n, MOST)) if n > SHOWN else ""


def _by_row(c: Comparison, result: PanelResult, s: Strings) -> Table | None:
    rows = []
    for row in c.rows:
        found = result.by_row[f"{row.facet}.{row.id}"]
        rows += [((Line(row.label),), (Line(_sentence(c, r, s)),)) for r in found.pairs]
    return (
        Table("by_row", s("relations.by_row"), (s("head.row"), s("head.said")), tuple(rows[:SHOWN])) if rows else None
    )


def _nothing(c: Comparison, id_: str, s: Strings) -> str:
    asks_for_runs = c.pack.compare is not None and c.pack.compare.headquarters[id_].runs
    return s(
        "headquarters.no_earlier" if asks_for_runs and not any(m.earlier for m in c.missions) else "headquarters.none"
    )


def _earlier(c: Comparison, s: Strings) -> tuple[str, ...]:
    sources = c.standing.gathered.sources
    return tuple(
        s("earlier", mission=m.name, days=s.join(s.date(sources[n].as_of) or s("undated") for n in m.earlier))
        for m in c.missions
        if m.earlier
    )


def _left_out(c: Comparison, s: Strings) -> tuple[str, ...]:
    left = c.left_out
    said = [s("left.faulty", file=clean_text(file), n=n) for file, n in left.faulty]
    said += [s("left.other_pack", file=clean_text(file), pack=pack) for file, pack in left.other_pack]
    said += [s("left.same", file=clean_text(file), other=clean_text(other)) for file, other in left.doubles.same]
    said += [
        s("left.same_day", file=clean_text(file), other=clean_text(other)) for file, other in left.doubles.same_day
    ]
    return tuple(said)
