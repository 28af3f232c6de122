"""The profile's file during an interview: read again and judged after every answer, written whole, span by span."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from pocarms.assessment.assess import Prepared, context, judge_profile
from pocarms.assessment.judge import Judgement
from pocarms.inference.durable import Unavailable
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Profile, Value, says_something
from pocarms.profiles.load import check_profile
from pocarms.reasoning.ask_next.field import Ask, Field
from pocarms.reasoning.ask_next.nextq import make_field
from pocarms.reasoning.ask_next.preview import place
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.changes import Change, with_changes
from pocarms.records import dataclass
from pocarms.source.edit import set_entry
from pocarms.source.exchange import BUSY, Busy, Changed, exchange
from pocarms.source.faults import errors_of
from pocarms.wording.faults import said_in

_TWIN = Unavailable("an interview is judged by the twin")


MOST_TRIES = 50  # where other programs change the file again and again while we write


class Unreadable(ValueError):
    """The file can no longer be read as a profile; the message says why."""


class Overtaken(Exception):
    """Somebody else has answered this very question meanwhile; the page shows what is on file now."""


@dataclass(frozen=True)
class Page:
    """The profile as it is on file now, judged, and what can still change the aim."""

    text: str
    profile: Profile
    judgement: Judgement
    field: Field


class Notebook:
    """Opened on a profile that has been read without faults."""

    def __init__(self, path: Path, prepared: Prepared, own: Pack, aim: str) -> None:
        self.path, self.prepared, self._own, self._aim = path, prepared, own, aim
        self.page = self._read()

    def _read(self) -> Page:
        text = _text(self.path)
        checked = check_profile(self.path, lambda _: self._own)
        if checked.profile is None:
            fault = said_in(errors_of(checked.faults)[:1], self.prepared.language, checked.pack)[0]
            raise Unreadable(f"{fault.span.file}:{fault.span.line}: {fault.message}")
        return self.judged(text, checked.profile)

    def judged(self, text: str, profile: Profile) -> Page:
        """Return a profile with its judgement and field."""
        judgement = judge_profile(self.prepared, profile, _TWIN)
        pack, coder = self.prepared.pack, self.prepared.coder
        field = make_field(pack, coder, context(pack, profile), all_cases(judgement), self._aim)
        return Page(text, profile, judgement, field)

    def put(self, ask: Ask, written: str) -> bool:
        """Put an answer into the file; return whether somebody else had changed the file meanwhile.

        Raises Overtaken where they changed the answer to this question, CannotEdit or FaultyInput where this cannot be
        done, OSError where it cannot be written, Unreadable where the file is no profile any more. The file then is as
        it was.
        """
        stood, text = self.on_file(ask), self.page.text
        for _ in range(MOST_TRIES):
            now = _text(self.path)
            if now != self.page.text:
                self.page = self._read()
                if not self._has(ask) or self.on_file(ask) != stood:
                    raise Overtaken
            try:
                new = set_entry(now, "answers", ask.question, written, ask.part or None, ask.block or None)
                exchange(self.path, now.encode("utf-8"), new.encode("utf-8"))
            except Changed:
                continue
            self.page = self._read()
            return now != text
        raise Busy(errno.EBUSY, BUSY, str(self.path))

    def _has(self, ask: Ask) -> bool:
        profile = self.page.profile
        there = not ask.part or any(p.id == ask.part for p in profile.parts)
        return there and (not ask.block or ask.block in profile.shared)

    def on_file(self, ask: Ask) -> tuple[Answer, ...]:
        """Return the answers that stand where a question is asked."""
        profile = self.page.profile
        answers: Mapping[str, tuple[Answer, ...]] = profile.answers
        if ask.block:
            answers = profile.shared[ask.block].answers
        elif ask.part:
            answers = next(p.answers for p in profile.parts if p.id == ask.part)
        return answers.get(ask.question, ())

    def asked_in_vain(self) -> frozenset[Ask]:
        """Return the questions that were asked and answered "unknown": such an answer carries who, or a note."""
        profile = self.page.profile
        holders = [("", profile.answers), *((p.id, p.answers) for p in profile.parts)]
        return frozenset(
            Ask(part, q)
            for part, answers in holders
            for q, given in answers.items()
            if given
            and not any(says_something(a.value) for a in given)
            and any(a.evidence.by or a.evidence.note for a in given)
        )

    def tried(self, ask: Ask, value: Value) -> Judgement:
        """Return the judgement with an answer given on trial."""
        changed = with_changes(self.page.profile, [Change(place(ask), ask.question, value)])
        return judge_profile(self.prepared, changed, _TWIN)


def _text(path: Path) -> str:
    """Return a file's text with its line ends and byte order mark as they are."""
    return path.read_bytes().decode("utf-8")
