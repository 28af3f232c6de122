"""Office files are zip archives: the same content in the same bytes, and archives from outside opened with care."""

from __future__ import annotations

import io
import re
import zipfile

MOST_BYTES = 10_000_000  # of a file that is read
MOST_UNPACKED = 40_000_000  # of everything in it together
MOST_MEMBERS = 400
_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:)")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([\w.-]+)""")
_READABLE = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
_THEN = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip archive knows


class BadArchive(ValueError):
    """The bytes are no file that may be read; `why` is a key of `documents.fault_words`."""

    def __init__(self, why: str, /, **values: object) -> None:
        self.why, self.values = why, values
        super().__init__(why)


def settled(data: bytes) -> bytes:
    """Return an office file with the times of its members and properties fixed: a clock leaves no trace."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
            member = zipfile.ZipInfo(name, _THEN)
            member.create_system = 0  # the same on every system
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content, compresslevel=9)
    return out.getvalue()


def _declares_nothing(content: bytes) -> None:
    """Refuse XML that declares entities, openly or in an encoding that hides it: no office program writes any."""
    plain = content.replace(b"\0", b"")  # as UTF-16 it reads the same but for these
    encoding = _ENCODING.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    hidden = encoding is not None and encoding[1].lower() not in _READABLE
    if hidden or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise BadArchive("declarations")


def examine(data: bytes) -> None:
    """Look at an archive from outside before anything of it is unpacked. Raises BadArchive."""
    if len(data) > MOST_BYTES:
        raise BadArchive("large", most=MOST_BYTES // 1_000_000)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadArchive("protected")
    if not data:
        raise BadArchive("empty")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise BadArchive("parts")
            left = MOST_UNPACKED
            for member in members:
                with archive.open(member) as stream:  # what is really in it, not what it says of itself
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise BadArchive("unpacked")
                _declares_nothing(content)
    except BadArchive:
        raise
    except Exception:  # a damaged archive fails in many ways, each of them this one
        raise BadArchive("damaged") from None
