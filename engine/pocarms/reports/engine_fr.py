"""Why durable-rules was not used, in French: the inference says it in English (`inference.run`)."""

from __future__ import annotations

import re

from pocarms.reports.strings import Strings

_NOTICE = re.compile(r"durable-rules was not used: (.+?)\. The result comes from [^.]*\.")

REASONS = {
    "durable-rules is not installed here (it is built from source and needs a C compiler)": "durable-rules n’est pas "
    "installé ici (il se compile à partir de ses sources et demande un compilateur C)",
    "durable-rules needs a Python interpreter of its own, and there is none to start": "durable-rules a besoin d’un "
    "interpréteur Python à lui, et aucun ne peut être lancé",
    "durable-rules was switched off": "durable-rules a été désactivé",
    "only the twin is wanted": "seul le second évaluateur était demandé",
    "a register is computed on the twin": "un registre est calculé par le second évaluateur",
    "an interview is judged by the twin": "un entretien est jugé par le second évaluateur",
    "a form asks and judges nothing": "un formulaire pose des questions et ne juge rien",
    "not needed to see what is asked": "durable-rules n’est pas nécessaire pour voir quelles questions se posent",
    "not needed to read answers": "durable-rules n’est pas nécessaire pour lire des réponses",
}


def said_in_french(notice: str, s: Strings) -> str:
    """Return why durable-rules was not used; what has no French, such as a message of the system, stays, marked."""
    found = _NOTICE.fullmatch(notice)
    if found is None:  # a disagreement: its details, beside the sentence that a report has of its own
        return f"[en] {notice}"
    return s("notice.why", why=REASONS.get(found[1], f"[en] {found[1]}"))
