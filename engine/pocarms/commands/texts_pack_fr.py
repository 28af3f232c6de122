"""What `pocarms pack ...` says, in French; `texts_pack_en` has the same keys."""

from __future__ import annotations

from pocarms.wording.strings import Text

TEXTS: dict[str, Text] = {
    # of several commands
    "pack.solver": "cette commande a besoin du solveur clingo",
    "pack.solver.help": "pip install clingo, ou pocarms[author]",
    # list and passport
    "pack.line": "{questions} questions, {findings} constats, empreinte {digest}",
    "pack.digest": "{pack} {version}  empreinte {digest}",
    "measured.current": "relevé de mesures : fait sur le recueil tel qu’il est",
    "measured.stale": "relevé de mesures : DÉPASSÉ : les fichiers ont changé depuis ; pack passport --write le refait",
    "measured.none": "relevé de mesures : rien n’est encore mesuré ; pack passport --write le fait",
    "measured.other": "relevé de mesures : ne peut pas être lu",
    "measured.tests": "tests réussis : {passed} sur {of}",
    "measured.tests_drafted": "tests réussis : {passed} sur {of}, dont {drafted} ébauchés et pas encore nommés",
    "measured.faults": "petites fautes introduites exprès, vues par les tests : {noticed} sur {of} ; non vues : {left}",
    "measured.no_faults": "petites fautes introduites exprès : non comptées ; il faut des tests qui réussissent tous",
    "measured.lints": "contrôles automatiques (lint), avertissements : {warnings} ; contestés : {argued}",
    "measured.lints_open": "contrôles automatiques (lint), avertissements : {warnings} ; contestés : {argued} ; "
    "questions non tranchées : {undecided}",
    "measured.no_lints": "contrôles automatiques (lint) : non faits",
    "measured.citations": "renvois non confirmés : {unconfirmed} sur {of}",
    "measured.review": "relecture : par {by}, le {on}",
    "measured.review_earlier": "relecture : par {by}, le {on}, dans un état antérieur",
    "measured.no_review": "relecture : aucune personne ne l’a relu",
    "passport.together": "--reviewed-by, --on et --write vont ensemble : qui, et quel jour",
    "passport.archive": "le recueil de règles {pack} se trouve dans une archive, où rien ne peut être écrit",
    # check
    "check.holds": "{pack} {version}, questions : {questions} ; notions : {concepts} ; constats : {findings} ; "
    "règles : {rules} ; tests : {tests} ; aucune erreur ; avertissements : {warnings}",
    "check.used": "questions dont se sert une règle : {n} sur {of}",
    "check.cited": "{source}, renvois à leur page : {n} sur {of} ; sections, encadrés et titres qui ont une règle : "
    "{places} sur {of_places}, un motif à la place : {reasons}",
    "check.facet": "{source}, facette {facet}, valeurs qui ont un constat : {n} sur {of}",
    "check.texts": "{language}, textes traduits : {n} sur {of} ; manquants : {missing} ; {by}",
    "check.reviewed": "traduction relue par {by} le {on}",
    "check.unreviewed": "traduction qu’aucune personne n’a relue",
    "check.one_language": "{language} seulement : pas de traduction",
    # new and docs
    "starter.id": "{id} ne peut pas être l’identifiant d’un recueil de règles",
    "starter.id.help": "prenez des minuscules de a à z, des chiffres et _, par exemple mes_regles ; le dossier a le "
    "même nom",
    "starter.shipped": "un recueil de règles {id} est livré avec l’outil",
    "starter.shipped.help": "choisissez un autre identifiant",
    "starter.folder": "{target} : il y a déjà un dossier de ce nom",
    "starter.folder.help": "choisissez un autre nom",
    "starter.file": "{target} : il y a déjà un fichier de ce nom",
    "starter.file.help": "choisissez un autre nom",
    "starter.next": "Ensuite : regardez {file}, modifiez-le peu à peu, et après chaque pas :",
    "starter.run": "pocarms pack {command} {folder} --lang fr",
    "site.there": "{target} existe déjà, et contient ce que cette commande n’a pas créé",
    "site.there.help": "choisissez un autre nom, ou déplacez ce qui s’y trouve",
    "site.written": "Écrit dans {target} : {n} fichiers. Ouvrez {page}",
    # diff
    "versions.two": "ce sont deux recueils de règles, {old} et {new}, et non deux versions d’un seul",
    "versions.two.help": "nommez les dossiers d’un état ancien et d’un état plus récent du même recueil",
    # test
    "test.none": "le recueil de règles {pack} n’a pas de tests",
    "test.ok": "réussi",
    "test.failed": "ÉCHEC",
    "test.passed": "{pack} {version}, tests réussis : {n} sur {of}",
    "test.both_ways": "montrés vérifiés et non vérifiés par des tests écrits à la main :",
    "test.sort": "{sort} : {n} sur {of}",
    "test.not": "pas {id}",
    "test.not_rule": "pas {id} (règle {n})",
    "test.verbose": "(--verbose nomme les autres)",
    "test.drafted": "ébauchés par l’outil, pas encore nommés par un auteur et non comptés : {n}",
    "test.alone": "éléments de `all`, `any` et `at_least` qui décident à eux seuls dans un test, qui échoue sans eux :",
    "test.alone_by_hand": "{n} sur {of}, par des tests écrits à la main",
    "test.alone_drafted": "{n} seulement dans des tests ébauchés par l’outil et pas encore nommés par un auteur",
    "test.alone_missing": "{n} dans aucun test (--owed les énumère, --drafts N ébauche des tests)",
    "test.owed": "Dans aucun test ({n}) :",
    "sort.findings": "constats",
    "sort.modifiers": "modificateurs",
    "sort.bundles": "ensembles",
    "sort.level rules": "règles de degrés",
    "sort.measures": "mesures",
    "sort.actions": "actes",
    "sort.conflicts": "contradictions",
    "sort.concept rules": "règles de notions",
    "sort.class rules": "règles de classes",
    # lint
    "lint.argued": "contesté : {code} {message}",
    "lint.counts": "{pack} {version}, avertissements : {warnings} ; contestés : {argued} ; questions au solveur : "
    "{asked} ; non tranchées : {open}",
    "lint.fault": "{code}  {title}\n\n{why}\n\nQue faire : {todo}",
    "lint.page": "{code}  {title}\n\nRegarde : {over}.\nPourquoi c’est mauvais : {why}\n\n"
    "Relevé :  {bad}\nNon :     {good}\n\nQue faire : {todo}",
    # mutate
    "mutate.no_tests": "le recueil de règles {pack} n’a pas de tests",
    "mutate.no_tests.help": "écrivez-en à côté des règles, sous tests:",
    "mutate.nothing": "il n’y a rien à changer dans ce qui a été demandé",
    "mutate.failing": "ces tests échouent sans qu’on change rien : {names}",
    "mutate.failing.help": "pocarms pack test montre en quoi",
    "mutate.list": "Passées inaperçues ({n} sur {of}) :",
    "mutate.noticed": "fautes vues par un test : {n} sur {of} ; non vues : {left}",
    "mutate.same": "de plus, fautes qui reviennent au même que le recueil, prouvé pour tous les profils : {n}",
    "mutate.same_open": "de plus, fautes qui reviennent au même que le recueil, prouvé pour tous les profils : {n} ; "
    "fautes pour lesquelles cela n’a pas été tranché : {open}",
    "mutate.unasked": "On n’a pas cherché lesquelles reviennent au même : il faut clingo (pocarms[author])",
    "mutate.argued": "de plus, fautes que le recueil conteste avec un motif : {n}",
    "mutate.of": "sur",
    "mutate.counted": "non vues où {words}",
    "mutate.argued_one": "contesté : {what}",
    "mutate.idle": "Le recueil conteste « {idle} », et il ne reste aucune faute de ce genre. Ôtez cette entrée de "
    "« argued » dans pack.yaml.",
    "where.negate": "une condition ou un groupe est inversé",
    "where.drop": "une condition est ôtée d’un groupe",
    "where.connective": "all et any sont échangés, ou un élément de plus ou de moins d’un groupe est demandé",
    "where.compare": "une comparaison regarde dans l’autre sens",
    "where.threshold": "un seuil est un cran plus loin, ou à la moitié ou au double de sa durée",
    "where.value": "une de plusieurs valeurs est ôtée",
    "where.step": "une règle de classe ou de degré place un cran plus haut ou plus bas",
    "swap.put": "`{put}` à la place de `{at}`",
    "swap.left_out": "`{put}` ôté de `{at}`",
    "draft.name": "dire pourquoi : {what}",
    "draft.tells": "distingue le recueil de {swap}",
    "draft.none": "aucune réponse n’a été trouvée pour laquelle cela compte ; il se peut que cela revienne au même",
}
