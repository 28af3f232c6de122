"""What stands in a form: which questions, in which order, when they are asked, in both languages."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pocarms.assessment.answers import answer_state
from pocarms.assessment.judge import Judged, Judgement
from pocarms.documents.forms import names
from pocarms.documents.forms.names import Field, field_name
from pocarms.documents.forms.relevance import CannotSay, Gates
from pocarms.documents.forms.words import words
from pocarms.documents.workbook.layout import how, labelled
from pocarms.model.marking import marking_words
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Pack, Question
from pocarms.model.profile import Profile, Value
from pocarms.profiles.values import LINE, ONE_VALUE
from pocarms.program.reading import questions_read
from pocarms.records import dataclass
from pocarms.reports.clean import clean_text
from pocarms.reports.front import subject_line
from pocarms.reports.strings import LANGUAGES, Strings

Texts = Mapping[str, str]  # by language
NO_TEXTS: Texts = MappingProxyType({})

_MEASURED = {"number": "decimal", "date": "date", "text": "text"}


@dataclass(frozen=True)
class Row:
    """A line of the survey."""

    type: str
    name: str
    label: Texts
    hint: Texts
    guidance: Texts
    relevant: str = ""
    required: bool = False
    appearance: str = ""
    calculation: str = ""


@dataclass(frozen=True)
class Form:
    """A whole form, and what is told to whoever exports it: ids of questions left out, and of those asked always."""

    id: str
    title: str
    language: str
    marking_words: str
    version: str
    rows: tuple[Row, ...]
    lists: Mapping[str, tuple[tuple[str, Texts], ...]]  # list -> choices, their words
    questions: int
    left_out: tuple[str, ...]
    always: tuple[str, ...]


def form(
    profile: Profile,
    own: Pack,
    judgement: Judgement,
    versions: Mapping[str, Pack],
    language: str,
    components: Sequence[str] = (),
    *,
    sensitive: bool = False,
    unanswered: bool = False,
) -> Form:
    """Return the form for a profile, or on a whole pack where the profile has no id.

    versions: the pack with its texts in each language. What does not apply on the answers so far is left out, and no
    answer on file is shown; nothing in the form rests on an answer to a sensitive question.
    """
    return _Maker(profile, own, judgement, versions, language, components, sensitive, unanswered).make()


class _Maker:
    """Puts one form together."""

    def __init__(
        self,
        profile: Profile,
        own: Pack,
        judgement: Judgement,
        versions: Mapping[str, Pack],
        language: str,
        components: Sequence[str],
        sensitive: bool,
        unanswered: bool,
    ) -> None:
        self.profile, self.own, self.versions, self.language = profile, own, versions, language
        self.components, self.sensitive, self.unanswered = components, sensitive, unanswered
        self.cases: dict[str, Judged] = {"": judgement.whole, **{p.case.id: p for p in judgement.parts}}
        self.s = {x: words(x) for x in LANGUAGES}
        self.rows: list[Row] = []
        self.lists: dict[tuple[tuple[str, tuple[str, ...]], ...], str] = {}
        self.always: list[str] = []
        self.left_out: list[str] = []

    def make(self) -> Form:
        asked = {place: list(self._asked(place, judged)) for place, judged in self.cases.items()}
        chosen = {(place, q.id) for place, questions in asked.items() for q in questions}
        there = [f for f in names.fields(self.own, self.cases) if (f.place, f.question) in chosen and not f.reason]
        gates = Gates(self.own, frozenset(there), dict(self._known()), len(self.cases) > 1)
        marking = {x: marking_words(self.profile.marking, x) for x in LANGUAGES}
        self._add("calculate", names.REFERENCE, calculation=f"'{self._reference()}'")
        self._add("note", names.MARKING, self._say("form.marking", marking=marking))
        self._about()
        n = 0
        for place, questions in asked.items():
            block = None
            for question in questions:
                if question.block != block:
                    if block is not None:
                        self._add("end_group")
                    block, n = question.block, n + 1
                    self._add("begin_group", f"pocarms_block_{n}", self._block(question, place))
                self._question(question, place, gates)
            if block is not None:
                self._add("end_group")
        self._add("text", names.REMARKS, self._say("form.remarks"), appearance="multiline")
        pack, s = self.versions[self.language], self.s[self.language]
        subject = subject_line(self.profile.subject, self.profile.id, s) if self.profile.id else ""
        told = {"marking": marking[self.language], "pack": pack.title, "subject": subject}
        return Form(
            id="_".join(filter(None, ("pocarms", self.own.id, self.profile.id, *self.components))),
            title=s("form.title" if self.profile.id else "form.of_pack", **told),
            language=self.language,
            marking_words=marking[self.language],
            version=self.own.version,
            rows=tuple(self.rows),
            lists={name: tuple((id, dict(zip(LANGUAGES, said, strict=True))) for id, said in key)
                   for key, name in self.lists.items()},
            questions=len(chosen),
            left_out=tuple(dict.fromkeys(self.left_out)),
            always=tuple(dict.fromkeys(self.always)),
        )  # fmt: skip

    # which questions

    def _asked(self, place: str, judged: Judged) -> Iterator[Question]:
        """Yield the questions of a place in the order of their blocks."""
        blocks = list(self.own.blocks)
        for question in sorted(
            self.own.questions.values(),
            key=lambda q: (blocks.index(q.block) if q.block in blocks else len(blocks), not q.core, q.id),
        ):
            if question.of_part is not bool(place) and len(self.cases) > 1:
                continue
            if self.components and not set(self.components) & set(question.who_knows):
                continue
            state = self._state(question, judged)
            if state == "does_not_apply" or (self.unanswered and state in ("answered", "not_applicable")):
                continue
            if question.sensitive and not self.sensitive:
                self.left_out.append(question.id)
                continue
            yield question

    def _state(self, question: Question, judged: Judged) -> str:
        """Return where a question stands; where its gate reads a sensitive answer the form must not give that away."""
        return "waiting" if self._gate_is_sensitive(question) else answer_state(judged, question.id)

    def _gate_is_sensitive(self, question: Question) -> bool:
        gate = question.asked_when
        return gate is not None and any(self.own.questions[id].sensitive for id in questions_read(self.own, gate))

    def _known(self) -> Iterator[tuple[tuple[str, str], Value]]:
        """Yield the answers on file that a gate may rest on."""
        for place, judged in self.cases.items():
            for id, settled in judged.case.answers.items():
                question = self.own.questions[id]
                if not question.sensitive and answer_state(judged, id) in ("answered", "not_applicable"):
                    yield (place, id), settled.value

    # what stands in the lines

    def _about(self) -> None:
        self._add("begin_group", "pocarms_about", self._say("form.about"))
        self._add("text", names.BY, self._say("form.by"), required=True)
        self._add("date", names.ON, self._say("form.on"))
        self._add("text", names.SOURCE, self._say("form.source"))
        grades = self._list((x, self._word("reliability", x)) for x in reversed(RELIABILITY))
        self._add(f"select_one {grades}", names.RELIABILITY, self._say("form.reliability"))
        self._add("end_group")

    def _block(self, question: Question, place: str) -> Texts:
        part = next((clean_text(p.name) for p in self.profile.parts if p.id == place), "")

        def said(s: Strings) -> str:
            block = self.versions[s.language].blocks.get(question.block, s("block.none"))
            return s("form.in_part", part=part, block=block) if part else block

        return self._each(said)

    def _question(self, question: Question, place: str, gates: Gates) -> None:
        field = Field(place, question.id)
        name, state, relevant = field_name(field), "", ""
        if self._state(question, self.cases[place]) == "waiting":
            try:
                relevant = gates.relevant(question, place)
            except CannotSay:
                state = "waiting"
                self.always.append(question.id)
        texts = {x: pack.questions[question.id] for x, pack in self.versions.items()}
        ask = {x: q.ask for x, q in texts.items()}
        told = {x: "\n".join(how(q, state, self.versions[x], self.s[x], "")) for x, q in texts.items()}
        why = {x: q.why for x, q in texts.items()}
        waived = [NOT_APPLICABLE] if question.may_not_apply else []
        if question.type == "choices":
            self._several(question, place, texts, told, why, relevant, waived)
        elif question.type in ONE_VALUE:
            by_language = {x: dict(labelled(q, self.s[x])) for x, q in texts.items()}
            options = [id for id, _ in labelled(question, self.s[self.language])]
            choices = [(id, {x: said[id] for x, said in by_language.items()}) for id in options]
            made = self._list([*choices, *((x, self._word("value", x)) for x in (UNKNOWN, *waived))])
            self._add(f"select_one {made}", name, ask, told, why, relevant)
        else:
            self._add(_MEASURED[question.type], name, ask, told, why, relevant)
            if waived:
                self._waive(place, question, relevant)
        if waived and question.type not in _MEASURED:
            reason = field_name(Field(place, question.id, reason=True))
            self._add(
                "text", reason, self._say("form.why"), relevant=f"${{{name}}} = '{NOT_APPLICABLE}'", required=True
            )

    def _waive(self, place: str, question: Question, relevant: str) -> None:
        """A number, day or text that may not apply: the reason alone says that it does not."""
        reason = field_name(Field(place, question.id, reason=True))
        blank = f"${{{field_name(Field(place, question.id))}}} = ''"
        self._add("text", reason, self._say("form.waived"), relevant=f"{relevant} and {blank}" if relevant else blank)

    def _several(
        self,
        question: Question,
        place: str,
        texts: Mapping[str, Question],
        told: Texts,
        why: Texts,
        relevant: str,
        waived: Sequence[str],
    ) -> None:
        """A several-choice question: a line for each option, so that no and unknown stay apart."""
        name = field_name(Field(place, question.id))
        ask = {x: q.ask for x, q in texts.items()}
        self._add("begin_group", f"{name}___lines", ask, told, why, relevant)
        lines = self._list((x, self._word("value", x)) for x in LINE)
        whole = ""
        if waived:
            made = self._list((x, self._word("value", x)) for x in waived)
            self._add(f"select_one {made}", name, self._say("form.whole"))
            whole = f"${{{name}}} = ''"
        for n, option in enumerate(question.options):
            label = {x: q.options[n].label for x, q in texts.items()}
            self._add(f"select_one {lines}", field_name(Field(place, question.id, option.id)), label, relevant=whole)
        self._add("end_group")

    def _list(self, choices: Iterable[tuple[str, Texts]]) -> str:
        """Return the name of a list of choices; equal lists are one."""
        key = tuple((id, tuple(said[x] for x in LANGUAGES)) for id, said in choices)
        return self.lists.setdefault(key, f"list_{len(self.lists) + 1}")

    def _word(self, group: str, word: str) -> Texts:
        return self._each(lambda s: s.word(group, word))

    def _each(self, say: Callable[[Strings], str]) -> Texts:
        return {x: say(s) for x, s in self.s.items()}

    def _say(self, key: str, **said: Texts) -> Texts:
        return {x: s(key, **{name: texts[x] for name, texts in said.items()}) for x, s in self.s.items()}

    def _add(
        self,
        type: str,
        name: str = "",
        label: Texts = NO_TEXTS,
        hint: Texts = NO_TEXTS,
        guidance: Texts = NO_TEXTS,
        relevant: str = "",
        *,
        required: bool = False,
        appearance: str = "",
        calculation: str = "",
    ) -> None:
        self.rows.append(Row(type, name, label, hint, guidance, relevant, required, appearance, calculation))

    def _reference(self) -> str:
        """What answers carry back: how to read them, the pack, and whom they are about."""
        pack = self.own
        parts = ("1", pack.id, pack.version, pack.digest, self.profile.id, self.profile.marking)
        return "|".join(urllib.parse.quote(part, safe="") for part in parts)
