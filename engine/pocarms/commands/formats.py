"""Which format a command writes, and writing it: text to the screen or a file, a document to a file alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pocarms.commands.exits import USAGE, Stop
from pocarms.commands.output import deliver, deliver_bytes, office

BINARY = ("xlsx", "docx")


def format_of(
    asked: str | None, output: str | None, formats: Sequence[str], default: str, *, named: bool = False
) -> str:
    """Return the format asked for; else the one that the file's name ends in; else the default. Raises Stop.

    named: the command finds a name for a document where none is given.
    """
    ending = Path(output).suffix.lower().removeprefix(".") if output not in (None, "-") else ""
    found = asked or (ending if ending in formats else default)
    if found in BINARY and output in (("-",) if named else (None, "-")):
        raise Stop(USAGE, f"error: a document is written to a file\nhelp: name one, such as -o grid.{found}")
    return found


def refuse_to_overwrite(output: str | None, overwrite: bool) -> None:
    """Raise Stop where a file is there already and must not be overwritten, before anything is made."""
    if output is not None and output != "-" and Path(output).exists() and not overwrite:
        raise Stop(USAGE, f"error: {output} is there already\nhelp: choose another name, or add --force")


def write(make: Callable[[], str | bytes], output: str | None, overwrite: bool) -> None:
    """Make a result and print it, or write it to a file. Raises Stop where that cannot be done."""
    refuse_to_overwrite(output, overwrite)
    with office():
        made = make()
    if isinstance(made, str):
        is_csv = output is not None and output.lower().endswith(".csv")
        deliver("\ufeff" + made if is_csv else made, output, overwrite)  # spreadsheets take the mark for UTF-8
        return
    deliver_bytes(made, output or "-", overwrite)
