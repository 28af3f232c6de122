"""The libraries of the extra `office`, imported only when needed, with a clear word where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

INSTALL = 'pip install "pocarms[office]"'


class OfficeMissing(Exception):
    """A library for Word, Excel or calendar files is not installed; the message names the command that installs it."""

    def __init__(self, module: str) -> None:
        self.module = module
        super().__init__(
            f"{module} is not installed, and Word, Excel and calendar files need it; install it with: {INSTALL}"
        )


def load(module: str) -> Any:
    """Return an office library (openpyxl, docx, icalendar) or one of its modules. Raises OfficeMissing without it."""
    name = module.partition(".")[0]
    try:
        if name == "openpyxl":
            import_module(
                "defusedxml"
            )  # without it openpyxl would read workbooks with an XML reader that can be misled
        return import_module(module)
    except ModuleNotFoundError as error:
        raise OfficeMissing(error.name or name) from None
