"""The action plan in a profile: what people made of each piece of advice."""

from __future__ import annotations

from pocarms.model.pack import Pack
from pocarms.model.profile import ACTION_STATES, Action
from pocarms.profiles.fields import Fields, kind_of, shorten
from pocarms.profiles.noting import fault, warning, words
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase

KEYS = ("status", "owner", "due", "review", "evidence", "note", "reason", "by", "on")
STATED = ("done", "dropped")  # what a report may not say without saying who said it


def read_actions(fields: Fields, pack: Pack, faults: list[Fault]) -> dict[str, Action]:
    """Return the actions under 'actions' of a profile or a part, in alphabetical order of their ids."""
    node = fields.get("actions")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_kind(node, "actions", "block", "actions")
        return {}
    found = {}
    for entry in node.entries:
        id, value = entry.key.text, entry.value
        if id not in pack.findings and id not in pack.measures:
            faults.append(
                warning(
                    "P060",
                    entry.key.span,
                    phrase("no_finding", id=shorten(id)),
                    phrase("help.no_finding"),
                    found=id,
                    suggestion=nearest(id, (*pack.findings, *pack.measures)),
                )
            )
        if not isinstance(value, Mapping):
            said = phrase("action", kind=kind_of(value))
            faults.append(fault("P004", value.span, said, phrase("help.action"), expected=phrase("expected.block")))
            continue
        found[id] = _action(id, Fields(value, "action", KEYS, faults), faults)
    return dict(sorted(found.items()))


def _action(id: str, inner: Fields, faults: list[Fault]) -> Action:
    status = inner.word("status", ACTION_STATES, ACTION_STATES[0])
    action = Action(
        id,
        status,
        inner.text("owner"),
        inner.date("due"),
        inner.date("review"),
        inner.text("evidence"),
        inner.text("note"),
        inner.text("reason"),
        inner.text("by"),
        inner.date("on"),
        inner.node.span,
    )
    if status == "dropped" and not action.reason:
        faults.append(fault("P061", inner.span_of("status"), phrase("dropped", id=id), phrase("help.dropped")))
    if status != "dropped" and action.reason:
        said = phrase("not_dropped", id=id)
        faults.append(warning("P063", inner.span_of("reason"), said, phrase("help.not_dropped")))
    if status in STATED and (not action.by or inner.get("on") is None):
        said = phrase("unstated", id=id, status=words(status)[0])
        faults.append(fault("P062", inner.span_of("status"), said, phrase("help.unstated", status=status)))
    return action
