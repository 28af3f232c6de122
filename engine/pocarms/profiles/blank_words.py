"""The explanations in a new profile, in English and French; texts in braces are filled in by `profiles.blank`."""

ENGLISH = {
    "title": "Profile to fill in for the rule pack '{pack}', version {version}: {title}",
    "how": "Lines that begin with # are explanations; they change nothing. Replace 'unknown' where you know the "
    "answer, and leave it where you do not: unknown never counts as no.",
    "short": "Short form:           {id}: {value}",
    "full": 'With evidence:        {id}: {{answer: {value}, source: "...", as_of: {day}, reliability: fair, '
    "by: {who}}}",
    "people": "Two people differ:    {id}: [{{answer: {value}, by: {who}}}, {{answer: {other}, by: ...}}]",
    "reliability": "Reliability is strong, fair or weak. Do not name individuals who could be put at risk.",
    "version": "without the # at the beginning, the profile is read with this version of the pack only",
    "subject": "What the answers are about; further lines of your own are printed too.",
    "as_of": "The day for which the answers hold: year-month-day. Ages are counted from it.",
    "marking": "unclassified, confidential or strictly confidential",
    "state": "draft; or {is: reviewed, by: name, on: {day}}, or approved in the same way",
    "why": "Why we ask",
    "counts": "{value} means",
    "who": "Who may know",
    "where": "Where to look",
    "unit": "Counted in",
    "options": "Answers",
    "lines": "A line for each: yes, no or unknown",
    "number": "a number",
    "date": "a date, as in {day}",
    "text": "a text in quotes",
    "waived": "may be left out of account: {answer: not_applicable, reason: ...}",
    "gated": "Asked only depending on other answers; an answer that is not needed does no harm.",
    "per_part": "May be answered for each part.",
    "sensitive": "Sensitive: write no names, and mark the profile accordingly.",
    "core": "One of the questions to answer first.",
    "no_block": "Further questions",
    "parts": "Parts (areas, or components of support) answer the questions marked so for themselves. What a part does "
    "not answer, it takes from above. Delete the # to use it.",
    "name": "name to be filled in",
}
FRENCH = {
    "title": "Profil à remplir pour le module de règles « {pack} », version {version} : {title}",
    "how": "Les lignes qui commencent par # sont des explications ; elles ne changent rien. Remplacez « unknown » "
    "(inconnu) là où vous connaissez la réponse et laissez-le ailleurs : inconnu ne vaut jamais non.",
    "short": "Forme courte :             {id}: {value}",
    "full": 'Avec sa source :           {id}: {{answer: {value}, source: "...", as_of: {day}, reliability: fair, '
    "by: {who}}}",
    "people": "Deux avis différents :     {id}: [{{answer: {value}, by: {who}}}, {{answer: {other}, by: ...}}]",
    "reliability": "Fiabilité : strong (forte), fair (moyenne) ou weak (faible). Ne nommez aucune personne qui "
    "pourrait être mise en danger.",
    "version": "sans le # du début, le profil n'est lu qu'avec cette version du module",
    "subject": "Ce dont parlent les réponses ; vos propres lignes sont imprimées aussi.",
    "as_of": "Le jour pour lequel valent les réponses : année-mois-jour. Les durées sont comptées à ce jour.",
    "marking": "unclassified (non classifié), confidential (confidentiel) ou strictly confidential (très confidentiel)",
    "state": "draft (projet) ; ou {is: reviewed, by: nom, on: {day}} (relu), de même approved (approuvé)",
    "why": "Pourquoi cette question",
    "counts": "{value} signifie",
    "who": "Qui peut savoir",
    "where": "Où chercher",
    "unit": "Compté en",
    "options": "Réponses",
    "lines": "Une ligne par option : yes (oui), no (non) ou unknown (inconnu)",
    "number": "un nombre",
    "date": "une date, comme {day}",
    "text": "un texte entre guillemets",
    "waived": "peut être écartée : {answer: not_applicable, reason: ...}",
    "gated": "Posée seulement selon d'autres réponses ; une réponse de trop ne nuit pas.",
    "per_part": "Peut être répondue pour chaque partie.",
    "sensitive": "Sensible : n'écrivez aucun nom, et marquez le profil en conséquence.",
    "core": "L'une des questions à traiter d'abord.",
    "no_block": "Autres questions",
    "parts": "Les parties (zones, ou composantes de l'appui) répondent pour elles-mêmes aux questions ainsi signalées. "
    "Ce qu'une partie ne dit pas, elle le prend plus haut. Effacez les # pour l'utiliser.",
    "name": "nom à remplir",
}
WORDS = {"en": ENGLISH, "fr": FRENCH}
