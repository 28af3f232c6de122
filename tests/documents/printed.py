"""Whether LibreOffice prints and shows workbooks whole; `python -m tests.documents.printed` reads all examples'.

A judge of its own beside the eye: LibreOffice works out how high each row must be, which is held against the height
that we gave it, and prints the file, in whose pages the text of every cell that is to be printed must stand whole. A
sample of it is a test (test_printed.py), passed over where there is no LibreOffice.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from pocarms.cli import _run
from tests.documents.books import EXAMPLES
from tests.documents.readback import pages_of

OFFICE = shutil.which("soffice")
KINDS = {"answers": ("export", "--xlsx"), "form": ("export", "--xlsform"), "plan": ("plan",)}
_WRITER = re.compile("<meta:generator>.*?</meta:generator>", re.DOTALL)
_PART = 150  # lines
_SPARE = 1.0  # points: heights are rounded when files are written
_LINE = 12.8  # points of one line: of a row higher than needed by more than a third and two of these we are told


def wrong(books: Sequence[Path], folder: Path) -> tuple[list[str], list[str]]:
    """Return what is cut in some workbooks and which rows are much too high. folder: empty, for what LibreOffice makes.

    Raises CalledProcessError where it fails.
    """
    bare = folder / "bare"
    bare.mkdir()
    for path in books:
        _without_heights(path, bare / path.name)
    _convert("pdf", books, folder)
    _convert("fods", [bare / path.name for path in books], bare)
    for path in bare.glob("*.fods"):  # heights are worked out in a file of which it does not know that it wrote it
        path.write_text(_WRITER.sub("", path.read_text("utf-8")), encoding="utf-8")
    _convert("xlsx", sorted(bare.glob("*.fods")), folder)
    cut, high = [], []
    for path in books:
        book = openpyxl.load_workbook(path)
        needed = openpyxl.load_workbook(folder / path.name)
        for sheet in _visible(book):
            for n, height in _heights(sheet):
                part, line = divmod(n - 1, _PART)
                need = needed[_part(sheet, part)].row_dimensions[line + 1].height or 0.0
                if height < need - _SPARE:
                    cut.append(f"{path.stem}, {sheet.title}, row {n}: {height:.0f} points high, {need:.0f} are needed")
                elif height > need * 4 / 3 + 2 * _LINE:
                    high.append(f"{path.stem}, {sheet.title}, row {n}: {height:.0f} points high for {need:.0f}")
        said = _squeezed("".join(pages_of((folder / f"{path.stem}.pdf").read_bytes())))
        cut += [f"{path.stem}, {place} is not in print: {text[:60]}" for place, text in _printed(book)
                if _squeezed(text) not in said]  # fmt: skip
    return cut, high


def made(profile: Path, language: str, kind: str, folder: Path) -> Path:
    """Return a workbook of a profile, made as users make it. kind: one of KINDS."""
    path = folder / f"{profile.stem}-{kind}-{language}.xlsx"
    command, *options = KINDS[kind]
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = _run([command, str(profile), *options, "--lang", language, "-o", str(path)])
    assert path.exists(), (code, said.getvalue())
    return path


def _convert(to: str, books: Sequence[Path], folder: Path) -> None:
    """Convert some files, with settings of its own: an office that is open keeps others from starting."""
    assert OFFICE is not None
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    command = [OFFICE, settings, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, books)]
    subprocess.run(command, check=True, capture_output=True)


def _visible(book: Any) -> Iterator[Any]:
    yield from (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")


def _heights(sheet: Any) -> Iterator[tuple[int, float]]:
    """Yield the lines that we gave a height, but for the first, in which the marking stands."""
    for n, row in sheet.row_dimensions.items():
        if row.height is not None and n > 1:
            yield n, row.height


def _without_heights(path: Path, to: Path) -> None:
    """Write a workbook without heights, each merged cell as one in a column of that width, at the right end.

    LibreOffice leaves merged cells aside when it works out how high a row must be, and counts those in hidden columns,
    which are emptied; and it does so for the first lines of a sheet alone, so that what follows gets sheets of its own.
    """
    book = openpyxl.load_workbook(path)
    for sheet in _visible(book):
        for row in sheet.row_dimensions.values():
            row.height = None
        last = sheet.max_column
        for column in [n for n in range(1, last + 1) if sheet.column_dimensions[get_column_letter(n)].hidden]:
            for n in range(1, sheet.max_row + 1):
                sheet.cell(n, column).value = None
        spare = dict[tuple[int, int], int]()
        for merged in [str(one) for one in sheet.merged_cells.ranges]:
            left, top, right, _ = range_boundaries(merged)
            sheet.unmerge_cells(merged)
            column = spare.setdefault((left, right), last + 1 + len(spare))
            letters = [get_column_letter(n) for n in range(left, right + 1)]
            width = sum(sheet.column_dimensions[letter].width for letter in letters)
            sheet.column_dimensions[get_column_letter(column)].width = width
            old, new = sheet.cell(top, left), sheet.cell(top, column)
            new.value, new.data_type, new._style, old.value = old.value, old.data_type, old._style, None
    for sheet in list(_visible(book)):
        for part in range(1, (sheet.max_row - 1) // _PART + 1):
            rest = book.copy_worksheet(sheet)
            rest.title = _part(sheet, part)
            rest.delete_rows(1, part * _PART)
    book.save(to)


def _part(sheet: Any, part: int) -> str:
    """Return the name of the sheet on which a part of the lines of a long sheet stands first."""
    return f"{sheet.title[:26]} {part}" if part else sheet.title


def _printed(book: Any) -> Iterator[tuple[str, str]]:
    """Yield what is to be printed: where, and the text."""
    for sheet in _visible(book):
        cells = sheet[sheet.print_area.rpartition("!")[2].replace("$", "")] if sheet.print_area else sheet.iter_rows()
        for row in cells:
            for cell in row:
                if isinstance(cell.value, str):
                    yield f"{sheet.title}, {cell.coordinate}", cell.value


def _squeezed(text: str) -> str:
    """Return a text without its spaces: lines break where the column ends."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "\u2060\u200b")


def main() -> int:
    """Read all workbooks of all examples, or of those whose names contain a word given; return 1 where one is cut."""
    asked = sys.argv[1:]
    n, cut, high = 0, list[str](), list[str]()
    for profile in sorted(EXAMPLES.rglob("*.yaml")):
        if asked and not any(word in profile.stem for word in asked):
            continue
        with tempfile.TemporaryDirectory() as folder:
            (out := Path(folder) / "out").mkdir()
            books = [made(profile, language, kind, Path(folder)) for language in ("en", "fr") for kind in KINDS]
            found = wrong(books, out)
            n += len(books)
        for kind, lines in zip((cut, high), found, strict=True):
            kind += lines
            print("".join(f"{line}\n" for line in lines), end="", flush=True)
    print(f"{n} workbooks: {len(cut)} cells or rows cut, {len(high)} rows much too high")
    return int(bool(cut))


if __name__ == "__main__":
    raise SystemExit(main())
