"""Write what the tests compare with: the shipped schema and the golden reports. Run: python -m tests.reports.write"""

from __future__ import annotations

from pathlib import Path

from pocarms.assessment.jsonable import schema_text
from pocarms.reports.render import render
from tests.reports.fixture import small

HERE = Path(__file__).parent
GOLDEN = {
    "small_en.txt": ("text", "en"),
    "small_fr.txt": ("text", "fr"),
    "small_en.md": ("md", "en"),
}


def golden(name: str) -> str:
    """Return what a golden file should hold today."""
    format, language = GOLDEN[name]
    return render(small(), format, language)


if __name__ == "__main__":
    schema = HERE.parents[1] / "rules" / "schema" / "assessment.schema.json"
    schema.write_text(schema_text(), encoding="utf-8")
    for file in GOLDEN:
        (HERE / "golden" / file).write_text(golden(file), encoding="utf-8")
