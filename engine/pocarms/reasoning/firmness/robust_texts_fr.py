"""The fixed words of the robustness page in French; keys as in the English table."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "robust.title": "Solidité de ce résultat",
    "robust.intro": "Deux essais, avec chaque fois un seul changement, tout le reste étant comme il est. D’abord, "
    "chaque question qui peut être posée maintenant reçoit chacune de ses réponses ; puis chaque réponse au "
    "dossier est "
    "retirée, comme si personne ne l’avait donnée. Ce que feraient plusieurs changements ensemble n’est pas dit ici.",
    "robust.tried": (
        "Essayé : {n} question, avec {answers} réponses en tout.",
        "Essayé : {n} questions, avec {answers} réponses en tout.",
    ),
    "robust.contradictions": (
        "{n} de ces réponses contredirait le dossier et est laissée de côté.",
        "{n} de ces réponses contrediraient le dossier et sont laissées de côté.",
    ),
    "robust.some": "Pour les questions aux très nombreuses réponses possibles, quelques-unes qui valent pour "
    "toutes ont "
    "été essayées.",
    "robust.keep": (
        "{keep} constat établi sur {n}, rangé dans une classe ou un encadré, garde sa place quelle que soit la "
        "réponse "
        "isolée qui arrive.",
        "{keep} constats établis sur {n}, rangés dans une classe ou un encadré, gardent leur place quelle que soit la "
        "réponse isolée qui arrive.",
    ),
    "robust.enter": (
        "{n} constat non établi le serait par une seule réponse.",
        "{n} constats non établis le seraient par une seule réponse.",
    ),
    "robust.level_stays": "{label} : aucune réponse isolée ne change « {step} ».",
    "robust.level_moves": "{label} : une réponse isolée peut changer « {step} » ; voir plus bas.",
    "robust.levels": "Degrés qu’une seule réponse changerait",
    "robust.moves": "Constats établis qu’une seule réponse déplacerait",
    "robust.enters": "Constats qu’une seule réponse établirait, la classe la plus haute d’abord",
    "robust.head.what": "Objet",
    "robust.head.now": "Maintenant",
    "robust.head.then": "Alors",
    "robust.head.through": "Par",
    "robust.through": "{ask} : {answers}",
    "robust.through_part": "{part} : {ask} : {answers}",
    "robust.through_more": ("ou {n} autre question", "ou {n} autres questions"),
    "robust.more": (
        "{n} autre n’est pas montré ; le format JSON les contient tous.",
        "{n} autres ne sont pas montrés ; le format JSON les contient tous.",
    ),
    "robust.resting": (
        "{n} réponse au dossier porte à elle seule quelque chose : sans elle, un constat ne serait pas établi "
        "ou serait "
        "rangé plus bas, ou un degré serait autre.",
        "{n} réponses au dossier portent à elles seules quelque chose : sans l’une d’elles, un constat ne serait pas "
        "établi ou serait rangé plus bas, ou un degré serait autre.",
    ),
    "robust.weak": "Parmi elles, sans source : {unsourced} ; sans date : {undated} ; de plus de 12 mois au jour du "
    "profil : {old}.",
    "robust.carried": "Réponses fragiles qui portent le plus",
    "robust.no_weak": "Aucune des réponses dont quelque chose dépend à elle seule n’est sans source, sans date ou "
    "ancienne.",
    "robust.head.answer": "Réponse",
    "robust.head.weak": "À vérifier",
    "robust.head.carries": "Ce qui en dépend à elle seule",
    "robust.unsourced": "sans source",
    "robust.undated": "sans date",
    "robust.old": "du {day}, plus de 12 mois",
    "robust.lost": ("{n} constat : {titles}", "{n} constats : {titles}"),
    "robust.fallen": ("classe de {n} constat : {titles}", "classe de {n} constats : {titles}"),
    "robust.on_level": "degré : {label}",
    "robust.and_more": "{titles} et {n} de plus",
    "robust.in": "{what} ({part})",
}
