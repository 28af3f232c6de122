"""Where results go: stdout, or a file written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from pocarms.commands.exits import BAD_INPUT, INTERNAL, USAGE, Stop
from pocarms.commands.saying import asked_language, refusal, said, spoken, tell, why
from pocarms.inference.disagreement import Disagreement
from pocarms.model.pack import Pack
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.files import write_whole
from pocarms.source.show import show_faults


def deliver(text: str, target: str | None, overwrite: bool) -> None:
    """Print a result, or write it to a file. Raises Stop where the file is there already or cannot be written."""
    if target is None or target == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    _put(text.encode("utf-8"), target, overwrite)


def deliver_bytes(data: bytes, target: str, overwrite: bool) -> None:
    """Write a document to a file. Raises Stop where the file is there already or cannot be written."""
    if target == "-":
        raise refusal(USAGE, "format.screen", example="report", ending="docx")
    _put(data, target, overwrite)


def put_back(before: str, after: str, target: Path) -> None:
    """Write what a command made of a file it has read. Raises Stop where the file was changed meanwhile, too."""
    from pocarms.source.exchange import Changed, exchange

    try:
        exchange(target, before.encode("utf-8"), after.encode("utf-8"))
    except Changed:
        raise refusal(USAGE, "output.changed", target=target) from None
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=target, why=why(error)) from None
    tell("said", "output.written", target=target)


def _put(data: bytes, target: str, overwrite: bool) -> None:
    if overwrite and _is_read(Path(target)):
        raise refusal(USAGE, "output.read", target=target)
    try:
        write_whole(Path(target), data, overwrite=overwrite)
    except FileExistsError:
        raise refusal(USAGE, "output.there", target=target) from None
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=target, why=why(error)) from None
    tell("said", "output.written", target=target)


def _is_read(target: Path) -> bool:
    """Whether a result would replace a file that the command was given to read, or a YAML file in a folder of them."""
    context = click.get_current_context(silent=True)
    params = dict(context.params) if context else {}
    if params.pop("output", None) is None or not target.exists():
        return False  # not a place a person named: what the command itself keeps up to date
    of_yaml = target.suffix.lower() in (".yaml", ".yml")
    for value in params.values():
        for one in value if isinstance(value, tuple) else (value,):
            if not isinstance(one, str | Path) or not os.path.exists(one):
                continue
            given = Path(one).resolve()
            if given.samefile(target) or (of_yaml and given in target.resolve().parents):
                return True
    return False


@contextmanager
def office(language: str | None = None) -> Iterator[None]:
    """Turn a missing office library into a clear end of the command. language: None for that of --lang."""
    from pocarms.documents.office import INSTALL, OfficeMissing

    try:
        yield
    except OfficeMissing as error:
        raise refusal(USAGE, error.key, language, module=error.module, install=INSTALL) from None


@contextmanager
def faulty() -> Iterator[None]:
    """Turn faults in what people wrote into the end of the command that shows them all."""
    try:
        yield
    except FaultyInput as error:
        raise bad_input(error) from None


def disagreed(disagreement: Disagreement) -> Stop:
    """Return the stop that says how durable-rules and the twin disagree, with what we need to look into it."""
    notice = said("said", "disagreed", notice=disagreement.notice())
    return Stop(INTERNAL, f"{notice}\n{spoken(asked_language())('help', text=_write_reproducer(disagreement))}")


def _write_reproducer(disagreement: Disagreement) -> str:
    """Write what is needed to look into a disagreement, without any text of the profile; say where, or why not."""
    target = Path("pocarms-disagreement.json")
    text = json.dumps(disagreement.reproducer(), indent=1, sort_keys=True) + "\n"
    try:
        write_whole(target, text.encode("utf-8"), overwrite=True)
    except OSError as error:
        return said("said", "disagreed.unsent", why=why(error))
    return said("said", "disagreed.sent", target=target)


def bad_input(error: FaultyInput, pack: Pack | None = None) -> Stop:
    """Return the stop that shows every fault of a file, in the language of --lang. pack: the one they are about."""
    if error.language != "en":  # said already
        return Stop(BAD_INPUT, show_faults(error.faults, error.sources, error.language).rstrip("\n"))
    return Stop(BAD_INPUT, faults_shown(error.faults, error.sources, asked_language(), pack))


def tell_faults(faults: Iterable[Fault], sources: Mapping[str, str], pack: Pack | None = None) -> None:
    """Show faults on stderr, in the language of --lang. pack: the one they are about."""
    click.echo(faults_shown(faults, sources, asked_language(), pack), err=True)


def faults_shown(
    faults: Iterable[Fault], sources: Mapping[str, str], language: str, pack: Pack | None = None, wrap: bool = True
) -> str:
    """Return faults as text in a language. pack: the one they are about. wrap: to the columns of the terminal."""
    if language != "en":
        from pocarms.wording.faults import said_in

        faults = said_in(faults, language, pack)
    return show_faults(faults, sources, language, wrap).rstrip("\n")
