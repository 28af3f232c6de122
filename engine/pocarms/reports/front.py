"""The top of a report and what stands on every page: what it is about, notices, versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pocarms.assessment.result import Assessment
from pocarms.model.marking import Marking, marking_words
from pocarms.records import dataclass
from pocarms.reports.engine_fr import said_in_french
from pocarms.reports.strings import Strings
from pocarms.reports.view import Field, Line

DISAGREEMENT = "DISAGREEMENT"


@dataclass(frozen=True, slots=True)
class Notices:
    """What the top must say; the short form for every page; whether the two evaluators disagree."""

    said: tuple[str, ...]
    page: str
    alarm: bool


def facts(assessment: Assessment, s: Strings) -> tuple[Field, ...]:
    """Return what the report is about and what it was made with, as named lines."""
    profile, pack, tool = assessment.profile, assessment.pack, assessment.tool
    shown = [
        ("subject", subject(assessment, s)),
        ("as_of", s.date(profile.as_of) if profile.as_of else s("fact.undated")),
        ("marking", _marking_fact(assessment, s)),
        ("state", signed(assessment, s)),
        ("profile", profile.id),
        ("pack", s("fact.version", name=pack.title or pack.id, version=pack.version)),
        ("tool", s("fact.version", name=assessment.tool.name, version=tool.version)),
    ]
    named = tuple(Field(key, s(f"fact.{key}"), (Line(text),)) for key, text in shown)
    return (*named, *policies((pack.policy,), s))


def policies(found: Iterable[Mapping[str, str]], s: Strings) -> tuple[Field, ...]:
    """Return the named line of the policies under which packs were used, each once; none where there is none."""
    names = sorted({(one["id"], one.get("title", "")) for one in found if one})
    said = s.joined([s("pair", label=id_, value=title) if title else id_ for id_, title in names])
    return (Field("policy", s("fact.policy"), (Line(said),)),) if said else ()


def signed(assessment: Assessment, s: Strings) -> str:
    """Return the state of the answers, who brought them there and when, and whether they have changed since."""
    profile = assessment.profile
    return signed_words(profile.state, profile.signed, profile.since_signed, s)


def signed_words(state: str, by: str, since: str, s: Strings) -> str:
    """Return a state in words, by whom ("" for nobody), and whether answers changed since, see `since_signed`."""
    word = s(f"profile.{state}")
    told = s("fact.signed", state=word, by=by) if by else word
    return s(f"signed.{since}", signed=told, state=word) if since else told


def passport(held: Mapping[str, str], s: Strings) -> str:
    """Return in one line what was measured of the rules, and whether on these very rules."""

    def of(text: str) -> str:
        n, _, many = text.partition(" of ")
        return s("passport.of", n=n, of=many) if many else text

    keys = ("tests_passed", "faults_noticed", "lint_warnings", "citations_unconfirmed")
    said = [s.word("passport", held.get("state", ""))]
    said += [s(f"passport.{key}", of=of(held[key])) for key in keys if held.get(key)]
    by = held.get("reviewed_by", "")
    key = "none" if not by else "yes" if held.get("reviewed_as_it_is") == "yes" else "earlier"
    said.append(s(f"passport.reviewed_{key}", by=by, on=s.date(held.get("reviewed_on", ""))))
    return s.joined(filter(None, said))


def marking(assessment: Assessment, s: Strings) -> str:
    """Return the marking in words; as its scheme has it."""
    return marking_words(assessment.profile.marking, s.language)


def _marking_fact(assessment: Assessment, s: Strings) -> str:
    """Return the marking, and why it is lower than the profile's where somebody lowered it."""
    own, _, reason = assessment.profile.marking_note.partition(": ")
    if not own:
        return marking(assessment, s)
    was = marking_words(Marking(own, assessment.profile.marking.scheme), s.language)
    return s("fact.lowered", marking=marking(assessment, s), was=was, reason=reason)


def subject(assessment: Assessment, s: Strings) -> str:
    """Return the subject in one line."""
    return subject_line(assessment.profile.subject, assessment.profile.id, s)


def subject_line(subject: Mapping[str, str], id: str, s: Strings) -> str:
    """Return a subject in one line: name, type and country first, then whatever else the profile says of it."""
    about = dict(subject)
    name = about.pop("name", "") or id
    kind = about.pop("type", "")
    said = [s.word("subject", kind)] if kind else []
    said += [about.pop("country")] if about.get("country") else []
    said += [s("pair", label=s.word("about", key), value=about[key]) for key in sorted(about) if about[key]]
    return f"{name} ({', '.join(said)})" if said else name


def notices(assessment: Assessment, s: Strings) -> Notices:
    """Return what a report must say about how it was computed and translated.

    The inference says why in English; a French report says it in French where it can, and marks what it cannot.
    """
    run, reviewed = assessment.run, assessment.pack.translation_reviewed
    alarm = DISAGREEMENT in run.notice
    key = "disagreement" if alarm else "twin" if run.inference == "twin" else ""
    said = [s(f"notice.{key}")] if key and (s.language != "en" or not run.notice) else []
    if run.notice:
        said.append(run.notice if s.language == "en" else said_in_french(run.notice, s))
    if reviewed:
        said.append(translation(reviewed, s))
    return Notices(tuple(said), s(f"notice.page.{key}") if key else "", alarm)


def footer(assessment: Assessment, s: Strings) -> str:
    """Return the line at the foot of every page: subject, date, pack and tool with their versions."""
    profile, pack, tool = assessment.profile, assessment.pack, assessment.tool
    said = [
        profile.subject.get("name") or profile.id,
        s.date(profile.as_of),
        s("fact.version", name=pack.id, version=pack.version),
        s("fact.version", name=tool.name, version=tool.version),
    ]
    return " · ".join(text for text in said if text)


def translation(reviewed: str, s: Strings) -> str:
    """Say who reviewed the translation of the pack; the assessment says it in English words."""
    if reviewed == "not translated":
        return s("notice.translation_none")
    if reviewed == "not reviewed by a person":
        return s("notice.translation_unreviewed")
    by = re.fullmatch(r"reviewed by (.+) on (\S+)", reviewed)
    if by:
        return s("notice.translation_reviewed", by=by[1], on=s.date(by[2]))
    return reviewed if s.language == "en" else f"[en] {reviewed}"
