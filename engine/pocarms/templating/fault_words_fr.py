"""What is wrong with templates that users bring, and what to do, in French; `fault_words_en` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    # the folder
    "unread_folder": "le dossier ne peut pas être lu : {why}",
    "unread_folder.missing": "le dossier ne peut pas être lu : il n’existe pas",
    "unread_folder.refused": "le dossier ne peut pas être lu : l’accès est refusé",
    "unread_folder.file": "le dossier ne peut pas être lu : c’est un fichier",
    "help.unread_folder": "Nommez un dossier qui contient des modèles.",
    "none": "le dossier ne contient aucun modèle",
    "many": "le dossier contient plus de {most} modèles",
    "help.none": "Les modèles se terminent par .j2, les feuilles de style par .css, les scripts par .js ; la commande "
    "« pocarms templates DOSSIER » écrit les nôtres.",
    "elsewhere": "ce lien mène hors du dossier",
    "help.elsewhere": "Mettez le fichier lui-même dans le dossier.",
    "unread": "le modèle ne peut pas être lu : {why}",
    "unread.utf8": "le modèle ne peut pas être lu : ce n’est pas du texte en UTF-8",
    "unread.missing": "le modèle ne peut pas être lu : il n’existe pas",
    "unread.refused": "le modèle ne peut pas être lu : l’accès est refusé",
    "help.unread": "Enregistrez-le en UTF-8.",
    "large": "les modèles dépassent ensemble {most} Mo",
    "help.large": "Faites-les plus petits.",
    "no_name": "aucun fichier d’ici ne porte le nom d’un des nôtres ; aucun ne serait donc utilisé",
    "help.no_name": "Les noms sont {names}.",
    # filling one
    "failed": "{title} : {said}",
    "T001": "le dossier de modèles ne peut pas servir",
    "T002": "ce fichier ne se lit pas comme un modèle",
    "T003": "le modèle demande quelque chose qui n’existe pas",
    "T004": "le modèle demande quelque chose qui n’est pas permis",
    "T005": "le modèle prend trop de temps ou trop de place",
    "T006": "le modèle échoue",
    "help.T001": "Nommez un dossier dont les modèles portent les noms des nôtres (docs/templates.md).",
    "help.T002": "Regardez la ligne ; les marques s’ouvrent par {{{{ ou {{% et se ferment par }}}} ou %}}.",
    "help.T003": "docs/templates.md donne tout ce que les modèles voient.",
    "help.T004": "N’employez que ce que donne docs/templates.md.",
    "help.T005": "Cherchez des boucles sur de grands nombres, et des modèles qui s’incluent eux-mêmes.",
    "help.T006": "Regardez la ligne indiquée.",
    "said.quoted": "« {text} » (message de Jinja2, qui ne parle qu’anglais)",
    "said.undefined": "« {name} » n’est pas défini",
    "said.no_field": "ces données n’ont pas de champ « {name} »",
    "said.no_template": "il n’y a pas de modèle « {name} »",
    "said.no_words": "il n’y a pas de mots « {name} »",
    "said.memory": "il demande trop de mémoire",
    "said.circles": "il tourne en rond",
    "said.long": "ce qui en sort est plus long qu’aucun rapport",
    "said.powers": "les puissances ne sont pas permises dans un modèle",
    "said.product": "le produit est trop grand",
    "said.seconds": "il a pris plus de {n} secondes",
    "said.not_started": "le processus qui remplit les modèles n’a pas pu démarrer ({why})",
    "said.broke_off": "il demande trop de mémoire, ou a interrompu le processus qui le remplissait",
}
