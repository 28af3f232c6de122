"""Which question to ask next (decision 027).

Asked is only what can still change the aim, and it ends when nothing can. Which of these first is decided tier by tier,
the most urgent tier first: the question after which, on average over its answers, the fewest questions still bear on
the tier. No answer is guessed to be likelier than another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from pocarms.assessment.judge import Judged
from pocarms.model.pack import Pack
from pocarms.program.encode import Context, Encoder
from pocarms.reasoning.ask_next.aims import Tier, tiers
from pocarms.reasoning.ask_next.field import Ask, Field, Rails
from pocarms.reasoning.ask_next.trials import Trial, clashing, counts, lay_out, trial
from pocarms.reasoning.ask_next.witness import MAY, NO, Witness
from pocarms.records import dataclass

FEW = 12  # questions bearing on a tier up to which each is tried whether it can matter to it


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """One question to ask.

    tiers: numbers of the tiers of the aim on which it bears. left: for each answer tried, how many questions then still
    bear on each tier (None for an answer that contradicts what is on file); after: the average of these.
    also: the other parts in which the same question can be asked now.
    matters: shown (there are answers to the others with which it changes the aim) or may (not shown and not excluded).
    """

    ask: Ask
    tiers: tuple[int, ...]
    after: tuple[Fraction, ...]
    trial: Trial
    left: tuple[tuple[int, ...] | None, ...]
    matters: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Next:
    """The questions in the order in which to ask them; () when nothing that can still be asked changes the aim.

    left: per tier, how many questions may still change it. waiting: of all these, those whose gate is not open yet.
    """

    questions: tuple[NextQuestion, ...]
    tiers: tuple[Tier, ...]
    left: tuple[int, ...]
    waiting: int
    more: int  # questions that can be asked too, and were not looked at closely


def make_field(pack: Pack, coder: Encoder, context: Context, cases: Sequence[Judged], aim: str) -> Field:
    """Cut a judged profile down to what can still change an aim (see `aims.AIMS`)."""
    return Field(pack, coder, context, cases, tiers(pack, cases[0].program, len(cases), aim))


def next_questions(
    field: Field,
    count: int,
    closed: Collection[Ask] = (),
    who: str = "",
    part: str = "",
    sure: bool = True,
    once: bool = False,
) -> Next:
    """Return up to `count` questions to ask next.

    closed: questions that have been asked already and will not be answered. who: only what this owner can answer; part:
    only what is asked in this part, or in the whole.
    sure: look for proof that each question returned can matter, and leave out those that cannot. once: a question that
    can be asked in several parts is returned once, with the others named.
    """
    shut = frozenset(closed)
    reached = [tier - shut for tier in field.reached]
    open_ = frozenset().union(*reached) if reached else frozenset()
    askable = [a for a in _in_order(field.pack, field, open_) if field.applies(a)]
    wanted = [a for a in askable if not who or who in field.pack.questions[a.question].who_knows]
    wanted = [a for a in wanted if not part or a.part in ("", part)]
    ranked = _ranked(field, wanted, reached, shut)
    witness = Witness(field, open_) if sure else None
    found: list[NextQuestion] = []
    looked_at = 0
    for question in ranked:
        if len(found) == count:
            break
        looked_at += 1
        if once and any(q.ask.question == question.ask.question for q in found):
            continue
        verdict = witness.can_matter(question.trial) if witness is not None else MAY
        if verdict != NO:
            others = (a.part for a in wanted if once and a.question == question.ask.question and a != question.ask)
            found.append(replace(question, matters=verdict, also=tuple(p for p in others if p)))
    if witness is not None:
        reached = [
            _pruned(field, tier, asks, askable, witness) for tier, asks in zip(field.tiers, reached, strict=True)
        ]
    more = {q.ask.question if once else q.ask for q in ranked[looked_at:]}
    more -= {q.ask.question if once else q.ask for q in found}
    waiting = len(open_) - len(askable)
    return Next(tuple(found), field.tiers, tuple(len(tier) for tier in reached), waiting if found else 0, len(more))


def _pruned(field: Field, tier: Tier, asks: frozenset[Ask], askable: Sequence[Ask], witness: Witness) -> frozenset[Ask]:
    """Leave out, where few are left, what is proved not to matter to this tier; what waits goes with its gates."""
    now = [ask for ask in askable if ask in asks]
    if len(now) > FEW:
        return asks
    kept = [ask for ask in now if witness.can_matter(trial(field, ask), (tier,)) != NO]
    return asks - (set(now) - set(kept)) if kept else frozenset()


def _in_order(pack: Pack, field: Field, asks: Collection[Ask]) -> list[Ask]:
    """Core questions first, then by block, then by id; a question in all parts before the next one."""
    blocks = list(pack.blocks)
    parts = [judged.case.id for judged in field.cases]

    def key(ask: Ask) -> tuple[object, ...]:
        question = pack.questions[ask.question]
        block = blocks.index(question.block) if question.block in blocks else len(blocks)
        return (not question.core, block, question.id, parts.index(ask.part))

    return sorted(asks, key=key)


def _ranked(
    field: Field, asks: Sequence[Ask], reached: Sequence[frozenset[Ask]], shut: frozenset[Ask]
) -> list[NextQuestion]:
    """Return the questions, the best to ask first; `asks` is in the order that decides between equals."""
    if not asks:
        return []
    trials = [trial(field, ask) for ask in asks]
    layout = lay_out(field, trials)
    rails = field.run(layout.varied, layout.width)
    clash = clashing(field, layout, rails)
    left = [_left(field, tier, rails, layout.width, reached[n]) for n, tier in enumerate(field.tiers)]
    found = []
    for one, start in zip(trials, layout.first, strict=True):
        possible = [v for v in range(start, start + len(one.answers)) if not clash >> v & 1]
        after = tuple(
            Fraction(sum(tier[v] for v in possible), len(possible)) if possible else Fraction(len(all_))
            for tier, all_ in zip(left, reached, strict=True)
        )
        bears_on = tuple(n for n, tier in enumerate(reached) if one.ask in tier)
        each = tuple(
            None if clash >> v & 1 else tuple(tier[v] for tier in left) for v in range(start, start + len(one.answers))
        )
        found.append(NextQuestion(one.ask, bears_on, after, one, each, MAY))
    place = {ask: n for n, ask in enumerate(asks)}
    known = _who_knows_most(field.pack, asks)
    apart = len(field.cases) > 1

    def last(ask: Ask) -> bool:
        """Where a profile has parts, what parts answer is asked for the whole only after all else."""
        return apart and not ask.part and field.pack.questions[ask.question].of_part

    return sorted(found, key=lambda q: (last(q.ask), q.after, -known(q.ask), place[q.ask]))


def _left(field: Field, tier: Tier, rails: Sequence[Rails], width: int, reached: frozenset[Ask]) -> list[int]:
    found = field.left(rails, tier, width)
    return counts([bits for ask, bits in found.items() if ask in reached], width)


def _who_knows_most(pack: Pack, asks: Sequence[Ask]) -> Callable[[Ask], int]:
    """Between equals: whoever can answer most of what is open is asked first, so that few people are asked often."""
    share: dict[str, int] = {}
    for ask in asks:
        for owner in pack.questions[ask.question].who_knows:
            share[owner] = share.get(owner, 0) + 1
    return lambda ask: max((share[o] for o in pack.questions[ask.question].who_knows), default=0)
