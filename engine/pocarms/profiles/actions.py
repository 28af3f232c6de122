"""The action plan in a profile: what people made of each piece of advice."""

from __future__ import annotations

from pocarms.model.pack import Pack
from pocarms.model.profile import ACTION_STATES, Action
from pocarms.profiles.fields import Fields, kind_of, shorten, warn
from pocarms.source.faults import Fault, Severity
from pocarms.source.nodes import Mapping
from pocarms.source.suggest import nearest

KEYS = ("status", "owner", "due", "review", "evidence", "note", "reason", "by", "on")
STATED = ("done", "dropped")  # what a report may not say without saying who said it


def read_actions(fields: Fields, pack: Pack, faults: list[Fault]) -> dict[str, Action]:
    """Return the actions under 'actions' of a profile or a part, in alphabetical order of their ids."""
    node = fields.get("actions")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        help_ = "Write actions: {id_of_finding: {status: under_way, owner: ..., due: 2021-03-31}}."
        fields.wrong_kind(node, "actions", "a block", help_)
        return {}
    found = {}
    for entry in node.entries:
        id, value = entry.key.text, entry.value
        if id not in pack.findings and id not in pack.measures:
            faults.append(
                Fault(
                    "P060",
                    entry.key.span,
                    f"the pack has no finding or measure '{shorten(id)}'",
                    found=id,
                    suggestion=nearest(id, (*pack.findings, *pack.measures)),
                    help="Correct the id, or leave it where the pack has given it up: reports list it.",
                    severity=Severity.WARNING,
                )
            )
        if not isinstance(value, Mapping):
            help_ = "Write it as {status: under_way, owner: ..., due: 2021-03-31}."
            said = f"an action is a block, not {kind_of(value)}"
            faults.append(Fault("P004", value.span, said, expected="a block", help=help_))
            continue
        found[id] = _action(id, Fields(value, "an action", KEYS, faults), faults)
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
        help_ = "Add it: {status: dropped, reason: ...}."
        faults.append(Fault("P061", inner.span_of("status"), f"'{id}' is dropped without a reason", help=help_))
    if status != "dropped" and action.reason:
        said = f"'{id}' has a reason, although it is not dropped"
        warn(faults, "P063", inner.span_of("reason"), said, "Write it as note:, or set the status to dropped.")
    if status in STATED and (not action.by or inner.get("on") is None):
        said = f"'{id}' is {status}, but it does not say by whom and when this was stated"
        help_ = f"Add both: {{status: {status}, by: name, on: 2021-03-31}}."
        faults.append(Fault("P062", inner.span_of("status"), said, help=help_))
    return action
