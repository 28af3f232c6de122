"""The fixed words of the comparison of one mission over time, in French."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "title": "{mission} au fil du temps",
    "intro": "Tous les profils sont jugés d’après le même recueil de règles, le plus récent. Ce qui a bougé est "
    "rapporté à sa cause : une réponse a changé, un élément de preuve ou une date a vieilli, ou le recueil de règles a "
    "changé. Rien "
    "n’est "
    "additionné et rien n’est classé.",
    "days": "Situation au",
    "unknown_share": "{day} : {n} questions sur {of} sans réponse connue",
    "section.step": "Du {before} au {now}",
    "section.warnings": "Les limites de cette comparaison",
    "section.scales": "Échelons et degrés qui ont bougé",
    "section.answers": "Réponses qui ont changé",
    "section.planned": "Plan d’action : ce qui a changé",
    "not_planned": "pas au plan",
    "head.planned": "Que faire",
    "head.finding_now": "Constat à présent",
    "section.timeline": "À toutes les dates",
    "movement.closed": "Comblé, preuve à l’appui",
    "movement.closed_unproved": "Dit comblé, mais sans nouvelle source",
    "movement.new": "Nouveau",
    "movement.newly_known": "Établi maintenant ; auparavant, on ne le savait pas",
    "movement.moved": "Toujours là, et a bougé",
    "movement.persistent": "Persistant",
    "movement.not_known_now": "On ne le sait plus",
    "movement.settled": "Tranché : pas de lacune ; auparavant, on ne le savait pas",
    "movement.opened": "Ouvert maintenant ; auparavant, c’était écarté",
    "movement.time": "A bougé par le seul passage du temps",
    "movement.pack": "A bougé par le seul nouveau recueil de règles",
    "movement.pack_new": "Nouveau dans le recueil de règles",
    "movement.pack_gone": "N’est plus dans le recueil de règles",
    "strengths": "Points forts",
    "none": "Aucun constat n’a bougé et aucun ne persiste.",
    "no_scale": "Aucun échelon ni degré n’a bougé.",
    "no_answer": "Aucune réponse n’a changé.",
    "head.finding": "Constat",
    "head.before": "Avant",
    "head.now": "Maintenant",
    "head.why": "Pourquoi",
    "head.scale": "Échelle",
    "head.question": "Question",
    "head.where": "Zone",
    "head.source": "Source actuelle",
    "no_source": "sans source",
    "status.established": "établi",
    "status.open": "inconnu",
    "status.ruled_out": "écarté",
    "status.absent": "pas dans le recueil de règles",
    "state.missing": "absent",
    "state.partly": "en partie en place",
    "class": "{floor}",
    "class.range": "{floor}, peut-être {ceiling}",
    "graded": "{headline}",
    "graded.may_be": "{headline} (peut-être {ceiling})",
    "graded.range": "{headline} (au moins {floor}, peut-être {ceiling})",
    "cause.answers.alone": (
        "cette réponse a changé : {answers}",
        "chacune de ces réponses qui ont changé suffit : {answers}",
    ),
    "cause.answers": (
        "des réponses ont changé, dont celle-ci : {answers}",
        "ces réponses ont changé : {answers}",
    ),
    "cause.answers.none": "des réponses ou des zones ont changé",
    "cause.time": "un élément de preuve ou une date a vieilli",
    "cause.pack": "le recueil de règles a changé",
    "in": "{title} (zones : {where})",
    "shared": "partagé : {block}",
    "part.new": "Nouvelle zone : {part}.",
    "part.gone": "Zone qui n’y est plus : {part}.",
    "pack.changed": "Le recueil de règles est passé de la version {before} à la version {now}. Le profil du {day} "
    "a été jugé d’après les deux, pour distinguer l’effet du recueil de règles de celui de la mission.",
    "warning.version": "Le profil du {day} demande la version {asked} du recueil de règles et a été jugé d’après la "
    "version "
    "{version}. L’effet du recueil de règles ne peut être distingué ; --old-pack DIR désigne l’ancien.",
    "warning.drafts": (
        "Les réponses du {days} sont à l’état de projet.",
        "Les réponses de ces jours sont à l’état de projet : {days}.",
    ),
    "lost.no_question": "{day} : le nouveau recueil de règles ne pose plus {question} ; la réponse est "
    "laissée de côté.",
    "lost.other_type": "{day} : le nouveau recueil de règles pose {question} autrement ; la réponse est "
    "laissée de côté.",
    "lost.no_option": "{day} : le nouveau recueil de règles n’a plus une option choisie pour {question} ; elle est "
    "laissée de "
    "côté.",
    "timeline.alt": "Chronologie de {mission} : une ligne pour chaque constat établi à une date au moins, une "
    "colonne pour "
    "chacune des {n} dates. Le tableau ci-dessous dit la même chose.",
    "timeline.rows": "Constats établis à une date au moins",
    "timeline.legend": "● établi, absent ou sans degré · ◐ établi, en partie en place · ? inconnu · ○ écarté · – pas "
    "dans le recueil de règles",
    "timeline.intro": "Chaque constat établi à une date au moins, et chaque échelon.",
    "timeline.more": "L’image montre les {n} premiers ; le tableau les montre tous.",
    "footer": "Calculé par l’évaluateur intégré ; « pocarms assess » vérifie chaque profil par un second moteur.",
    "footer.unreviewed": "Personne n’a relu la traduction du recueil de règles.",
}
