"""The form of files, and what checks of a pack that can be read find, in French; `fault_words_en` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    # loops
    "loop.gate": "« {id} » se pose ou non selon elle-même : {loop}",
    "help.loop.gate": "Chaque flèche se lit : se pose selon. Rompez la boucle en ôtant une de ces comparaisons d’un « "
    "asked_when ».",
    "loop.concept": "la notion « {id} » repose sur elle-même : {loop}",
    "help.loop.concept": "Chaque flèche se lit : repose sur. Toute notion doit à la fin reposer sur des réponses. "
    "Rompez la boucle en remplaçant une de ces notions par les réponses qui sont voulues.",
    "loop.finding": "le constat « {id} » se demande lui-même comme fondement : {loop}",
    "help.loop.finding": "Chaque flèche se lit : demande. Décidez lequel vient d’abord, et ôtez-lui « needs ».",
    "loop.step": "l’étape « {id} » vient après elle-même : {loop}",
    "help.loop.step": "Chaque flèche se lit : vient après. Décidez laquelle vient d’abord, et ôtez-lui « after ».",
    "loop.modifier": "le modificateur « {id} » l’emporte sur lui-même : {loop}",
    "help.loop.modifier": "Chaque flèche se lit : l’emporte sur. Ôtez « over » à l’un d’eux.",
    "nested": "« {looks}: {concept} » regarde dans les parties, et la notion « {other} », sur laquelle cela repose, "
    "aussi",
    "help.nested": "Une partie n’a pas de parties à elle. Nommez une notion qui ne repose que sur les réponses d’une "
    "partie.",
    "help.nested.way": "Une partie n’a pas de parties à elle. Le chemin : {way}. Nommez une notion qui ne repose que "
    "sur les réponses d’une partie.",
    # levels
    "level.wrong_way": "la règle de degré « {rule} » pourrait cesser de se vérifier parce que la réponse à « "
    "{question} » devient plus défavorable",
    "help.level.wrong_way": "Des réponses défavorables relèvent le degré, et aucune ne l’abaisse. {worst}{gate} "
    "{advice} Comment la règle en vient à la lire : {way}.",
    "worst.answer": "La réponse la plus défavorable est « {answer} ».",
    "worst.end": "Son côté défavorable est : {end}.",
    "gate.none": "",
    "gate.false": " La comparaison d’une question qui n’est pas posée est fausse.",
    "advice.ordered": "Prenez ici adverse_at_least.",
    "advice.other": "Prenez ici une comparaison qui comprenne le côté défavorable.",
    "advice.negated": "Sous « not », ou avec « false », c’est l’inverse.",
    "way.asked": "si {id} se pose",
    "level.no_adverse": "la règle de degré « {rule} » lit « {question} », qui ne dit pas quel côté est défavorable",
    "help.level.no_adverse": "Ajoutez « adverse: … » à la question. Comment la règle en vient à la lire : {way}.",
    "expected.adverse": "adverse: {one} ou {other}",
    "level.may_not_apply": "la règle de degré « {rule} » lit « {question} » : « may_not_apply » ne peut donc pas être "
    "admis",
    "help.level.may_not_apply": "Sinon, une personne pourrait lever une inquiétude en répondant not_applicable. Ôtez « "
    "may_not_apply », ou dites par « asked_when » quand la question se pose. Comment la règle en vient à la lire : "
    "{way}.",
    "level.doubt": "tant que « {conflict} » se vérifie, même la réponse la plus défavorable à « {question} » compte "
    "comme inconnue, et une règle de degré la lit",
    "help.level.doubt": "Le degré prouvé tomberait. Faites que la contradiction ne se vérifie que pour des réponses "
    "moins graves que « {answer} », ou ôtez la question de « doubts ».",
    "level.wait": "« {id} » est lue par une règle de degré, et attend la réponse à « {one} » ou à « {other} »",
    "help.level.wait": "Tant que l’une des deux est inconnue, une réponse plus défavorable à l’autre pourrait abaisser "
    "ce qui n’est pas écarté. Posez-la sans cette condition, ou ne posez la seconde que là où la première est connue.",
    # modifiers
    "clash": "les modificateurs « {first} » et « {second} » fixent tous deux « {effect} » du constat « {finding} », et "
    "différemment",
    "help.clash": "Les deux peuvent se vérifier à la fois. Dites lequel l’emporte, par « over: [{first}] » ici ou « "
    "over: [{second}] » là-bas, ou faites-leur toucher des constats différents.",
    # never used
    "unused.concept": "la notion « {id} » est conclue et n’est jamais lue",
    "unused.question": "la question « {id} » est posée, et aucune règle ne lit sa réponse",
    "unused.example": "l’exemple « {id} » n’est montré à côté d’aucun constat",
    "unused.modifier": "le modificateur « {id} » ne touche aucun constat",
    "unused.word": "« {id} » est déclaré sous « {section} » et ne sert jamais",
    "help.unused": "Servez-vous-en, ou supprimez cette entrée.",
    # not careful
    "source.question": "la question « {id} » ne dit pas d’où elle vient",
    "source.concept": "une règle de la notion « {id} » ne dit pas d’où elle vient",
    "source.finding": "le constat « {id} » ne dit pas d’où il vient",
    "source.level_rule": "la règle de degré « {id} » ne dit pas d’où elle vient",
    "help.source": "Ajoutez « source: » avec le document, la section et la page, pour qu’un lecteur puisse s’y "
    "reporter.",
    "idle.never": "aucune réponse ne peut remplir cette condition sur « {question} »",
    "idle.always": "toute réponse remplit cette condition sur « {question} »",
    "help.idle": "Vérifiez les valeurs. Pour dire qu’une question se pose, écrivez {{applies: {question}}}.",
    "partly": "la notion « {concept} » prend une pratique en place en partie seulement pour une pratique en place",
    "help.partly": "Écrivez {{{question}: [no, partly]}} si une pratique à moitié en place compte aussi, ou mettez la "
    "question sous « practice » d’un constat.",
    "unguarded": "ce « not » se vérifie aussi là où « {question} » ne se pose pas",
    "help.unguarded": "Préférez is_not, none_of ou lacks, auxquels il faut une réponse. Si c’est voulu, mettez "
    "{{applies: {question}}} à côté, sous « all ».",
    "twice": "« {concept} » est déjà conclue par la même condition dans {file}, ligne {line}",
    "help.twice": "Supprimez l’une des deux, et gardez à l’autre les deux sources.",
    "by_parts": "« {id} » est posée une fois pour tous, selon « {read} », à laquelle on répond partie par partie",
    "help.by_parts": "Dans un profil qui a des parties, elle attendrait sans fin. Ajoutez « of: part » ici, ou ôtez-le "
    "là-bas.",
    "counts_as": "« {id} » ne dit pas ce qui compte comme « partly » (en partie)",
    "help.counts_as": "Ajoutez « counts_as: {{partly: …}} », pour que deux personnes donnent la même réponse.",
    "no_advice": "« {id} » est un conseil, et n’a pas de texte de conseil (advice)",
    "help.no_advice": "Dites que faire.",
    "no_owner": "« {id} » est un conseil, et n’a pas de responsable (owner)",
    "help.no_owner": "Dites qui agit.",
    # outlines of sources
    "outline.no_place": "le plan de « {doc} » n’a pas de « {place} »",
    "outline.unsaid": "il n’est pas dit à quel endroit de « {doc} »",
    "outline.no_page": "il manque la page de « {place} »",
    "outline.not_a_page": "« {page} » n’est ni une page ni une suite de pages",
    "outline.other_page": "« {place} » se trouve p. {pages}, non p. {page}",
    "outline.footnote": "la note {footnote} n’est pas à la p. {page}",
    "help.outline": "Cherchez-le dans la source, et corrigez le renvoi ou le plan.",
    "uncited": "aucune règle du recueil ne cite « {place} » de « {doc} »",
    "help.uncited": "Écrivez une règle qui le cite, ou dites sous « none » pourquoi il n’y en a pas.",
    "no_value": "aucun constat n’a la valeur « {value} » de la facette « {facet} », que nomme le plan de « {doc} »",
    "help.no_value": "Écrivez un constat avec cette valeur, ou ôtez la valeur du plan.",
    # translations
    "locale.called": "le fichier s’appelle {language}.yaml, et dit que sa langue est « {said} »",
    "help.locale.called": "Corrigez celui des deux qui est faux.",
    "locale.own": "« {language} » est la langue du recueil lui-même",
    "help.locale.own": "Les textes dans la langue du recueil se trouvent à côté des règles. Supprimez ce fichier.",
    "locale.nothing": "le recueil n’a pas de texte « {key} » à traduire",
    "help.locale.nothing": "Corrigez l’identifiant, ou supprimez le texte si ce qu’il traduisait n’est plus là.",
    "locale.each": "« {{each}} » ne figure que dans l’un des deux : le texte du recueil ou sa traduction",
    "help.locale.each": "{{each}} est remplacé par le libellé d’une réponse. Gardez-le dans la traduction.",
    "locale.missing": "{missing} textes sur {of} n’ont pas de traduction en « {language} »",
    "help.locale.missing": "Ils sont montrés dans la langue du recueil, et marqués comme tels, jusqu’à ce que {file} "
    "les ait.",
    # the form of files
    "quoted": "« {text} »",
    "item": "un élément de {of}",
    "empty": "{what} est vide",
    "help.empty": "Après les deux points, écrivez {noun} ; ou supprimez la clef.",
    "help.empty.map": "Écrivez au moins une entrée, ou supprimez la clef.",
    "few": "{what} demande {least}",
    "help.few": "Écrivez {least}, ou supprimez la clef.",
    "least.one": "au moins un élément",
    "least.many": "au moins {n} éléments",
    "item.twice": "{what} contient deux fois « {text} »",
    "help.item.twice": "Supprimez l’une des deux, ou corrigez celle qui devait être autre chose.",
    "little": "{what} en dit trop peu",
    "help.little": "Écrivez au moins {n} de ces clefs : {names}.",
    "much": "{what} en dit trop à la fois",
    "help.much": "Écrivez au plus {n} de ces clefs : {names}.",
    "kind.wrong": "{what} attend {noun}, et il y a ici {kind}",
    "kind.list": "une liste",
    "kind.block": "un bloc (des clefs avec leurs valeurs)",
    "help.kind": "Écrivez {noun}.",
    "help.kind.flag": "Écrivez true ou false ; yes et no sont des réponses de missions.",
    "help.kind.text": "Mettez le texte entre guillemets droits.",
    "help.kind.one_text": "Écrivez un seul texte, au besoin entre guillemets droits.",
    "help.kind.list": "Écrivez une liste : [premier, second], ou un élément par ligne, précédé d’un tiret.",
    "help.kind.keys": "Écrivez des clefs avec leurs valeurs, une par ligne, en retrait sous cette clef.",
    "noun.words": "un de ces mots : {words}",
    "noun.word": "le mot {words}",
    "noun.id": "l’identifiant {of}",
    "noun.new_id": "un identifiant pour {of}",
    "noun.list": "une liste",
    "noun.or_list": "{item}, ou une liste",
    "noun.map": "un bloc dont les clefs sont {keys}",
    "noun.record": "{what} (des clefs et des valeurs)",
    "noun.or": "{one}, ou {more}",
    "word": "{what} ne peut pas être « {text} »",
    "help.word.one_of": "Écrivez un de ces mots.",
    "help.word.this": "Écrivez ce mot.",
    "number.small": "{what} doit être {least} ou plus, et vaut {text}",
    "help.number.small": "Écrivez un nombre entier, {least} ou plus.",
    "key.unknown": "{what} n’a pas de clef « {key} »",
    "help.key.unknown": "Corrigez l’orthographe, ou supprimez-la.",
    "help.key.hint": "Corrigez l’orthographe, ou supprimez-la. {hint}",
    "key.missing": "{what} demande la clef « {key} », qui manque ici",
    "help.key.add": "Ajoutez « {key}: … ». {doc}",
    "alone": "« {key} » demande « {missing} » à côté",
    "alone.header": "« {key} » appartient à l’en-tête du recueil, qui ne se trouve que dans pack.yaml",
    "help.alone.header": "Déplacez cette ligne là-bas.",
    "alone.in_header": "l’en-tête du recueil n’a pas de « {missing} »",
    "cut": "le texte qui précède s’est arrêté à la virgule, et « {text} » a été pris pour autre chose",
    "help.cut": "Entre accolades, une virgule met fin à un texte. Mettez le texte entier entre guillemets droits.",
    "id.form": "« {id} » n’a pas la forme d’un identifiant",
    "help.id.form.dotted": "Un identifiant se fait de mots en minuscules, joints par _ et séparés par des points, et "
    "commence par une lettre ; ni espaces, ni majuscules, ni traits d’union, ni deux _ de suite.",
    "help.id.form.plain": "Un identifiant se fait de mots en minuscules, joints par _, sans points, et commence par "
    "une lettre ; ni espaces, ni majuscules, ni traits d’union, ni deux _ de suite.",
    "condition.none": "{what} attend une condition, et il y a ici {kind}",
    "help.condition.empty": "Écrivez une condition après les deux points.",
    "help.condition.list": "Écrivez « all: » ou « any: » devant la liste, pour dire s’il les faut toutes ou si une "
    "suffit.",
    "help.condition.other": "Écrivez l’identifiant d’une question ou d’une notion, deux points et ce qu’elle doit être "
    ": {{embargo.active: true}}.",
    "connective": "« {key} » ne joint pas de conditions",
    "help.connective": "Seuls ces mots se trouvent devant d’autres conditions. Une question ou une notion se trouve "
    "devant une réponse.",
    "expected.connective": "all, any, not, ou at_least avec of",
    # ids, and the files of a pack together
    "id.retired": "l’identifiant « {id} » est retiré",
    "help.id.retired": "Il a servi autrefois à autre chose, et d’anciens profils et rapports le nomment encore. "
    "Choisissez un nouvel identifiant.",
    "id.twice": "« {id} » est déjà {what}, dans {file}, ligne {line}",
    "help.id.twice": "Chaque identifiant désigne une seule chose dans tout le recueil. Donnez un autre identifiant à "
    "l’une des deux.",
    "id.made_twice": "ce for_each fait un constat « {id} », et « {id} » est déjà {what}, dans {file}, ligne {line}",
    "help.id.made_twice": "Donnez un autre identifiant à l’un des deux.",
    "id.reserved": "{what} ne peut pas s’appeler « {id} », qui a son propre sens",
    "help.id.reserved": "Choisissez un autre nom.",
    "id.other": "« {id} » est {other}, et il faut ici {what}",
    "help.id.other": "Cet identifiant est déclaré dans {file}, ligne {line}.",
    "id.undefined": "{no} ne s’appelle « {id} »",
    "help.id.undefined": "Corrigez l’identifiant, ou déclarez {what} sous cet identifiant.",
    "help.id.undefined.none": "Le recueil ne déclare encore rien de tel : déclarez {what} sous cet identifiant.",
    "id.of_scale": "{what} {scale}",
    "pack.no_folder": "ce dossier n’existe pas",
    "help.pack.no_folder": "Un recueil est un dossier qui contient un fichier pack.yaml. Vérifiez l’orthographe du "
    "chemin.",
    "pack.no_header": "le recueil n’a pas de pack.yaml",
    "help.pack.no_header": "Chaque recueil a un fichier pack.yaml avec son en-tête : pack, version, title, language, "
    "et les vocabulaires dont ses règles se servent.",
    "pack.no_id": "pack.yaml demande la clef « pack », qui manque ici",
    "help.pack.no_id": "Ajoutez une ligne « pack: … » avec l’identifiant du recueil, qui est le nom de son dossier.",
    "pack.other_folder": "le recueil se nomme « {id} », et son dossier « {folder} »",
    "help.pack.other_folder": "Les profils nomment un recueil par son dossier. Renommez l’un des deux.",
    "pack.second_header": "voici un second en-tête : « pack » ne se trouve que dans pack.yaml",
    "help.pack.second_header": "Déplacez dans pack.yaml ce qui est ici, et supprimez-le ici.",
    "pack.under_tests": "« {key} » se trouve dans un fichier sous tests/, qui n’est lu que quand les tests sont lancés",
    "help.pack.under_tests": "Déplacez cela dans un fichier hors du dossier tests/.",
    "pack.cap_twice": "la sorte « {kind} » a déjà un plafond, dans {file}, ligne {line}",
    "help.pack.cap_twice": "Une sorte a un seul plafond. Supprimez l’un des deux.",
    "pack.many": "il y a {n} fautes de plus, qui ne sont pas énumérées",
    "help.pack.many": "Souvent, une des premières fautes en entraîne beaucoup. Corrigez les premières et contrôlez de "
    "nouveau.",
}
