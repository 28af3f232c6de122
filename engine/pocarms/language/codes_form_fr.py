"""The pages of `codes_form` in French."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R001",
        "Une clef que le langage n’a pas",
        "Une clef que personne ne lit ne fait rien, et son auteur croit qu’elle fait quelque chose.",
        "Corrigez l’orthographe, ou supprimez la ligne. La référence énumère les clefs de chaque section.",
    ),
    CodePage(
        "R002",
        "Il manque une clef nécessaire",
        "Sans elle, le reste de l’entrée n’a pas de sens clair.",
        "Ajoutez la clef. Le message dit à quoi elle sert.",
    ),
    CodePage(
        "R003",
        "Il faut ici une autre sorte de chose",
        "Un texte, une liste et un bloc de clefs ne se remplacent pas l’un l’autre.",
        "Écrivez ce que le message demande ; la référence a un exemple pour chaque clef.",
    ),
    CodePage(
        "R004",
        "Ce n’est pas un des mots possibles ici",
        "À cet endroit, seuls les mots d’une liste fermée ont un sens.",
        "Choisissez un des mots du message.",
    ),
    CodePage(
        "R005",
        "Rien ne suit la clef",
        "Une clef vide peut vouloir dire « aucun » ou « pas encore écrit » ; personne ne peut savoir lequel.",
        "Écrivez la valeur, ou supprimez la ligne.",
    ),
    CodePage(
        "R006",
        "Le nombre est trop petit",
        "Avec ce nombre, la ligne n’aurait aucun sens.",
        "Écrivez un nombre plus grand.",
    ),
    CodePage(
        "R007",
        "Trop peu d’entrées",
        "Une liste ou un bloc qui doit contenir quelque chose en contient trop peu.",
        "Ajoutez des entrées, ou supprimez la clef.",
    ),
    CodePage(
        "R008",
        "Un en-tête hors de pack.yaml",
        "Ce que tout un recueil partage se trouve en un seul endroit, pour qu’on le trouve et que rien ne soit dit "
        "deux fois.",
        "Déplacez la ligne dans pack.yaml.",
    ),
    CodePage(
        "R009",
        "La même entrée deux fois dans une liste",
        "Dite deux fois, elle ne dit pas plus qu’une ; souvent une autre entrée était voulue.",
        "Supprimez l’une des deux, ou corrigez-la.",
    ),
    CodePage(
        "R010",
        "Ce dossier n’existe pas",
        "Un recueil est un dossier qui contient un fichier pack.yaml.",
        "Vérifiez l’orthographe du chemin.",
    ),
    CodePage(
        "R011",
        "Le recueil n’a pas de pack.yaml",
        "Sans son en-tête, un recueil n’a ni nom, ni sortes de constats, ni échelles.",
        "Ajoutez un fichier pack.yaml, ou vérifiez que c’est bien le dossier voulu.",
    ),
    CodePage(
        "R012",
        "Le recueil et le dossier portent des noms différents",
        "Les profils nomment le recueil par son dossier ; deux noms mèneraient au mauvais.",
        "Renommez le dossier, ou corrigez « pack: » dans pack.yaml.",
    ),
    CodePage(
        "R013",
        "Des règles dans le dossier des tests",
        "Les fichiers de tests/ ne sont pas ouverts quand une mission est évaluée ; ce qui s’y trouve manquerait donc.",
        "Déplacez-le dans un fichier hors du dossier tests/.",
    ),
    CodePage(
        "R014",
        "Une virgule a coupé un texte en deux",
        "Entre accolades ou crochets, une virgule sépare des entrées ; le reste du texte s’est perdu.",
        "Mettez le texte entre guillemets droits.",
    ),
    CodePage(
        "R015",
        "Trop de clefs à la fois",
        "Une seule de ces clefs peut compter, et personne ne saurait laquelle était voulue.",
        "Gardez-en une, ou écrivez des entrées séparées.",
    ),
    CodePage(
        "R016",
        "Un second en-tête",
        "Un recueil a un seul nom et une seule version, dans pack.yaml.",
        "Déplacez dans pack.yaml ce qui se trouve ici.",
    ),
    CodePage(
        "R017",
        "De très nombreuses fautes",
        "Personne ne lit des milliers de fautes ; d’ordinaire, une des premières entraîne les autres.",
        "Corrigez les premières et contrôlez de nouveau.",
    ),
    CodePage(
        "R101",
        "Ce n’est pas la forme d’un identifiant",
        "Les identifiants sont écrits par beaucoup de mains dans beaucoup de fichiers ; une forme unique les rend "
        "faciles à taper et à trouver.",
        "Prenez des minuscules et des chiffres, _ entre les mots et des points entre les thèmes : "
        "casualties.weapon_type_recorded.",
    ),
    CodePage(
        "R102",
        "Un mot du langage pris pour identifiant",
        "Dans une condition, ce mot veut déjà dire autre chose.",
        "Choisissez un autre identifiant.",
    ),
    CodePage(
        "R103",
        "Le même identifiant pour deux choses",
        "Une condition, un profil ou un rapport qui nomme l’identifiant pourrait vouloir dire l’une ou l’autre.",
        "Renommez l’une des deux. Il vaut mieux garder un identifiant dont des profils se servent déjà.",
    ),
    CodePage(
        "R104",
        "Un identifiant retiré",
        "D’anciens profils et rapports le nomment encore, avec son ancien sens.",
        "Choisissez un nouvel identifiant. La liste « retired » de pack.yaml ne fait que s’allonger.",
    ),
    CodePage(
        "R105",
        "Rien n’a cet identifiant",
        "Une règle qui ne nomme rien ne se vérifierait jamais, sans que personne le voie.",
        "Corrigez l’orthographe, ou déclarez ce qui est voulu.",
    ),
    CodePage(
        "R106",
        "L’identifiant est celui d’une autre sorte de chose",
        "Il faut ici par exemple une question, et l’identifiant est celui d’un constat.",
        "Nommez ce qu’il faut ; le message dit où l’identifiant est déclaré.",
    ),
    CodePage(
        "R107",
        "Un mot qui ne peut pas être une réponse proposée",
        "« unknown » et « not_applicable » peuvent se dire de toute question et ont partout le même sens ; « each "
        "», « only » et « answer » ont leur propre emploi.",
        "Supprimez cette réponse, ou choisissez-lui un autre identifiant.",
    ),
    CodePage(
        "R108",
        "Ce n’est pas la forme de l’identifiant d’une réponse proposée",
        "Les conditions et les profils nomment les réponses par leur identifiant, non par leur libellé.",
        "Écrivez un identifiant court en minuscules, et le libellé après lui.",
    ),
    CodePage(
        "R109",
        "Les réponses proposées et le type ne vont pas ensemble",
        "Certains types de questions ont des réponses que l’auteur propose, les autres n’en ont jamais.",
        "Ajoutez les réponses, supprimez-les, ou choisissez un autre type.",
    ),
    CodePage(
        "R110",
        "Ce côté défavorable ne convient pas au type",
        "Les nombres et les réponses ordonnées sont défavorables en haut ou en bas, les dates du côté ancien ou "
        "récent ; les autres réponses n’ont pas d’ordre.",
        "Corrigez le mot, ou supprimez la ligne.",
    ),
    CodePage(
        "R111",
        "Une notion qui a deux noms",
        "Une notion veut dire une seule chose, quel que soit le fichier où se trouvent ses règles.",
        "Gardez le libellé (label) à une seule règle.",
    ),
    CodePage(
        "R112",
        "Ce n’est pas le code d’une langue",
        "Les traductions et les marques telles que [en] se servent de ce code.",
        "Écrivez le code en minuscules : en, fr, es, ar.",
    ),
)
