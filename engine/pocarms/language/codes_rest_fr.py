"""The pages of `codes_rest` in French."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R501",
        "for_each sur une question qui n’a pas de réponses à elle",
        "Il n’y a rien dont faire des constats.",
        "Nommez une question à choix, ordonnée ou à plusieurs choix, ou écrivez le constat une fois.",
    ),
    CodePage(
        "R502",
        "« any » ou « none » à côté d’autre chose",
        "« any » comprend déjà tout, « none » exclut tout.",
        "Écrivez-le seul, ou nommez ce qui est visé.",
    ),
    CodePage(
        "R503",
        "Il faut une pratique",
        "Le constat est établi tant que la pratique est « no » ou « partly », et seules les pratiques ont un « "
        "partly ».",
        "Nommez une question de type practice, ou écrivez une condition sous « when ».",
    ),
    CodePage(
        "R504",
        "La facette n’a pas cette valeur",
        "Le constat serait rangé sous une chose qui n’existe pas.",
        "Corrigez la valeur, ou ajoutez-la à la facette.",
    ),
    CodePage(
        "R505",
        "L’attribut n’a pas ce mot",
        "Les règles de classe ne le trouveraient jamais.",
        "Écrivez un des mots que pack.yaml déclare.",
    ),
    CodePage(
        "R506",
        "« choose » sans fin claire",
        "Les branches sont essayées à partir du haut. Sans « otherwise » à la fin, il pourrait ne rien rester ; "
        "après lui, aucune ne compte.",
        "Faites de « otherwise » la dernière branche, et la seule de ce nom.",
    ),
    CodePage(
        "R507",
        "Deux modificateurs fixent la même chose",
        "Les deux peuvent se vérifier à la fois, et personne ne saurait dire lequel l’emporte.",
        "Dites-le par « over », ou faites-leur toucher des constats différents.",
    ),
    CodePage(
        "R508",
        "Ni une clef ni un attribut",
        "Une clef que personne ne lit ne fait rien, et son auteur croit qu’elle fait quelque chose.",
        "Corrigez l’orthographe, ou déclarez l’attribut dans pack.yaml.",
    ),
    CodePage(
        "R601",
        "Une traduction de rien",
        "Le texte a été renommé ou ôté du recueil, ou la clef est mal écrite ; la traduction ne serait jamais montrée.",
        "Corrigez la clef, ou supprimez le texte.",
    ),
    CodePage(
        "R602",
        "La langue et le fichier ne vont pas ensemble",
        "Une traduction se trouve par le nom de son fichier.",
        "Corrigez le nom du fichier, ou la ligne « language ».",
    ),
    CodePage(
        "R603",
        "{each} s’est perdu dans la traduction, ou y a été ajouté",
        "{each} est remplacé par le libellé d’une réponse ; sans lui, tous les constats se liraient de même.",
        "Gardez {each} dans la traduction là où le texte du recueil l’a.",
    ),
    CodePage(
        "R604",
        "Des textes sans traduction",
        "Ils sont montrés dans la langue du recueil, précédés d’une marque.",
        "Traduisez-les quand les textes sont fixés.",
    ),
    CodePage(
        "R701",
        "Deux tests du même nom",
        "Un test qui échoue ne pourrait pas être trouvé par son nom.",
        "Dites dans le nom ce que ce test montre et que l’autre ne montre pas.",
    ),
    CodePage(
        "R702",
        "Un test qui se contredit",
        "Il ne pourrait jamais réussir.",
        "Ôtez l’identifiant d’une des deux listes.",
    ),
    CodePage(
        "R703",
        "Une classe est attendue de ce qui n’en a pas",
        "Seuls les constats de sortes déclarées « advice: true » et sans encadré sont placés dans des classes.",
        "Testez plutôt si le constat est établi.",
    ),
    CodePage(
        "R704",
        "Un plancher au-dessus du plafond",
        "Le plancher (floor) est le plus haut degré prouvé, le plafond (ceiling) le plus haut qui ne soit pas écarté.",
        "Échangez les deux.",
    ),
    CodePage(
        "R705",
        "Une partie que le test ne donne pas",
        "Rien ne peut ressortir d’une partie qui n’est pas là.",
        "Ajoutez la partie au test, ou corrigez son identifiant.",
    ),
    CodePage(
        "R801",
        "Une notion que rien ne lit",
        "Ou bien une règle qui devrait la lire manque, ou bien la notion peut partir.",
        "Servez-vous-en, ou supprimez-la.",
    ),
    CodePage(
        "R802",
        "Une question qu’aucune règle ne lit",
        "Chaque question coûte du temps à quelqu’un ; celle qui ne change rien ne devrait pas être posée.",
        "Écrivez la règle qui en a besoin, ou supprimez la question.",
    ),
    CodePage(
        "R803",
        "Un exemple qui n’est montré nulle part",
        "Les exemples figurent à côté des constats qui les nomment.",
        "Nommez-le sous « examples » d’un constat, ou supprimez-le.",
    ),
    CodePage(
        "R804",
        "Un mot de l’en-tête qui ne sert jamais",
        "Qui lit le recueil cherche ce que ce mot représente.",
        "Servez-vous-en, ou supprimez-le.",
    ),
    CodePage(
        "R805",
        "Un modificateur qui ne touche aucun constat",
        "Aucun constat ne répond à son « applies_to » ; il ne fait donc jamais rien.",
        "Vérifiez étiquettes (tags), facettes et identifiants.",
    ),
    CodePage(
        "R811",
        "Pas de source",
        "Une ligne selon laquelle on agit doit dire d’où elle vient.",
        "Ajoutez « source: » avec le document, la section et la page.",
    ),
    CodePage(
        "R812",
        "Une condition qui ne dit rien",
        "Aucune réponse, ou toute réponse, la remplit : d’autres valeurs étaient sans doute voulues.",
        "Vérifiez les valeurs. « applies » dit qu’une question se pose.",
    ),
    CodePage(
        "R813",
        "« partly » se perd",
        "Une pratique qui n’existe que sur le papier compterait comme en place.",
        "Faites que « partly » compte aussi, ou mettez la question sous « practice » d’un constat.",
    ),
    CodePage(
        "R814",
        "« not » là où une question peut ne pas se poser",
        "« not » se vérifie aussi là où la question ne se pose pas du tout ; un constat peut donc apparaître où il "
        "n’a pas de sens.",
        "Prenez is_not, none_of ou lacks, ou mettez « applies » à côté.",
    ),
    CodePage(
        "R815",
        "La même règle deux fois",
        "La seconde n’ajoute rien, et les deux finiront par diverger.",
        "Supprimez-en une, et gardez à l’autre les deux sources.",
    ),
    CodePage(
        "R816",
        "Posée une fois pour tous, mais selon les parties",
        "Dans un profil qui a des parties, une réponse donnée partie par partie ne peut pas décider si une question"
        " commune se pose.",
        "Faites répondre aux deux partie par partie, ou aux deux une fois pour tous.",
    ),
    CodePage(
        "R817",
        "Ce qui compte comme « partly » n’est pas dit",
        "Deux personnes répondraient différemment.",
        "Ajoutez « counts_as: {partly: …} ».",
    ),
    CodePage(
        "R818",
        "Un conseil sans conseil, ou sans responsable",
        "Le lecteur doit apprendre que faire, et qui le fait.",
        "Ajoutez la ligne qui manque.",
    ),
    CodePage(
        "R819",
        "Une contradiction peut ôter une réponse défavorable",
        "Une réponse mise en doute compte comme inconnue. Si c’est la plus défavorable, le degré prouvé tombe.",
        "Faites que la contradiction ne se vérifie que pour des réponses moins graves, ou ne mettez pas cette "
        "question en doute.",
    ),
    CodePage(
        "R820",
        "On attend une de plusieurs réponses, et une règle de degré lit la question",
        "Tant qu’une des réponses est inconnue, tout ce qui en dépend reste ouvert. Une réponse défavorable à une "
        "autre met fin à l’attente, et une réponse favorable au dossier abaisse alors ce qui n’est pas écarté.",
        "Posez la question sans cette condition, ou ne posez la seconde que là où la réponse à la première est connue.",
    ),
    CodePage(
        "R821",
        "Un renvoi est mal placé",
        "D’après le plan de la source, ce qui est cité ne se trouve pas à cette page.",
        "Cherchez-le dans la source, et corrigez le renvoi ou le plan.",
    ),
    CodePage(
        "R822",
        "Un passage de la source que ne porte aucune règle",
        "Ce que la source y demande manquerait sans que personne le voie. Une question ou un exemple seul ne porte "
        "rien.",
        "Écrivez une règle qui le cite, ou dites sous « none » pourquoi il n’y en a pas.",
    ),
    CodePage(
        "R823",
        "Une valeur du plan sans constat",
        "La source demande là une chose, par exemple une recommandation, qu’aucun constat n’amène.",
        "Écrivez un constat avec cette valeur, ou ôtez la valeur du plan.",
    ),
)
