"""The register as data: one JSON object, or a table of comma-separated values for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

from pocarms import __version__
from pocarms.assessment.result import ScaleResult
from pocarms.documents.plain import csv_cell
from pocarms.memo.due import Due
from pocarms.register.changes import changes
from pocarms.register.entries import Entry, Proposal, decisions
from pocarms.register.folder import Folder

SCHEMA_ID = "pocarms/register/1"
COLUMNS = (
    "proposal", "subject", "file", "pack", "as_of", "state", "marking", "marking_suggested", "scale", "headline",
    "floor", "ceiling", "headline_on_day", "overdue", "next_due", "without_day", "before_as_of", "before_headline",
)  # fmt: skip


def to_json(folder: Folder) -> str:
    """Return the register as JSON, schema `pocarms/register/1`; keys may be added, never renamed."""
    said = {
        "schema": SCHEMA_ID,
        "tool": {"name": "pocarms", "version": __version__},
        "on": folder.on.isoformat() if folder.on else "",
        "marking": folder.marking,
        "proposals": [_proposal(p, folder) for p in folder.proposals],
        "calls": [
            {
                "file": c.entry.file,
                "profile": c.entry.profile.id,
                "action": c.action.id,
                "says": c.action.says,
                "pack": c.pack,
            }
            for c in folder.calls
        ],
        "left_out": {
            "faulty": [{"file": file, "errors": n} for file, n in folder.faulty],
            "later": [{"file": file, "as_of": day} for file, day in folder.later],
            "no_level": [{"file": file, "pack": pack} for file, pack in folder.no_level],
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def to_csv(folder: Folder) -> str:
    """Return one row for each proposal and scale. A cell that a spreadsheet could take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for proposal in folder.proposals:
        for i, scale in enumerate(decisions(proposal.now.assessment.whole)):
            writer.writerow([csv_cell(text) for text in _row(proposal, i, scale, folder)])
    return out.getvalue()


def _row(proposal: Proposal, i: int, scale: ScaleResult, folder: Folder) -> list[str]:
    now, before = proposal.now, proposal.before
    info = now.assessment.profile
    over, coming, open_ = split(now.dues, folder)
    aged = decisions(now.aged.whole)[i].headline if now.aged is not None else ""
    old = next((x for x in decisions(before.assessment.whole) if x.id == scale.id), None) if before else None
    return [
        proposal.id, info.subject.get("name", ""), now.file, now.profile.pack, info.as_of, info.state.replace(
            "approved", "signed off"), info.marking, now.assessment.marking_suggested, scale.id, scale.headline,
        scale.floor, scale.ceiling, aged, str(len(over)), coming[0].day if coming else "", str(len(open_)),
        before.day if before else "", old.headline if old else "",
    ]  # fmt: skip


def split(due: tuple[Due, ...], folder: Folder) -> tuple[list[Due], list[Due], list[Due]]:
    """Return what is overdue on the day of the register, what is still to come, and what has no day."""
    on = folder.on.isoformat() if folder.on else ""
    dated = [d for d in due if d.day]
    return (
        [d for d in dated if on and d.day < on],
        [d for d in dated if not on or d.day >= on],
        [d for d in due if not d.day],
    )


def _proposal(proposal: Proposal, folder: Folder) -> dict[str, object]:
    now = proposal.now
    info = now.assessment.profile
    over, coming, open_ = split(now.dues, folder)
    return {
        "profile": proposal.id,
        "file": now.file,
        "pack": {
            "id": now.profile.pack,
            "version": now.assessment.pack.version,
            "digest": now.assessment.pack.digest,
            "policy": dict(now.assessment.pack.policy),
        },
        "subject": dict(info.subject),
        "as_of": info.as_of,
        "state": "signed off" if info.state == "approved" else info.state,
        "marking": info.marking,
        "marking_suggested": now.assessment.marking_suggested,
        "scales": [_scale(x) for x in decisions(now.assessment.whole)],
        "scales_on_day": [_scale(x) for x in decisions(now.aged.whole)] if now.aged is not None else [],
        "parts": [
            {"id": part.id, "title": part.title, "scales": [_scale(x) for x in decisions(part)]}
            for part in now.assessment.parts
        ],
        "due": {"overdue": _dues(over), "coming": _dues(coming), "without_day": _dues(open_)},
        "before": _before(proposal.before, now) if proposal.before is not None else None,
        "same_day": list(proposal.same_day),
        "doubles": [{"file": file, "same_as": other} for file, other in proposal.doubles],
    }


def _scale(scale: ScaleResult) -> dict[str, object]:
    return {
        "id": scale.id,
        "headline": scale.headline,
        "floor": scale.floor,
        "ceiling": scale.ceiling,
        "because": list(scale.because),
        "may_be_because": list(scale.may_be_because),
    }


def _dues(due: list[Due]) -> list[dict[str, object]]:
    return [
        {
            "day": d.day,
            "kind": d.kind,
            "id": d.id,
            "says": d.says,
            "who": d.who,
            "state": d.state,
            "parts": list(d.parts),
        }
        for d in due
    ]


def _before(before: Entry, now: Entry) -> dict[str, object]:
    found = changes(before, now)
    return {
        "file": before.file,
        "as_of": before.day,
        "scales": [_scale(x) for x in decisions(before.assessment.whole)],
        "parts_new": list(found.parts_new),
        "parts_gone": list(found.parts_gone),
        "answers": [{"question": c.question, "part": c.part, "before": c.before, "now": c.now} for c in found.answers],
        "rules": [
            {"how": c.how, "part": c.part, "rule": c.rule.id, "scale": c.rule.scale, "at_least": c.rule.at_least}
            for c in found.rules
        ],
        "pack_changed": bool(found.pack_now),
    }
