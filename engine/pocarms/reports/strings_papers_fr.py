"""The fixed words of the memo and the register in French; a part of `strings_fr`."""

from __future__ import annotations

PAPERS: dict[str, str | tuple[str, str]] = {
    "memo.section.outcome": "Suite suggérée : éléments pour la décision",
    "memo.section.risks": "Ce qui fait obstacle, et risques",
    "memo.section.turns": "Ce qui changerait l’issue",
    "memo.turn.advises": "Chaque ensemble de réponses a été jugé à nouveau. Il montre de quoi dépend l’issue ; une "
    "réponse change quand les faits ont changé.",
    "memo.turn.change": "{ask} de {now} à {then}",
    "memo.turn.at_least": "{answer}, ou mieux",
    "memo.turn.acting": "{changes}. Le degré serait alors : {step}.",
    "memo.turn.otherwise": "rien n’a été trouvé que quelqu’un puisse obtenir pour l’abaisser. Cela tient aux faits : "
    "{changes}. Le degré serait alors : {step}.",
    "memo.turn.none": "aucun ensemble d’au plus {n} autres réponses ne l’abaisse.",
    "memo.turn.more": ("{n} autre voie, dans « explain ».", "{n} autres voies, dans « explain »."),
    "memo.turn.less": (
        "une réponse moins favorable à {n} question l’élèverait : {asks}.",
        "une réponse moins favorable à l’une quelconque de {n} questions l’élèverait. Les moins étayées : {asks}.",
    ),
    "memo.section.measures": "Mesures à convenir",
    "memo.section.find_out": "À établir ou à rectifier d’abord",
    "memo.section.actions": "Ce qui s’ensuit",
    "memo.section.steps": "Prochaines étapes de la procédure",
    "memo.section.taken": "Repris du profil de la mission",
    "memo.section.signs": "À signer",
    "memo.section.sources": "Sources",
    "memo.decides": "Ce document suggère. La décision, ses motifs et ses conditions reviennent à qui décide.",
    "memo.separate": "Les parties se situent à des degrés différents. Chacune peut faire l’objet de sa propre "
    "décision.",
    "memo.no_risks": "Au vu de ces réponses, aucune règle ne demande plus que la procédure.",
    "memo.no_measures": "Au vu de ces réponses, aucune mesure n’est demandée.",
    "memo.clash": "Des réponses ne concordent pas : {says}",
    "memo.find_out": "à établir",
    "memo.uncovered": "aucune n’y répond",
    "memo.answered_by": "Mesures : {measures}",
    "memo.asks_for": "au moins : {step}",
    "memo.due": "{when}, avant le {day}",
    "memo.no_day": "{when} ; jour à fixer",
    "memo.state_on": "{state} (au {day})",
    "memo.more": ("Et {n} de plus, dans le rapport complet.", "Et {n} de plus, dans le rapport complet."),
    "memo.silent": ("{n} question reste ici sans réponse.", "{n} questions restent ici sans réponse."),
    "marking.why": (
        "le profil répond à {n} question que le recueil de règles dit sensible",
        "le profil répond à {n} questions que le recueil de règles dit sensibles",
    ),
    "memo.marking": "Classification suggérée : {marking}. {why} Confirmée par (nom, date) : ____________________",
    "memo.free_text": "ATTENTION : ce document est classé {marking}, moins que suggéré, et contient des textes "
    "rédigés par "
    "des personnes (objet, noms des parties, sources des réponses). À relire avant toute transmission.",
    "memo.reasoning": "Derrière chaque ligne : l’identifiant de sa règle et le numéro de sa source. Le rapport complet "
    "montre les réponses et la preuve derrière chaque identifiant.",
    "memo.head.risk": "Risque",
    "memo.head.asks_for": "Demande au moins",
    "memo.head.answers": "Mesures",
    "memo.head.when": "Quand, avant quel jour",
    "memo.head.owner": "Responsable",
    "memo.head.state": "État",
    "memo.head.answers_to": "Répond à",
    "memo.evidence": "Ce sur quoi reposent les réponses, selon qui les a données",
    "memo.sign": "{who} : nom, date, signature",
    "memo.decision": "Décision, motifs, conditions, date jusqu’à laquelle elle vaut :",
    "memo.taken": "« {ask} » : {answer}. Repris du profil {profile}, état au {day}, question {question}.",
    "memo.taken_dates": "« {ask} » : {answer}. Repris du profil {profile}, état au {day}, question {question} ; la "
    "présente "
    "proposition date du {own}.",
    "memo.taken_marking": "ATTENTION : le profil {profile} est classé {marking}, plus que ce document. Seules la "
    "réponse et "
    "sa date ont été reprises, aucun texte.",
    "memo.taken_source": "repris du profil {profile}, question {question}",
    "memo.taken_unlike": "« {ask} » : il y a ici une réponse, autre que dans le profil {profile} ({answer} ; état "
    "au {day}, "
    "question {question}). La réponse d’ici demeure ; à vérifier.",
    "memo.taken_same": "« {ask} » : même réponse ici que dans le profil {profile} ({answer} ; état au {day}, question "
    "{question}).",
    "memo.taken_nothing": "Le profil {profile} n’a aucune réponse à reprendre ici.",
    "register.title": "Registre des propositions",
    "register.on": "À échéance au",
    "register.folder": "Propositions",
    "register.section.proposals": "Propositions",
    "register.section.due": "Échéances",
    "register.section.changes": "Ce qui a changé depuis la version précédente",
    "register.section.missions": "Profils qui appellent des propositions",
    "register.section.left_out": "Laissés de côté",
    "register.intro": "Une ligne par proposition, dans l’ordre des identifiants. L’ordre n’est pas un classement ; "
    "rien "
    "n’est additionné.",
    "register.head.proposal": "Proposition",
    "register.head.as_of": "État au",
    "register.head.state": "Statut",
    "register.head.outcome": "Suggéré",
    "register.head.range": "Au moins ; peut-être",
    "register.head.due": "Échéances",
    "register.head.day": "Jour",
    "register.head.what": "Quoi",
    "register.head.who": "Qui",
    "register.head.was": "Avant",
    "register.head.now": "Maintenant",
    "register.exact": "établi",
    "register.range": "au moins {floor} ; peut-être {ceiling}",
    "register.on_day": "Au {day}, âges comptés à ce jour : {words}",
    "register.overdue": ("{n} échéance dépassée", "{n} échéances dépassées"),
    "register.coming": ("{n} à venir ; prochaine le {day}", "{n} à venir ; prochaine le {day}"),
    "register.no_day": ("{n} mesure sans date", "{n} mesures sans date"),
    "register.nothing_due": "rien",
    "register.is_overdue": "{day} (dépassé)",
    "register.is_today": "{day} (jour même)",
    "register.to_set": "jour à fixer",
    "register.measure": "Mesure : {says} ({state})",
    "register.in": "{says} (dans {where})",
    "register.versions": "{id} : du {before} au {now}",
    "register.answer_changed": "{ask}",
    "register.in_part": "{text} ({part})",
    "register.part_new": "Nouvelle partie : {part}",
    "register.part_gone": "Partie disparue : {part}",
    "register.moved": "{scale} : de « {before} » à « {now} ».",
    "register.stays": "{scale} : toujours « {now} ».",
    "register.pack_changed": "Le référentiel a changé aussi, de {before} à {now} : tout mouvement ne vient pas "
    "forcément des "
    "réponses.",
    "register.holds_now": "S’applique maintenant",
    "register.no_more": "Ne s’applique plus",
    "register.open_now": "Ouvert maintenant",
    "register.answers": "Réponses qui ont changé",
    "register.day": "Date fixée : {says}",
    "register.same": "Aucune réponse n’a changé, aucune règle n’a bougé.",
    "register.first": "Pas de version antérieure dans ce dossier.",
    "register.calls": "{subject} (état au {day}) : {says} Propositions dans ce dossier : {n}.",
    "register.later": "{file} : du {day}, après le {on} ; non montré.",
    "register.double": "{file} : dit la même chose que {other}.",
    "register.same_day": "{file} : autre version de {id} du même jour ; montrée : {other}.",
    "register.faulty": (
        "{file} : {n} erreur, signalée à part de ce document.",
        "{file} : {n} erreurs, signalées à part de ce document.",
    ),
    "register.no_level": "{file} : profil de {pack}, qui ne suggère pas de décision.",
    "register.marking": "Classification suggérée : {marking}, pour {ids}. Une personne la confirme.",
    "register.twin": "Calculé par l’évaluateur à bits, comme toute comparaison ; assess vérifie chaque proposition "
    "sur les "
    "deux.",
    "register.none": "Aucune proposition.",
    "register.no_change": "Aucune proposition n’a de version antérieure ici.",
}
