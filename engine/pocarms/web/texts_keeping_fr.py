"""The words of the page about files, parts and who stands for them, in French; English has the same keys."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "home.drop": "Ajouter des profils venus d’ailleurs",
    "drop.title": "Ajouter des profils à ce dossier",
    "drop.how": "Choisissez des profils venus d’autres bureaux, ou de la ligne de commande. Ils sont copiés dans ce "
    "dossier. Un profil fautif est laissé de côté et chaque faute est montrée. Rien de ce qui s’y trouve n’est "
    "écrasé.",
    "drop.files": "Profils (.yaml), {n} au plus à la fois",
    "drop.put": "Les ajouter",
    "drop.taken": ("{n} profil a été ajouté", "{n} profils ont été ajoutés"),
    "drop.warned": "Ce qu’il faut regarder dans le fichier",
    "drop.left": ("{n} fichier a été laissé de côté", "{n} fichiers ont été laissés de côté"),
    "drop.no_profile": "Ce n’est pas un profil : le nom d’un profil se termine par .yaml ou .yml.",
    "drop.same": "Le dossier contient déjà exactement ce fichier : {name}.",
    "drop.unwritten": "Le fichier n’a pas pu être écrit ({why}).",
    "drop.clash": ("{n} fichier porte un nom déjà pris", "{n} fichiers portent un nom déjà pris"),
    "drop.clash_how": "Rien n’a été écrasé. Ajoutez chacun sous un autre nom, ou videz le champ pour le laisser de "
    "côté.",
    "drop.name": "Nom pour {sent}",
    "drop.is_taken": "{name} est pris, par une évaluation ou par une évaluation mise de côté.",
    "drop.rename": "Les ajouter sous ces noms",
    "wrong.profiles": "Choisissez au moins un fichier et au plus {found}",
    "out.link": "Retirer ceci de l’évaluation",
    "out.part": "Retirer la partie « {title} »",
    "out.block": "Retirer le bloc partagé « {title} »",
    "out.way_back": "Ce qui est retiré est gardé à part. On peut le reprendre depuis le tableau des parties, avec tout "
    "ce qu’il contient.",
    "out.goes": "Ce qui part avec",
    "out.users": (
        "{n} partie en reprend des réponses, et les perd :",
        "{n} parties en reprennent des réponses, et les perdent :",
    ),
    "out.unused": (
        "{n} bloc partagé reste, dont aucune partie ne reprend plus les réponses :",
        "{n} blocs partagés restent, dont aucune partie ne reprend plus les réponses :",
    ),
    "out.actions": ("{n} ligne du plan d’action :", "{n} lignes du plan d’action :"),
    "out.nothing": "Rien n’y est répondu ni prévu.",
    "out.do": "Retirer",
    "out.leave": "Tout laisser en l’état",
    "out.gone": "Retirés",
    "out.was_part": "la partie « {title} »",
    "out.was_block": "le bloc partagé « {title} »",
    "refused.back": "Cela n’a pas pu être repris : {why}",
}
