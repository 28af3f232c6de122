"""Sentences read back: what each claim that a step of a proof may make stands for."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.model.conditions import Condition, children
from pocarms.model.pack import Pack
from pocarms.program.reading import program_conditions, stage0_conditions
from pocarms.wording.words import claim_words, concept_claim, named_claim

Claims = Mapping[str, tuple[tuple[Condition, bool], ...]]


def claims(pack: Pack, language: str) -> Claims:
    """Return, for every sentence, the conditions of the pack that it says, each with whether it says that they hold."""
    found: dict[str, dict[tuple[Condition, bool], None]] = {}
    waiting = [*stage0_conditions(pack), *program_conditions(pack)]
    while waiting:
        condition = waiting.pop()
        waiting += children(condition)
        for value in (True, False):
            found.setdefault(claim_words(condition, value, pack, language), {})[condition, value] = None
    return {claim: tuple(said) for claim, said in found.items()}


def named_claim_words(kind: str, id_: str, value: bool, pack: Pack, language: str) -> str:
    """Say where a concept, finding, level rule or conflict stands, as a step of a proof does; conflicts by their id."""
    if kind == "concept":
        return concept_claim(id_, value, pack, language)
    if kind == "finding":
        return named_claim("finding", pack.findings[id_].title, value, language)
    if kind == "levelrule":
        says = next(rule.says for rule in pack.level_rules if rule.id == id_)
        return named_claim("level_rule", says, value, language)
    return f"{kind}:{id_}"
