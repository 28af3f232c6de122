"""The fixed words of `pocarms verify`, in English and French."""

from __future__ import annotations

EN: dict[str, str | tuple[str, str]] = {
    "accepted": "The result follows from the rule pack and the profile.",
    "checked": "Worked out again: {conclusions} conclusions and {steps} steps of proof, {answers} answers.",
    "rejected": (
        "REJECTED: one place of the result does not follow from the rule pack and the profile.",
        "REJECTED: {n} places of the result do not follow from the rule pack and the profile.",
    ),
    "unlike": (
        "REJECTED: one place of the result is not what pocarms writes when it makes the result once more.",
        "REJECTED: {n} places of the result are not what pocarms writes when it makes the result once more.",
    ),
    "at": "{path}\n  the result says: {says}\n  what follows:    {follows}",
    "at_again": "{path}\n  the result says: {says}\n  made once more:  {follows}",
    "more": "… and {n} more; --format json lists all.",
    "reader": "By a second reader, without the engine: status, class, harm and order of findings, levels and the rules "
    "behind them, measures, steps, actions, bundles, conflicts, answers and their evidence, every proof, what single "
    "answers a finding hangs on, why a class, who and room to act, texts and sources.",
    "again": "By making the result once more and comparing: what would settle an open line (settled_by, holds, "
    "open_questions), robustness, the plan, labels, the marking suggested. That shows that nobody "
    "changed it, not that the engine is right there.",
    "neither": "Not checked: run, which says on what machine it was made. docs/verify.md has the full list.",
    "other": "something else",
}

FR: dict[str, str | tuple[str, str]] = {
    "accepted": "Le résultat découle du recueil de règles et du profil.",
    "checked": "Recalculé : {conclusions} conclusions et {steps} étapes de preuve, {answers} réponses.",
    "rejected": (
        "REJETÉ : un endroit du résultat ne découle pas du recueil de règles et du profil.",
        "REJETÉ : {n} endroits du résultat ne découlent pas du recueil de règles et du profil.",
    ),
    "unlike": (
        "REJETÉ : un endroit du résultat n’est pas ce que pocarms écrit quand il refait le résultat.",
        "REJETÉ : {n} endroits du résultat ne sont pas ce que pocarms écrit quand il refait le résultat.",
    ),
    "at": "{path}\n  le résultat dit : {says}\n  ce qui découle :  {follows}",
    "at_again": "{path}\n  le résultat dit : {says}\n  refait :          {follows}",
    "more": "… et {n} de plus ; --format json les donne tous.",
    "reader": "Par un second lecteur, sans le moteur : statut, classe, dommage et ordre des constats, degrés et "
    "règles qui les fondent, mesures, étapes, actions, ensembles, contradictions, réponses et leurs preuves à "
    "l’appui, chaque preuve, les réponses dont un constat dépend à elles seules, pourquoi une classe, responsables "
    "et marge d’action, textes et sources.",
    "again": "En refaisant le résultat pour comparer : ce qui trancherait une ligne ouverte (settled_by, holds, "
    "open_questions), la solidité (robustness), le plan, les libellés, la classification "
    "suggérée. Cela montre que personne ne l’a modifié, non que le moteur y ait raison.",
    "neither": "Non vérifié : run, qui dit sur quelle machine il a été fait. docs/verify.md donne la liste complète.",
    "other": "autre chose",
}
