"""What to ask next, laid out for a reader, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.model.pack import UNKNOWN, Question
from pocarms.model.profile import Profile, Value
from pocarms.program.placing import findings_scale
from pocarms.reasoning.ask_next.aims import STEP, Tier
from pocarms.reasoning.ask_next.nextq import Next, NextQuestion
from pocarms.reasoning.ask_next.preview import Preview, place
from pocarms.reasoning.paper import Block, Point
from pocarms.reasoning.what_if.delta import Difference
from pocarms.reasoning.what_if.whatif_paper import on_file, place_words, stand_words
from pocarms.reports.strings import Strings
from pocarms.wording.words import value_words

MOST_EFFECTS = 6


def aim_words(prepared: Prepared, aim: str, s: Strings) -> str:
    """Say what is asked for."""
    scale = findings_scale(prepared.pack)
    if aim == "first" and (scale is None or len(scale.steps) < 2):
        return s("next.aim.first_none")
    return s(f"next.aim.{aim}", step=scale.steps[-1].label if scale is not None else "")


def tier_words(prepared: Prepared, tier: Tier, s: Strings, group: str, **values: object) -> str:
    """Say what a tier is about: group "tier" with a number of questions, "short", or "plain" in a sentence."""
    scale = findings_scale(prepared.pack)
    label = next((t.label for t in scale.steps if t.id == tier.step), "") if scale is not None else ""
    key = f"{tier.id}_none" if tier.id == STEP and not label else tier.id
    return s(f"next.{group}.{key}", step=label, **values)


def left_block(prepared: Prepared, found: Next, s: Strings) -> Block:
    """Return how many questions still bear on what."""
    items = [tier_words(prepared, tier, s, "tier", n=n) for tier, n in zip(found.tiers, found.left, strict=True) if n]
    if found.waiting:
        items.append(s("next.waiting", n=found.waiting))
    return Block(s("next.left"), items=tuple(items))


def question_block(
    prepared: Prepared,
    profile: Profile,
    number: int,
    found: Next,
    one: NextQuestion,
    seen: Sequence[Preview],
    s: Strings,
) -> Block:
    """Return one question with why it is asked, who knows, and what its answers would do."""
    question = prepared.pack.questions[one.ask.question]
    return Block(
        s("next.number", n=number, ask=question.ask),
        items=tuple(_about(prepared, profile, found, one, question, s)),
        points=tuple(_preview(prepared, profile, found, one, p, s) for p in seen),
    )


def _about(
    prepared: Prepared, profile: Profile, found: Next, one: NextQuestion, question: Question, s: Strings
) -> Iterator[str]:
    if one.ask.part:
        yield s("next.in_part", part=place_words(profile, place(one.ask)))
    if one.also:
        titles = {p.id: p.name for p in profile.parts}
        yield s("next.also", parts=s.join(titles[p] for p in one.also))
    if question.why:
        yield s("explain.why_asked", why=question.why)
    if question.who_knows:
        yield s("explain.who", who=s.join(prepared.says.owner(o) for o in question.who_knows))
    if question.where_to_look:
        yield s("explain.where_to_look", where=question.where_to_look)
    bears_on = [tier_words(prepared, found.tiers[n], s, "short") for n in one.tiers]
    yield s("next.bears_on", what=s.join(bears_on))
    if one.matters == "may":
        yield s("next.may")
    if not one.trial.whole:
        yield s("next.some")


def answers_words(question: Question, values: Sequence[Value], language: str, s: Strings) -> str:
    """Say several answers: “no” or “partly”."""
    return s.join((s.quote(_answer_words(question, v, language, s)) for v in values), "or")


def _answer_words(question: Question, value: Value, language: str, s: Strings) -> str:
    """Say an answer; of a several-choice one the options that are the case."""
    if not isinstance(value, Mapping):
        return value_words(question, value, language)
    labels = [o.label for o in question.options if value.get(o.id) == "yes"]
    return s.join(labels) if labels else s("next.none_of_them")


def _preview(prepared: Prepared, profile: Profile, found: Next, one: NextQuestion, seen: Preview, s: Strings) -> Point:
    question = prepared.pack.questions[one.ask.question]
    said = s("next.if", answers=answers_words(question, seen.answers, prepared.language, s))
    lines = list(effect_lines(prepared, profile, one.ask.part, seen, s))
    if not lines:
        lines = [s("next.no_effect")]
    first = next((n for n in one.tiers if found.left[n]), None)
    if first is not None and seen.left and seen.left[first] < found.left[first]:
        what = tier_words(prepared, found.tiers[first], s, "short")
        lines.append(s("next.then_left", n=seen.left[first], what=what))
    return Point(said, details=tuple(lines))


def effect_lines(
    prepared: Prepared, profile: Profile, here: str, seen: Preview, s: Strings, most: int = MOST_EFFECTS
) -> Iterator[str]:
    """Say what an answer would change, the level first, then findings. here: the part it is asked in."""
    for conflict in seen.contradicts:
        yield s("next.contradicts", says=prepared.pack.conflicts[conflict].says)
    titles = {p.id: p.name for p in profile.parts if p.id != here}
    for difference in seen.effects[:most]:
        yield _effect(prepared, difference, titles.get(difference.case, ""), s)
    if len(seen.effects) > most:
        yield s("next.more_effects", n=len(seen.effects) - most)


def _effect(prepared: Prepared, difference: Difference, part: str, s: Strings) -> str:
    old, new = (stand_words(prepared, difference, stands, s) for stands in (difference.before, difference.after))
    change = s("next.change", old=old, new=new)
    title = difference.title.removesuffix(".")
    if part:
        return s("next.effect_in", part=part, title=title, change=change)
    return s("next.effect", title=title, change=change)


def kept_unknown(profile: Profile, found: Next) -> int:
    """Return how many of the questions are on file as unknown."""
    places = [(place(q.ask), q.ask.question) for q in found.questions]
    given = {p.id: p.answers for p in profile.parts}
    return sum(
        question in (given[where.id] if where.id else profile.answers) and on_file(profile, where, question) == UNKNOWN
        for where, question in places
    )


def as_data(prepared: Prepared, found: Next, seen: Sequence[Sequence[Preview]], aim: str) -> dict[str, object]:
    """Return everything as data for JSON."""
    questions = prepared.pack.questions
    return {
        "aim": aim,
        "done": not found.questions,
        "left": [
            {"tier": tier.id, "step": tier.step, "questions": n}
            for tier, n in zip(found.tiers, found.left, strict=True)
        ],
        "waiting": found.waiting,
        "more": found.more,
        "questions": [
            {
                "id": one.ask.question,
                "part": one.ask.part,
                "ask": questions[one.ask.question].ask,
                "why": questions[one.ask.question].why,
                "who_knows": questions[one.ask.question].who_knows,
                "also_in": one.also,
                "bears_on": [{"tier": found.tiers[n].id, "step": found.tiers[n].step} for n in one.tiers],
                "matters": one.matters,
                "left_after": [str(f) for f in one.after],
                "every_answer_tried": one.trial.whole,
                "previews": previews,
            }
            for one, previews in zip(found.questions, seen, strict=True)
        ],
    }
