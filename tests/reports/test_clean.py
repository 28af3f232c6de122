"""Texts made safe: one line, no control characters, direction closed in itself."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from pocarms.reports.clean import clean_text
from tests.reports.fixture import HOSTILE

FSI, PDI = "\u2068", "\u2069"
MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f\u05d0a \n\x1b"


def depth_is_closed(text: str) -> bool:
    """Whether every embedding and isolate that a text opens is closed in it, innermost first, and nothing else is."""
    opened: list[str] = []
    for mark in text:
        if mark in "\u2066\u2067\u2068":
            opened.append(PDI)
        elif mark in "\u202a\u202b\u202d\u202e":
            opened.append("\u202c")
        elif mark in (PDI, "\u202c") and (not opened or opened.pop() != mark):
            return False
    return not opened


SEED = 20201218


@seed(SEED)
@settings(max_examples=400, database=None, deadline=None)
@given(st.one_of(st.text(alphabet=MARKS, max_size=12), st.text(max_size=20)))
def test_any_text_comes_out_safe(text: str) -> None:
    out = clean_text(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", out), SEED
    assert depth_is_closed(out), SEED
    if re.search("[\u202a-\u202e\u2066-\u2069]", out):
        assert out.startswith(FSI) and out.endswith(PDI), SEED


@seed(SEED)
@settings(max_examples=300, database=None, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x24F, exclude_categories=["Cc"]), max_size=30))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text), SEED


def test_examples() -> None:
    assert clean_text("a\r\n\tb\u2028c") == "a b c"
    assert clean_text("\x1b[31mred\x00") == "\ufffd[31mred\ufffd"
    assert clean_text("سوق") == f"{FSI}سوق{PDI}"
    assert clean_text("x\u202eevil") == f"{FSI}x\u202eevil\u202c{PDI}"
    assert clean_text("a\u2069b\u202cc\u05d0") == f"{FSI}abc\u05d0{PDI}", "what it did not open it cannot close"
    assert clean_text("\u2067a\u202eb\u2069c") == f"{FSI}\u2067a\u202eb\u202c\u2069c{PDI}"
    assert clean_text("plain “text” – fine\u202f!") == "plain “text” – fine\u202f!"
    assert all(depth_is_closed(clean_text(text)) for text in HOSTILE.values())
