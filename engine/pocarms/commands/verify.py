"""`pocarms verify RESULT.json --profile FILE`: whether a result follows from pack and profile, by a second reader."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import click

from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, Stop
from pocarms.commands.formats import format_of
from pocarms.commands.output import bad_input, deliver
from pocarms.commands.packs import pack_folder, reviewed, shipped
from pocarms.commands.profiles import as_asked, read_profile
from pocarms.commands.texts_verify import EN, FR
from pocarms.commands.vetting import stamped
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.passport.gate import Gate
from pocarms.profiles.load import NoSuchPack
from pocarms.source.faults import FaultyInput
from pocarms.wording.strings import LANGUAGES, Strings, tables

FORMATS = ("text", "json")
_FAMILY = "pocarms/assessment/"
_MOST_SHOWN = 20
Places = list[tuple[str, Any, Any]]
NOT_A_RESULT = (KeyError, TypeError, AttributeError, ValueError, StopIteration)
"""What verifying raises on a file that has not the shape of a result."""


@click.command("verify")
@click.argument("result", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--profile", required=True, type=click.Path(path_type=Path), help="The profile the result is about.")
@click.option("--pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option("--on", default=None, type=click.DateTime(["%Y-%m-%d"]), help="As assess was given it.")
@click.option("--marking", default=None, help="As assess was given it.")
@click.option("--force-marking", default=None, metavar="REASON", help="As assess was given it.")
@click.option("--policy", default=None, type=click.Path(path_type=Path), metavar="FILE", help="As assess was given it.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else text]"
)
@click.option("--lang", default=None, type=click.Choice(LANGUAGES), help="Language. [default: the result's]")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def command(
    result: Path,
    profile: Path,
    pack: str | None,
    on: datetime.datetime | None,
    marking: str | None,
    force_marking: str | None,
    policy: Path | None,
    format_: str | None,
    lang: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Check a result written by assess --format json against its profile and rule pack.

    A second reader that shares no inference with the engine works the conclusions out again, with every proof down to
    the answers. For what it takes over from the result, the tool makes the result once more and compares. Exit code 1
    where something does not follow.

    \b
    Examples:
      pocarms assess my-mission.yaml --format json -o result.json
      pocarms verify result.json --profile my-mission.yaml
    """
    format_ = format_of(format_, output, FORMATS, "text")
    said = _read(result)
    language = said["pack"].get("language")
    asked, own, folder = _input(profile, pack, language if language in LANGUAGES else None)
    answers = as_asked(asked, on.date() if on else None, marking, force_marking)
    _same(said, result, own, answers, profile)
    known = language if language in LANGUAGES else own.language
    from pocarms.commands.again import unlike
    from pocarms.verify.check import differences, follows

    texts, translation, gate = localise(own, known)[0], reviewed(own, known), Gate(policy)
    passport = bool(said["pack"].get("passport"))
    try:
        found = list(differences(follows(said, texts, answers, known, translation), said))
        made = unlike(
            said, texts, answers, known, translation, lambda a: stamped(a, gate, profile, own, folder, passport)
        )
        named = tuple(path for path, _, _ in found)
        taken_over = [one for one in made if not one[0].startswith(named)]
    except NOT_A_RESULT as error:
        raise Stop(BAD_INPUT, f"error: {result} has not the shape of a result ({error})\n{_HELP}") from None
    except FaultyInput as error:
        raise bad_input(error) from None
    show = _json(found, taken_over) if format_ == "json" else _text(said, found, taken_over, lang or known)
    deliver(show, output, force)
    return FOUND if found or taken_over else DONE


_HELP = "help: a result is what assess --format json writes; write it anew, and do not edit it"


