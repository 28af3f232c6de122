"""Conditions, values and citations said in plain words, in English or French.

Pure functions of the pack's own texts: give them a pack whose texts are already in the wanted language
(`language.texts.localise`). An id that the pack does not know is said as the id itself, so that no text is lost.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from pocarms.model import conditions as c
from pocarms.model.conditions import Condition, Duration, Op, Parameter
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Citation, Pack, Question
from pocarms.model.profile import Value
from pocarms.wording.strings import Strings, strings

Parameters = Mapping[str, Duration | int | float]

_PLAIN_TYPES = ("yes_no", "practice")  # their values are words of ours, said without quotation marks
_SAID_AS_SET = (Op.IS, Op.AT_LEAST, Op.AT_MOST, Op.ADVERSE_AT_LEAST)


def condition_words(condition: Condition, pack: Pack, language: str, parameters: Parameters | None = None) -> str:
    """Say any condition in words, without capital or full stop: `the answer to “…?” is no or partly`.

    parameters: the profile's own values of the pack's parameters, where it has some.
    """
    return _Sayer(pack, strings(language), {**pack.parameters, **(parameters or {})}).say(condition, 0)


def claim_words(
    condition: Condition, value: bool, pack: Pack, language: str, parameters: Parameters | None = None
) -> str:
    """Say that a condition holds, or is proved not to hold, as a sentence: a step of a proof."""
    while isinstance(condition, c.Not):  # that a negation fails is that what it negates holds
        condition, value = condition.of, not value
    if isinstance(condition, c.ConceptIs):
        condition, value = c.ConceptIs(condition.concept, condition.wanted == value), True
    said = condition_words(condition, pack, language, parameters)
    return sentence(said if value else strings(language)("cond.not", condition=said))


def concept_claim(concept: str, value: bool, pack: Pack, language: str) -> str:
    """Say that a concept is true or false, as a sentence."""
    return claim_words(c.ConceptIs(concept), value, pack, language)


def named_claim(kind: str, label: str, value: bool, language: str) -> str:
    """Say where a named thing stands, as a sentence.

    kind: finding | level_rule | class_rule | modifier | measure | step | action | conflict | bundle; label: its title.
    """
    key = f"claim.{kind}.{'yes' if value else 'no'}"
    return sentence(strings(language)(key, label=label))


def value_words(question: Question, value: Value, language: str) -> str:
    """Say an answer in words: option labels, "yes, no, unknown" line by line, dates, numbers with their unit."""
    s = strings(language)
    if isinstance(value, Mapping):
        groups = [(word, [o for o in question.options if value.get(o.id, UNKNOWN) == word]) for word in ("yes", "no")]
        said = [s(f"lines.{word}", items=s.join(o.label for o in lines)) for word, lines in groups if lines]
        known = {o.id for _, lines in groups for o in lines}
        rest = [o.label for o in question.options if o.id not in known]
        if not said:
            return s.word("value", UNKNOWN)
        if rest:
            said.append(s("lines.unknown", items=s.join(rest)))
        return s.joined(said)
    if isinstance(value, datetime.date):
        return s.date(value)
    if isinstance(value, str):
        if value in (UNKNOWN, NOT_APPLICABLE) or question.type in _PLAIN_TYPES:
            return s.word("value", value)
        return next((o.label for o in question.options if o.id == value), value)
    return f"{_number(value, language)} {question.unit}".strip()


TO_CONFIRM = "to be confirmed"
"""What a citation gives as a place where nobody has read it yet; said in the language of the report."""


def citation_words(citation: Citation, pack: Pack, language: str) -> str:
    """Say a citation: “the Brief, §3.5, p. 16, box 2 (inferred)”. Status and note are left to the report.

    Where the report says that a citation is not confirmed, a place "to be confirmed" would say it a second time.
    """
    s = strings(language)
    doc = pack.sources.get(citation.doc)
    parts = [(doc.short or doc.title) if doc else citation.doc]
    for name in ("section", "paragraph", "page", "box", "footnote"):
        place = getattr(citation, name)
        if place == TO_CONFIRM:
            place = "" if citation.status == "unconfirmed" else s("cite.to_confirm")
        if name == "section" and place and not place[0].isdigit():
            parts.append(place)  # a heading, "Conclusion", takes no section sign
        elif place:
            many = name == "page" and any(mark in place for mark in "-–,")
            parts.append(s(f"cite.{'pages' if many else name}", place=place))
    said = ", ".join(parts)
    return said if citation.basis == "stated" else f"{said} ({s.word('basis', citation.basis)})"


def duration_words(duration: Duration, language: str) -> str:
    """Say a length of time: “3 months”."""
    s = strings(language)
    return s("months", n=duration.months) if duration.months else s("days", n=duration.days)


def class_because(rule_says: str, condition: Condition, step_label: str, pack: Pack, language: str) -> str:
    """Say why a class rule places a finding at least at a step; the author's own sentence wins."""
    if rule_says:
        return sentence(rule_says)
    said = condition_words(condition, pack, language)
    return sentence(strings(language)("because.rule", step=step_label, condition=said))


