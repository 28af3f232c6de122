"""The fixed words of questions to ask next in French; keys as in the English table."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "next.title": "Que demander ensuite : {subject}",
    "next.aim.level": "Recherché : ce qui peut encore changer le degré.",
    "next.aim.first": "Recherché : ce qui peut encore changer les constats rangés sous « {step} » ou dans un encadré.",
    "next.aim.first_none": "Recherché : ce qui peut encore changer les constats placés dans un encadré.",
    "next.aim.findings": "Recherché : ce qui peut encore changer le degré, les constats ou leur classe.",
    "next.aim.all": "Recherché : tout ce qui peut encore changer ce que dit le rapport.",
    "next.only_who": "Seulement ce à quoi peut répondre : {who}.",
    "next.only_part": "Seulement dans : {part}.",
    "next.done": "Aucune réponse encore manquante ne peut y changer quoi que ce soit. Il n’y a plus rien à demander "
    "pour cela.",
    "next.done_who": "Rien de ce qui peut être demandé là ne peut y changer quoi que ce soit ; d’autres questions le "
    "peuvent.",
    "next.kept_unknown": (
        "{n} question à laquelle le dossier répond « inconnu » est posée de nouveau : quelqu’un le sait peut-être "
        "maintenant.",
        "{n} questions auxquelles le dossier répond « inconnu » sont posées de nouveau : quelqu’un le sait peut-être "
        "maintenant.",
    ),
    "next.how": "Vient d’abord la question après laquelle, en moyenne sur ses réponses, le moins d’autres questions "
    "touchent encore ce qui est le plus urgent. Aucune réponse n’est tenue pour plus probable qu’une autre.",
    "next.left": "Encore ouvert, au plus",
    "next.tier.level": ("le degré : {n} question", "le degré : {n} questions"),
    "next.tier.step": (
        "ce qui est rangé sous « {step} » : {n} question",
        "ce qui est rangé sous « {step} » : {n} questions",
    ),
    "next.tier.step_none": ("ce qui est dans un encadré : {n} question", "ce qui est dans un encadré : {n} questions"),
    "next.tier.findings": (
        "si des constats sont établis : {n} question",
        "si des constats sont établis : {n} questions",
    ),
    "next.tier.rest": (
        "le reste de ce que dit le rapport (mesures, étapes, responsables, formulations) : {n} question",
        "le reste de ce que dit le rapport (mesures, étapes, responsables, formulations) : {n} questions",
    ),
    "next.waiting": (
        "{n} d’entre elles attend la réponse à une autre.",
        "{n} d’entre elles attendent la réponse à une autre.",
    ),
    "next.number": "{n}. {ask}",
    "next.in_part": "Pour : {part}",
    "next.also": "Ouverte aussi dans d’autres parties : {parts}",
    "next.none_of_them": "aucun de ceux-ci",
    "next.bears_on": "Peut changer : {what}",
    "next.short.level": "le degré",
    "next.short.step": "« {step} »",
    "next.short.step_none": "ce qui est dans un encadré",
    "next.short.findings": "si des constats sont établis",
    "next.short.rest": "d’autres énoncés du rapport",
    "next.plain.level": "le degré auquel l’évaluation aboutit",
    "next.plain.step": "ce qui figure sous « {step} »",
    "next.plain.step_none": "ce qui figure dans un encadré en tête du rapport",
    "next.plain.findings": "les points que le rapport relève",
    "next.plain.rest": "des détails du rapport : les mesures et les démarches qu’il nomme, et qui agit",
    "next.may": "Il n’a pu être ni montré ni exclu que la réponse puisse compter.",
    "next.some": "Toutes les réponses possibles n’ont pas été essayées : quelques-unes qui valent pour toutes.",
    "next.if": "Si la réponse est {answers} :",
    "next.no_effect": "elle seule ne tranche rien",
    "next.contradicts": "elle contredirait le dossier : {says}",
    "next.effect": "{title} : {change}",
    "next.effect_in": "{part} : {title} : {change}",
    "next.change": "{old} → {new}",
    "next.more_effects": ("{n} autre changement", "{n} autres changements"),
    "next.then_left": ("{n} question touche alors encore {what}", "{n} questions touchent alors encore {what}"),
    "next.more": (
        "{n} autre question peut être posée dès maintenant et peut y changer quelque chose ; --count {all} les montre "
        "toutes.",
        "{n} autres questions peuvent être posées dès maintenant et peuvent y changer quelque chose ; --count {all} "
        "les montre toutes.",
    ),
    "next.try": "Pour répondre question par question, chaque réponse étant enregistrée : pocarms interview {profile}",
}
