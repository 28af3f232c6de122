"""The user's cache folder: bytes kept under a name, written whole or not at all, read only where nobody else writes.

Everything here may fail quietly: what cannot be kept or read is worked out again. `POCARMS_CACHE` names another folder;
`POCARMS_CACHE=off` keeps nothing and reads nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

VARIABLE = "POCARMS_CACHE"
MOST_FILES = 48  # packs times languages times versions of Python; beyond it the oldest go
MOST_BYTES = 64_000_000

_MAGIC = b"pocarms kept 1\n"
_DIGEST = 32


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the folder to keep things in, by the platform's convention; None where nothing is to be kept.

    A relative path is not taken: it would put files wherever the tool happens to be run.
    """
    wanted = environment.get(VARIABLE, "")
    if wanted.lower() == "off":
        return None
    if wanted:
        return _absolute(wanted)
    if platform == "win32":
        return _under(environment.get("LOCALAPPDATA", ""), "pocarms", "Cache")
    home = environment.get("HOME", "")
    if platform == "darwin":
        return _under(home, "Library", "Caches", "pocarms")
    return _under(environment.get("XDG_CACHE_HOME", ""), "pocarms") or _under(home, ".cache", "pocarms")


def read(folder: Path, name: str, key: bytes) -> bytes | None:
    """Return what is kept under a name if it was kept with this key and is unharmed; else None. Never raises OSError.

    A file, or a folder, that belongs to somebody else or that others may write is passed over.
    """
    try:
        if not _ours(os.lstat(folder), stat.S_ISDIR):
            return None
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with open(os.open(folder / name, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not _ours(status, stat.S_ISREG) or status.st_size > MOST_BYTES:
                return None
            data = file.read()
    except (OSError, ValueError):
        return None
    head = _head(key)
    payload = data[len(head) + _DIGEST :]
    whole = data.startswith(head) and data[len(head) : len(head) + _DIGEST] == hashlib.sha256(payload).digest()
    return payload if whole else None


def keep(folder: Path, name: str, key: bytes, payload: bytes) -> bool:
    """Keep bytes under a name and a key, in place of what was there; returns whether it went well. Raises no OSError.

    A reader at the same moment finds the old file or the new one. After a power cut it may find a broken one, which its
    digest shows; so nothing waits for the disk.
    """
    beside = folder / f".{name}.{secrets.token_hex(6)}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(os.lstat(folder), stat.S_ISDIR):
            return False
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with open(os.open(beside, flags, 0o600), "wb") as file:
                file.write(_head(key) + hashlib.sha256(payload).digest() + payload)
            os.replace(beside, folder / name)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(beside)
        _drop_oldest(folder, name.rpartition(".")[2])
    except (OSError, ValueError):
        return False
    return True


def _head(key: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(key).digest()


def _ours(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether something is of a kind, ours, and not to be written by others. Windows keeps others out by the folder."""
    if not is_kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _drop_oldest(folder: Path, ending: str) -> None:
    kept = [entry for entry in os.scandir(folder) if entry.name.endswith(f".{ending}") and entry.is_file()]
    if len(kept) > MOST_FILES:
        for entry in sorted(kept, key=lambda e: e.stat().st_mtime_ns)[: len(kept) - MOST_FILES]:
            with contextlib.suppress(OSError):
                os.unlink(entry.path)


def _absolute(text: str) -> Path | None:
    path = Path(text)
    return path if path.is_absolute() else None


def _under(start: str, *parts: str) -> Path | None:
    path = _absolute(start) if start else None
    return path.joinpath(*parts) if path is not None else None
