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
}
