"""The libraries of the extra `office`, imported only when needed, with a clear word where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

INSTALL = 'pip install "pocarms[office]"'


class OfficeMissing(Exception):
    """A library for Word, Excel or calendar files is not installed, or was made for another Python than this one.

    unfit: it is there, and cannot be used by this Python; `key` is that of what the command line says of it.
    """

    def __init__(self, module: str, unfit: bool = False) -> None:
        self.module, self.unfit = module, unfit
        self.key = "office.unfit" if unfit else "office.missing"
        super().__init__(module)


def load(module: str) -> Any:
    """Return an office library (openpyxl, docx, icalendar) or one of its modules. Raises OfficeMissing without it."""
    name = module.partition(".")[0]
    try:
        if name == "openpyxl":
            import_module(
                "defusedxml"
            )  # without it openpyxl would read workbooks with an XML reader that can be misled
        return import_module(module)
    except ImportError as error:  # of the bundle, compiled parts (lxml) fit one version of Python alone
        raise OfficeMissing(error.name or name, not isinstance(error, ModuleNotFoundError)) from None
