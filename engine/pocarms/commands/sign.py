"""`pocarms sign PROFILE`: say who reviewed or approved the answers, and seal them; or show what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import DONE, USAGE, Stop
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input, put_back
from pocarms.commands.saying import refusal, why
from pocarms.profiles.header import STATES

if TYPE_CHECKING:
    from pocarms.model.pack import Pack
    from pocarms.model.profile import Profile
    from pocarms.wording.strings import Strings


@click.command("sign", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "state",
    type=click.Choice(STATES),
    default=None,
    help="What the answers are from now on. [default: show what they are, and what changed since]",
)
@click.option("--by", default="", metavar="NAME", help="Who reviewed or approved them.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day on which that was done.")
@lang_option(SHOWN)
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
def command(
    profile: Path, state: str | None, by: str, on: datetime.datetime | None, lang: str | None, pack: str | None
) -> int:
    """Write into a profile who reviewed or approved its answers, and when, with a fingerprint of the answers.

    Every report prints it. Where answers change afterwards, reports say so until somebody signs again. Marking, notes
    and the action plan may change without that. A copy of what was signed is kept in the folder `signed` beside the
    profile; without --as, each answer that changed since is shown with what was signed.

    \b
    Examples:
      pocarms sign my-mission.yaml --as reviewed --by "Head of section" --on 2021-01-15
      pocarms sign my-mission.yaml --as draft
      pocarms sign my-mission.yaml
    """
    from pocarms.commands.packs import Finder
    from pocarms.commands.profiles import read_profile
    from pocarms.documents.signing import signed
    from pocarms.reports.strings import strings
    from pocarms.source.faults import FaultyInput

    draft = state == "draft"
    if state is None and (by or on):
        raise refusal(USAGE, "sign.as")
    if state is not None and not draft and not (by.strip() and on):
        raise refusal(USAGE, "sign.who", state=state)
    if draft and (by or on):
        raise refusal(USAGE, "sign.draft")
    find = Finder(pack, lang)
    found, rules = read_profile(profile, find)
    s = strings(lang or (rules.language if rules.language in ("en", "fr") else "en"))
    if state is None:
        assert find.ready is not None
        click.echo("\n".join(_shown(profile, found, find, find.ready.texts, s)))
        return DONE
    day = on.date() if on else None
    if day is not None and found.as_of is not None and day < found.as_of:
        raise refusal(USAGE, "sign.before", day=day, as_of=found.as_of)
    before = profile.read_bytes().decode("utf-8")
    try:
        text, sign = signed(before, found, rules, state, by, day)
    except FaultyInput as error:
        raise bad_input(error, rules) from None
    forget = _kept(profile, found.seal, before) if not draft else lambda: None
    said = s("sign.draft") if day is None else s("sign.done", by=sign.by, date=s.date(day), seal=sign.seal)
    click.echo(s("pair", label=s(f"profile.{state}"), value=said))
    if text != before:
        try:
            put_back(before, text, profile)
        except Stop:
            forget()
            raise
    return DONE


def _kept(file: Path, seal: str, before: str) -> Callable[[], None]:
    """Keep a copy of what is about to be signed; return what takes it away again if new. Raises Stop."""
    from pocarms.documents.since import SIGNED, keep_signed

    try:
        return keep_signed(file, seal, before.encode("utf-8"))
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=file.parent / SIGNED, why=why(error)) from None


def _shown(file: Path, profile: Profile, find: Callable[[str], Pack], texts: Pack, s: Strings) -> Iterator[str]:
    """Yield line by line who stands for the answers, and what changed since they were signed.

    find: finds packs for the copy; texts: the pack in the language of s.
    """
    from pocarms.documents.since import changed, was_signed
    from pocarms.profiles.digest import since_signed
    from pocarms.profiles.load import check_reading
    from pocarms.profiles.scheme import scheme_beside
    from pocarms.reports.clean import clean_text
    from pocarms.reports.front import signed_words
    from pocarms.source.read import read_yaml

    if profile.state == "draft":
        yield s("pair", label=s("profile.draft"), value=s("sign.draft"))
        return
    on = s.date(profile.sign.on) if profile.sign.on else "?"
    by = clean_text(profile.sign.by) or "?"
    since = since_signed(profile)
    yield signed_words(profile.state, f"{by}, {on}", since, s)
    if since != "changed":
        return
    scheme = scheme_beside(file.parent)

    def read(data: bytes, called: str) -> Profile | None:
        return check_reading(read_yaml(data, called), find, called, scheme=scheme).profile

    old = was_signed(file, profile, read)
    if old is None:
        yield s("since.unknown", day=on)
        return
    yield s("since.how", day=on)
    for one in changed(old, profile, texts, s):
        yield ""
        yield f"{one.what} – {clean_text(one.where)}" if one.where else one.what
        for key, lines in (("since.before", one.before), ("since.now", one.now)):
            for text in lines or (s("since.nothing"),):
                yield f"  {s('label', label=s(key))} {clean_text(text)}"
