"""What commands say beside their results, in French; `texts_en` has the same keys."""

from __future__ import annotations

from pocarms.wording.strings import Text

_MARK = "écrivez « marking: » dans le profil, ou ajoutez --marking avec l’une de {names}"

TEXTS: dict[str, Text] = {
    "error": "erreur : {text}",
    "help": "aide : {text}",
    "note": "note : {text}",
    "warning": "avertissement : {text}",
    # which format
    "format.ending": "le nom du fichier se termine par .{ending}, et --format dit {asked}",
    "format.ending.help": "écrivez --format {meant}, laissez --format de côté, ou nommez un fichier qui se termine "
    "par .{fits}",
    "format.none": "le nom du fichier se termine par .{ending}, ce que cette commande n’écrit pas",
    "format.none.help": "elle écrit {formats} ; choisissez une terminaison qui convienne",
    "format.screen": "un document de ce genre ne peut pas être affiché à l’écran",
    "format.screen.help": "nommez un fichier, par exemple -o {example}.{ending}",
    # templates of the user's own
    "templates.format": "{format} ne vient pas d’un modèle",
    "templates.format.help": "--templates va avec text, md, html et pdf",
    "templates.unlimited": "ce système ne limite pas la mémoire que prennent les modèles ; la limite de temps vaut",
    "templates.there": "{folder} contient déjà {names}",
    "templates.there.help": "nommez un autre dossier",
    # where a result goes
    "output.read": "{target} est ce que la commande lit, et le résultat prendrait sa place",
    "output.read.help": "choisissez un autre nom pour le résultat ; --force ne remplace que d’anciens résultats",
    "output.there": "{target} existe déjà",
    "output.there.help": "choisissez un autre nom, ou ajoutez --force",
    "output.failed": "{target} n’a pas pu être écrit : {why}",
    "output.changed": "{target} a été modifié entre-temps par un autre programme ; rien n’a été écrit",
    "output.changed.help": "relancez la commande",
    "output.written": "Écrit dans {target}",
    # what is missing on the machine
    "office.missing": "{module} n’est pas installé, et les fichiers Word, Excel et de calendrier en ont besoin",
    "office.missing.help": "installez-le par : {install}",
    "office.unfit": "{module}, dont les fichiers Word ont besoin, a été préparé pour une autre version de Python que"
    " celle-ci",
    "office.unfit.help": "utilisez la version que READ-ME.txt indique, ou installez-le par : {install}",
    "pdf.none": "aucun navigateur capable d’écrire un PDF n’a été trouvé (Chromium, Chrome ou Edge)",
    "pdf.none.help": "écrivez --format html et imprimez depuis n’importe quel navigateur, ou nommez-en un dans la "
    "variable {variable}",
    "pdf.failed": "{browser} n’a pas écrit le PDF ({why})",
    "pdf.failed.help": "écrivez --format html et imprimez depuis n’importe quel navigateur, ou nommez-en un autre dans "
    "la variable {variable}",
    # what came back
    "import.mixed": "les plans et les réponses ne se lisent pas ensemble ; voici les plans : {plans}",
    "import.mixed.help": "importez les plans par une commande à part",
    "import.undecided": "il y a des contradictions ; rien n’a été écrit",
    "import.undecided.help": "choisissez par --prefer new, --prefer file ou --prefer both (de deux réponses, toutes "
    "deux sont gardées et comptent comme inconnues ; dans un plan, la nouvelle est gardée comme remarque)",
    "import.keep": "Laquelle garder",
    "import.neither": "« {said} » n’est pas l’un de {known}",
    # what is named, and is not there
    "near": " Vouliez-vous dire « {guess} » ?",
    "pack.not": "{name} n’est pas un recueil de règles : il y manque pack.yaml",
    "pack.unknown": "il n’y a pas de recueil de règles « {name} ».{near}",
    "pack.unknown.help": "les recueils présents sont {packs}",
    "part.unknown": "le profil n’a pas de partie « {part} »",
    "part.unknown.help": "ses parties sont {known}",
    "part.none": "le profil n’a pas de partie « {part} »",
    "part.none.help": "il n’a pas de parties",
    "owner.unknown": "ce recueil de règles n’a pas de responsable « {who} ».{near}",
    "owner.unknown.help": "les responsables sont {owners}",
    "id.unknown": "rien dans le recueil de règles {pack} ne s’appelle « {id} ».{near}",
    "id.unknown.help": "dans le rapport, les identifiants figurent à côté de chaque titre",
    "left_out": "laissés de côté à cause de fautes : {files}",
    # marking
    "marking.unknown": "classification inconnue : « {word} »",
    "marking.unknown.help": "les classifications sont {known}",
    "marking.force": "--force-marking abaisse une classification : donnez la classification par --marking, et le motif",
    "marking.schemes": "ces profils sont classés selon des échelles différentes",
    "marking.schemes.help": "placez-les à côté d’un même {file} ; personne n’a dit quel degré d’une échelle dépasse "
    "quel degré d’une autre",
    "marking.report": "le profil est classé {top} ; un rapport ne peut pas être classé plus bas",
    "marking.report.help": 'qui a le droit de l’abaisser donne le motif, qui sera imprimé : --force-marking "MOTIF"',
    "document.unmarked": "un document porte une classification, et le profil n’en a pas",
    "document.unmarked.help": _MARK,
    "document.suggested": "un document porte une classification, et le profil n’en a pas ; suggérée : {wanted}, "
    "car {why}",
    "document.suggested.help": _MARK,
    "document.marking": "la classification suggérée est {wanted}, car {why}",
    "marking.compare": "un profil est classé {top} ; la comparaison ne peut pas être classée plus bas",
    "marking.diff": "un profil est classé {top} ; ce document ne peut pas être classé plus bas",
    "marking.register": "un appui envisagé est classé {top} ; le registre ne peut pas être classé plus bas",
    # what stopped us
    "disagreed": "DÉSACCORD (DISAGREEMENT) : les deux moteurs de calcul ne concordent pas sur ce profil. Ne vous fiez "
    "pas au résultat avant que la différence soit expliquée.",
    "disagreed.sent": "envoyez-nous {target} ; il ne contient que la structure des règles, ni réponse ni texte",
    "disagreed.unsent": "le fichier qui nous aide à trouver la cause n’a pas pu être écrit ({why})",
    "interrupted": "Interrompu.",
    "internal": "pocarms : défaillance interne ({kind}). Rien n’a été écrit. La faute est à nous, pas à vous.",
    "internal.help": "relancez la même commande avec --debug en tête (pocarms --debug ...) et envoyez-nous ce qu’elle "
    "affiche ; des parties de vos réponses peuvent y figurer, regardez donc d’abord.",
    # reasons that the system gives
    "os.ENOENT": "aucun fichier ni dossier de ce nom",
    "os.EACCES": "accès refusé",
    "os.EPERM": "opération non permise",
    "os.EEXIST": "le fichier existe déjà",
    "os.EISDIR": "c’est un dossier",
    "os.ENOTDIR": "ce n’est pas un dossier",
    "os.ENOTEMPTY": "le dossier n’est pas vide",
    "os.EBUSY": "d’autres programmes y écrivent",
    "os.EIO": "le disque ne répond pas comme il faut",
    "os.EFBIG": "le fichier dépasse la taille permise ici",
    "os.EDQUOT": "la place qui vous est accordée sur le disque est épuisée",
    "os.ENOSPC": "il ne reste plus de place sur le disque",
    "os.EROFS": "le disque ne peut être que lu",
    "os.ENAMETOOLONG": "le nom du fichier est trop long",
    "os.EADDRINUSE": "l’adresse est déjà prise",
    "os.EADDRNOTAVAIL": "cette adresse n’est pas celle de cet ordinateur",
}
