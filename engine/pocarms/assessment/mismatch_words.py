"""What came out otherwise than a test of a pack says, in words, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.source.told import Says
from pocarms.wording.strings import typeset_french

EN: Mapping[str, str] = {
    "line": "{about}: expected {expected}, found {found}",
    "inference": "inference",
    "agree": "durable-rules and the twin agree",
    "part": "part {part}: {about}",
    "class": "class of {id}",
    "level": "level {id}",
    "headline": "headline of {id}",
    "conflicts": "conflicts",
    "applies": "{id} applies",
    "owner": "owner of {id}",
    "list": "list of {id}",
    "step": "step {id}",
    "settles": "what settles {id}",
    "range": "{low} to {high}",
    "with": "{one} with {more}",
    "either": "{one} or {more}",
    "none": "none",
    "not_placed": "not placed",
    "nothing": "nothing within the bound",
}

FR: Mapping[str, str] = {
    "line": "{about} : attendu {expected}, trouvé {found}",
    "inference": "calcul",
    "agree": "durable-rules et le second évaluateur concordent",
    "part": "partie {part} : {about}",
    "class": "classe de {id}",
    "level": "degré {id}",
    "headline": "degré d’ensemble de {id}",
    "conflicts": "contradictions",
    "applies": "{id} se pose",
    "owner": "responsable de {id}",
    "list": "liste de {id}",
    "step": "étape {id}",
    "settles": "ce qui trancherait {id}",
    "range": "de {low} à {high}",
    "with": "{one} avec {more}",
    "either": "{one} ou {more}",
    "none": "aucune",
    "not_placed": "pas placé",
    "nothing": "rien dans les limites fixées",
}


def says(language: str) -> Says:
    """Return what says mismatches in a language; in English where we have no words of ours for it."""
    if language == "fr":
        return Says("fr", {key: typeset_french(text) for key, text in FR.items()})
    return Says("en", EN)
