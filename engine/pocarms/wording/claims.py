"""What the step of a proof says of something the pack has a name for."""

from __future__ import annotations

from pocarms.model.pack import Pack
from pocarms.wording.words import concept_claim, named_claim


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
