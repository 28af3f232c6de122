"""The fixed words for what would change a result (`turning`), in English and in French."""

from __future__ import annotations

ENGLISH: dict[str, str | tuple[str, str]] = {
    "goal.order": "They stand in order of size, then of room to act.",
    "goal.order.less": "They stand in order of size; answers with the weakest backing come first.",
    "goal.any": (
        "Taken to be more favourable than it says is any answer that bears on this ({n}). It shows what the result "
        "hangs on; nobody can bring this about by acting, only find out that an answer is wrong.",
        "Taken to be more favourable than they say are any answers that bear on this ({n}). It shows what the result "
        "hangs on; nobody can bring this about by acting, only find out that an answer is wrong.",
    ),
    "goal.less": (
        "Taken to be less favourable than it says is any known answer that bears on this ({n}).",
        "Taken to be less favourable than they say are any known answers that bear on this ({n}).",
    ),
    "goal.no_answers": "No answer of this kind bears on this.",
    "goal.better": "lower than it stands now",
    "goal.worse": "higher than it stands now",
    "goal.proceeding": "a step at which the matter may go on",
    "goal.stands": "It then stands at: {step}",
    "turn.title": "What would change it",
    "turn.in": "{where}: what would change it",
    "turn.acting": "What somebody can bring about: {goal}",
    "turn.otherwise": "If answers were found to be otherwise: {goal}",
    "turn.less": "If answers were less favourable than they say: {goal}",
}

FRENCH: dict[str, str | tuple[str, str]] = {
    "goal.order": "Ils sont rangés par taille, puis par marge d’action.",
    "goal.order.less": "Ils sont rangés par taille ; les réponses les moins étayées viennent d’abord.",
    "goal.any": (
        "Est supposée plus favorable qu’elle ne le dit toute réponse qui y joue un rôle ({n}). Cela montre de quoi "
        "dépend le résultat ; personne ne peut l’obtenir en agissant, seulement constater qu’une réponse est fausse.",
        "Sont supposées plus favorables qu’elles ne le disent toutes les réponses qui y jouent un rôle ({n}). Cela "
        "montre de quoi dépend le résultat ; personne ne peut l’obtenir en agissant, seulement constater qu’une "
        "réponse est fausse.",
    ),
    "goal.less": (
        "Est supposée moins favorable qu’elle ne le dit toute réponse connue qui y joue un rôle ({n}).",
        "Sont supposées moins favorables qu’elles ne le disent toutes les réponses connues qui y jouent un rôle ({n}).",
    ),
    "goal.no_answers": "Aucune réponse de ce genre n’y joue un rôle.",
    "goal.better": "plus bas qu’aujourd’hui",
    "goal.worse": "plus haut qu’aujourd’hui",
    "goal.proceeding": "un degré auquel le dossier peut avancer",
    "goal.stands": "Le degré est alors : {step}",
    "turn.title": "Ce qui changerait le résultat",
    "turn.in": "{where} : ce qui changerait le résultat",
    "turn.acting": "Ce que quelqu’un peut obtenir : {goal}",
    "turn.otherwise": "Si des réponses se révélaient autres : {goal}",
    "turn.less": "Si des réponses étaient moins favorables qu’elles ne le disent : {goal}",
}
