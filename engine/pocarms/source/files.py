"""Files written whole or not at all: whatever happens, a reader finds the old content or the new one, never a part.

A process that is killed outright while writing may leave one hidden file `.<name>.<random>.part` beside; it is safe to
delete. Access-control lists and extended attributes beyond owner, group and mode are not carried over.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path

_ATTEMPTS = 6  # Windows refuses to replace a file that a virus scanner or a viewer holds open for a moment
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EMLINK, errno.EXDEV, errno.EINVAL)


def write_whole(path: Path, data: bytes, overwrite: bool = False, last: Callable[[], None] | None = None) -> None:
    """Write `data` to `path` so that the file holds all of it or is as it was, even after a power cut.

    last: a last look, just before the file gets its name; what it raises stops everything.

    A symbolic link stays a link: the file it leads to is written. An existing file keeps its mode and, where the system
    allows it, owner and group; while it is being written nobody else can read the new content.

    A file that is marked read-only is left alone.

    Raises FileExistsError if there is a file and `overwrite` is false (also when another process makes it at the same
    moment), IsADirectoryError for a folder, and other OSErrors as the system gives them, all naming `path`.
    """
    target = Path(os.path.realpath(path))
    try:
        before = os.stat(target)
    except FileNotFoundError:
        before = None
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, "there is a folder of this name", os.fspath(path))
    if before is not None and not overwrite:
        raise _exists(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        raise OSError(errno.EINVAL, "this is a device or a pipe, not a file", os.fspath(path))
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "this file may not be changed", os.fspath(path))
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        _write(beside, data, before)
        if last is not None:
            last()
        if overwrite:
            _replace(beside, target)
        else:
            _put_new(beside, target)
        _sync_folder(target.parent)
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise _exists(path) from None
        raise OSError(error.errno, error.strerror or str(error), os.fspath(path)) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "there is a file of this name already", os.fspath(path))


def _write(beside: Path, data: bytes, before: os.stat_result | None) -> None:
    """Write a new file and bring it to the disk; private to us until it has the mode of the one it replaces."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(beside, flags, 0o666 if before is None else 0o600)
    with open(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if before is not None and hasattr(os, "fchmod"):
            with contextlib.suppress(OSError):  # only the superuser may give files away
                if (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
                    os.fchown(file.fileno(), before.st_uid, before.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode))
        os.fsync(file.fileno())


def _replace(beside: Path, target: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            os.replace(beside, target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def _put_new(beside: Path, target: Path) -> None:
    """Give the file its name only if the name is free; raises FileExistsError."""
    if os.name == "nt":
        os.rename(beside, target)  # refuses an existing name there
        return
    try:
        os.link(beside, target)  # so does this, where rename would not
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):  # a file system without links: the best that can be done
            raise FileExistsError(errno.EEXIST, "exists", os.fspath(target)) from None
        os.replace(beside, target)


def _sync_folder(folder: Path) -> None:
    """Bring the folder's entry to the disk; not every system can open a folder, and none needs to."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
