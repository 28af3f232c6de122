"""From an assessment to a memo: what stands in it, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.result import AnswerResult, Assessment, Body, ConflictResult, ScaleResult
from pocarms.memo.due import bodies
from pocarms.memo.marking import marking_lines
from pocarms.memo.refs import Backing, Refs
from pocarms.memo.risks import measure_rows, numbered, risk_rows
from pocarms.memo.view import Answered, Block, MemoView, Outcome, Todo, Turn
from pocarms.model.pack import Pack
from pocarms.model.papers import Memo, MemoSection
from pocarms.reports.clean import clean
from pocarms.reports.front import facts, footer, marking, notices
from pocarms.reports.levels import headline, range_words
from pocarms.reports.naming import names
from pocarms.reports.strings import Strings, strings
from pocarms.reports.view import Line, Table

MOST_RISKS, MOST_MEASURES, MOST_OTHERS, MOST_TURNS = 10, 14, 6, 8  # what two pages hold; the rest is counted


def build(
    assessment: Assessment, pack: Pack, language: str, taken: Sequence[str] = (), turns: Sequence[Turn] = ()
) -> MemoView:
    """Return the memo on an assessment.

    pack: the one assessed with, its texts in `language`; it must have a `memo` (ValueError). taken: what was taken from
    another profile, in words. turns: what would change the outcome (`memo.turns`).
    """
    if pack.memo is None:
        raise ValueError(f"the pack {pack.id} has no memo")
    s = strings(language)
    assessment, memo = clean(assessment), pack.memo
    whole = names(assessment, assessment.whole, s)
    refs, backing = Refs(whole), Backing(s)
    said = notices(assessment, s)
    found = numbered(assessment, pack)
    risks, measures = risk_rows(found, refs, s), measure_rows(assessment, pack, found, refs, s)
    actions, steps = _actions(assessment, memo, refs), _steps(assessment, refs)
    asks = [*_clashes(assessment, refs, s), *_find_out(assessment)]
    return clean(
        MemoView(
            language=language,
            title=memo.title,
            marking=marking(assessment, s),
            suggested=marking_lines(assessment, memo, s),
            notices=said.said,
            page_notice=said.page,
            alarm=said.alarm,
            facts=facts(assessment, s),
            advises=s("advises"),
            reminder=memo.reminder,
            outcomes=_outcomes(assessment, s),
            parts=_parts(assessment, s),
            separate=s("memo.separate") if _separate(assessment) else "",
            before=_blocks(memo, False, assessment, backing, s),
            risks=tuple(risks[:MOST_RISKS]),
            more_risks=_more(risks, MOST_RISKS, s),
            turns=tuple(turns[:MOST_TURNS]),
            measures=tuple(measures[:MOST_MEASURES]),
            more_measures=_more(measures, MOST_MEASURES, s),
            after=_blocks(memo, True, assessment, backing, s),
            find_out=tuple(asks[:MOST_OTHERS]),
            more_find_out=_more(asks, MOST_OTHERS, s),
            actions=tuple(actions[:MOST_OTHERS]),
            more_actions=_more(actions, MOST_OTHERS, s),
            steps=tuple(steps[:MOST_OTHERS]),
            taken=tuple(taken),
            signs=tuple(pack.owners[owner] for owner in memo.signs),
            evidence=backing.listed(),
            sources=refs.listed(),
            footer=footer(assessment, s),
        )
    )


def _more(items: Sequence[object], most: int, s: Strings) -> str:
    return s("memo.more", n=len(items) - most) if len(items) > most else ""


def decisions(body: Body) -> tuple[ScaleResult, ...]:
    """Return the scales of a body that suggest a decision, without those on which nothing was climbed but the first."""
    scales = [scale for scale in body.scales if scale.decision]
    return tuple(x for i, x in enumerate(scales) if i == 0 or x.ceiling != x.steps[0].id)


def _outcomes(assessment: Assessment, s: Strings) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(
            scale.label,
            s("level.headline", headline=range_words(scale, s)),
            s("level.holding") if scale.headline != scale.floor else "",
        )
        for scale in decisions(assessment.whole)
    )


def _parts(assessment: Assessment, s: Strings) -> Table | None:
    """Return where each part stands; None where there are none."""
    shown = [scale.id for scale in decisions(assessment.whole)]
    if not assessment.parts or not shown:
        return None
    labels = {scale.id: scale.label for scale in assessment.whole.scales}
    rows = tuple(
        (
            (Line(part.title or part.id),),
            *((Line(range_words(scale, s)),) for scale in part.scales if scale.id in shown),
        )
        for part in assessment.parts
    )
    return Table("parts", s("section.parts"), (s("head.part"), *(labels[scale] for scale in shown)), rows)


def _separate(assessment: Assessment) -> bool:
    """Whether the parts stand at unlike steps of a scale, so that they can be decided one by one."""
    return any(
        len({headline(s) for part in assessment.parts for s in part.scales if s.id == scale.id}) > 1
        for scale in decisions(assessment.whole)
    )


def _blocks(memo: Memo, after: bool, assessment: Assessment, backing: Backing, s: Strings) -> tuple[Block, ...]:
    made = [_block(section, assessment, backing, s) for section in memo.sections if section.after_measures is after]
    return tuple(block for block in made if block.says or block.answers or block.silent)


def _block(section: MemoSection, assessment: Assessment, backing: Backing, s: Strings) -> Block:
    """Return a section with what is answered; what does not apply is left out, what nobody knows is counted."""
    answered, silent = [], 0
    for question in section.questions:
        given = [
            (body, a) for body in bodies(assessment) for a in (_answer(question, body, assessment),) if a is not None
        ]
        given = [(body, a) for body, a in given if a.state != "does_not_apply"]
        if given and all(a.state in ("unknown", "waiting") for _, a in given):
            silent += 1
        elif given:
            given = [
                (body, a) for body, a in given if a.state not in ("unknown", "waiting") or not _idle(question, body)
            ]
            answered.append(Answered(given[0][1].ask, _lines(given, len(bodies(assessment)), backing, s)))
    return Block(section.title, section.says, tuple(answered), s("memo.silent", n=silent) if silent else "")


def _idle(question: str, body: Body) -> bool:
    """Whether nothing hangs on an answer to a question here: then that it is not known is left out beside the rest."""
    return all(open_.id != question for open_ in body.open_questions)


def _answer(question: str, body: Body, assessment: Assessment) -> AnswerResult | None:
    for owner in (body, assessment.whole):
        for answer in owner.answers:
            if answer.id == question:
                return answer
    return None


def _lines(given: Sequence[tuple[Body, AnswerResult]], bodies_: int, backing: Backing, s: Strings) -> tuple[str, ...]:
    """Say an answer once where all parts give the same, else for each answer where it holds; with what it rests on."""
    by_answer: dict[str, tuple[list[str], dict[str, None]]] = {}
    for body, answer in given:
        said = answer.answer if answer.state == "answered" else s(f"answer.{answer.state}")
        where, backed = by_answer.setdefault(said, ([], {}))
        where.append(body.title or body.id)
        backed.update(dict.fromkeys(backing(answer)))
    same = len(by_answer) == 1 and len(given) == bodies_
    out = []
    for said, (where, backed) in by_answer.items():
        text = f"{said} ({', '.join(backed)})" if backed else said
        out.append(text if same else s("pair", label=", ".join(where), value=text))
    return tuple(out)


def _actions(assessment: Assessment, memo: Memo, refs: Refs) -> list[Todo]:
    """Return what is called for, each once; the action on the marking stands at the top of the memo."""
    found: dict[str, Todo] = {}
    for body in (assessment.whole, *assessment.parts):
        for action in body.actions:
            if action.status == "established" and action.id not in found and action.id != memo.marking_when:
                found[action.id] = Todo(action.says, action.who_label, refs(action.id, action.sources))
    return _by_who(list(found.values()))


def _by_who(items: list[Todo]) -> list[Todo]:
    """Put what falls to the same people together, in the order in which they first come."""
    order = list(dict.fromkeys(item.who for item in items))
    return sorted(items, key=lambda item: order.index(item.who))


def _steps(assessment: Assessment, refs: Refs) -> list[Todo]:
    """Return the steps that may be taken now in some part, each once."""
    found: dict[str, Todo] = {}
    for body in (assessment.whole, *assessment.parts):
        for step in body.steps:
            if step.state == "missing" and step.id not in found:
                found[step.id] = Todo(step.says, step.who_label, refs(step.id, step.sources))
    return list(found.values())


def _clashes(assessment: Assessment, refs: Refs, s: Strings) -> list[Todo]:
    """Return the answers that do not fit together, each clash once with the parts it is found in."""
    found: dict[str, tuple[ConflictResult, list[str]]] = {}
    for body in (assessment.whole, *assessment.parts):
        for clash in body.conflicts:
            found.setdefault(clash.id, (clash, []))[1].extend([body.title or body.id] if body.id else [])
    todos = []
    for clash, where in found.values():
        says = s("memo.clash", says=clash.says)
        if where and len(where) < len(assessment.parts):
            says = s("pair", label=", ".join(where), value=says)
        todos.append(Todo(says, "", refs(clash.id, clash.sources)))
    return todos


def _find_out(assessment: Assessment) -> list[Todo]:
    """Return the questions on which a level hangs, those first on which most rules hang."""
    asks: dict[str, tuple[Todo, set[str]]] = {}
    for body in bodies(assessment):
        rules = {rule.id for rule in body.level_rules}
        for question in body.open_questions:
            hangs = {opened for opened in question.opens if opened in rules}
            if hangs:
                who = ", ".join(question.who_knows_labels)
                asks.setdefault(question.id, (Todo(question.ask, who, question.id), set()))[1].update(hangs)
    return [todo for todo, _ in sorted(asks.values(), key=lambda item: (-len(item[1]), item[0].ref))]
