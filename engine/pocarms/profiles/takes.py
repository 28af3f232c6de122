"""Taking shared facts from another profile (DESIGN §5, `takes_from`): a proposal from its mission's.

Only what the pack links is taken, only where nobody has answered, and only the answer with its date: no text that a
person wrote leaves the other profile.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Evidence, Profile, Value
from pocarms.profiles.digest import digest
from pocarms.records import dataclass

TAKEN, ANSWERED, UNLIKE = "taken", "answered", "unlike"


@dataclass(frozen=True, slots=True)
class Known:
    """What the other profile is taken to say on one question: settled, applicable, not in doubt."""

    value: Value
    as_of: datetime.date | None
    reliability: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One linked question. state: taken | answered (here already, the same) | unlike (here already, another)."""

    question: str
    from_question: str
    value: str
    as_of: datetime.date | None
    state: str


def take(
    profile: Profile, pack: Pack, other: Profile, known: Mapping[str, Known], source: str
) -> tuple[Profile, tuple[Taken, ...]]:
    """Return the profile with what it may take from another, and what became of every link that had an answer there.

    An answer that stands anywhere in the profile is never replaced, `unknown` included; a part that has its own keeps
    it. known: the other profile's answers by question. source: what stands as the source of an answer that is taken,
    with places for {profile} and {question}.
    """
    answers = dict(profile.answers)
    told = []
    for question in pack.questions.values():
        link = question.takes_from
        if link is None or link.pack != other.pack or link.question not in known:
            continue
        theirs = known[link.question]
        value = _ours(theirs.value, link.map)
        if value is None:
            continue
        as_of = theirs.as_of or other.as_of
        given = _given(question, profile)
        state = TAKEN if _open(question, profile) else ANSWERED if given == {value} else UNLIKE
        if state == TAKEN:
            said = source.format(profile=other.id, question=link.question)
            answers[question.id] = (Answer(question.id, value, Evidence(said, as_of, theirs.reliability)),)
        told.append(Taken(question.id, link.question, value, as_of, state))
    changed = dataclasses.replace(profile, answers=dict(sorted(answers.items())))
    return dataclasses.replace(changed, digest=digest(changed)), tuple(told)


def _ours(value: Value, links: Mapping[str, str]) -> str | None:
    """Return our answer for theirs; of a several-choice question the one linked line with a yes, if it is one."""
    if isinstance(value, Mapping):
        found = {links[line] for line, said in value.items() if said == "yes" and line in links}
        return found.pop() if len(found) == 1 else None
    return links.get(value) if isinstance(value, str) and value not in (UNKNOWN, NOT_APPLICABLE) else None


def _given(question: Question, profile: Profile) -> set[Value]:
    """Return every answer that stands in the profile, wherever it stands."""
    holders = (profile.answers, *(b.answers for b in profile.shared.values()), *(p.answers for p in profile.parts))
    return {answer.value for held in holders for answer in held.get(question.id, ()) if isinstance(answer.value, str)}


def _open(question: Question, profile: Profile) -> bool:
    """Whether an answer for the whole would count somewhere: nobody gave one for all, and some part has none."""
    if profile.answers.get(question.id):
        return False
    blocks = profile.shared
    return not profile.parts or any(
        not part.answers.get(question.id) and not any(blocks[b].answers.get(question.id) for b in part.uses)
        for part in profile.parts
    )
