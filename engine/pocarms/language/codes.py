"""The catalogue of faults in rule packs: one page per code. Codes are stable for ever."""

from __future__ import annotations

from pocarms.language import codes_form, codes_logic, codes_rest
from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (*codes_form.PAGES, *codes_logic.PAGES, *codes_rest.PAGES)
