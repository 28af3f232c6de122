"""`pocarms export --xlsform`: a form for phones, and what whoever sends it round must know."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pocarms.commands.exits import USAGE
from pocarms.commands.export import known_components
from pocarms.commands.output import deliver_bytes, office
from pocarms.commands.saying import refusal, tell_text


class FormAsked(NamedTuple):
    """What a form was asked for with, as the command line gives it; without a profile the pack must be named."""

    profile: Path | None
    components: tuple[str, ...]
    unanswered: bool
    sensitive: bool
    lang: str | None
    output: str | None
    force: bool
    pack: str | None


def export_form(asked: FormAsked) -> None:
    """Write the form; what is left out, or could not be said in it, is told on stderr. Raises Stop."""
    from pocarms.assessment.assess import judge_profile, prepare
    from pocarms.commands.packs import Finder
    from pocarms.commands.profiles import read_profile
    from pocarms.documents.forms.layout import Form, form
    from pocarms.documents.forms.words import words
    from pocarms.documents.forms.write import write
    from pocarms.documents.marking import file_name
    from pocarms.inference.durable import Unavailable
    from pocarms.language.texts import localise
    from pocarms.model.profile import Profile
    from pocarms.reports.strings import LANGUAGES
    from pocarms.store.packs import Ready

    if asked.profile is None and asked.pack is None:
        raise refusal(USAGE, "export.whom")

    def found(find: Finder) -> tuple[Profile, Ready]:
        own = find("") if asked.profile is None else None
        profile = Profile(own.id, "", {}) if own is not None else read_profile(asked.profile or Path(), find)[0]
        assert find.ready is not None
        return profile, find.ready

    profile, ready = found(Finder(asked.pack, "fr"))  # a pack made ready holds its own words and those of one language
    if ready.own.language == "fr":
        profile, ready = found(Finder(asked.pack, "en"))
    own = ready.own
    known_components(asked.components, own.owners)
    language = asked.lang or (own.language if own.language in LANGUAGES else "en")
    judgement = judge_profile(
        prepare(ready.texts, ready.language, "", ready.program), profile, Unavailable("a form asks and judges nothing")
    )
    versions = {x: localise(own, x)[0] for x in LANGUAGES}
    made = form(
        profile, own, judgement, versions, language, asked.components,
        sensitive=asked.sensitive, unanswered=asked.unanswered,
    )  # fmt: skip
    if not made.questions:
        raise refusal(USAGE, "export.nothing")
    with office():
        data = write(made)
    stem = "-".join([profile.id or own.id, "form", *asked.components])
    deliver_bytes(data, asked.output or file_name(stem, made.marking_words, "xlsx"), asked.force)
    s = words(language)

    def tell(made: Form) -> list[str]:
        told = [s("form.server", marking=made.marking_words)]
        told += [s("form.with_sensitive")] if asked.sensitive else []
        for key, ids in (("left_out", made.left_out), ("always", made.always)):
            told += [s(f"form.{key}", n=len(ids), ids=", ".join(ids))] if ids else []
        return [*told, s("form.no_evidence")]

    for n, line in enumerate(tell(made)):
        tell_text("warning" if n == 0 or (n == 1 and asked.sensitive) else "note", line)
