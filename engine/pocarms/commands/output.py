"""Where results go: stdout, or a file written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pocarms.commands.exits import BAD_INPUT, INTERNAL, USAGE, Stop
from pocarms.inference.disagreement import Disagreement
from pocarms.source.faults import FaultyInput
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
        raise Stop(USAGE, "error: a document of this kind cannot be shown on the screen\nhelp: name a file with -o")
    _put(data, target, overwrite)


def _put(data: bytes, target: str, overwrite: bool) -> None:
    try:
        write_whole(Path(target), data, overwrite=overwrite)
    except FileExistsError:
        raise Stop(USAGE, f"error: {target} is there already\nhelp: choose another name, or add --force") from None
    except OSError as error:
        raise Stop(USAGE, f"error: {target} could not be written: {error.strerror or error}") from None
    click.echo(f"Written to {target}", err=True)


@contextmanager
def office() -> Iterator[None]:
    """Turn a missing office library into a clear end of the command."""
    from pocarms.documents.office import OfficeMissing

    try:
        yield
    except OfficeMissing as error:
        raise Stop(USAGE, f"error: {error}") from None


@contextmanager
def faulty() -> Iterator[None]:
    """Turn faults in what people wrote into the end of the command that shows them all."""
    try:
        yield
    except FaultyInput as error:
        raise bad_input(error) from None


def disagreed(disagreement: Disagreement) -> Stop:
    """Return the stop that says how durable-rules and the twin disagree, with what we need to look into it."""
    return Stop(INTERNAL, f"{disagreement.notice()}\n{_write_reproducer(disagreement)}")


def _write_reproducer(disagreement: Disagreement) -> str:
    """Write what is needed to look into a disagreement, without any text of the profile; say where, or why not."""
    target = Path("pocarms-disagreement.json")
    text = json.dumps(disagreement.reproducer(), indent=1, sort_keys=True) + "\n"
    try:
        write_whole(target, text.encode("utf-8"), overwrite=True)
    except OSError as error:
        return f"help: the file that helps us find the cause could not be written ({error.strerror or error})"
    return f"help: please send us {target}; it holds the structure of the rules only, no answer and no text"


def bad_input(error: FaultyInput) -> Stop:
    """Return the stop that shows every fault of a file."""
    return Stop(BAD_INPUT, show_faults(error.faults, error.sources, error.language).rstrip("\n"))
