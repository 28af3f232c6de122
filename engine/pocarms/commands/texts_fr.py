"""What commands say beside their results, in French; `texts_en` has the same keys."""

from __future__ import annotations

from pocarms.wording.strings import Text

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
    "import.undecided.help": "choisissez par --prefer new, --prefer file ou --prefer both (de deux réponses, "
    "toutes deux sont gardées et comptent comme inconnues ; dans un plan, la nouvelle est gardée comme note)",
    "import.keep": "Laquelle garder",
}
