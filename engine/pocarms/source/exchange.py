"""Replacing what a file says, where several programs may write it at once: nobody's change is lost (decision 052).

Whoever writes holds a small lock beside the file for as long as that takes, and looks once more, just before the file
is replaced, whether it still says what the change was made from. No clock is compared, neither ours with that of
another computer nor with that of a shared drive: a lock counts as left behind where it stood unchanged before our own
eyes for longer than writing takes, or where it was made on this computer by a program that is no more.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pocarms.source.files import write_whole

LEFT_BEHIND = 15.0  # seconds that a lock stands unchanged before it counts for nothing
PATIENCE = 40.0  # seconds after which we give up
_PAUSE = 0.01  # seconds between looks
BUSY = "other programs are writing it"


class Changed(Exception):
    """The file no longer says what the change was made from; nothing was written. Read it again."""


class Busy(OSError):
    """Other programs have kept the file to themselves for too long; nothing was written."""


def exchange(path: Path, before: bytes, after: bytes) -> None:
    """Let a file that says `before` say `after`, whole or not at all.

    Raises Changed where it says something else by now, Busy, and OSErrors as `write_whole` does. After each of them the
    file is as the others left it.
    """
    target = Path(os.path.realpath(path))
    with _held(target) as check:

        def unchanged() -> None:
            check()
            if target.read_bytes() != before:
                raise Changed

        write_whole(target, after, overwrite=True, last=unchanged)


@contextmanager
def _held(target: Path) -> Iterator[Callable[[], None]]:
    """Hold the lock of a file; gives what raises Changed where somebody has taken it from us."""
    lock = target.with_name(f".{target.name[:40]}.lock")
    own = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(8)}".encode()
    _take(lock, own)

    def check() -> None:
        if _said(lock) != own:
            raise Changed

    try:
        yield check
    finally:
        _release(lock, own)


def _take(lock: Path, own: bytes) -> None:
    begun = seen_since = time.monotonic()
    seen: bytes | None = None
    while not _made(lock, own):
        now, said = time.monotonic(), _said(lock)
        if said != seen:
            seen, seen_since = said, now
        if said is not None and (now - seen_since > LEFT_BEHIND or _of_the_dead(said)):
            _break(lock)
        elif now - begun > PATIENCE:
            raise Busy(errno.EBUSY, BUSY, os.fspath(lock.parent))
        else:
            time.sleep(_PAUSE)


def _made(lock: Path, own: bytes) -> bool:
    """Make the lock; False where it is another's."""
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o666)
    except FileExistsError:
        return False
    except PermissionError:
        if os.name == "nt":  # what a lock looks like there while it is being taken away
            return False
        raise
    try:
        if os.write(descriptor, own) < len(own):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(lock))
    except OSError:  # a full disk: a lock that says nothing would be nobody's, and hold everybody up
        with contextlib.suppress(OSError):
            os.unlink(lock)
        raise
    finally:
        os.close(descriptor)
    return True


def _said(lock: Path) -> bytes | None:
    try:
        return lock.read_bytes()
    except OSError:
        return None


def _of_the_dead(said: bytes) -> bool:
    """Whether a program of this computer made a lock, and is no more. On Windows that cannot be asked for safely."""
    host, _, rest = said.decode("utf-8", "replace").partition(" ")
    pid = rest.partition(" ")[0]
    if os.name == "nt" or host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _break(lock: Path) -> None:
    """Take a lock away that was left behind. Should it be another's by now, that one sees it, and begins anew."""
    aside = lock.with_name(f"{lock.name}.{secrets.token_hex(6)}")
    with contextlib.suppress(OSError):
        os.rename(lock, aside)  # only one of several who try this gets it
        os.unlink(aside)


def _release(lock: Path, own: bytes) -> None:
    for _ in range(50):
        if _said(lock) != own:
            return
        try:
            os.unlink(lock)
            return
        except OSError:  # on Windows while somebody else reads it
            time.sleep(_PAUSE)
