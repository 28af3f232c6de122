"""Which format a command writes, and writing it: text to the screen or a file, a document to a file alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pocarms.commands.exits import USAGE
from pocarms.commands.output import deliver, deliver_bytes, office
from pocarms.commands.saying import refusal

BINARY = ("xlsx", "docx", "pdf")
ENDINGS = {  # how the name of a file ends -> the format that says
    "txt": "text",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "json": "json",
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "docx",
    "pdf": "pdf",
    "ics": "ics",
}


def format_of(
    asked: str | None, output: str | None, formats: Sequence[str], default: str, *, named: bool = False
) -> str:
    """Return the format asked for; else the one that the file's name ends in; else the default.

    named: the command finds a name for a document where none is given. Raises Stop where --format and the ending
    contradict each other, where the command does not write what the ending says, or a document is to go to the screen.
    """
    ending = Path(output).suffix.lower().removeprefix(".") if output not in (None, "-") else ""
    meant = ENDINGS.get(ending, "")
    if meant == "text" and "text" not in formats:
        meant = ""  # a file of text may hold Markdown, a table or data as well
    if meant and meant not in formats:
        endings = (_ending(one) for one in formats)
        raise refusal(USAGE, "format.none", ending=ending, formats=", ".join(f".{one}" for one in endings))
    if asked and meant and asked != meant:
        raise refusal(USAGE, "format.ending", ending=ending, asked=asked, meant=meant, fits=_ending(asked))
    found = asked or meant or default
    if found in BINARY and output in (("-",) if named else (None, "-")):
        raise refusal(USAGE, "format.screen", example="grid", ending=found)
    return found


def refuse_to_overwrite(output: str | None, overwrite: bool) -> None:
    """Raise Stop where a file is there already and must not be overwritten, before anything is made."""
    if output is not None and output != "-" and Path(output).exists() and not overwrite:
        raise refusal(USAGE, "output.there", target=output)


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


def _ending(format: str) -> str:
    return "txt" if format == "text" else format
