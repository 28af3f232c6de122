"""When a form asks a question: the gate of a question, said in XPath, as far as that can be said.

A question is shown where its gate is known to hold. Tests are true or false only where an answer is known: a blank
field makes neither true, so that for every condition there are two expressions, one for true and one for false.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from pocarms.documents.forms.names import Field, field_name
from pocarms.model.conditions import AllOf, Always, AnyOf, AtLeast, Condition, Not, Op, Parameter, Test
from pocarms.model.pack import NOT_APPLICABLE, Pack, Question
from pocarms.model.profile import Value
from pocarms.program.operands import accepted_values
from pocarms.records import dataclass

TRUE, FALSE = "true()", "false()"
MOST_LETTERS = 3000  # of an expression: phones work it out at every answer
_SIGNS = {Op.IS: "=", Op.AT_LEAST: ">=", Op.AT_MOST: "<=", Op.MORE_THAN: ">", Op.LESS_THAN: "<"}
_OPPOSITE = {"=": "!=", ">=": "<", "<=": ">", ">": "<=", "<": ">="}


class CannotSay(Exception):
    """A condition that a form has no words for."""


@dataclass(frozen=True)
class Gates:
    """Says gates. asked: the fields of the form; known: answers on file that may be relied on, by place and question;
    parts: whether the profile has parts.
    """

    pack: Pack
    asked: Collection[Field]
    known: Mapping[tuple[str, str], Value]
    parts: bool

    def relevant(self, question: Question, place: str) -> str:
        """Return when to ask a question, "" for always. Raises CannotSay."""
        assert question.asked_when is not None
        said = self.when(question.asked_when, place, True)
        if said == FALSE or len(said) > MOST_LETTERS:
            raise CannotSay
        return "" if said == TRUE else said

    def when(self, condition: Condition, place: str, wanted: bool) -> str:
        """Return the expression that is true where a condition is known to be true (`wanted`), or false."""
        if isinstance(condition, Test):
            return self._test(condition, place, wanted)
        if isinstance(condition, Not):
            return self.when(condition.of, place, not wanted)
        if isinstance(condition, AllOf | AnyOf):
            said = [self.when(one, place, wanted) for one in condition.of]
            return both(said) if isinstance(condition, AllOf) is wanted else either(said)
        if isinstance(condition, AtLeast):
            needed = condition.n if wanted else len(condition.of) - condition.n + 1
            return count((self.when(one, place, wanted) for one in condition.of), needed)
        if isinstance(condition, Always):
            return TRUE if wanted else FALSE
        raise CannotSay

    def _test(self, test: Test, place: str, wanted: bool) -> str:
        question = self.pack.questions[test.question]
        if not place and self.parts and question.of_part:
            raise CannotSay  # the whole sees what its parts say together
        at = place if question.of_part else ""
        if question.type == "choices":
            said = self._lines(test, question, at, wanted)
        elif question.type in ("number", "date"):
            said = self._measured(test, question, at, wanted)
        else:
            said = self._one(test, question, at, wanted)
        if wanted:
            return said
        waived = [self._waived(question, at)] if question.may_not_apply else []
        if question.asked_when is not None:  # what is not asked makes every test false
            waived.append(self.when(question.asked_when, at, False))
        return either([said, *waived])

    def _waived(self, question: Question, at: str) -> str:
        """Say that a person called a question not applicable: its tests are false then."""
        field, reason = Field(at, question.id), Field(at, question.id, reason=True)
        if field not in self.asked:
            return TRUE if self.known.get((at, question.id)) == NOT_APPLICABLE else FALSE
        measured = question.type in ("number", "date", "text")
        return f"${{{field_name(reason)}}} != ''" if measured else _equals(field, NOT_APPLICABLE)

    def _one(self, test: Test, question: Question, at: str, wanted: bool) -> str:
        accepted = accepted_values(test, question)
        values = [v for v in question.values() if (v in accepted) is wanted]
        return self._field(Field(at, question.id), values, self.known.get((at, question.id)))

    def _lines(self, test: Test, question: Question, at: str, wanted: bool) -> str:
        known = self.known.get((at, question.id))
        on_file = known if isinstance(known, Mapping) else {}

        def line(option: str, answer: str) -> str:
            return self._field(Field(at, question.id, option), [answer], on_file.get(option))

        yes, no = ("yes", "no") if wanted else ("no", "yes")
        if test.op is Op.COUNT:
            assert isinstance(test.operand, int)
            options = question.values()
            return count((line(o, yes) for o in options), test.operand if wanted else len(options) - test.operand + 1)
        assert isinstance(test.operand, tuple)
        answer = no if test.op is Op.LACKS else yes
        said = [line(option, answer) for option in test.operand]
        return either(said) if (test.op is Op.HAS_ANY) is wanted else both(said)

    def _measured(self, test: Test, question: Question, at: str, wanted: bool) -> str:
        field = Field(at, question.id)
        if field not in self.asked or (at, question.id) in self.known or isinstance(test.operand, Parameter):
            raise CannotSay
        reference = f"${{{field_name(field)}}}"
        if isinstance(test.operand, datetime.date) and test.op in (Op.BEFORE, Op.AFTER):
            sign, value = "<" if test.op is Op.BEFORE else ">", f"date('{test.operand.isoformat()}')"
            reference_ = f"date({reference})"
        elif isinstance(test.operand, int | float) and test.op in _SIGNS:
            sign, value, reference_ = _SIGNS[test.op], str(test.operand), reference
        else:
            raise CannotSay
        sign = sign if wanted else _OPPOSITE[sign]
        return both([f"{reference} != ''", f"{reference_} {sign} {value}"])

    def _field(self, field: Field, values: Iterable[str], known: Value | None) -> str:
        """Say that a field has one of some values; left blank, what is on file counts."""
        values = list(values)
        if field not in self.asked:
            if known is None:
                raise CannotSay
            return TRUE if known in values else FALSE
        said = [_equals(field, value) for value in values]
        return either([*said, *([_equals(field, "")] if known is not None and known in values else [])])


def _equals(field: Field, value: str) -> str:
    return f"${{{field_name(field)}}} = '{value}'"


def either(said: Iterable[str]) -> str:
    """Join expressions of which one must be true."""
    return _joined(said, " or ", TRUE, FALSE)


def both(said: Iterable[str]) -> str:
    """Join expressions that must all be true."""
    return _joined(said, " and ", FALSE, TRUE)


def _joined(said: Iterable[str], word: str, decides: str, otherwise: str) -> str:
    kept = [one for one in dict.fromkeys(said) if one != otherwise]
    if decides in kept:
        return decides
    return f"({word.join(kept)})" if len(kept) > 1 else kept[0] if kept else otherwise


def count(said: Iterable[str], n: int) -> str:
    """Say that at least n expressions are true."""
    said = list(said)
    if n <= 0:
        return TRUE
    if n > len(said):
        return FALSE
    return f"({' + '.join(f'if({one}, 1, 0)' for one in said)}) >= {n}"
