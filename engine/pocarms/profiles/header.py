"""What stands above the answers of a profile: subject, state, parameters."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.conditions import Duration
from pocarms.model.marking import Marking, Scheme
from pocarms.model.profile import Sign
from pocarms.profiles.fields import Fields, is_empty, kind_of, warn
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar
from pocarms.source.suggest import nearest

STATES = ("draft", "reviewed", "approved")
_FIRST = ("name", "type", "country")


def read_subject(fields: Fields, faults: list[Fault]) -> dict[str, str]:
    """Return what the profile is about: name, type and country first, further details in alphabetical order."""
    node = fields.get("subject")
    if node is None:
        fields.missing("subject", "Say what it is about: subject: {name: UNMISS, type: pko, country: South Sudan}.")
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_kind(node, "subject", "a block", "Write subject: {name: UNMISS, type: pko, country: South Sudan}.")
        return {}
    inner = Fields(node, "the subject", _FIRST, faults, free=True)
    texts = {entry.key.text: inner.text(entry.key.text) for entry in node.entries}
    if not texts.get("name") and not isinstance(inner.get("name"), Mapping):
        inner.missing("name", "Write the name of the mission, or of the support proposal.")
    order = [*_FIRST, *sorted(key for key in texts if key not in _FIRST)]
    return {key: texts[key] for key in order if texts.get(key)}


def read_marking(fields: Fields, scheme: Scheme) -> Marking:
    """Return the marking, of the scheme in force; without one the least protected."""
    return scheme.marking(fields.word("marking", scheme.ids, scheme.least))


def read_state(fields: Fields, as_of: datetime.date | None, faults: list[Fault]) -> tuple[str, Sign]:
    """Return draft, reviewed or approved, and by whom and when.

    Two spellings: `state: reviewed` with `by:` and `date:` beside it, or `state: {is: reviewed, by: ..., on: ...}`.
    """
    node = fields.get("state")
    if isinstance(node, Mapping):
        inner = Fields(node, "the state", ("is", "by", "on", "seal"), faults)
        if inner.get("is") is None:
            inner.missing("is", "Write state: {is: reviewed, by: name, on: 2020-12-18}.")
        state, by, on = inner.word("is", STATES, STATES[0]), inner.text("by"), inner.date("on")
        seal = inner.text("seal")
        for key, other in (("by", "by"), ("date", "on")):
            if fields.get(key) is not None:
                said = fields.node.get(key)
                assert said is not None
                faults.append(
                    Fault(
                        "P013",
                        said.span,
                        f"'{key}' stands here although 'state' is a block, which has its own '{other}'",
                        help=f"Keep one of the two: '{other}' inside the braces of 'state', or '{key}' here.",
                    )
                )
        by_key, on_key, place, on_node = "by", "on", node.span, inner.get("on")
    else:
        state, by, on = fields.word("state", STATES, STATES[0]), fields.text("by"), fields.date("date")
        seal = ""
        by_key, on_key, place, on_node = "by", "date", fields.span_of("state"), fields.get("date")
    lacks = [f"'{key}'" for key, there in ((by_key, by), (on_key, on_node)) if not there]
    if state != "draft" and lacks:
        faults.append(
            Fault(
                "P010",
                place,
                f"the profile is {state}, but it does not say by whom and when: "
                f"{' and '.join(lacks)} {'is' if len(lacks) == 1 else 'are'} missing",
                help=f"Write state: {{is: {state}, by: name, on: 2020-12-18}}, or set it back to draft.",
            )
        )
    if on is not None and as_of is not None and on < as_of:
        warn(
            faults,
            "P043",
            on_node.span if on_node is not None else place,
            f"the profile was {state} on {on}, before its own day, {as_of}",
            "Check both dates.",
        )
    return state, Sign(by, on, seal)


def read_parameters(
    node: Node | None, defaults: Map[str, Duration | int | float], faults: list[Fault]
) -> dict[str, Duration | int | float]:
    """Return the parameters a profile sets, in alphabetical order."""
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, Mapping):
        faults.append(
            Fault(
                "P004",
                node.span,
                f"'parameters' is a block, not {kind_of(node)}",
                expected="a block",
                help="Write parameters: {screening_valid: {months: 3}}.",
            )
        )
        return {}
    found: dict[str, Duration | int | float] = {}
    for entry in node.entries:
        id = entry.key.text
        if id not in defaults:
            near = nearest(id, defaults)
            faults.append(
                Fault(
                    "P011",
                    entry.key.span,
                    f"the pack has no parameter '{id[:80]}'",
                    found=id,
                    suggestion=near,
                    expected="" if near else ", ".join(sorted(defaults)) or "no parameters: this pack has none",
                    help="Correct the name, or delete the line.",
                )
            )
            continue
        value = _parameter(entry.value, defaults[id])
        if value is None:
            faults.append(_not_usable(entry.value, id, defaults[id]))
        else:
            found[id] = value
    return dict(sorted(found.items()))


def _parameter(node: Node, default: Duration | int | float) -> Duration | int | float | None:
    """Return the value if it is of the same kind as the default."""
    if isinstance(default, Duration):
        if not isinstance(node, Mapping) or len(node.entries) != 1:
            return None
        unit, value = node.entries[0].key.text, node.entries[0].value
        number = value.value if isinstance(value, Scalar) else None
        if unit not in ("months", "days") or type(number) is not int or not 0 < number < 100_000:
            return None
        return Duration(months=number) if unit == "months" else Duration(days=number)
    number = node.value if isinstance(node, Scalar) else None
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _not_usable(node: Node, id: str, default: Duration | int | float) -> Fault:
    if isinstance(default, Duration):
        amount, unit = (default.months, "months") if default.months else (default.days, "days")
        expected, usual = "{months: n} or {days: n}, with a whole number above 0", f"{{{unit}: {amount}}}"
    else:
        expected, usual = "a number", str(default)
    return Fault(
        "P012",
        node.span,
        f"'{id}' takes {'a length of time' if isinstance(default, Duration) else 'a number'}, but here stands "
        f"{kind_of(node)}"
        if not isinstance(node, Mapping)
        else f"this is no usable value for '{id}'",
        expected=expected,
        help=f"Write it as the pack does: {id}: {usual}.",
    )
