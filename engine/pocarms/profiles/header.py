"""What stands above the answers of a profile: subject, state, parameters."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.conditions import Duration
from pocarms.model.marking import Marking, Scheme
from pocarms.model.profile import Sign
from pocarms.profiles.fields import Fields, is_empty, kind_of
from pocarms.profiles.noting import fault, warning, words
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase

STATES = ("draft", "reviewed", "approved")
_FIRST = ("name", "type", "country")


def read_subject(fields: Fields, faults: list[Fault]) -> dict[str, str]:
    """Return what the profile is about: name, type and country first, further details in alphabetical order."""
    node = fields.get("subject")
    if node is None:
        fields.missing("subject")
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_kind(node, "subject", "block", "subject")
        return {}
    inner = Fields(node, "subject", _FIRST, faults, free=True)
    texts = {entry.key.text: inner.text(entry.key.text) for entry in node.entries}
    if not texts.get("name") and not isinstance(inner.get("name"), Mapping):
        inner.missing("name")
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
        inner = Fields(node, "state", ("is", "by", "on", "seal"), faults)
        if inner.get("is") is None:
            inner.missing("is")
        state, by, on = inner.word("is", STATES, STATES[0]), inner.text("by"), inner.date("on")
        seal = inner.text("seal")
        for key, other in (("by", "by"), ("date", "on")):
            if fields.get(key) is not None:
                said = fields.node.get(key)
                assert said is not None
                faults.append(
                    fault(
                        "P013",
                        said.span,
                        phrase("said_twice", key=key, other=other),
                        phrase("help.said_twice", key=key, other=other),
                    )
                )
        by_key, on_key, place, on_node = "by", "on", node.span, inner.get("on")
    else:
        state, by, on = fields.word("state", STATES, STATES[0]), fields.text("by"), fields.date("date")
        seal = ""
        by_key, on_key, place, on_node = "by", "date", fields.span_of("state"), fields.get("date")
    lacks = [key for key, there in ((by_key, by), (on_key, on_node)) if not there]
    if state != "draft" and lacks:
        unsigned = (
            phrase("unsigned", state=words(state)[0], key=lacks[0])
            if len(lacks) == 1
            else phrase("unsigned.both", state=words(state)[0], key=lacks[0], other=lacks[1])
        )
        faults.append(fault("P010", place, unsigned, phrase("help.unsigned", state=state)))
    if on is not None and as_of is not None and on < as_of:
        early = phrase("signed_early", state=words(state)[0], on=on.isoformat(), as_of=as_of.isoformat())
        at = on_node.span if on_node is not None else place
        faults.append(warning("P043", at, early, phrase("help.both_dates")))
    return state, Sign(by, on, seal)


def read_parameters(
    node: Node | None, defaults: Map[str, Duration | int | float], faults: list[Fault]
) -> dict[str, Duration | int | float]:
    """Return the parameters a profile sets, in alphabetical order."""
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, Mapping):
        faults.append(
            fault(
                "P004",
                node.span,
                phrase("parameters", kind=kind_of(node)),
                phrase("help.parameters"),
                expected=phrase("expected.block"),
            )
        )
        return {}
    found: dict[str, Duration | int | float] = {}
    for entry in node.entries:
        id = entry.key.text
        if id not in defaults:
            near = nearest(id, defaults)
            faults.append(
                fault(
                    "P011",
                    entry.key.span,
                    phrase("no_parameter", id=id[:80]),
                    phrase("help.no_parameter"),
                    found=id,
                    suggestion=near,
                    expected="" if near else ", ".join(sorted(defaults)) or phrase("expected.no_parameters"),
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
        expected, usual, said = "duration", f"{{{unit}: {amount}}}", "duration"
    else:
        expected, usual, said = "number", str(default), "parameter_number"
    return fault(
        "P012",
        node.span,
        phrase("no_value", id=id) if isinstance(node, Mapping) else phrase(said, id=id, kind=kind_of(node)),
        phrase("help.as_the_pack", id=id, usual=usual),
        expected=phrase(f"expected.{expected}"),
    )
