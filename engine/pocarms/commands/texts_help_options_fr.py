"""What options say of themselves in help, in French, by their English; `texts_help_fr` has the commands.

An English text that changes has no French until somebody looks at it; a test says which.
"""

from __future__ import annotations

OPTIONS = {  # what an option says of itself in English -> in French
    "": "",
    "help": "Afficher cette aide, et rien d’autre.",
    "version": "Afficher la version, et rien d’autre.",
    "Show where in the program a fault of our own happened.": (
        "Montrer où, dans le programme, une défaillance interne s’est produite."
    ),
    "Language, as --lang of each command; of this help too.": (
        "Langue, comme --lang de chaque commande ; aussi celle de cette aide."
    ),
    "[default: by FILE's ending, else text]": "[par défaut : d’après la terminaison de FICHIER, sinon text]",
    "[default: by FILE's ending, else md]": "[par défaut : d’après la terminaison de FICHIER, sinon md]",
    "full: everything. memo: two pages for the decision maker. brief: one page. cable: text to paste. "
    "[default: the pack's own choice]": (
        "full : tout. memo : deux pages pour qui décide. brief : une page. cable : du texte à coller. [par défaut"
        " : ce que le recueil de règles prévoit]"
    ),
    "Take shared facts from a mission's profile where this one has no answer.": (
        "Reprendre du profil d’une mission les faits communs auxquels celui-ci ne répond pas."
    ),
    "With every answer, reason and proof, or without. [default: short as text and md, whole as html]": (
        "Avec chaque réponse, raison et preuve, ou sans. [par défaut : --short pour text et md, --whole pour html]"
    ),
    "With a page on how firm the result is, in the full report.": (
        "Avec une page sur la solidité du résultat, dans le rapport complet."
    ),
    "Language. [default: the pack's own]": "Langue. [par défaut : celle du recueil de règles]",
    "Language. [default: the result's]": "Langue. [par défaut : celle du résultat]",
    "Language of the report. [default: the pack's own]": "Langue du rapport. [par défaut : celle du recueil de règles]",
    "Language of the questions. [default: the pack's own]": (
        "Langue des questions. [par défaut : celle du recueil de règles]"
    ),
    "Language of the plan. [default: the pack's own]": "Langue du plan. [par défaut : celle du recueil de règles]",
    "Language of what is shown.": "Langue de ce qui est affiché.",
    "Language of what is said beside it.": "Langue de ce qui est dit à côté.",
    "Language to begin in.": "Langue dans laquelle commencer.",
    "Write to a file instead of the screen.": "Écrire dans un fichier plutôt qu’à l’écran.",
    "Write to a file, not the screen.": "Écrire dans un fichier plutôt qu’à l’écran.",
    "Where to. [default: a name with the marking]": "Où écrire. [par défaut : un nom qui porte la classification]",
    "Overwrite the file.": "Remplacer le fichier s’il existe.",
    "Use the rule pack in this folder.": "Utiliser le recueil de règles de ce dossier.",
    "The pack of profiles that ask for its version.": "Le recueil de règles des profils qui en demandent la version.",
    "Take ages at this day.": "Compter le temps jusqu’à ce jour.",
    "Raise the marking of the report above the profile's.": (
        "Donner au rapport une classification plus haute que celle du profil."
    ),
    "Raise the marking of the plan above the profile's.": (
        "Donner au plan une classification plus haute que celle du profil."
    ),
    "Raise the marking of the register above its proposals'.": (
        "Donner au registre une classification plus haute que celle des propositions."
    ),
    "Raise the marking above the profile's.": "Donner une classification plus haute que celle du profil.",
    "Raise the marking above the profiles'.": "Donner une classification plus haute que celle des profils.",
    "Lower the marking; the reason is printed.": "Abaisser la classification ; le motif est imprimé.",
    "Which rule packs may be used. [default: pocarms-policy.yaml beside the profile or the pack, if there is one]": (
        "Quels recueils de règles peuvent être utilisés. [par défaut : le fichier pocarms-policy.yaml placé à "
        "côté du profil ou du recueil, s’il y en a un]"
    ),
    "Which rule packs may be used. [default: pocarms-policy.yaml beside a profile or the pack]": (
        "Quels recueils de règles peuvent être utilisés. [par défaut : le fichier pocarms-policy.yaml placé à "
        "côté d’un profil ou du recueil]"
    ),
    "Use the templates in this folder in place of ours, for text, md, html and pdf (docs/templates.md).": (
        "Utiliser les modèles de ce dossier à la place des nôtres, pour text, md, html et pdf (docs/templates.md)."
    ),
    "Exit with 1 where a class or level is at least this.": (
        "Rendre le code de sortie 1 si une classe ou un degré atteint au moins celui-ci."
    ),
    "Exit with 1 where a headline is at least this.": (
        "Rendre le code de sortie 1 si un degré d’ensemble atteint au moins celui-ci."
    ),
    "Only in this part of the profile.": "Dans cette partie du profil seulement.",
    "Every way in which it holds, every answer read, all that is open.": (
        "Toutes les façons dont la chose est établie, toutes les réponses lues, tout ce qui reste ouvert."
    ),
    "The profile's own id.": "L’identifiant du profil.",
    "The day the answers are true.": "Le jour pour lequel les réponses valent.",
    "Take this answer; PART/QUESTION=ANSWER.": "Prendre cette réponse ; dans une partie : PARTIE/QUESTION=RÉPONSE.",
    "Take the answers in this YAML file; - reads stdin.": (
        "Prendre les réponses de ce fichier YAML ; - lit l’entrée standard."
    ),
    "Search what reaches it: ruled_out, established, a step; of a level also better, worse, proceeding.": (
        "Chercher ce qui l’atteint. Un but est ruled_out (écarté), established (établi), ou une classe ou un "
        "degré ; pour un degré, aussi better (plus favorable), worse (moins favorable), proceeding (l’affaire "
        "peut se faire)."
    ),
    "The goal in this part of the profile.": "Le but dans cette partie du profil.",
    "Sets of changes to verify and show.": "Combien d’ensembles de changements vérifier et montrer.",
    "What to ask for: the level, the findings of the highest class, all findings, or all.": (
        "Jusqu’où demander : level, le degré ; first, les constats de la plus haute classe ; findings, tous les "
        "constats ; all, tout."
    ),
    "Only what this component or person can answer.": (
        "Seulement ce à quoi cette composante ou cette personne peut répondre."
    ),
    "Only what is asked in this part, or in the whole.": (
        "Seulement ce qui est demandé dans cette partie, ou pour l’ensemble."
    ),
    "Who answers; stands with every answer. [asked otherwise]": (
        "Qui répond ; figure à côté de chaque réponse. [demandé sinon]"
    ),
    "Ask again what was answered with “not known”.": "Redemander ce à quoi on a répondu « inconnu ».",
    "Questions to show.": "Combien de questions montrer.",
    "What is due on this day. [default: the latest day of any proposal]": (
        "Ce qui arrive à échéance ce jour-là. [par défaut : le jour le plus récent d’une proposition]"
    ),
    "An answer workbook for Excel or LibreOffice.": "Un classeur de réponses pour Excel ou LibreOffice.",
    "A form for phones (KoboToolbox, ODK), as XLSForm.": (
        "Un formulaire de téléphone (KoboToolbox, ODK), au format XLSForm."
    ),
    "Only what this component knows.": "Seulement ce que sait cette composante.",
    "One workbook for each component; -o then names a folder.": (
        "Un classeur par composante ; -o nomme alors un dossier."
    ),
    "Leave out what has an answer.": "Laisser de côté ce qui a une réponse.",
    "Do not show the answers on file.": "Ne pas montrer les réponses déjà données.",
    "Ask sensitive questions in a form for phones too.": (
        "Poser aussi les questions sensibles dans un formulaire de téléphone."
    ),
    "Show what would change, and write nothing.": "Montrer ce qui changerait, et ne rien écrire.",
    "What counts where an answer contradicts what the same person said, or what nobody signed.": (
        "Ce qui compte lorsqu’une réponse contredit ce qu’a dit la même personne, ou ce que personne n’a signé : "
        "new, la nouvelle ; file, celle du profil ; both, les deux sont gardées."
    ),
    "What is late by this day.": "Ce qui est en retard à ce jour.",
    "What the answers are from now on. [default: show what they are, and what changed since]": (
        "Ce que les réponses sont désormais : draft, un projet ; reviewed, relues ; approved, visées. [par défaut : "
        "montrer ce qu’elles sont, et ce qui a changé depuis]"
    ),
    "Who reviewed or approved them.": "Qui les a relues ou visées.",
    "The day on which that was done.": "Le jour où cela a été fait.",
    "Rows by a facet of the pack, such as tier, or by block.": (
        "Les lignes selon une facette du recueil de règles, par exemple tier, ou par bloc (block)."
    ),
    "Write the report of each mission to this folder too; the cells of the HTML lead there.": (
        "Écrire aussi le rapport de chaque mission dans ce dossier ; les cases de la page HTML y mènent."
    ),
    "Port. [default: any that is free]": "Le port. [par défaut : un port libre]",
    "Print the address; open no browser.": "Afficher l’adresse, sans ouvrir de navigateur.",
    "0: never end.": "Sans usage, s’arrêter au bout de tant de minutes ; 0 : jamais.",
    "Address to listen at.": "L’adresse à laquelle la page répond.",
    "Allow another address than this computer's own.": "Permettre une autre adresse que celle de cet ordinateur.",
    "The profile the result is about.": "Le profil sur lequel porte le résultat.",
    "As assess was given it.": "Comme pour assess.",
    "Exit with 1 where there are warnings.": "Rendre le code de sortie 1 s’il y a des avertissements.",
    "Name every test.": "Nommer chaque test.",
    "List the parts of conditions that no test shows to decide alone.": (
        "Énumérer les éléments de conditions dont aucun test ne montre qu’ils décident à eux seuls."
    ),
    "With --owed: draft tests for the first N of them.": "Avec --owed : ébaucher des tests pour les N premiers.",
    "The schema of profiles instead.": "Le schéma des profils, à la place.",
    "The pack's id; its folder is made inside DIR. [default: DIR's name]": (
        "L’identifiant du recueil ; son dossier est créé dans DOSSIER. [par défaut : le nom de DOSSIER]"
    ),
    "Measure it, and write passport.yaml beside pack.yaml.": (
        "Mesurer le recueil, et écrire passport.yaml à côté de pack.yaml."
    ),
    "With --write: a person has read it as it is.": "Avec --write : une personne l’a relu tel qu’il est.",
    "With --reviewed-by: the day of it.": "Avec --reviewed-by : le jour de la relecture.",
    "The folder to make.": "Le dossier à créer.",
    "Judge the profiles in this folder by both, and tell whose results move and why.": (
        "Juger selon les deux les profils de ce dossier, et dire pour lesquels le résultat bouge, et pourquoi."
    ),
    "How many.": "Combien en montrer.",
    "Only items whose kind and id hold this text, as `finding embargo.`": (
        "Seulement les éléments dont la sorte et l’identifiant contiennent ce texte, par exemple « finding embargo. »"
    ),
    "How many to list.": "Combien en énumérer.",
    "For how many to draft a test.": "Pour combien ébaucher un test.",
    "For the answers that drafts are drawn from.": "Le germe du tirage des réponses dont les ébauches sont faites.",
}
