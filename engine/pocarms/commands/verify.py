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

from pocarms import LANGUAGES
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND
from pocarms.commands.formats import format_of
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import bad_input, deliver
from pocarms.commands.packs import pack_folder, reviewed, shipped
from pocarms.commands.profiles import as_asked, read_profile
from pocarms.commands.saying import refusal, why
from pocarms.commands.texts_verify import EN, FR
from pocarms.commands.vetting import stamped
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.passport.gate import Gate
from pocarms.profiles.load import NoSuchPack
from pocarms.source.faults import FaultyInput
from pocarms.wording.strings import Strings, tables

FORMATS = ("text", "json")
_FAMILY = "pocarms/assessment/"
_MOST_SHOWN = 20
Places = list[tuple[str, Any, Any]]
NOT_A_RESULT = (KeyError, TypeError, AttributeError, ValueError, StopIteration)
"""What verifying raises on a file that has not the shape of a result."""


@click.command("verify", cls=Command)
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
@lang_option("Language. [default: the result's]")
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
        raise refusal(BAD_INPUT, "verify.shape", result=result, why=error) from None
    except FaultyInput as error:
        raise bad_input(error) from None
    show = _json(found, taken_over) if format_ == "json" else _text(said, found, taken_over, lang or known)
    deliver(show, output, force)
    return FOUND if found or taken_over else DONE


def _read(path: Path) -> dict[str, Any]:
    """Return the result in a file. Raises Stop where it is none, or one that this version cannot read."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise refusal(BAD_INPUT, "verify.twice", path=path)
        return dict(pairs)

    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise refusal(BAD_INPUT, "verify.json", where=where, why=error.msg) from None
    except OSError as error:
        raise refusal(BAD_INPUT, "verify.read", path=path, why=why(error)) from None
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise refusal(BAD_INPUT, "verify.no_text", path=path, why=error) from None
    schema = said.get("schema") if isinstance(said, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise refusal(BAD_INPUT, "verify.no_result", path=path, schema=f"{_FAMILY}1")
    if schema != f"{_FAMILY}1":
        raise refusal(BAD_INPUT, "verify.schema", path=path, found=schema, schema=f"{_FAMILY}1")
    if not all(isinstance(said.get(key), dict) for key in ("pack", "profile")):
        raise refusal(BAD_INPUT, "verify.about", path=path)
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
        raise refusal(BAD_INPUT, "verify.pack", result=result, named=named, pack=f"{pack.id} {pack.version}")
    if of_pack.get("digest") != pack.digest:
        raise refusal(BAD_INPUT, "verify.rules", result=result, named=named)
    if of_profile.get("digest") != answers.digest:
        raise refusal(BAD_INPUT, "verify.profile", result=result, profile=profile, id=of_profile.get("id"))


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
