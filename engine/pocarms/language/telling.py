"""What goes with findings: modifiers, bundles, conflicts, examples."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from pocarms.language.conditions import CONFLICT, FINDING, condition
from pocarms.language.env import Env
from pocarms.language.findings import facet_values
from pocarms.language.values import Rec
from pocarms.model.conditions import Always
from pocarms.model.pack import Bundle, Conflict, Example, Modifier, Selector

_TEXT_EFFECTS = ("advice", "first_step", "note", "label", "order")


def read_modifier(id_: str, rec: Rec, env: Env) -> Modifier:
    """Return a modifier."""
    when = rec.rec("when")
    return Modifier(
        id=id_,
        when=(None if when is None else condition(when, env, replace(FINDING, what="a modifier"))) or Always(),
        applies_to=_selector(rec, env),
        effects=_effects(rec.rec("then"), env),
        over=env.known_all(rec.scalars("over"), "a modifier", env.names.of("modifiers")),
        label=rec.text("label"),
        sources=env.citations(rec),
        span=env.place("modifiers", id_, rec),
    )


def _selector(rec: Rec, env: Env) -> Selector:
    selection = rec.rec("applies_to")
    if selection is None:
        return Selector(all=rec.text("applies_to") == "all")
    return Selector(
        all=selection.flag("all"),
        kinds=env.known_all(selection.scalars("kinds"), "a kind", env.header.kinds),
        tags=tuple(tag.text for tag in selection.scalars("tags")),
        ids=env.findings(selection.scalars("ids")),
        facets=facet_values(selection.rec("facet"), env),
    )


def _effects(then: Rec | None, env: Env) -> MappingProxyType[str, str]:
    if then is None:
        return MappingProxyType({})
    effects = {name: then.text(name) for name in _TEXT_EFFECTS if name in then.entries}
    for name, what, choices in (
        ("owner", "an owner", env.header.owners),
        ("room_to_act", "a degree of room to act", env.header.room),
    ):
        known = env.optional(then, name, what, choices)
        if known:
            effects[name] = known
    return MappingProxyType(dict(sorted(effects.items())))


def read_bundle(id_: str, rec: Rec, env: Env) -> Bundle:
    """Return a bundle."""
    when = rec.rec("when")
    return Bundle(
        id=id_,
        title=rec.text("title"),
        findings=env.findings(rec.scalars("findings")),
        when=(None if when is None else condition(when, env, replace(FINDING, what="a bundle"))) or Always(),
        advice=rec.text("advice"),
        sources=env.citations(rec),
        span=env.place("bundles", id_, rec),
    )


def read_conflict(id_: str, rec: Rec, env: Env) -> Conflict:
    """Return a conflict."""
    when = rec.rec("when")
    return Conflict(
        id=id_,
        when=(None if when is None else condition(when, env, CONFLICT)) or Always(),
        says=rec.text("says"),
        doubts=env.known_all(rec.scalars("doubts"), "a question", env.questions),
        sources=env.citations(rec),
        span=env.place("conflicts", id_, rec),
    )


def read_example(id_: str, rec: Rec, env: Env) -> Example:
    """Return an example."""
    return Example(id_, rec.text("title"), rec.text("says"), env.citations(rec), env.place("examples", id_, rec))
