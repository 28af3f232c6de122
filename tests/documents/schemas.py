"""Word and Excel files held against the published schemas of their format (ECMA-376, transitional).

    python -m tests.documents.schemas SCHEMAS FILE...

SCHEMAS is a folder with `wml.xsd`, `sml.xsd` and what they name; they are not ours to hand on. Prints each kind of
fault once, with how often and a file. What a newer Word adds beside the schema, and says so, is no fault.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

_PARTS = {
    "wml.xsd": re.compile(r"word/(document|styles|numbering|settings|header\d*|footer\d*|fontTable|webSettings)\.xml"),
    "sml.xsd": re.compile(r"xl/(workbook|styles|sharedStrings|worksheets/sheet\d+|comments/.*)\.xml"),
}
_BESIDE = ("Ignorable", "/office/word/2010/")


def check(schemas: Path, files: Iterable[Path]) -> dict[tuple[str, str], tuple[int, Path]]:
    """Return each fault by part and message: how often it stands, and the last file in which it does."""
    judges = {name: etree.XMLSchema(etree.parse(schemas / name)) for name in _PARTS}
    found: dict[tuple[str, str], tuple[int, Path]] = {}
    for file in files:
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                for schema, parts in _PARTS.items():
                    if parts.fullmatch(name) and not judges[schema].validate(etree.fromstring(archive.read(name))):
                        for fault in judges[schema].error_log:
                            if not any(words in fault.message for words in _BESIDE):
                                key = (name, fault.message)
                                found[key] = (found.get(key, (0, file))[0] + 1, file)
    return found


def main(arguments: list[str]) -> int:
    """Check files; return 1 where there is a fault."""
    schemas, *files = map(Path, arguments)
    found = check(schemas, files)
    for (part, message), (times, file) in sorted(found.items()):
        print(f"{times} times, last in {file.name}, {part}: {message}")
    print(f"{len(files)} files, {len(found)} kinds of faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
