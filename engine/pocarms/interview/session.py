"""An interview from the first question to the last: which one is next, saving, going back, what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from pocarms.interview import parsing
from pocarms.interview.asking import Asker, Back, Given, Keep, Skip
from pocarms.interview.console import Console, Stopped
from pocarms.interview.notebook import Notebook, Overtaken
from pocarms.model.marking import marking_words
from pocarms.model.pack import UNKNOWN, Question
from pocarms.model.profile import Answer, says_something
from pocarms.profiles.said import yaml_of
from pocarms.program.names import name
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.next_paper import answers_words, effect_lines, tier_words
from pocarms.reasoning.ask_next.nextq import Next, NextQuestion, next_questions
from pocarms.reasoning.ask_next.preview import Preview, differences_between, previews
from pocarms.records import dataclass
from pocarms.reports.front import translation
from pocarms.source.faults import FaultyInput
from pocarms.source.same import CannotEdit
from pocarms.wording.faults import reason
from pocarms.wording.words import value_words

MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask: only what an owner can answer, only in a part; again: also what was answered with unknown."""

    who: str = ""
    part: str = ""
    again: bool = False


class Session:
    """Runs an interview on a notebook. `saved` counts the answers saved."""

    def __init__(self, notebook: Notebook, asker: Asker, wanted: Wanted) -> None:
        self.notebook, self.asker, self.wanted = notebook, asker, wanted
        self.console: Console = asker.console
        self.saved = 0
        self._asked: list[Ask] = []  # answered in this interview, in order
        self._skipped: list[Ask] = []
        self._beside: dict[
            Ask, tuple[Mapping[str, str], tuple[Answer, ...]]
        ] = {}  # lines known before, and who said so
        self._unknown: set[Ask] = set()  # answered with unknown in this interview
        self._number = 0
        self._settled: set[int] = set()

    def greet(self, file: str, ask_by: bool) -> None:
        """Say what this is and how to answer; ask who answers. Raises Stopped where the person does not go on."""
        t, say, s = self.asker.t, self.console.say, self.asker.s
        profile = self.notebook.page.profile
        say(t("title", subject=profile.name))
        if self.notebook.prepared.reviewed:
            say(translation(self.notebook.prepared.reviewed, s))
        say(t("marking", marking=marking_words(profile.marking, s.language)))
        say(t("file", file=file))
        answered = sum(
            any(says_something(a.value) for a in given)
            for answers in (profile.answers, *(p.answers for p in profile.parts))
            for given in answers.values()
        )
        say(t("on_file", n=answered))
        say(t("how"))
        if profile.state != "draft":
            by = " ".join(filter(None, (profile.sign.by, s.date(profile.sign.on) if profile.sign.on else "")))
            say(t("signed", state=s.word("profile", profile.state), by=by or "?"))
            if not self.asker.yes("go_on"):
                raise Stopped
        if ask_by:
            self.asker.by = self.console.ask(t("who"))
            if parsing.command(self.asker.by, s) == "stop":
                raise Stopped

    def run(self) -> None:
        """Ask until nothing is left. Raises Stopped when the person stops, Unreadable when the file is broken."""
        again: Ask | None = None
        while True:
            found = self._next()
            question = found.questions[0] if found.questions else None
            if again is not None:
                again = self._one(again, None, found)
                continue
            self._tiers_done(found)
            if question is None:
                if not self._skipped or not self.asker.yes("again_skipped", n=len(self._skipped)):
                    self._end(found)
                    return
                self._skipped.clear()
                continue
            again = self._one(question.ask, question, found)

    def _next(self) -> Next:
        closed = {*self._skipped, *self._unknown}
        if not self.wanted.again:
            closed |= self.notebook.asked_in_vain()
        return next_questions(self.notebook.page.field, 1, closed, self.wanted.who, self.wanted.part, once=True)

    def _end(self, found: Next) -> None:
        t, say = self.asker.t, self.console.say
        say()
        closed = self.notebook.asked_in_vain() | self._unknown
        field = self.notebook.page.field
        open_ = sum(any(ask in tier for tier in field.reached) for ask in closed)
        if (self.wanted.who or self.wanted.part) and any(found.left):
            say(t("filtered"))
        elif open_:
            say(t("done_asked", n=open_))
        else:
            say(t("done"))

    def _tiers_done(self, found: Next) -> None:
        """Say once of each tier that no further answer can change it."""
        for n, (tier, left) in enumerate(zip(found.tiers, found.left, strict=True)):
            if left == 0 and n not in self._settled:
                self._settled.add(n)
                if self._number and not self._unknown:
                    what = tier_words(self.notebook.prepared, tier, self.asker.s, "short")
                    self.console.say(self.asker.t("tier_done", what=what))

    # one question ----------------------------------------------------------------------------------------------------

    def _one(self, ask: Ask, question: NextQuestion | None, found: Next) -> Ask | None:
        """Ask one question and save the answer; returns a question to go back to, or None."""
        asked = self.notebook.prepared.pack.questions[ask.question]
        given = self.notebook.on_file(ask)
        known = self._known(ask, asked)
        if question is not None:
            self._number += 1
        self._heading(ask, asked, question, found)
        self._say_on_file(ask, asked, given)
        self.asker.describe(asked, known)
        try:
            answer = self.asker.answer(asked, known, question is None, lambda: self._effects(ask, question, found))
            if not self._may_replace(ask, given, known):
                return ask
            if not self._save(ask, asked, answer, known):
                self._skipped.append(ask)
                return None
        except Overtaken:
            self._number -= question is not None
            return ask
        except Keep:
            return None
        except Skip:
            if question is not None:
                self._skipped.append(ask)
            return None
        except Back:
            self._number -= question is not None
            return self._before(ask)
        if question is not None:
            self._same_elsewhere(question, asked, answer)
        return None

    def _before(self, ask: Ask) -> Ask | None:
        earlier = self._asked[: self._asked.index(ask)] if ask in self._asked else self._asked
        if not earlier:
            self.console.say(self.asker.t("bad.no_back"))
            return ask if ask in self._asked else None
        return earlier[-1]

    def _known(self, ask: Ask, question: Question) -> Mapping[str, str]:
        """The lines of a several-choice answer that are known before this interview."""
        if question.type != "choices":
            return {}
        if ask in self._asked:
            return self._beside[ask][0]
        field = self.notebook.page.field
        judged = field.cases[field.concerned(ask)[0]]
        settled = judged.case.answers.get(ask.question)
        if settled is None or not isinstance(settled.value, Mapping) or judged.value(name("doubted", ask.question)):
            return {}
        return {o: v for o, v in settled.value.items() if v != UNKNOWN}

    def _heading(self, ask: Ask, asked: Question, question: NextQuestion | None, found: Next) -> None:
        t, say = self.asker.t, self.console.say
        say()
        say(t("question", n=self._number) if question is not None else t("again"))
        if ask.part:
            titles = {p.id: p.name for p in self.notebook.page.profile.parts}
            say(t("part", part=titles[ask.part]))
        say(asked.ask)
        if question is None:
            return
        first = next(n for n in question.tiers if found.left[n]) if any(found.left[n] for n in question.tiers) else -1
        if first >= 0:
            what = tier_words(self.notebook.prepared, found.tiers[first], self.asker.s, "short")
            say(t("at_most", n=found.left[first], what=what))
        if question.matters == "may":
            say(t("may"))

    def _say_on_file(self, ask: Ask, asked: Question, given: tuple[Answer, ...]) -> None:
        t, say, language = self.asker.t, self.console.say, self.asker.says.language
        words = [value_words(asked, a.value, language) for a in given if says_something(a.value)]
        if ask in self._asked and given:
            say(t("now", answer=self.asker.s.joined(value_words(asked, a.value, language) for a in given)))
        elif len(set(words)) > 1 and asked.type != "choices":
            say(t("disagree", answers=self.asker.s.joined(words)))
        elif words and self._doubted(ask):
            say(t("doubted", answer=self.asker.s.joined(words)))

    def _doubted(self, ask: Ask) -> bool:
        field = self.notebook.page.field
        return bool(field.cases[field.concerned(ask)[0]].value(name("doubted", ask.question)))

    def _may_replace(self, ask: Ask, given: tuple[Answer, ...], known: Mapping[str, str]) -> bool:
        """Ask before answers that people have given are replaced, other than those of this interview."""
        if not any(says_something(a.value) for a in given) or known or ask in self._asked:
            return True
        return self.asker.yes("replaces")

    def _save(self, ask: Ask, asked: Question, answer: Given, known: Mapping[str, str], elsewhere: str = "") -> bool:
        """Save an answer; return whether that was possible. Raises Overtaken, and says so."""
        t, say = self.asker.t, self.console.say
        if answer.value == UNKNOWN and known:  # the lines that are known stay
            self._unknown.add(ask)
            say(t("saved_unknown"))
            return True
        if ask not in self._beside:
            self._beside[ask] = (known, self.notebook.on_file(ask) if known else ())
        beside = self._beside[ask][1]
        evidence = answer.evidence
        if any(a.evidence.by == evidence.by for a in beside):
            evidence = replace(evidence, by="")
        line = yaml_of((*beside, Answer(ask.question, answer.value, evidence, answer.reason)), asked=True)
        before = self.notebook.page
        try:
            changed = self.notebook.put(ask, line)
        except Overtaken:
            self._beside.pop(ask, None)
            say(t("overtaken"))
            raise
        except (CannotEdit, FaultyInput) as error:
            why = reason(error, self.asker.says.language)
            say(t("cannot", why=why, line=f"{ask.question}: {line}"))
            return False
        except OSError as error:
            say(t("cannot_write", why=error.strerror or str(error)))
            return False
        self.saved += 1
        if ask not in self._asked:
            self._asked.append(ask)
        if answer.value == UNKNOWN:
            self._unknown.add(ask)
            say(t("saved_for", part=elsewhere, answer=t("just_unknown")) if elsewhere else t("saved_unknown"))
        else:
            self._unknown.discard(ask)
            if isinstance(answer.value, Mapping) and UNKNOWN in answer.value.values():
                self._unknown.add(ask)  # some lines are not known: not asked again in this sitting
            words = value_words(asked, answer.value, self.asker.says.language)
            say(t("saved_for", part=elsewhere, answer=words) if elsewhere else t("saved", answer=words))
        day = self.notebook.page.profile.as_of
        if day is not None and evidence.as_of is not None and evidence.as_of > day:
            say(t("later", day=self.asker.s.date(day)))
        if changed:
            say(t("changed_elsewhere"))
        elif answer.value != UNKNOWN:
            effects, clashes = differences_between(
                self.notebook.prepared, before.judgement, self.notebook.page.judgement
            )
            self._told(Preview((answer.value,), () if elsewhere else effects, clashes, ()), ask, not elsewhere)
        return True

    def _told(self, seen: Preview, ask: Ask, whole: bool) -> None:
        """Say what the answer has changed; whole: also where that is nothing."""
        t, say = self.asker.t, self.console.say
        conflicts = self.notebook.prepared.pack.conflicts
        for clash in seen.contradicts:
            say(t("clash", says=conflicts[clash].says))
        calm = replace(seen, contradicts=())
        page = self.notebook.page
        lines = list(effect_lines(self.notebook.prepared, page.profile, ask.part, calm, self.asker.s, MOST_LINES))
        if lines or whole:
            say(t("changes") if lines else t("changes_nothing"))
        for line in lines:
            say(line, 2)

    def _effects(self, ask: Ask, question: NextQuestion | None, found: Next) -> None:
        """Say what each answer would do."""
        if question is None:
            self.console.say(self.asker.t("effects_given"))
            return
        page, s = self.notebook.page, self.asker.s
        asked = self.notebook.prepared.pack.questions[ask.question]
        self.console.say(self.asker.t("effects"))
        for seen in previews(self.notebook.prepared, page.profile, page.judgement, question):
            said = answers_words(asked, seen.answers, self.asker.says.language, s)
            self.console.say(s("next.if", answers=said), 2)
            lines = list(effect_lines(self.notebook.prepared, page.profile, ask.part, seen, s, MOST_LINES))
            for line in lines or [s("next.no_effect")]:
                self.console.say(line, 4)

    def _same_elsewhere(self, question: NextQuestion, asked: Question, answer: Given) -> None:
        """Offer to give the same answer in other parts in which the question is open."""
        also = [p for p in question.also if Ask(p, question.ask.question) not in self._unknown]
        if not also or not question.ask.part:
            return
        titles = {p.id: p.name for p in self.notebook.page.profile.parts}
        options = [(p, titles[p]) for p in also]
        listed = self.asker.s.join(f"{n}. {titles[p]}" for n, p in enumerate(also, 1))
        while True:
            text = self.console.ask(self.asker.t("also", parts=listed))
            if parsing.command(text, self.asker.s) == "stop":
                raise Stopped
            said = parsing.yes_no(text, self.asker.s)
            chosen = tuple(also) if said else () if said is False or not text else parsing.choices(text, options)
            if isinstance(chosen, parsing.Bad):
                self.asker.tell(parsing.Bad("bad.parts", text))
                continue
            break
        for part in chosen:
            there = Ask(part, question.ask.question)
            if self._known(there, asked):
                continue  # some of its lines are known there: it is asked by itself
            if self._may_replace(there, self.notebook.on_file(there), {}):
                with suppress(Overtaken):  # it is as open, or as answered, as anybody else's
                    self._save(there, asked, answer, {}, titles[part])