def _read(path: Path) -> dict[str, Any]:
    """Return the result in a file. Raises Stop where it is none, or one that this version cannot read."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise Stop(BAD_INPUT, f"error: {path}: the same key stands twice in one object\n{_HELP}")
        return dict(pairs)

    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise Stop(BAD_INPUT, f"error: {where}: this is not JSON ({error.msg})\n{_HELP}") from None
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Stop(BAD_INPUT, f"error: {path} cannot be read ({error})\n{_HELP}") from None
    schema = said.get("schema") if isinstance(said, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise Stop(BAD_INPUT, f"error: {path} is not a result of pocarms: it has no schema {_FAMILY}1\n{_HELP}")
    if schema != f"{_FAMILY}1":
        raise Stop(
            BAD_INPUT,
            f"error: {path} has the schema {schema}; this version reads {_FAMILY}1\n"
            "help: verify it with the version of pocarms that wrote it",
        )
    if not all(isinstance(said.get(key), dict) for key in ("pack", "profile")):
        raise Stop(BAD_INPUT, f"error: {path} does not say which pack and profile it is about\n{_HELP}")
    found: dict[str, Any] = said
    return found


def _input(path: Path, folder: str | None, language: str | None) -> tuple[Profile, Pack, Traversable]:
    """Return profile, pack and its folder, read from their own files: what the cache folder keeps is not trusted."""
    where: list[Traversable] = []

    def find(name: str) -> Pack:
        packs = shipped()
        if folder is None and name not in packs:
            raise NoSuchPack(name, tuple(packs))
        where.append(pack_folder(folder or name))
        return load_pack(where[0], tests=False, language=language)

    return *read_profile(path, find), where[0]


def _same(said: dict[str, Any], result: Path, pack: Pack, answers: Profile, profile: Path) -> None:
    """Raise Stop where the result is about another pack, another version of it, or another profile."""
    of_pack, of_profile = said["pack"], said["profile"]
    named = f"{of_pack.get('id')} {of_pack.get('version')}"
    if (of_pack.get("id"), of_pack.get("version")) != (pack.id, pack.version):
        raise Stop(
            BAD_INPUT,
            f"error: {result} was made with the pack {named}; this is {pack.id} {pack.version}\n"
            "help: name the folder of that pack with --pack",
        )
    if of_pack.get("digest") != pack.digest:
        raise Stop(
            BAD_INPUT,
            f"error: {result} was made with other rules: {named} has changed since, though not its version\n"
            "help: name the folder of the pack as it was with --pack, or assess again",
        )
    if of_profile.get("digest") != answers.digest:
        raise Stop(
            BAD_INPUT,
            f"error: {result} is not about {profile} as it is now: it is about {of_profile.get('id')}, "
            "with other answers or evidence\nhelp: name the profile it was made from, or assess again",
        )


def _shown(value: Any, other: str) -> str:
    """Say a value on one line; of a list of records the ids, of what is long the beginning."""
    if isinstance(value, list) and value and all(isinstance(x, dict) and "id" in x for x in value):
        value = [x["id"] for x in value]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=lambda _: other)
    return text if len(text) <= 300 else text[:300] + " …"


def _named(said: dict[str, Any], path: str) -> str:
    """Return a place with the id of the record it is in, where that is one of a list."""
    found = re.match(r"(?:parts\[(\d+)\]\.)?(\w+)\[(\d+)\]", path)
    if found is None:
        return path
    records = (said["parts"][int(found[1])] if found[1] else said)[found[2]]
    record = records[int(found[3])] if isinstance(records, list) else None
    id_ = record.get("id") if isinstance(record, dict) else None
    return f"{path} ({id_})" if id_ else path


def _text(said: dict[str, Any], found: Places, taken_over: Places, language: str) -> str:
    s = tables(language, EN, FR)
    lines = []
    for key, at, places in ("rejected", "at", found), ("unlike", "at_again", taken_over):
        if places:
            lines += [s(key, n=len(places)), "", *_listed(said, places, s, at), ""]
    if not lines:
        cases = [said, *said["parts"]]
        lists = ("findings", "level_rules", "concepts", "scales", "measures", "actions")
        conclusions = sum(len(case[name]) for case in cases for name in lists)
        steps, answers = (sum(len(case[name]) for case in cases) for name in ("proofs", "answers"))
        lines = [s("accepted"), s("checked", conclusions=conclusions, steps=steps, answers=answers)]
        lines += ["", s("reader"), s("again"), s("neither"), ""]
    return "\n".join(lines)


def _listed(said: dict[str, Any], places: Places, s: Strings, at: str) -> Iterator[str]:
    other = s("other")
    for path, says, due in places[:_MOST_SHOWN]:
        yield s(at, path=_named(said, path), says=_shown(says, other), follows=_shown(due, other))
    if len(places) > _MOST_SHOWN:
        yield s("more", n=len(places) - _MOST_SHOWN)


def _json(found: Places, taken_over: Places) -> str:
    both = [(*one, "second reader") for one in found] + [(*one, "made again") for one in taken_over]
    plain = json.loads(json.dumps(both, default=lambda _: "(anything)"))
    places = [{"path": path, "says": says, "follows": due, "by": by} for path, says, due, by in plain]
    return json.dumps({"accepted": not both, "disagreements": places}, ensure_ascii=False, indent=2) + "\n"
