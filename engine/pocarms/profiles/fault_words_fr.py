"""What is wrong with a profile and what to do about it, in French; `fault_words_en` has the same keys.

Words of the file itself (keys, `yes`, `unknown`, `reviewed`) stay as the file writes them, with their meaning behind
them where a reader has to write them.
"""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    # what stands in a place
    "kind.block": "un bloc de lignes « clé: valeur »",
    "kind.list": "une liste",
    "kind.empty": "une valeur vide",
    "kind.quoted": "le texte « {text} »",
    "kind.plain": "« {text} »",
    # words that files use
    "word.yes": "yes (oui)",
    "word.no": "no (non)",
    "word.partly": "partly (en partie)",
    "word.unknown": "unknown (inconnu)",
    "word.not_applicable": "not_applicable (sans objet)",
    "word.draft": "draft (projet)",
    "word.reviewed": "reviewed (relu)",
    "word.approved": "approved (visé)",
    "word.weak": "weak (faible)",
    "word.fair": "fair (moyenne)",
    "word.strong": "strong (forte)",
    "word.not_started": "not_started (pas commencée)",
    "word.under_way": "under_way (en cours)",
    "word.done": "done (achevée)",
    "word.dropped": "dropped (abandonnée)",
    "word.unclassified": "unclassified (non classifié)",
    "word.confidential": "confidential (confidentiel)",
    "word.strictly confidential": "strictly confidential (strictement confidentiel)",
    # blocks
    "what.profile": "un profil",
    "what.subject": "l’objet du profil (subject)",
    "what.state": "l’état du profil (state)",
    "what.part": "une partie",
    "what.shared": "un bloc partagé",
    "what.answer": "une réponse",
    "what.action": "une action",
    "what.given": "given",
    # what is expected
    "expected.block": "un bloc",
    "expected.list": "une liste",
    "expected.text": "un texte",
    "expected.uses": "une liste d’identifiants de blocs partagés",
    "expected.lines": "un bloc de lignes « question: réponse »",
    "expected.options": "une liste parmi {options}",
    "expected.options_or_unknown": "une liste parmi {options} ; ou unknown (inconnu)",
    "expected.each": "une ligne pour chaque option",
    "expected.number": "un nombre",
    "expected.number_unit": "un nombre ({unit})",
    "expected.date": "une date comme 2020-12-18",
    "expected.duration": "{{months: n}} (mois) ou {{days: n}} (jours), avec un nombre entier supérieur à 0",
    "expected.answer": "answer: {allowed}",
    "expected.no_parameters": "aucun paramètre : ce recueil de règles n’en a pas",
    "expected.no_blocks": "un bloc sous « shared: », où il n’y en a aucun",
    # the file
    "no_profile": "un profil est fait de lignes « clé: valeur », et il y a ici {kind}",
    "help.no_profile": "Commencez par « pack: », « profile: », « subject: » et « answers: ». La commande « pocarms "
    "new » écrit un profil à remplir.",
    "no_key": "{what} n’a pas de clé « {key} »",
    "help.no_key": "Corrigez l’orthographe, ou supprimez la ligne : ce qui se trouve sous une clé inconnue n’est pas "
    "lu.",
    "missing": "il manque la clé « {key} » : {what} en a besoin",
    "help.missing.pack": "Nommez le recueil de règles : pack: poc_arms. La commande « pocarms pack list » montre les "
    "recueils disponibles.",
    "help.missing.profile": "Donnez au profil un identifiant qui ne change plus, par exemple profile: unmiss-2026.",
    "help.missing.answers": "Ajoutez « answers: » avec une ligne par question ; unknown (inconnu) est aussi une "
    "réponse.",
    "help.missing.subject": "Dites de quoi il s’agit : subject: {{name: UNMISS, type: pko, country: South Sudan}}.",
    "help.missing.name": "Écrivez le nom de la mission, ou de l’appui proposé.",
    "help.missing.is": "Écrivez state: {{is: reviewed, by: nom, on: 2020-12-18}}.",
    "help.missing.shared": "Ajoutez les réponses que des parties peuvent reprendre.",
    "help.missing.id": "Donnez à la partie un identifiant court, par exemple id: ituri.",
    "wrong_kind": "« {key} » attend {expected}, et il y a ici {kind}",
    "help.text": "Écrivez un texte ; mettez-le entre guillemets droits s’il contient un deux-points ou des crochets.",
    "help.subject": "Écrivez subject: {{name: UNMISS, type: pko, country: South Sudan}}.",
    "help.actions": "Écrivez actions: {{identifiant_du_constat: {{status: under_way, owner: ..., due: 2021-03-31}}}}.",
    "help.shared": "Écrivez shared: {{identifiant_du_bloc: {{title: ..., answers: {{...}}}}}}.",
    "help.shared_block": "Écrivez-le sous la forme {{title: ..., answers: {{...}}}}.",
    "help.parts": "Écrivez parts: [{{id: ituri, title: Ituri, answers: {{...}}}}].",
    "help.uses": "Écrivez uses: [bloc_a, bloc_b].",
    "parameters": "« parameters » est un bloc, et il y a ici {kind}",
    "help.parameters": "Écrivez parameters: {{screening_valid: {{months: 3}}}}.",
    "part": "une partie est un bloc, et il y a ici {kind}",
    "help.part": "Écrivez chaque partie sous la forme {{id: ituri, title: Ituri, answers: {{...}}}}.",
    "action": "une action est un bloc, et il y a ici {kind}",
    "help.action": "Écrivez-la sous la forme {{status: under_way, owner: ..., due: 2021-03-31}}.",
    "answers": "les réponses sont des lignes « question: réponse », et il y a ici {kind}",
    "help.answers": "Écrivez chaque réponse sur une ligne à part : l’identifiant de la question, un deux-points, une "
    "espace, la réponse.",
    "no_id": "« {text} » ne peut pas servir d’identifiant",
    "help.no_id": "N’employez que des minuscules sans accent, des chiffres, des points, des traits d’union et des "
    "traits de soulignement, 80 signes au plus ; commencez par une lettre ou un chiffre.",
    "no_word": "« {key} » ne peut pas valoir « {text} »",
    "help.no_word": "Écrivez l’un des mots attendus.",
    "no_date": "« {key} » est une date, et il y a ici {kind}",
    "no_date.answer": "la réponse à « {question} » est une date, et il y a ici {kind}",
    "help.date": "Écrivez année-mois-jour, comme 2020-12-18.",
    # pack and version
    "no_pack": "il n’y a pas de recueil de règles « {pack} »",
    "help.no_pack": "Écrivez le nom d’un recueil disponible ; la commande « pocarms pack list » les montre.",
    "version": "le profil demande la version {wanted} de « {pack} », et celle-ci est la version {there}",
    "help.version": "Utilisez la version demandée ; ou vérifiez les réponses avec cette version-ci, puis corrigez ou "
    "supprimez la ligne.",
    "no_day.question": "le profil n’a pas de « as_of », et le recueil compte le temps : « {question} » demande une "
    "date",
    "no_day.evidence": "le profil n’a pas de « as_of », et le recueil compte le temps : il demande de quand date "
    "l’élément sur lequel repose la réponse à « {question} »",
    "help.no_day": "Ajoutez le jour pour lequel les réponses valent : as_of: 2020-12-18. Sans lui, ce qui dépend du "
    "temps reste ouvert.",
    # state and parameters
    "said_twice": "il y a ici « {key} », alors que « state » est un bloc qui a son propre « {other} »",
    "help.said_twice": "Gardez l’un des deux : « {other} » dans les accolades de « state », ou « {key} » ici.",
    "unsigned": "l’état du profil est {state}, mais il n’est pas dit par qui et quand : il manque « {key} »",
    "unsigned.both": "l’état du profil est {state}, mais il n’est pas dit par qui et quand : il manque « {key} » et « "
    "{other} »",
    "help.unsigned": "Écrivez state: {{is: {state}, by: nom, on: 2020-12-18}}, ou revenez à draft (projet).",
    "signed_early": "l’état du profil, {state}, est daté du {on}, avant le jour du profil lui-même, le {as_of}",
    "help.both_dates": "Vérifiez les deux dates.",
    "no_parameter": "le recueil de règles n’a pas de paramètre « {id} »",
    "help.no_parameter": "Corrigez le nom, ou supprimez la ligne.",
    "duration": "« {id} » attend une durée, et il y a ici {kind}",
    "parameter_number": "« {id} » attend un nombre, et il y a ici {kind}",
    "no_value": "cette valeur ne convient pas à « {id} »",
    "help.as_the_pack": "Écrivez-la comme le recueil : {id}: {usual}.",
    # answers
    "question_is": "La question est : {ask}",
    "no_question": "le recueil de règles n’a pas de question « {id} »",
    "help.no_question": "Corrigez l’identifiant, ou supprimez la ligne. La commande « pocarms new » donne toutes les "
    "questions du recueil.",
    "more_no_questions": "{n} autres de ces identifiants ne sont pas des questions du recueil de règles",
    "help.more_no_questions": "Vérifiez que « pack: » nomme le recueil pour lequel ces réponses ont été données.",
    "for_the_whole": "« {question} » a une seule réponse, pour l’ensemble, et n’est pas à sa place dans {within}",
    "help.for_the_whole": "Déplacez la réponse sous « answers: » du profil lui-même. Si elle diffère vraiment d’une "
    "partie à l’autre, dites-le aux auteurs du recueil. {asked}",
    "unanswered": "il n’y a rien après « {question} » : la question compte comme restée sans réponse",
    "unanswered.full": "il n’y a rien après « answer » pour « {question} » : la réponse compte comme inconnue",
    "unanswered.line": "il n’y a rien après « {option} » : l’option compte comme inconnue",
    "help.unanswered": "Écrivez la réponse, ou unknown (inconnu). {asked}",
    "alone": "dans une liste où plusieurs personnes répondent à « {question} », il y a {kind} tout seul",
    "help.alone": "Mettez la réponse de chaque personne entre accolades : [{{answer: yes, by: jmac}}, {{answer: no, "
    "by: police}}].",
    "answers_twice": "« {by} » répond deux fois à « {question} », et pas la même chose : la réponse compte comme "
    "inconnue",
    "help.answers_twice": "Gardez la réponse qui vaut, ou nommez les deux personnes.",
    "no_answer_key": "la réponse à « {question} » manque : il n’y a pas de « answer: » ici",
    "help.no_answer_key": "Ajoutez « answer: » avec la réponse, ou avec unknown (inconnu).",
    "reason_unprinted": "« reason » dit pourquoi une question est sans objet ; avec une autre réponse, ce n’est pas "
    "imprimé",
    "help.reason_unprinted": "Écrivez-le sous « note: », ou répondez not_applicable (sans objet).",
    "later_evidence": "cet élément est du {date}, après le jour du profil, le {as_of}",
    "help.later_evidence": "Vérifiez les deux dates ; un profil dit ce que l’on savait à son jour.",
    "later_answer": "la réponse à « {question} » est le {date}, après le jour du profil, le {as_of}",
    "help.later_answer": "Vérifiez les deux dates. {asked}",
    "no_reason": "la réponse à « {question} » est not_applicable (sans objet), mais aucun motif n’est donné",
    "help.no_reason": "Dites pourquoi : {{answer: not_applicable, reason: ...}}. Le rapport imprime le motif, car "
    "laisser une question de côté change le résultat.",
    # values of answers
    "no_answer": "« {text} » n’est pas une réponse à « {question} »",
    "not_one": "« {question} » attend une seule réponse, et il y a ici {kind}",
    "help.not_one": "Écrivez une seule réponse. Si plusieurs personnes répondent différemment, mettez chaque réponse "
    "entre accolades : [{{answer: ..., by: ...}}, {{answer: ..., by: ...}}].",
    "not_offered": "« {question} » n’admet pas not_applicable (sans objet) : les règles ont besoin d’une réponse",
    "help.not_offered": "Répondez, ou écrivez unknown (inconnu). {asked}",
    "no_number": "« {question} » attend un nombre, et il y a ici {kind}",
    "help.no_number": "Écrivez le nombre seul, sans unité, sans guillemets et sans séparateur de milliers ; ou "
    "écrivez unknown (inconnu).",
    "help.no_number.unit": "Écrivez le nombre seul, sans unité, sans guillemets et sans séparateur de milliers (unité "
    ": {unit}) ; ou écrivez unknown (inconnu).",
    "empty_list": "une liste vide ne dit rien des options de « {question} » : elles restent inconnues",
    "help.empty_list": "Écrivez {{only: []}} si aucune ne s’applique, ou unknown (inconnu).",
    "no_list": "« {question} » attend une liste d’options, et il y a ici {kind}",
    "help.no_list": "Écrivez [a] si rien n’est dit des autres options, {{only: [a]}} si les autres ne s’appliquent "
    "pas.",
    "only_and_more": "« only » dit déjà tout sur « {question} », et « {other} » se trouve à côté",
    "help.only_and_more": "Écrivez {{only: [a, b]}} seul, ou une ligne par option. La source et la date se mettent "
    "autour : {{answer: {{only: [a]}}, source: ...}}.",
    "only_no_list": "« only » attend une liste d’options, et il y a ici {kind}",
    "help.only_no_list": "Écrivez {{only: [a, b]}}, ou {{only: []}} si aucune ne s’applique.",
    "no_line": "la ligne « {option} » de « {question} » vaut yes, no ou unknown, et il y a ici {kind}",
    "help.no_line": "Écrivez yes (oui), no (non) ou unknown (inconnu).",
    "help.no_line.waived": "Une option seule ne peut pas être « sans objet ». Écrivez no (non) si elle ne s’applique "
    "pas.",
    "option_twice": "« {option} » figure deux fois dans la liste",
    "help.option_twice": "Supprimez l’une des deux, ou corrigez-la si vous vouliez une autre option.",
    "no_option": "{kind} n’est pas une option de « {question} »",
    "help.no_option.alone": "« {text} » s’écrit seul, pour toute la question, et non parmi ses options. {asked}",
    "help.no_option.evidence": "La source et la date se mettent à côté de la réponse : {{answer: {{a: yes, b: no}}, "
    "source: ...}}. {asked}",
    # parts and shared blocks
    "unused": "aucune partie n’utilise le bloc partagé « {id} »",
    "help.unused": "Nommez-le sous « uses: » d’une partie, ou supprimez-le : personne ne lit ses réponses.",
    "two_parts": "il y a deux parties « {id} » ; la première est à la ligne {line}",
    "help.two_parts": "Donnez à chaque partie son propre identifiant.",
    "no_block": "il n’y a pas de bloc partagé « {id} »",
    "help.no_block": "Corrigez le nom, ou ajoutez le bloc sous « shared: ».",
    "used_twice": "« {id} » est utilisé deux fois",
    "help.used_twice": "Supprimez l’un des deux, ou corrigez-le si vous vouliez un autre bloc.",
    # actions
    "no_finding": "le recueil de règles n’a ni constat ni mesure « {id} »",
    "help.no_finding": "Corrigez l’identifiant ; ou laissez-le, si le recueil a abandonné ce constat : les rapports "
    "le signalent.",
    "dropped": "l’action « {id} » est abandonnée (dropped) sans motif",
    "help.dropped": "Ajoutez-le : {{status: dropped, reason: ...}}.",
    "not_dropped": "l’action « {id} » a un motif, alors qu’elle n’est pas abandonnée",
    "help.not_dropped": "Écrivez-le sous « note: », ou mettez l’état (status) à dropped (abandonnée).",
    "unstated": "l’état de l’action « {id} » est {status}, mais il n’est pas dit par qui et quand",
    "help.unstated": "Ajoutez les deux : {{status: {status}, by: nom, on: 2021-03-31}}.",
    # changes to try
    "change.lines": "les changements sont des lignes « question: réponse »",
    "help.change.lines": "Écrivez une ligne pour chacun : embargo.cell: yes",
    "change.no_place": "le profil n’a ni partie ni bloc « {id} »",
    "change.for_the_whole": "« {question} » a une seule réponse, pour l’ensemble, et non dans une partie",
    "help.change.for_the_whole": "Écrivez-le sans « {place}/ ».",
    "change.unanswered": "il manque une réponse à « {question} »",
    # the marking scheme
    "marking.id": "l’identifiant d’une mention est fait de minuscules sans accent et de chiffres, avec, entre eux, "
    "une seule espace, un _ ou un -",
    "help.marking.id": "Écrivez-le comme « strictly confidential » ; ce qui est imprimé se trouve sous « en » et « fr "
    "».",
    "marking.label": "« {key} » figure en tête de chaque page : une seule ligne de {most} lettres au plus",
    "help.marking.label": "Raccourcissez-le, et écrivez-le sur une ligne, avec des lettres.",
    "marking.same": "deux mentions ont le même « {key} » : un document ne se distinguerait pas d’un autre plus protégé",
    "help.marking.same": "Donnez à chaque mention les siens.",
}
