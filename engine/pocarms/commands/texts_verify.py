"""The fixed words of `pocarms verify`, in English and French."""

from __future__ import annotations

EN: dict[str, str | tuple[str, str]] = {
    "accepted": "The result follows from the rule pack and the profile.",
    "checked": "Worked out again: {conclusions} conclusions and {steps} steps of proof, {answers} answers.",
    "rejected": (
        "REJECTED: one place of the result does not follow from the rule pack and the profile.",
        "REJECTED: {n} places of the result do not follow from the rule pack and the profile.",
    ),
    "at": "{path}\n  the result says: {says}\n  what follows:    {follows}",
    "more": "… and {n} more; --format json lists all.",
    "sound": "Checked only for soundness: that an open finding holds whatever the answers; room to act where "
    "it decides the order.",
    "unchecked": "Not checked: what would settle an open line (settled_by, may_be_settled_by, hangs_on, needs, "
    "open_questions), why a class (class_because), who and room to act, state of steps and measures, bundles, "
    "evidence, set_aside, counts, labels, examples. docs/verify.md has the full list.",
    "other": "something else",
}

FR: dict[str, str | tuple[str, str]] = {
    "accepted": "Le résultat découle du recueil de règles et du profil.",
    "checked": "Recalculé : {conclusions} conclusions et {steps} étapes de preuve, {answers} réponses.",
    "rejected": (
        "REJETÉ : un endroit du résultat ne découle pas du recueil de règles et du profil.",
        "REJETÉ : {n} endroits du résultat ne découlent pas du recueil de règles et du profil.",
    ),
    "at": "{path}\n  le résultat dit : {says}\n  ce qui découle :  {follows}",
    "more": "… et {n} de plus ; --format json les donne tous.",
    "sound": "Vérifié seulement quant à la cohérence : qu’un constat ouvert tienne quelles que soient les réponses ; "
    "la marge d’action là où elle décide de l’ordre.",
    "unchecked": "Non vérifié : ce qui trancherait une ligne ouverte (settled_by, may_be_settled_by, hangs_on, needs, "
    "open_questions), le pourquoi d’une classe (class_because), responsables et marge d’action, état des étapes et "
    "des mesures, bundles, preuves à l’appui, set_aside, décomptes, libellés, exemples. docs/verify.md donne la liste "
    "complète.",
    "other": "autre chose",
}