def foundation_because(title: str, step_label: str, language: str) -> str:
    """Say that a finding takes at least the class of a later one which needs it."""
    return sentence(strings(language)("because.foundation", title=title, step=step_label))


def cap_because(kind_label: str, step_label: str, language: str) -> str:
    """Say that findings of a kind go no higher than a step."""
    return sentence(strings(language)("because.cap", kind=kind_label, step=step_label))


def order_words(pack: Pack, language: str) -> tuple[str, ...]:
    """Say the rule of order inside a class, first criterion first."""
    s = strings(language)
    known = {"foundation": s("order.foundation"), "harm": s("order.harm"), "room_to_act": s("order.room_to_act")}
    said = [known[k] if k in known else s("order.facet", facet=_facet(pack, k)) for k in pack.order]
    return (*said, s("order.id"))


def sentence(text: str) -> str:
    """Give a text a capital and a full stop, where it has none."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else text + "."


def _facet(pack: Pack, facet: str) -> str:
    return pack.facets[facet].label if facet in pack.facets else facet


def _number(value: int | float, language: str) -> str:
    text = f"{value:g}" if isinstance(value, float) and abs(value) < 1e15 else str(value)
    return text.replace(".", ",") if language == "fr" else text


class _Sayer:
    """Says conditions with one pack, one language and one set of parameters at hand."""

    def __init__(self, pack: Pack, s: Strings, parameters: Parameters) -> None:
        self.pack, self.s, self.parameters = pack, s, parameters

    def say(self, condition: Condition, depth: int) -> str:
        s = self.s
        match condition:
            case c.Always():
                return s("cond.always")
            case c.AllOf(of=of):
                return self._many(of, "all", "and", depth)
            case c.AnyOf(of=of):
                return self._many(of, "any", "or", depth)
            case c.AtLeast(n=n, of=of):
                return s("cond.at_least", n=n, items=self._list(of, depth))
            case c.Not(of=c.ConceptIs(concept=concept, wanted=wanted)):
                return self.say(c.ConceptIs(concept, not wanted), depth)
            case c.Not(of=of):
                return s("cond.not", condition=self._inner(of, depth))
            case c.Test():
                return self._test(condition)
            case c.ConceptIs(concept=concept, wanted=wanted):
                return s("cond.concept" if wanted else "cond.concept_not", label=self._concept(concept))
            case c.PartsTest(quantifier=quantifier, concept=concept):
                return s(f"cond.{quantifier}_part", label=self._concept(concept))
            case c.Applies(question=q) | c.IsKnown(question=q) | c.IsUnknown(question=q):
                key = {c.Applies: "applies", c.IsKnown: "known", c.IsUnknown: "unknown"}[type(condition)]
                return s(f"cond.{key}", ask=self._ask(q))
            case c.EvidenceTest():
                return self._evidence(condition)
            case c.FindingTest(name=name, values=values):
                return self._finding(name, values)
            case c.ScaleTest(scale=scale, at_least=step):
                known = self.pack.scales.get(scale)
                labels = {st.id: st.label for st in known.steps} if known else {}
                return s("cond.scale", scale=(known.label if known else "") or scale, step=labels.get(step, step))

    def _many(self, of: Sequence[Condition], key: str, last: str, depth: int) -> str:
        if len(of) == 1:
            return self.say(of[0], depth)
        if len(of) == 2:
            return f"{self._inner(of[0], depth)} {self.s(f'join.{last}')} {self._inner(of[1], depth)}"
        return self.s(f"cond.{key}", items=self._list(of, depth))

    def _inner(self, condition: Condition, depth: int) -> str:
        said = self.say(condition, depth)
        compound = isinstance(condition, (c.AllOf, c.AnyOf, c.AtLeast, c.Not))
        return f"({said})" if compound else said

    def _list(self, of: Sequence[Condition], depth: int) -> str:
        marks = [self.s("cond.mark", mark=_mark(i, depth)) for i in range(len(of))]
        return self.s("cond.between").join(f"{m} {self.say(x, depth + 1)}" for m, x in zip(marks, of, strict=True))

    def _test(self, test: c.Test) -> str:
        s, question = self.s, self.pack.questions.get(test.question)
        ask = self._ask(test.question)
        op, operand = test.op, test.operand
        if question is not None and question.options and question.type != "choices" and isinstance(operand, tuple):
            values = self._accepted(question, op, operand)
            if op in _SAID_AS_SET:
                return s("cond.is", ask=ask, values=s.join(values, "or"))
            return s("cond.is_not", ask=ask, values=s.join(values, "or"))
        if isinstance(operand, tuple):
            labels = [self._option(question, v) for v in operand]
            if op in (Op.IS, Op.IS_NOT, Op.NONE_OF):
                key = "is" if op is Op.IS else "is_not"
                return s(f"cond.{key}", ask=ask, values=s.join(labels, "or"))
            if len(labels) == 1 and op in (Op.HAS, Op.HAS_ANY, Op.HAS_ALL):
                return s("cond.has", ask=ask, values=labels[0])
            return s(f"cond.{op.value}", ask=ask, values=s.join(labels, "or" if op is Op.HAS_ANY else "and"))
        if op is Op.COUNT:
            value = self.parameters.get(operand.id, operand.id) if isinstance(operand, Parameter) else operand
            return s("cond.count", ask=ask, n=value)
        unit = question.unit if question is not None else ""
        return s(f"cond.date.{op.value}" if op in (Op.BEFORE, Op.AFTER, Op.OLDER_THAN) else f"cond.number.{op.value}",
                 ask=ask, value=f"{self._amount(operand)} {unit}".strip())  # fmt: skip

    def _accepted(self, question: Question, op: Op, operand: tuple[str, ...]) -> list[str]:
        """Return the labels of the values named; order tests are said as the values that they accept."""
        ids = list(question.values())
        if op in (Op.AT_LEAST, Op.AT_MOST, Op.ADVERSE_AT_LEAST) and operand[0] in ids:
            at = ids.index(operand[0])
            high = op is Op.AT_LEAST or (op is Op.ADVERSE_AT_LEAST and question.adverse == "high")
            return [self._option(question, v) for v in (ids[at:] if high else ids[: at + 1])]
        return [self._option(question, v) for v in operand]

    def _option(self, question: Question | None, value: str) -> str:
        if question is None or question.type in _PLAIN_TYPES:
            return self.s.word("value", value)
        return self.s.quote(next((o.label for o in question.options if o.id == value), value))

    def _amount(self, operand: c.Operand) -> str:
        if isinstance(operand, Parameter):
            value = self.parameters.get(operand.id)
            return self.s.quote(operand.id) if value is None else self._amount(value)
        if isinstance(operand, Duration):
            return duration_words(operand, self.s.language)
        if isinstance(operand, datetime.date):
            return self.s.date(operand)
        return _number(operand, self.s.language) if isinstance(operand, (int, float)) else ", ".join(operand)

    def _evidence(self, test: c.EvidenceTest) -> str:
        s = self.s
        said = []
        if test.at_least:
            said.append(s("cond.evidence.at_least", reliability=s.word("reliability", test.at_least)))
        if test.within is not None:
            said.append(s("cond.evidence.within", time=self._amount(test.within)))
        return s("cond.evidence", ask=self._ask(test.question), conditions=s.join(said) or s("cond.evidence.any"))

    def _finding(self, name: str, values: tuple[str, ...]) -> str:
        s = self.s
        if name in ("harm", "state"):
            return s.join((s(f"cond.finding.{name}.{v}") for v in values), "or")
        if name == "key":
            return s("cond.finding.key" if values[:1] in (("true",), ("yes",)) else "cond.finding.not_key")
        if name == "kind":
            labels = [self.pack.kinds[v].label if v in self.pack.kinds else v for v in values]
            return s("cond.finding.kind", values=s.join(labels, "or"))
        if name.startswith("facet:"):
            facet = self.pack.facets.get(name.removeprefix("facet:"))
            options = {o.id: o.label for o in facet.options} if facet else {}
            label = facet.label if facet else name.removeprefix("facet:")
            return s("cond.finding.other", name=label, values=s.join((options.get(v, v) for v in values), "or"))
        return s("cond.finding.other", name=s.word("attribute", name), values=s.join(values, "or"))

    def _ask(self, question: str) -> str:
        known = self.pack.questions.get(question)
        return known.ask if known else question

    def _concept(self, concept: str) -> str:
        known = self.pack.concepts.get(concept)
        return (known.label if known else "") or concept


def _mark(i: int, depth: int) -> str:
    """Return the mark of a list entry: a, b … outside, i, ii … inside, 1, 2 … further in."""
    if depth == 0 and i < 26:
        return chr(ord("a") + i)
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    return roman[i] if depth == 1 and i < len(roman) else str(i + 1)
