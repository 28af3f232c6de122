"""The fixed words of forms for phones, in English and French."""

from __future__ import annotations

from functools import cache

from pocarms.documents.workbook.words import words as of_workbooks
from pocarms.reports.strings import Strings
from pocarms.wording.strings import Text

EN: dict[str, Text] = {
    "title": "{marking} · Questions: {subject}",
    "of_pack": "{marking} · Questions: {pack}",
    "marking": "Marking: {marking}. Leave blank what you do not know: blank is not “no”. Do not name victims, "
    "witnesses or sources. Answers may be kept on a server that others run.",
    "by": "Who answers (person or component)",
    "on": "Day for which the answers hold",
    "source": "Where the answers are from",
    "reliability": "How far they can be relied on",
    "remarks": "Anything else (it is shown when the answers are read in, and answers no question)",
    "about": "About these answers",
    "why": "Why does it not apply?",
    "waived": "If it does not apply: why?",
    "whole": "Only if none of it applies",
    "in_part": "{part}: {block}",
    # what export tells
    "server": "Services for such forms keep questions and answers on a server. Ask who runs it, and whether the "
    "marking {marking} allows it.",
    "with_sensitive": "Sensitive questions are in the form: their answers would lie on that server too. A workbook "
    "(--xlsx) does not leave your mail.",
    "left_out": (
        "{n} sensitive question is left out (--with-sensitive puts it in): {ids}",
        "{n} sensitive questions are left out (--with-sensitive puts them in): {ids}",
    ),
    "always": (
        "{n} question is asked always, since the form cannot say when it applies; its hint does: {ids}",
        "{n} questions are asked always, since the form cannot say when they apply; their hints do: {ids}",
    ),
    "no_evidence": "A form asks for source, day and reliability once for all its answers, and shows no answer on file; "
    "a workbook (--xlsx) does both line by line.",
}
FR: dict[str, Text] = {
    "title": "{marking} · Questions : {subject}",
    "of_pack": "{marking} · Questions : {pack}",
    "marking": "Classification : {marking}. Laissez vide ce que vous ne savez pas : vide ne veut pas dire « non ». Ne "
    "nommez ni victime, ni témoin, ni source. Les réponses peuvent être conservées sur un serveur géré par d’autres.",
    "by": "Qui répond (personne ou composante)",
    "on": "Jour auquel les réponses se rapportent",
    "source": "D’où viennent les réponses",
    "reliability": "Leur fiabilité",
    "remarks": "Autre chose (montré à la lecture des réponses ; ne répond à aucune question)",
    "about": "À propos de ces réponses",
    "why": "Pourquoi est-ce sans objet ?",
    "waived": "Si c’est sans objet : pourquoi ?",
    "whole": "Seulement si rien de tout cela n’a d’objet",
    "in_part": "{part} : {block}",
    "server": "Les services pour de tels formulaires conservent questions et réponses sur un serveur. Demandez qui le "
    "gère, et si la classification {marking} le permet.",
    "with_sensitive": "Des questions sensibles figurent dans le formulaire : leurs réponses seraient aussi sur ce "
    "serveur. Un classeur (--xlsx) ne quitte pas votre messagerie.",
    "left_out": (
        "{n} question sensible est laissée de côté (--with-sensitive l’inclut) : {ids}",
        "{n} questions sensibles sont laissées de côté (--with-sensitive les inclut) : {ids}",
    ),
    "always": (
        "{n} question est toujours posée, car le formulaire ne peut dire quand elle s’applique ; son indication le "
        "dit : {ids}",
        "{n} questions sont toujours posées, car le formulaire ne peut dire quand elles s’appliquent ; leur indication "
        "le dit : {ids}",
    ),
    "no_evidence": "Un formulaire demande source, jour et fiabilité une fois pour toutes ses réponses, et ne montre "
    "aucune réponse au dossier ; un classeur (--xlsx) fait les deux ligne par ligne.",
}


@cache
def words(language: str) -> Strings:
    """Return these words, and those of workbooks, in a language ("en" or "fr"). Raises ValueError for any other."""
    return of_workbooks(language).over(EN, FR, "form.")
