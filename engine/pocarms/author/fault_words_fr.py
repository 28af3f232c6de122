"""What the lints say, in French; `fault_words_en` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    "argued": "le recueil conteste {code} pour « {item} », et il n’y a pas d’avertissement de ce genre",
    "help.argued": "Ôtez cette entrée de « argued » dans pack.yaml.",
    "of.finding": "le constat « {id} »",
    "of.level_rule": "la règle de degré « {id} »",
    "of.concept": "la notion « {id} »",
    "of.modifier": "le modificateur « {id} »",
    "of.bundle": "l’ensemble « {id} »",
    "of.action": "l’acte « {id} »",
    "of.conflict": "la contradiction « {id} »",
    "of.gate": "la condition à laquelle se pose « {id} »",
    "never": "{what} ne peut jamais se vérifier",
    "help.never": "Corrigez la condition, ou ôtez l’élément du recueil.",
    "always": "{what} se vérifie toujours",
    "help.always": "Corrigez la condition, ou ôtez-la si l’élément doit toujours se vérifier.",
    "concept_rule": "cette règle de « {id} » n’ajoute rien : là où elle se vérifie, une autre se vérifie aussi",
    "help.concept_rule": "Ôtez-la, ou corrigez ce qu’elle devait ajouter.",
    "level_rule": "la règle de degré « {id} » ne décide jamais : partout où elle se vérifie, une règle qui mène plus "
    "haut se vérifie aussi",
    "help.level_rule": "Son motif n’est jamais celui qui est montré. Ôtez-la, ou corrigez l’une des deux.",
    "class_rule": "cette règle de classe ne place rien : là où elle le fait, une autre place aussi haut ou plus haut",
    "help.class_rule": "Ôtez-la, ou corrigez ce qu’elle devait placer.",
    "equal": "« {second} » se vérifie exactement dans les mêmes cas que « {first} », et il est de la même sorte",
    "help.equal": "N’en faites qu’un, ou distinguez-les.",
    "branch": "la branche {n} {field} de « {id} » n’est jamais atteinte",
    "help.branch": "Ôtez-la, ou mettez-la avant ce qui la cache.",
    "field.owner": "du responsable (owner)",
    "field.room_to_act": "de la latitude (room_to_act)",
    "step": "rien ne peut se trouver à « {step} » de l’échelle « {scale} »",
    "help.step": "Écrivez une règle qui y mène, ou ôtez ce degré.",
    "placed": "aucun constat ne peut se trouver à « {step} » de l’échelle « {scale} »",
    "help.placed": "Écrivez une règle de classe qui y mène, ou ôtez cette classe.",
    "unread": "aucune règle ne lit {options} de la question « {question} »",
    "help.unread": "Faites-la lire par une règle, ou ôtez cette réponse.",
    "alike": "aucune règle ne distingue {options} de la question « {question} »",
    "help.alike": "Faites-les distinguer par une règle, ou n’en faites qu’une.",
    "both": "{one} et {more}",
    "praised": "« {gap} » demande ce que « {strength} » appelle un point fort, et les deux se vérifient avec : {case}",
    "in_parts": "dans un profil qui a des parties",
    "help.praised": "Resserrez l’une des deux conditions.",
}
