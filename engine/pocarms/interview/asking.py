"""Asking for one answer: the question in words, what may be typed, and everything that goes with the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from pocarms.assessment.texts import Says
from pocarms.interview import parsing
from pocarms.interview.console import Console, Stopped
from pocarms.interview.parsing import LONGEST, Bad
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Question
from pocarms.model.profile import Evidence, Value
from pocarms.records import dataclass
from pocarms.reports.strings import Strings
from pocarms.wording.words import value_words

T = TypeVar("T")

MOST_NAMED = 5  # answers that are named again after one that is none of them


class Back(Exception):
    """The person wants the question before this one."""


class Skip(Exception):
    """The person wants to be asked later."""


class Keep(Exception):
    """What is on file stays as it is."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer with what was said of it."""

    value: Value
    evidence: Evidence
    reason: str = ""


class Asker:
    """Asks for answers, in a language; `by` stands with each of them."""

    def __init__(self, console: Console, says: Says, s: Strings, by: str) -> None:
        self.console, self.says, self.s, self.by = console, says, s, by
        self._last: Evidence | None = None

    def t(self, key: str, **values: object) -> str:
        """Return a text of the interview, with the words of its commands filled in."""
        words = {c: self.s(f"interview.word.{c}") for c in (*parsing.COMMANDS, "no")}
        return self.s(f"interview.{key}", **{**words, **values})

    def tell(self, bad: Bad) -> None:
        """Say what is wrong with what was typed, and what would be right."""
        expected = self.s.join((self.s.quote(e) for e in bad.expected), "or")
        if len(bad.expected) > MOST_NAMED and bad.key == "bad.answer":
            expected = self.t("expected_number", n=len(bad.expected))
        self.console.say(self.t(bad.key, found=bad.found, expected=expected))

    def yes(self, key: str, **values: object) -> bool:
        """Ask until the answer is yes or no."""
        while True:
            text = self.console.ask(self.t(key, **values))
            if parsing.command(text, self.s) == "stop":
                raise Stopped
            said = parsing.yes_no(text, self.s)
            if said is not None:
                return said
            self.console.say(self.t("bad.yes_no"))

    def describe(self, question: Question, known: Mapping[str, str]) -> None:
        """Print why it is asked, what counts, who knows, and the answers to choose from."""
        say, t = self.console.say, self.t
        if question.why:
            say(t("why", why=question.why))
        for option in question.options:
            if option.id in question.counts_as:
                answer = value_words(question, option.id, self.says.language)
                say(t("counts_as", answer=answer, text=question.counts_as[option.id]))
        if question.who_knows:
            say(t("who_knows", who=self.s.join(self.says.owner(o) for o in question.who_knows)))
        if question.where_to_look:
            say(t("where", where=question.where_to_look))
        if question.sensitive:
            say(t("sensitive"))
        if known:
            there = replace(question, options=tuple(o for o in question.options if o.id in known))
            say(t("known_lines", lines=value_words(there, known, self.says.language)))
        say(t("answers"))
        options = self._options(question, known)
        for n, (_, label) in enumerate(options, 1):
            say(t("option", n=n, label=label), 2)
        if not options:
            unit = question.type == "number" and question.unit
            say(t("type.number_unit" if unit else f"type.{question.type}", unit=question.unit), 2)
        say(t("not_known", word=t("word.unknown")), 2)
        if question.may_not_apply and not known:
            say(t("waived", word=t("word.waived")), 2)
        if question.type == "choices":
            say(t("several"))

    def _options(self, question: Question, known: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(o, label) for o, label in parsing.shown_options(question, self.says.language) if o not in known]

    def answer(self, question: Question, known: Mapping[str, str], on_file: bool, effects: Callable[[], None]) -> Given:
        """Ask until there is an answer. Raises Back, Skip, Keep or Stopped."""
        while True:
            text = self.console.ask(self.t("prompt"))
            if not text and on_file:
                raise Keep
            if not text:
                self.console.say(self.t("bad.empty"))
                continue
            if len(text) > LONGEST:
                self.console.say(self.t("bad.long", n=LONGEST))
                continue
            if parsing.command(text, self.s) == "back":
                raise Back
            try:
                given = self._given(text, question, known, effects)
            except Back:  # while telling where the answer is from: answer anew
                continue
            if given is not None:
                return given

    def _given(
        self, text: str, question: Question, known: Mapping[str, str], effects: Callable[[], None]
    ) -> Given | None:
        match parsing.command(text, self.s):
            case "stop":
                raise Stopped
            case "skip":
                raise Skip
            case "help":
                self.console.say(self.t("how"))
                self.describe(question, known)
                return None
            case "effects":
                effects()
                return None
            case "unknown":
                note = self._line("unknown_note")
                return Given(UNKNOWN, Evidence(by=self.by, note=note or self.t("asked_unknown")))
            case "waived" if question.may_not_apply and not known:
                reason = self._reason()
                return None if not reason else Given(NOT_APPLICABLE, Evidence(by=self.by), reason)
            case "none" if question.type == "choices":
                return self._sourced(question, self._lines(question, known, ()))
        value = self._value(text, question, known)
        if isinstance(value, Bad):
            self.tell(value)
            return None
        return self._sourced(question, value)

    def _value(self, text: str, question: Question, known: Mapping[str, str]) -> Value | Bad:
        match question.type:
            case "number":
                return parsing.number(text)
            case "date":
                return parsing.date(text)
            case "text":
                return text
            case "choices":
                chosen = parsing.choices(text, self._options(question, known))
                return chosen if isinstance(chosen, Bad) else self._lines(question, known, chosen)
        return parsing.choice(text, question, self.s)

    def _lines(self, question: Question, known: Mapping[str, str], chosen: tuple[str, ...]) -> Value:
        """A line for every option that was free; what is not chosen is no only where the person says so."""
        rest = [o for o, _ in self._options(question, known) if o not in chosen]
        line = "no"
        while rest and chosen:
            text = self.console.ask(self.t("rest.one" if len(rest) == 1 else "rest.many"))
            if parsing.command(text, self.s) == "stop":
                raise Stopped
            if parsing.command(text, self.s) == "unknown":
                line = UNKNOWN
                break
            if parsing.yes_no(text, self.s) is False:
                break
            if parsing.command(text, self.s) == "back":
                raise Back
            self.tell(Bad("bad.answer", text, (self.t("word.no"), self.t("word.unknown"))))
        return {**dict.fromkeys(chosen, "yes"), **dict.fromkeys(rest, line)}

    # what goes with an answer ----------------------------------------------------------------------------------------

    def _line(self, key: str) -> str:
        while True:
            text = self.console.ask(self.t(key))
            if parsing.command(text, self.s) == "stop":
                raise Stopped
            if parsing.command(text, self.s) == "back":
                raise Back
            if len(text) <= LONGEST:
                return text
            self.console.say(self.t("bad.long", n=LONGEST))

    def _reason(self) -> str:
        """Ask why a question does not apply; "" where the person would rather answer otherwise."""
        while True:
            try:
                text = self._line("reason")
            except Back:
                return ""
            if text:
                return text
            self.console.say(self.t("reason_needed"))

    def _sourced(self, question: Question, value: Value) -> Given:
        """Ask where an answer is from, of which day, how reliable, and for a note."""
        source = self._line("source")
        while source == "=" and self._last is None:
            self.console.say(self.t("nothing_before"))
            source = self._line("source")
        if source == "=" and self._last is not None:
            return Given(value, replace(self._last, note=""))
        day = self._until("day", parsing.date)
        reliability = self._until("reliability", _reliability) if source else None
        evidence = Evidence(source, day, reliability or "", self.by, self._line("note"))
        self._last = evidence
        return Given(value, evidence)

    def _until(self, key: str, read: Callable[[str], T | Bad]) -> T | None:
        """Ask until what is typed can be read; None where nothing is."""
        while True:
            text = self._line(key)
            if not text:
                return None
            value = read(text)
            if not isinstance(value, Bad):
                return value
            self.tell(value)


def _reliability(text: str) -> str | Bad:
    word = text.strip().casefold()
    if word in ("1", "2", "3"):
        return RELIABILITY[int(word) - 1]
    return word if word in RELIABILITY else Bad("bad.reliability", text)
