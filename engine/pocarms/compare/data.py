"""The comparison as data: JSON, schema `pocarms/compare/1`, and CSV, one row a cell of the grid."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from pocarms import __version__
from pocarms.compare.comparison import Comparison, PanelResult, cell
from pocarms.compare.missions import Mission
from pocarms.compare.needs import Having, Need
from pocarms.compare.rows import Row
from pocarms.compare.standing import ESTABLISHED, OPEN, STATES, found
from pocarms.documents.plain import csv_cell

SCHEMA_ID = "pocarms/compare/1"
COLUMNS = (
    "panel", "mission", "profile", "file", "as_of", "state", "marking", "answered", "unknown", "facet", "row", "grade",
    "at_least", "may_be", *STATES, "gaps",
)  # fmt: skip


def to_json(comparison: Comparison) -> str:
    """Return the comparison as JSON; keys may be added, never renamed. Nothing in it is a total, a score or a rank."""
    pack, c = comparison.pack, comparison
    said = {
        "schema": SCHEMA_ID,
        "tool": {"name": "pocarms", "version": __version__},
        "inference": "twin",
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest, "language": c.language},
        "policies": [dict(one) for one in c.policies],
        "marking": c.marking,
        "rows": [_row(row, c) for row in c.rows],
        "panels": [_panel(result, c) for result in c.panels],
        "shared_gaps": [
            {
                "finding": s.finding,
                "title": pack.findings[s.finding].title,
                "missions": [_having(h, c) for h in s.having],
                "not_known_in": [profile_id(m, c) for m in s.open],
            }
            for s in c.shared
        ],
        "headquarters": [
            {"id": id_, "label": _list_label(id_, c), "needs": [_need(need, c) for need in needs]}
            for id_, needs in c.headquarters.items()
        ],
        "warnings": {
            "dates": list(c.warnings.dates or ()),
            "undated": list(c.warnings.undated),
            "versions": [{"mission": m, "asks_for": v} for m, v in c.warnings.versions],
        },
        "left_out": {
            "faulty": [{"file": file, "errors": n} for file, n in c.left_out.faulty],
            "other_pack": [{"file": file, "pack": other} for file, other in c.left_out.other_pack],
            "same_as": [{"file": file, "same_as": other} for file, other in c.left_out.doubles.same],
            "same_day": [{"file": file, "shown": other} for file, other in c.left_out.doubles.same_day],
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def profile_id(mission: Mission, comparison: Comparison) -> str:
    """Return the id of a mission's latest profile."""
    return comparison.standing.gathered.sources[mission.now].id


def _list_label(id_: str, c: Comparison) -> str:
    return c.pack.compare.headquarters[id_].label if c.pack.compare else id_


def _row(row: Row, c: Comparison) -> Mapping[str, object]:
    return {
        "facet": row.facet,
        "id": row.id,
        "label": row.label,
        "scale": row.scale,
        "steps": [{"id": s.id, "label": s.label} for s in c.pack.scales[row.scale].steps] if row.scale else [],
        "practices": list(row.practices),
    }


def _panel(result: PanelResult, c: Comparison) -> Mapping[str, object]:
    return {
        "id": result.panel.id,
        "label": result.panel.label,
        "missions": [_mission(m, c) for m in result.panel.missions],
        "stands_at_least_as": [
            {"a": _by_place(r.a, c), "b": _by_place(r.b, c), "practices": list(r.practices)}
            for r in result.relations.pairs
        ],
        "stands_at_least_as_more": result.relations.more,
        "could_learn": [
            {
                "practice": p.practice,
                "mission": profile_id(p.mission, c),
                "state": p.state,
                "from": [
                    {"mission": profile_id(e.mission, c), "alike": list(e.alike), "unlike": list(e.unlike)}
                    for e in p.examples
                ],
            }
            for p in result.pairs.pairs
        ],
        "could_learn_more": result.pairs.more,
    }


