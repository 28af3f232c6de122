"""What the tests of memo and register share: the pack, the examples, the words that no paper may use."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.assessment.result import Assessment
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.profiles.load import load_profile

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "hrddp"
STEMS = sorted(file.stem for file in EXAMPLES.glob("*.yaml"))
NO_ENGINE = Unavailable("tests use the twin")
VERDICTS = re.compile(
    r"approv|cleared|clearance|forbid|forbad|prohibit|\bbanned\b|permitted|allowed|authori[sz]es", re.I
)
VERDICTS_FR = re.compile(r"approuv|autoris[ée]|interdi[ts]|feu vert|permis\b", re.I)


@cache
def pack() -> Pack:
    return load_pack(ROOT / "rules" / "hrddp", tests=False)


@cache
def prepared(language: str = "en") -> Prepared:
    if language == "en":
        return prepare(pack(), "en")
    told = load_pack(ROOT / "rules" / "hrddp", tests=False, language=language)
    return prepare(localise(told, language)[0], language, "not reviewed by a person")


def assessed(file: Path) -> Assessment:
    """Return the assessment of a proposal in a file."""
    profile, _ = load_profile(file, lambda _: pack())
    return assess(prepared(), profile, NO_ENGINE)[0]


@cache
def example(stem: str) -> Assessment:
    return assessed(EXAMPLES / f"{stem}.yaml")


def changed(tmp_path: Path, stem: str, *changes: tuple[str, str]) -> Path:
    """Write an example with some of its text changed; each text must be there."""
    text = (EXAMPLES / f"{stem}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file = tmp_path / f"{stem}-{len(list(tmp_path.iterdir()))}.yaml"
    file.write_text(text, encoding="utf-8")
    return file
