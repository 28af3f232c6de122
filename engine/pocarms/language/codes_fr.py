"""The catalogue of faults in rule packs in French; `codes` has it in English."""

from __future__ import annotations

from pocarms.language import codes_form_fr, codes_logic_fr, codes_rest_fr
from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (*codes_form_fr.PAGES, *codes_logic_fr.PAGES, *codes_rest_fr.PAGES)
