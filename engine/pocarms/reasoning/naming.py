"""What the named conclusions of a program are called, in words."""

from __future__ import annotations

from pocarms.assessment.texts import Says
from pocarms.model.conditions import FindingTest, ScaleTest
from pocarms.model.pack import Citation, ClassRule
from pocarms.reasoning.saying import sayings
from pocarms.wording.words import claim_words, class_because, concept_claim, named_claim, sentence


def conclusion_words(says: Says, full: str, plus: bool) -> str:
    """Say a named conclusion, or that it does not hold, as a sentence; the name itself where there are no words."""
    pack, language = says.pack, says.language
    kind, _, rest = full.partition(":")
    id_, _, step = rest.partition(":")
    s = sayings(language)
    yes = "yes" if plus else "no"
    match kind:
        case "concept":
            return concept_claim(id_, plus, pack, language)
        case "finding":
            return named_claim("finding", pack.findings[id_].title, plus, language)
        case "levelrule":
            return named_claim("level_rule", next(r.says for r in pack.level_rules if r.id == id_), plus, language)
        case "conflict":
            return named_claim("conflict", pack.conflicts[id_].says, plus, language)
        case "modifier":
            return named_claim("modifier", pack.modifiers[id_].label or id_, plus, language)
        case "bundle":
            return named_claim("bundle", pack.bundles[id_].title, plus, language)
        case "needed":
            return named_claim("measure", pack.measures[id_].says, plus, language)
        case "action":
            return named_claim("action", pack.actions[id_].says, plus, language)
        case "step":
            return named_claim("step", pack.steps[id_].says, plus, language)
        case "fits":
            return sentence(s(f"explain.fits.{yes}", label=pack.measures[id_].says))
        case "done":
            return sentence(s(f"explain.done.{yes}", label=pack.steps[id_].says))
        case "harm" | "state":
            return claim_words(FindingTest(kind, (step,)), plus, pack, language)
        case "task":
            return sentence(s(f"explain.task.{yes}"))
        case "class":
            label = next(t.label for scale in pack.scales.values() for t in scale.steps if t.id == step)
            return sentence(s(f"explain.class.{yes}", label=pack.findings[id_].title, step=label))
        case "level":
            return claim_words(ScaleTest(id_, step), plus, pack, language)
        case "applies" | "asked":
            return sentence(s(f"explain.applies.{yes}", ask=pack.questions[id_].ask))
    return full


def class_rule_words(says: Says, rule: ClassRule, plus: bool) -> str:
    """Say a class rule, or that it does not place the finding, as a sentence."""
    scale = next(s for s in says.pack.scales.values() if s.of == "findings")
    label = next(t.label for t in scale.steps if t.id == rule.at_least)
    said = class_because(rule.says, rule.when, label, says.pack, says.language)
    key = "explain.class_rule.yes" if plus else "explain.class_rule.no"
    return sayings(says.language)(key, label=label, says=said)


def citations(says: Says, full: str, chosen: tuple[int, ...]) -> tuple[Citation, ...]:
    """Return the sources of the rule behind a conclusion; of a concept those of the rules with these numbers."""
    pack = says.pack
    kind, _, rest = full.partition(":")
    id_ = rest.partition(":")[0]
    match kind:
        case "concept":
            rules = pack.concepts[id_].rules
            return tuple(dict.fromkeys(c for i in chosen or range(len(rules)) for c in rules[i].sources))
        case "finding":
            return pack.findings[id_].sources
        case "levelrule":
            return next(r.sources for r in pack.level_rules if r.id == id_)
        case "conflict":
            return pack.conflicts[id_].sources
        case "modifier":
            return pack.modifiers[id_].sources
        case "bundle":
            return pack.bundles[id_].sources
        case "needed" | "fits":
            return pack.measures[id_].sources
        case "step" | "done":
            return pack.steps[id_].sources
        case "action":
            return pack.actions[id_].sources
    return ()
