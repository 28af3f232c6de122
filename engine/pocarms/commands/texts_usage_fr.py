"""What is said in French where a command line is not written as the command wants it; in English click says it."""

from __future__ import annotations

from pocarms.wording.strings import Text

TEXTS: dict[str, Text] = {
    "usage": "Usage : {usage}",
    "usage.more": "« {command} --help » explique la commande",
    "usage.no_command": "la commande {name} n’existe pas.{near}",
    "usage.which_command": "il manque le nom d’une commande",
    "usage.no_option": "l’option {name} n’existe pas.{near}",
    "usage.missing_argument": "il manque {what} ({name})",
    "usage.argument.PROFILE": "le profil",
    "usage.argument.PROFILES": "au moins un profil",
    "usage.argument.FILES": "au moins un fichier",
    "usage.argument.FOLDER": "le dossier",
    "usage.argument.DIR": "le dossier",
    "usage.argument.OLD": "le recueil de règles ancien",
    "usage.argument.NEW": "le recueil de règles nouveau",
    "usage.argument.PACK|CODE": "le recueil de règles, ou le code",
    "usage.argument.ID": "l’identifiant",
    "usage.argument.PACK": "le recueil de règles",
    "usage.argument.RESULT": "le résultat",
    "usage.missing_option": "il manque l’option {name}",
    "usage.no_value": "l’option {name} attend une valeur",
    "usage.takes_none": "l’option {name} ne prend pas de valeur",
    "usage.extra": ("un argument est de trop : {names}", "{n} arguments sont de trop : {names}"),
    "usage.choice": "{name} ne peut pas être « {value} ».{near}",
    "usage.choice.help": "les valeurs possibles sont {known}",
    "usage.day": "{name} : « {value} » n’est pas une date",
    "usage.day.help": "écrivez l’année, le mois et le jour, par exemple 2021-01-31",
    "usage.number": "{name} : « {value} » n’est pas un nombre entier",
    "usage.at_least": "{name} : {value} est trop petit",
    "usage.at_least.help": "écrivez au moins {low}",
    "usage.between": "{name} : {value} est hors des limites",
    "usage.between.help": "écrivez un nombre de {low} à {high}",
    "usage.not_there": "{name} : {value} n’existe pas",
    "usage.folder": "{name} : {value} est un dossier ; il faut un fichier",
    "usage.file": "{name} : {value} est un fichier ; il faut un dossier",
    "usage.other": "la commande n’est pas écrite comme il faut ({text})",
}
