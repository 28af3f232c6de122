"""What was answered, what was set aside and why, and which answers clash."""

from __future__ import annotations

from collections.abc import Iterable

from pocarms.assessment.judge import Judged
from pocarms.assessment.result import AnswerResult, ConflictResult, Counts, SetAside, Statement
from pocarms.assessment.texts import Says
from pocarms.model.conditions import leaves
from pocarms.model.pack import UNKNOWN, Question
from pocarms.model.profile import Answer, Settled, says_something
from pocarms.profiles.cases import standing
from pocarms.program.names import name
from pocarms.program.reading import question_of, questions_read
from pocarms.wording.words import value_words

NOTHING = Settled(UNKNOWN)


def answer_state(judged: Judged, question: str) -> str:
    """Return where a question stands; see AnswerResult.state."""
    settled = judged.case.answers.get(question, NOTHING)
    return standing(settled, judged.value(name("asked", question)), bool(judged.value(name("doubted", question))))


def answer_results(says: Says, judged: Judged, questions: Iterable[str]) -> tuple[AnswerResult, ...]:
    """Return every question, block by block, with what was answered."""
    wanted = set(questions)
    blocks = list(says.pack.blocks)
    asked = [q for q in says.pack.questions.values() if q.id in wanted]
    asked.sort(key=lambda q: (blocks.index(q.block) if q.block in blocks else len(blocks), q.block, q.id))
    return tuple(_answer(says, judged, question) for question in asked)


def _answer(says: Says, judged: Judged, question: Question) -> AnswerResult:
    settled = judged.case.answers.get(question.id, NOTHING)
    return AnswerResult(
        id=question.id,
        block=question.block,
        ask=question.ask,
        type=question.type,
        answer=value_words(question, settled.value, says.language),
        value=settled.value,
        state=answer_state(judged, question.id),
        counts_as=question.counts_as.get(settled.value, "") if isinstance(settled.value, str) else "",
        from_=settled.from_,
        evidence=tuple(statement(says, question, answer) for answer in settled.answers),
    )


def statement(says: Says, question: Question, answer: Answer) -> Statement:
    """Return one answer as given by somebody, in words, with its evidence."""
    evidence = answer.evidence
    return Statement(
        answer=value_words(question, answer.value, says.language),
        source=evidence.source,
        as_of=evidence.as_of.isoformat() if evidence.as_of else "",
        reliability=evidence.reliability,
        by=evidence.by,
        note=evidence.note,
        reason=answer.reason,
    )


def counts(judged: Judged, questions: Iterable[str]) -> Counts:
    """Count the questions by where they stand; a question that does not apply is not counted as unknown."""
    states = [answer_state(judged, q) for q in questions]
    return Counts(
        answered=states.count("answered"),
        unknown=states.count("unknown") + states.count("disagreement"),
        not_applicable=states.count("not_applicable") + states.count("does_not_apply"),
        waiting=states.count("waiting"),
        doubted=states.count("doubted"),
    )


def set_aside(says: Says, judged: Judged, questions: Iterable[str]) -> tuple[SetAside, ...]:
    """Return the answers on file that do not enter the reasoning, in the order of ids."""
    found = []
    for question in sorted(questions):
        settled = judged.case.answers.get(question, NOTHING)
        state = answer_state(judged, question)
        on_file = says_something(settled.value) or settled.disagree
        if on_file and state in ("does_not_apply", "waiting", "doubted", "disagreement"):
            asked = says.pack.questions[question]
            gate = asked.asked_when
            gates: tuple[str, ...] = ()
            if state in ("does_not_apply", "waiting") and gate is not None:
                gates = tuple(sorted(questions_read(says.pack, gate)))
            found.append(SetAside(question, asked.ask, _on_file(says, asked, settled), state, gates))
    return tuple(found)


def _on_file(says: Says, question: Question, settled: Settled) -> str:
    """The answer in words; where people disagree, each answer once."""
    if not settled.disagree:
        return value_words(question, settled.value, says.language)
    return " / ".join(dict.fromkeys(value_words(question, a.value, says.language) for a in settled.answers))


def conflict_results(says: Says, judged: Judged, conflicts: Iterable[str]) -> tuple[ConflictResult, ...]:
    """Return the conflicts that are true, with the questions whose answers clash."""
    wanted = set(conflicts)
    return tuple(
        ConflictResult(
            conflict.id,
            conflict.says,
            conflict.doubts,
            tuple(dict.fromkeys(q for leaf in leaves(conflict.when) if (q := question_of(leaf)) is not None)),
            says.cite(conflict.sources),
        )
        for conflict in says.pack.conflicts.values()
        if conflict.id in wanted and judged.value(name("conflict", conflict.id))
    )
