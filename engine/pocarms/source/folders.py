"""Folders written whole or not at all: whoever looks finds the old folder or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_folder(path: Path, files: Mapping[str, bytes], replace: bool = False) -> None:
    """Write a folder that holds these files and nothing else; names may hold "/" for folders inside.

    An empty folder of this name is used; any other is in the way, unless `replace` says that it may go. Everything is
    first written to a hidden folder beside, which then gets the name. A power cut just after may still cost what the
    system had not brought to the disk: a folder can be made again, and a thousand waits for a disk take long.

    Raises FileExistsError where something is in the way, and other OSErrors as the system gives them.
    """
    target = Path(os.path.realpath(path))
    if os.path.lexists(target) and not target.is_dir():
        raise FileExistsError(errno.EEXIST, "there is a file of this name already", os.fspath(path))
    if target.is_dir() and not replace and any(target.iterdir()):
        raise FileExistsError(errno.EEXIST, "there is a folder of this name already", os.fspath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
    old = beside.with_suffix(".old")
    try:
        for name, data in files.items():
            file = beside.joinpath(*name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if target.is_dir():
            os.rename(target, old)
        try:
            os.rename(beside, target)
        except OSError:
            if old.is_dir():
                os.rename(old, target)
            raise
    finally:
        for left in (beside, old):
            with contextlib.suppress(OSError):
                shutil.rmtree(left)
