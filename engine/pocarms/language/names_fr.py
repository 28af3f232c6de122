"""How faults call what ids stand for, in French, by their English: a thing, none of them, of one of them.

English is made from the first alone ("a question", "no question", "of a question").
"""

from __future__ import annotations

_THINGS = {  # what -> (the thing, none of it, of it); the last two where an id may be missing
    "a concept": ("une notion", "aucune notion", "d’une notion"),
    "a facet": ("une facette", "aucune facette", "d’une facette"),
    "a scale of the whole": (
        "une échelle de l’ensemble",
        "aucune échelle de l’ensemble",
        "d’une échelle de l’ensemble",
    ),
    "an option of the facet": ("une valeur de la facette", "aucune valeur de la facette", "d’une valeur de la facette"),
    "a kind": ("une sorte de constats", "aucune sorte de constats", "d’une sorte de constats"),
    "a question": ("une question", "aucune question", "d’une question"),
    "an owner": ("un responsable", "aucun responsable", "d’un responsable"),
    "a block": ("un bloc", "aucun bloc", "d’un bloc"),
    "a modifier": ("un modificateur", "aucun modificateur", "d’un modificateur"),
    "a degree of room to act": ("un degré de latitude", "aucun degré de latitude", "d’un degré de latitude"),
    "a question or concept": (
        "une question ou une notion",
        "aucune question ni notion",
        "d’une question ou d’une notion",
    ),
    "a step of the scale": ("un degré de l’échelle", "aucun degré de l’échelle", "d’un degré de l’échelle"),
    "a finding": ("un constat", "aucun constat", "d’un constat"),
    "an example": ("un exemple", "aucun exemple", "d’un exemple"),
    "something addressable": (
        "une chose qui peut être visée",
        "aucune chose qui peut être visée",
        "d’une chose qui peut être visée",
    ),
    "an action": ("un acte", "aucun acte", "d’un acte"),
    "a parameter": ("un paramètre", "aucun paramètre", "d’un paramètre"),
    "a source document": ("un document source", "aucun document source", "d’un document source"),
    "a conflict": ("une contradiction", "aucune contradiction", "d’une contradiction"),
    "a finding, level rule, bundle, measure, action or modifier": (
        "un constat, une règle de degré, un ensemble, une mesure, un acte ou un modificateur",
        "aucun constat, règle de degré, ensemble, mesure, acte ou modificateur",
        "d’un constat, d’une règle de degré, d’un ensemble, d’une mesure, d’un acte ou d’un modificateur",
    ),
    "a step of the findings scale": (
        "une classe de l’échelle des constats",
        "aucune classe de l’échelle des constats",
        "d’une classe de l’échelle des constats",
    ),
    "a level rule or finding": (
        "une règle de degré ou un constat",
        "aucune règle de degré ni constat",
        "d’une règle de degré ou d’un constat",
    ),
    "a step of the procedure": (
        "une étape de la procédure",
        "aucune étape de la procédure",
        "d’une étape de la procédure",
    ),
    "a class rule": ("une règle de classe", "", ""),
    "a level rule": ("une règle de degré", "", ""),
    "a bundle": ("un ensemble", "", ""),
    "a measure": ("une mesure", "", ""),
    "a scale": ("une échelle", "", ""),
    "an attribute": ("un attribut", "", ""),
}

FR: dict[str, str] = {
    text: said
    for what, (thing, none, of) in _THINGS.items()
    for text, said in ((what, thing), (f"no {what.split(' ', 1)[1]}", none), (f"of {what}", of))
    if said
}