def _by_place(place: int, c: Comparison) -> str:
    return c.standing.gathered.sources[place].id


def _mission(mission: Mission, c: Comparison) -> Mapping[str, object]:
    sources = c.standing.gathered.sources
    source, counts = sources[mission.now], c.standing.counts[mission.now]
    return {
        "profile": source.id,
        "name": mission.name,
        "country": source.country,
        "file": source.file,
        "as_of": source.as_of,
        "state": _state(source.state),
        "marking": source.marking,
        "digest": source.digest,
        "areas": [{"id": id_, "title": title} for id_, title in source.parts],
        "questions": {
            "answered": counts.answered,
            "unknown": counts.unknown,
            "not_applicable": counts.not_applicable,
        },
        "earlier": [{"file": sources[n].file, "as_of": sources[n].as_of} for n in mission.earlier],
        "cells": [_cell(mission, row, c) for row in c.rows],
        "practices": {q: STATES[column[mission.now]] for q, column in sorted(c.standing.practices.items())},
        "conditions": {
            concept: ("unknown", "false", "true")[c.standing.wholes.column(f"concept:{concept}")[mission.now]]
            for concept in (c.pack.compare.like if c.pack.compare else ())
        },
    }


def _state(state: str) -> str:
    return "signed off" if state == "approved" else state


def _cell(mission: Mission, row: Row, c: Comparison) -> Mapping[str, object]:
    held = cell(c.pack, c.standing, mission, row)
    graded = held.graded
    columns = c.standing.findings
    return {
        "row": row.id,
        "style": held.style,
        "grade": graded.headline if graded else "",
        "at_least": graded.floor if graded else "",
        "may_be": graded.ceiling if graded else "",
        "practices": dict(zip(STATES, held.counts, strict=True)),
        "established": [
            {"finding": f, "state": one.state, "areas": list(one.parts)}
            for f in row.findings
            if (one := found(c.standing, mission.now, c.pack.findings[f])) is not None
        ],
        "open": [f for f in row.findings if columns[f][mission.now] == OPEN],
    }


def _having(having: Having, c: Comparison) -> Mapping[str, object]:
    return {"mission": profile_id(having.mission, c), "state": having.state, "areas": list(having.parts)}


def _need(need: Need, c: Comparison) -> Mapping[str, object]:
    return {
        "finding": need.finding,
        "practice": need.practice,
        "says": c.pack.findings[need.finding].title if need.finding else c.pack.questions[need.practice].ask,
        "limited_by_mandate": need.limited,
        "runs": need.runs,
        "missions": [_having(h, c) for h in need.having],
    }


# CSV ------------------------------------------------------------------------------------------------------------------


def to_csv(comparison: Comparison) -> str:
    """Return one row for each mission and row of the grid. A cell that a spreadsheet could run is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in comparison.panels:
        for mission in result.panel.missions:
            for row in comparison.rows:
                writer.writerow([csv_cell(text) for text in grid_line(result, mission, row, comparison)])
    return out.getvalue()


def grid_line(result: PanelResult, mission: Mission, row: Row, c: Comparison) -> Sequence[str | int]:
    """Return one cell of the grid as a line under COLUMNS: words in the pack's texts, numbers as numbers."""
    source, counts = c.standing.gathered.sources[mission.now], c.standing.counts[mission.now]
    held = cell(c.pack, c.standing, mission, row)
    labels = {s.id: s.label for s in c.pack.scales[row.scale].steps} if row.scale else {}
    graded = (
        [labels[x] for x in (held.graded.headline, held.graded.floor, held.graded.ceiling)] if held.graded else [""] * 3
    )
    gaps = [c.pack.findings[f].title for f in row.findings if c.standing.findings[f][mission.now] == ESTABLISHED]
    return [
        result.panel.label, mission.name, source.id, source.file, source.as_of, _state(source.state), source.marking,
        counts.answered, counts.unknown, row.facet, row.label, *graded, *held.counts, "; ".join(gaps),
    ]  # fmt: skip
