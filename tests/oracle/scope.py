"""Which items are judged in each part and which in the whole (decision 001, point 7), by recursion over the pack."""

from __future__ import annotations

from pocarms.model.conditions import (
    Applies,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    ScaleTest,
    Test,
    leaves,
)
from pocarms.model.pack import Action, Finding, LevelRule, Measure, Pack, ProcedureStep


def question_of_part(pack: Pack, question: str) -> bool:
    """Return whether a question, or one that decides whether it is asked, may be answered per part."""
    asked = pack.questions[question]
    return asked.of_part or (asked.asked_when is not None and condition_of_part(pack, asked.asked_when))


def condition_of_part(pack: Pack, condition: Condition) -> bool:
    """Return whether a condition reads, however indirectly, a question of parts; never through `any_part`."""
    for leaf in leaves(condition):
        match leaf:
            case Test() | Applies() | IsKnown() | IsUnknown() | EvidenceTest():
                if question_of_part(pack, leaf.question):
                    return True
            case ConceptIs():
                if any(condition_of_part(pack, rule.when) for rule in pack.concepts[leaf.concept].rules):
                    return True
            case ScaleTest():
                if any(condition_of_part(pack, r.when) for r in pack.level_rules if r.scale == leaf.scale):
                    return True
            case _:
                pass  # any_part, all_parts, finding.*, always
    return False


def of_part(pack: Pack, item: Finding | LevelRule | Measure | ProcedureStep | Action) -> bool:
    """Return whether an item is of part: whatever makes it hold, or a step count as done, reads a question of parts."""
    match item:
        case Finding():
            return condition_of_part(pack, item.when) or any(question_of_part(pack, q) for q in item.practice)
        case Measure():
            rules = {rule.id: rule for rule in pack.level_rules}
            covered = [rules[c] if c in rules else pack.findings[c] for c in item.covers]
            return condition_of_part(pack, item.fits) or any(of_part(pack, risk) for risk in covered)
        case ProcedureStep():
            return condition_of_part(pack, item.when) or (item.done is not None and condition_of_part(pack, item.done))
        case _:
            return condition_of_part(pack, item.when)
