"""A history as JSON, schema `pocarms/diff/1`; keys may be added, never renamed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from pocarms import __version__
from pocarms.compare.standing import Graded
from pocarms.diff import say
from pocarms.diff.build import ever_established, states_of
from pocarms.diff.history import Dated, History, Step
from pocarms.diff.plans import TOLD
from pocarms.diff.states import State
from pocarms.model.profile import Action
from pocarms.profiles.digest import since_signed

SCHEMA_ID = "pocarms/diff/1"


def to_json(h: History) -> str:
    """Return the history as JSON. Values of answers are in words."""
    said = {
        "schema": SCHEMA_ID,
        "tool": {"name": "pocarms", "version": __version__},
        "inference": "twin",
        "pack": {"id": h.pack.id, "version": h.pack.version, "digest": h.pack.digest, "language": h.prepared.language},
        "mission": h.name,
        "marking": h.marking,
        "days": [_day(d) for d in h.days],
        "steps": [_step(h, n, step) for n, step in enumerate(h.steps)],
        "timeline": [
            {"finding": f, "title": h.pack.findings[f].title, "states": [_state(x) for x in states_of(h, f)]}
            for f in ever_established(h)
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _day(d: Dated) -> Mapping[str, object]:
    return {
        "profile": d.profile.id,
        "file": d.file,
        "as_of": d.day,
        "state": "signed off" if d.profile.state == "approved" else d.profile.state,
        "since_signed": since_signed(d.profile),
        "marking": d.profile.marking,
        "asks_for_version": d.asks_for,
        "made_for_version": d.version,
        "questions": {
            "answered": d.counts.answered,
            "unknown": d.counts.unknown,
            "not_applicable": d.counts.not_applicable,
        },
        "lost": [{"question": x.question, "why": x.why} for x in d.lost],
        "scales": {id_: _graded(g) for id_, g in sorted(d.now.scales.items())},
    }


def _graded(graded: Graded | None) -> Mapping[str, str] | None:
    if graded is None:
        return None
    return {"headline": graded.headline, "floor": graded.floor, "ceiling": graded.ceiling}


def _state(state: State) -> Mapping[str, object]:
    return {
        "status": state.status,
        "state": state.state,
        "class": state.class_,
        "class_may_be": state.class_may_be,
        "areas": list(state.parts),
    }


def _action(action: Action | None) -> Mapping[str, str] | None:
    if action is None:
        return None
    said = {key: getattr(action, key) for key in (*TOLD, "by", "on")}
    return {key: value.isoformat() if isinstance(value, datetime.date) else value or "" for key, value in said.items()}


def _step(h: History, n: int, step: Step) -> Mapping[str, object]:
    return {
        "before": h.days[n].day,
        "now": h.days[n + 1].day,
        "pack_changed": {"before": step.pack[0], "now": step.pack[1]} if step.pack else None,
        "areas_new": list(step.parts_new),
        "areas_gone": list(step.parts_gone),
        "answers": [
            {
                "question": c.question,
                "place": c.place,
                "before": say.answer_words(h, c.question, c.before),
                "now": say.answer_words(h, c.question, c.now),
                "sourced": c.sourced,
            }
            for c in step.answers
        ],
        "findings": [
            {
                "finding": m.finding,
                "title": say.finding_of(h, m.finding).title,
                "kind": say.finding_of(h, m.finding).kind,
                "movement": m.movement,
                "before": _state(m.before),
                "now": _state(m.now),
                "causes": list(m.causes),
                "by": [{"question": step.answers[k].question, "place": step.answers[k].place} for k in m.by],
                "each_alone": m.alone,
            }
            for m in step.findings
        ],
        "actions": [
            {"id": c.id, "place": c.place, "before": _action(c.before), "now": _action(c.now)} for c in step.actions
        ],
        "scales": [
            {"scale": x.scale, "before": _graded(x.before), "now": _graded(x.now), "causes": list(x.causes)}
            for x in step.scales
        ],
    }
