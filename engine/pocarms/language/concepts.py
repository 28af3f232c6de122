"""Concepts: rules from any file that conclude the same thing, put together in an order that no file decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.language.conditions import CONCEPT, condition
from pocarms.language.env import Env
from pocarms.language.labels import humanise
from pocarms.language.saying import canonical
from pocarms.language.values import Rec, place_of
from pocarms.model.pack import Concept, ConceptRule
from pocarms.source.faults import Fault


def read_concepts(recs: Iterable[Rec], env: Env) -> Mapping[str, Concept]:
    """Return every concept, by id. Rules of one concept are ordered by the text of their condition and sources."""
    rules: dict[str, list[ConceptRule]] = {}
    for rec in recs:
        id_, when = rec.text("concludes"), rec.rec("when")
        if not id_ or id_ not in env.names.of("concepts"):
            continue
        built = None if when is None else condition(when, env, CONCEPT)
        if built is not None:
            rule = ConceptRule(id_, built, rec.text("label"), env.citations(rec), place_of(rec, "concludes"))
            rules.setdefault(id_, []).append(rule)
        else:
            rules.setdefault(id_, [])
    return {id_: _concept(id_, rules.get(id_, []), env) for id_ in sorted(env.names.of("concepts"))}


def _concept(id_: str, rules: list[ConceptRule], env: Env) -> Concept:
    rules.sort(key=lambda rule: (canonical(rule.when), rule.label, repr(rule.sources)))
    labels = sorted({rule.label for rule in rules if rule.label})
    if len(labels) > 1:
        places = sorted((rule for rule in rules if rule.label), key=lambda rule: rule.span)
        env.faults.append(
            Fault(
                "R111",
                places[-1].span,
                f"the concept '{id_}' is called different things by its rules: "
                + ", ".join(f"'{label}'" for label in labels),
                help="A concept means one thing. Keep one label, and leave it out at the other rules.",
            )
        )
    return Concept(id_, labels[0] if labels else humanise(id_), tuple(rules))
