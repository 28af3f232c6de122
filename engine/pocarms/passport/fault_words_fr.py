"""Why a policy refuses a rule pack and what to do about it, in French; `fault_words_en` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    "refused": "la consigne {policy} n’admet pas le recueil de règles {pack} {version} : {reason}",
    "help.refused": "Demandez à qui a écrit la consigne, ou corrigez le recueil ; « pocarms pack passport {folder} » "
    "montre ce qui a été mesuré.",
    "unconfirmed": "{n} de ses renvois ne sont pas confirmés, et la consigne en admet {most}",
    "stale": "le relevé de ses mesures vaut pour un autre état de ses fichiers ; « pocarms pack passport RECUEIL "
    "--write » le refait",
    "unreadable": "le relevé de ses mesures ne peut pas être lu ; « pocarms pack passport RECUEIL --write » le refait",
    "no_passport": "il n’a pas de relevé de mesures ; « pocarms pack passport RECUEIL --write » en fait un",
    "no_tests": "il n’a pas de tests",
    "tests_fail": "{n} de ses {of} tests échouent",
    "not_measured": "on n’a pas mesuré quelles petites fautes introduites exprès ses tests voient",
    "unnoticed": "ses tests ne voient pas {n} petites fautes introduites exprès, et la consigne en admet {most}",
    "lints_not_run": "les vérifications automatiques (lint) n’ont pas été faites (leur solveur n’était pas installé)",
    "lints": "les vérifications automatiques (lint) y voient {n} avertissements, et n’ont pas pu trancher {undecided} "
    "questions",
    "changed": "il a changé depuis que {by} l’a relu le {on}",
    "unread": "aucune personne ne l’a relu",
    "undated": "on ne peut pas dire si sa relecture a expiré : le profil n’a pas de « as_of », et --on n’en donne pas",
    "expired": "sa relecture du {on} a expiré au {as_of}, le jour pour lequel l’évaluation est faite",
    "digest": "son empreinte {digest} n’est pas de celles que la consigne connaît",
}
