"""Tests on the finding that a class rule is placing: `finding.harm: now` and its like."""

from __future__ import annotations

from pocarms.language.env import Env
from pocarms.language.nouns import shorten
from pocarms.language.values import Value
from pocarms.model.conditions import FindingTest, Leaf
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

HARM = ("none", "foreseeable", "now")
STATE = ("partly", "missing")


def finding_test(name: str, value: Value, key: Scalar, env: Env, allowed: bool) -> Leaf | None:
    """Return the test on a field of the finding being placed; notes a fault where it does not fit.

    name: what follows `finding.`. allowed: whether the condition stands in a class rule.
    """
    if not allowed:
        env.faults.append(
            Fault(
                "R210",
                key.span,
                f"'finding.{name}' may stand only in class rules",
                help="Only a class rule looks at one finding at a time. Elsewhere, name answers or concepts.",
            )
        )
        return None
    fields = _fields(env)
    if name not in fields:
        known = [f"finding.{field}" for field in fields]
        env.faults.append(
            Fault(
                "R215",
                key.span,
                f"findings have no field 'finding.{shorten(name)}'",
                found=key.text,
                expected=", ".join(known),
                suggestion=nearest(key.text, known),
                help="Attributes of your own are declared under 'attributes' in pack.yaml.",
            )
        )
        return None
    allowed_words = fields[name]
    items = value if isinstance(value, tuple) else (value,)
    words: list[str] = []
    for item in items:
        if not isinstance(item, Scalar):
            env.faults.append(
                Fault(
                    "R203",
                    key.span,
                    f"'finding.{name}' takes a word or a list of words",
                    expected=", ".join(allowed_words),
                    help="harm and state already read 'at least': foreseeable takes in now, partly takes in missing.",
                )
            )
        elif allowed_words and item.text not in allowed_words:
            env.faults.append(
                Fault(
                    "R216",
                    item.span,
                    f"'finding.{name}' is never '{shorten(item.text)}'",
                    found=item.text,
                    expected=", ".join(allowed_words),
                    suggestion=nearest(item.text, allowed_words),
                    help="Write one of these words.",
                )
            )
        else:
            words.append(item.text)
    if not words:
        return None
    model_name = f"facet:{name[len('facet.') :]}" if name.startswith("facet.") else name
    return FindingTest(model_name, tuple(words), key.span)


def _fields(env: Env) -> dict[str, tuple[str, ...]]:
    """Return every field of findings that a class rule may read, with its words; () where any word will do."""
    header = env.header
    fields: dict[str, tuple[str, ...]] = {"harm": HARM, "state": STATE, "key": ("true", "false")}
    fields["kind"] = tuple(header.kinds)
    fields["tags"] = ()
    for facet in header.facets.values():
        fields[f"facet.{facet.id}"] = tuple(option.id for option in facet.options)
    fields.update(header.attributes)
    return fields
