"""Runs of words shared with the source, found by hash, so that the test works where the source is not at hand.

The two files beside this one hold truncated hashes of the Brief's runs of eight and of four words, in order of value.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

HERE = Path(__file__).parent
WIDTH = 5  # bytes kept of each hash
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")


def words(text: str) -> list[str]:
    """Return the words of a text, lower-case, without punctuation."""
    return [w.replace("’", "'") for w in WORD.findall(text.lower())]


def hashes(text: str, n: int) -> list[bytes]:
    """Return the hash of every run of n words, in order."""
    parts = words(text)
    runs = (" ".join(parts[i : i + n]) for i in range(len(parts) - n + 1))
    return [hashlib.blake2b(run.encode(), digest_size=WIDTH).digest() for run in runs]


def shipped(n: int) -> frozenset[bytes]:
    """Return the hashes of the source's runs of n words."""
    raw = (HERE / f"brief_runs_{n}.bin").read_bytes()
    return frozenset(raw[i : i + WIDTH] for i in range(0, len(raw), WIDTH))


def write(source: str, n: int) -> None:
    """Write the hashes of a source's runs of n words; used once, where the source is at hand."""
    (HERE / f"brief_runs_{n}.bin").write_bytes(b"".join(sorted(set(hashes(source, n)))))
