"""The catalogue of fault codes for policies; see `source.codes`. Faults of form have the codes of packs."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "Q001",
        "A policy refuses the rule pack",
        "Somebody has said what rule packs must be before results are made with them, and this one is not.",
        "Do what the message says, or ask whoever wrote the policy. `pocarms pack passport PACK` shows the passport.",
    ),
)
