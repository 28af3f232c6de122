"""The pages of the lints in French; `codes` has them in English."""

from __future__ import annotations

from pocarms.author.codes import LintPage

_COMPLETE = "les profils complets dans lesquels aucune contradiction ne met une réponse en doute"
_OPEN = "les profils dans lesquels des questions peuvent rester ouvertes"
_BY_KIND = f"{_COMPLETE} ; pour les conditions sur ce qui est connu : {_OPEN}"

PAGES: tuple[LintPage, ...] = (
    LintPage(
        "L100",
        "Un argument contre un avertissement qui n’est pas donné",
        "la liste « argued » du recueil lui-même",
        "Qui lit la liste croirait que l’avertissement est toujours là.",
        "argued: {L101: {f.gone: C’est rare.}}, et pas d’avertissement L101 pour f.gone",
        "l’entrée n’y est plus",
        "Ôtez l’entrée de « argued » dans pack.yaml.",
    ),
    LintPage(
        "L101",
        "Une chose qui ne peut jamais se vérifier",
        f"{_BY_KIND} ; pour les contradictions : tous les profils",
        "Cela ressemble à une recommandation, et aucune mission ne la verra jamais.",
        "when: {all: [{a: yes}, {b: yes}]}, et b n’est posée que si a est no",
        "when: {any: [{a: yes}, {b: yes}]}",
        "Corrigez la condition, ou celle à laquelle se pose une question qui y figure ; ou ôtez l’élément.",
    ),
    LintPage(
        "L102",
        "Une chose qui se vérifie toujours",
        _BY_KIND,
        "Elle dit la même chose à chaque mission, quoi que celle-ci réponde.",
        "when: {any: [{a: yes}, {a: no}]}",
        "when: {a: no}",
        "Corrigez la condition ; si l’élément s’adresse à tous, laissez « when » de côté.",
    ),
    LintPage(
        "L103",
        "Une règle d’une notion qui n’ajoute rien",
        _OPEN,
        "Partout où elle se vérifie, une autre règle de la notion se vérifie aussi : on la lit pour rien, et elle peut "
        "cacher une erreur.",
        "deux règles de c : {a: yes}, et {all: [{a: yes}, {b: yes}]}",
        "une règle de c : {a: yes}",
        "Ôtez-la, ou corrigez ce qu’elle devait ajouter.",
    ),
    LintPage(
        "L104",
        "Une règle de degré dont le motif n’est jamais montré",
        _OPEN,
        "Partout où elle se vérifie, une règle qui mène à un degré plus haut se vérifie aussi, et seuls les motifs du "
        "plus haut degré sont montrés.",
        "hold quand {a: no} ; stop quand {any: [{a: no}, {b: yes}]}",
        "hold quand {a: no} ; stop quand {b: yes}",
        "Corrigez l’une des deux, ou ôtez la moins haute.",
    ),
    LintPage(
        "L105",
        "Une règle de classe qui ne place rien",
        _OPEN,
        "Partout où elle place un constat, une autre règle le place aussi haut ou plus haut.",
        "au moins act quand {finding.harm: now} ; de même quand {all: [{finding.harm: now}, {finding.key: true}]}",
        "la première règle seule",
        "Ôtez-la, ou corrigez ce qu’elle devait placer.",
    ),
    LintPage(
        "L106",
        "Deux constats qui se vérifient toujours ensemble",
        _OPEN,
        "Deux fiches disent que la même chose ne va pas, et l’une en chasse d’autres de la première page.",
        "deux lacunes avec when: {a: no}",
        "une lacune, ou deux dont les conditions diffèrent",
        "N’en faites qu’un, ou distinguez-les. Les copies d’un constat écrit pour plusieurs ne sont pas comparées.",
    ),
    LintPage(
        "L107",
        "Une branche qui n’est jamais atteinte",
        _OPEN,
        "Quelqu’un est nommé responsable, ou une latitude est dite, et ne le sera jamais.",
        "choose: [{when: {a: yes}, text: x}, {when: {all: [{a: yes}, {b: yes}]}, text: y}]",
        "la branche la plus étroite d’abord",
        "Mettez-la avant la branche qui la cache, ou ôtez-la.",
    ),
    LintPage(
        "L108",
        "Un degré d’une échelle où rien ne se trouve",
        _OPEN,
        "Le lecteur croirait que c’est une des issues. Le degré d’attente d’une échelle n’est pas regardé.",
        "steps: [go, hold, stop], et aucune règle ne mène à stop",
        "une règle qui mène à stop",
        "Écrivez la règle qui manque, ou ôtez le degré.",
    ),
    LintPage(
        "L109",
        "Des réponses qu’aucune règle ne distingue",
        "les comparaisons du recueil, non leur sens",
        "On prend du temps pour une différence qui ne change rien.",
        "type: choice avec options [a, b, c], et des règles qui ne lisent que a",
        "options [a, other]",
        "Faites-les distinguer par une règle, n’en faites qu’une, ou dites pourquoi les lecteurs en ont besoin.",
    ),
    LintPage(
        "L110",
        "Un point fort à côté d’une lacune sur la même pratique",
        _COMPLETE,
        "La page louerait ce qu’elle demande de corriger.",
        "un point fort quand {a: yes}, une lacune avec practice: [a, b]",
        "le point fort quand {all: [{a: yes}, {b: yes}]}",
        "Resserrez l’une des deux conditions, ou dites pourquoi les deux peuvent se dire.",
    ),
)
