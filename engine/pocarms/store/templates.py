"""Compiled templates kept in the user's cache folder.

What is kept is code, which runs when it is read: so it is kept only where the system can say whose a file is, and read
only from files and folders that are ours and that nobody else may write (`store.folder`), as Python does with its own
compiled modules. Decision 022.
"""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from pocarms.store.folder import cache_folder, keep, read
from pocarms.store.tool import python, told_apart, tool

_MADE_BY = (
    "reports",
    "store",
    "wording",
)  # what a template prints as it stands goes through the filters when it is compiled


class KeptTemplates(BytecodeCache):
    """The templates of one format. What cannot be read is compiled, what cannot be kept is let go."""

    def __init__(self, folder: Path, format: str) -> None:
        """Raises OSError where it cannot be told what the tool consists of."""
        self._folder = folder
        self._made_by = told_apart((*tool(_MADE_BY), jinja2.__version__, python(), format))
        self._format = format

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is kept and was made of this source."""
        data = read(self._folder, self._name(bucket), self._key(bucket))
        if data is not None:
            try:
                code = marshal.loads(data)
            except (ValueError, EOFError, TypeError):
                return
            if isinstance(code, CodeType):
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if isinstance(bucket.code, CodeType):
            keep(self._folder, self._name(bucket), self._key(bucket), marshal.dumps(bucket.code))

    def _name(self, bucket: Bucket) -> str:
        return f"{told_apart((bucket.key, self._format, python())).hex()[:32]}.template"

    def _key(self, bucket: Bucket) -> bytes:
        return told_apart((self._made_by, bucket.key, bucket.checksum))


def kept_templates(format: str) -> KeptTemplates | None:
    """Return where the compiled templates of a format are kept; None where nothing is to be kept."""
    folder = cache_folder()
    if folder is None or not hasattr(os, "geteuid"):
        return None
    try:
        return KeptTemplates(folder, format)
    except OSError:
        return None
