"""Lengths of time and parameters, where a number or a duration may stand."""

from __future__ import annotations

from pocarms.language.env import Env
from pocarms.language.names import undefined
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec, Value
from pocarms.model.conditions import Duration, Parameter
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest


def duration(rec: Rec) -> Duration | None:
    """Return the length of time that `{months: n}` or `{days: n}` stands for; None if nothing usable stands there."""
    months, days = rec.scalar("months"), rec.scalar("days")
    if months is not None and isinstance(months.value, int):
        return Duration(months=months.value)
    if days is not None and isinstance(days.value, int):
        return Duration(days=days.value)
    return None


def duration_or_parameter(value: Value | None, env: Env) -> Duration | Parameter | None:
    """Return a length of time, or the parameter that stands for one; notes a fault where it is neither."""
    if isinstance(value, Rec):
        return duration(value)
    if not isinstance(value, Scalar):
        return None
    if isinstance(value.value, int | float):
        env.faults.append(
            Fault(
                "R203",
                value.span,
                f"{value.text} of what? A length of time needs its unit",
                found=value.text,
                expected="{months: 3}, {days: 30}, or the name of a parameter",
                suggestion="",
                help="Write the unit and the number in braces.",
            )
        )
        return None
    return _parameter(value, env, Duration, "a length of time")


def number_or_parameter(value: Scalar, env: Env) -> int | float | Parameter | None:
    """Return a number, or the parameter that stands for one; notes a fault where it is neither."""
    if isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return value.value
    return _parameter(value, env, (int, float), "a number")


def _parameter(value: Scalar, env: Env, type_: type | tuple[type, ...], needed: str) -> Parameter | None:
    default = env.header.parameters.get(value.text)
    if isinstance(default, type_):
        return Parameter(value.text)
    if default is not None:
        env.faults.append(
            Fault(
                "R218",
                value.span,
                f"the parameter '{value.text}' is not {needed}",
                found=value.text,
                expected=f"{needed}, or a parameter that stands for one",
                help="Choose another parameter, or change what this one stands for under 'parameters' in pack.yaml.",
            )
        )
        return None
    if nearest(value.text, env.header.parameters):
        env.faults.append(undefined(value, "a parameter", env.header.parameters, None))
    else:
        env.faults.append(
            Fault(
                "R203",
                value.span,
                f"'{shorten(value.text)}' is neither {needed} nor the name of a parameter",
                found=value.text,
                expected=f"{needed}, or a name under 'parameters' in pack.yaml",
                help=f"Write {needed}.",
            )
        )
    return None
