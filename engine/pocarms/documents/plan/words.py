"""The fixed words of the action plan as a document and of its import, over those of workbooks and reports."""

from __future__ import annotations

from functools import cache

from pocarms.documents.workbook.words import words as of_workbooks
from pocarms.reports.strings import Strings
from pocarms.wording.strings import Text

EN: dict[str, Text] = {
    "title": "Action plan",
    "sheet": "Plan",
    "digest": "Fingerprint of the rules",
    "intro": "Each line is a piece of advice of the assessment. Who does it, by when and how far it is, people decide.",
    "none": "Nothing is advised on the answers given, and nothing is planned.",
    "rest": "On the plan, and not advised now",
    "by": "Filled in by (person or component)",
    "on": "Day on which it was filled in",
    "guide.1": "Fill in the yellow cells where there is something new. A blank cell changes nothing.",
    "guide.2": "Status: choose from the list. Dropped needs the reason, in the note. Say above who fills this in and "
    "on which day; a line may say otherwise. Without a name and a day nothing is read back.",
    "guide.3": "“On file” shows what the plan says so far. Evidence and notes are added to it; a new status, owner or "
    "date takes the place of the old one, and every such change is shown when the file is read back.",
    "guide.4": "That an action is done does not make its finding go: the answers do that. Send new answers too.",
    "guide.5": "Do not name victims, witnesses or sources. Send the file back the way that its marking asks for.",
    "guide.6": "Lines are recognised by a hidden column: do not move entries from one line to another.",
    "head.n": "No.",
    "head.point": "Point",
    "head.action": "Point, and what to do",
    "head.who": "Advised for",
    "head.needs": "Deal with first",
    "head.first_step": "First step",
    "head.done_when": "Done when",
    "head.on_file": "On file",
    "head.status": "Status",
    "head.owner": "Who does it",
    "head.due": "By when",
    "head.review": "Look again on",
    "head.evidence": "Evidence",
    "head.note": "Note, or reason for dropping",
    "head.by": "Who says so",
    "head.on": "On which day",
    "import.none": "Nothing new: all of it is in the plan already.",
    "import.change": ("{n} action changes", "{n} actions change"),
    "import.undecided": ("{n} line contradicts what is on file", "{n} lines contradict what is on file"),
    "import.new": "{field}: {value} (new)",
    "import.instead": "{field}: {value} (was: {was})",
    "import.added": "{field}, added: {value}",
    "import.against": "{field}: {value}, against what is on file: {was}. It changed after the plan was sent, or the "
    "day is not later; which counts?",
    "import.left": "{field}: left as {was}, and not {value}",
    "import.kept": "{field}: left as {was}; {value} is kept in the note",
    "import.said": "{who}, {date} ({where})",
    "import.dated": "{who}, {date}",
    "import.aged": "The answers have changed since the plan was made: what is advised may be otherwise now.",
    "field.status": "status",
    "field.owner": "who",
    "field.due": "by when",
    "field.review": "look again on",
    "field.evidence": "evidence",
    "field.note": "note",
    "field.reason": "reason",
    "calendar": "Action plan: {subject}",
    "event.due": "Due: {title}",
    "event.review": "Review: {title}",
}
FR: dict[str, Text] = {
    "title": "Plan d’action",
    "sheet": "Plan",
    "digest": "Empreinte des règles",
    "intro": "Chaque ligne est un conseil de l’évaluation. Qui agit, pour quand et où l’on en est : ce sont les "
    "personnes qui en décident.",
    "none": "Rien n’est conseillé d’après les réponses données, et rien n’est prévu.",
    "rest": "Au plan, et pas conseillé à présent",
    "by": "Rempli par (personne ou composante)",
    "on": "Jour où le fichier a été rempli",
    "guide.1": "Remplissez les cases jaunes là où il y a du nouveau. Une case vide ne change rien.",
    "guide.2": "État : choisissez dans la liste. « Abandonnée » demande un motif, dans la remarque. Dites ci-dessus "
    "qui remplit et quel jour ; une ligne peut dire autre chose. Sans nom ni jour, rien n’est relu.",
    "guide.3": "« Au dossier » montre ce que dit le plan à ce jour. Preuves et remarques s’y ajoutent ; un nouvel "
    "état, un nouveau responsable ou une nouvelle date remplace l’ancien, et chaque changement est montré à la "
    "relecture.",
    "guide.4": "Qu’une action soit achevée ne fait pas disparaître son constat : ce sont les réponses qui le font. "
    "Envoyez aussi de nouvelles réponses.",
    "guide.5": "Ne nommez ni victime, ni témoin, ni source. Renvoyez le fichier par la voie que demande sa "
    "classification.",
    "guide.6": "Chaque ligne est reconnue par une colonne cachée : ne déplacez rien d’une ligne à l’autre.",
    "head.n": "N°",
    "head.point": "Point",
    "head.action": "Point, et que faire",
    "head.who": "Conseillé à",
    "head.needs": "À traiter d’abord",
    "head.first_step": "Premier pas",
    "head.done_when": "Achevé quand",
    "head.on_file": "Au dossier",
    "head.status": "État",
    "head.owner": "Qui agit",
    "head.due": "Échéance",
    "head.review": "À revoir le",
    "head.evidence": "Preuve",
    "head.note": "Remarque, ou motif d’abandon",
    "head.by": "Qui l’affirme",
    "head.on": "Quel jour",
    "import.none": "Rien de nouveau : tout figure déjà au plan.",
    "import.change": ("{n} action change", "{n} actions changent"),
    "import.undecided": ("{n} ligne contredit ce qui est au dossier", "{n} lignes contredisent ce qui est au dossier"),
    "import.new": "{field} : {value} (nouveau)",
    "import.instead": "{field} : {value} (avant : {was})",
    "import.added": "{field}, ajout : {value}",
    "import.against": "{field} : {value}, contre ce qui est au dossier : {was}. Cela a changé après l’envoi du plan, "
    "ou le jour n’est pas postérieur ; lequel compte ?",
    "import.left": "{field} : reste {was}, et non {value}",
    "import.kept": "{field} : reste {was} ; {value} est gardé dans la remarque",
    "import.said": "{who}, {date} ({where})",
    "import.dated": "{who}, {date}",
    "import.aged": "Les réponses ont changé depuis que le plan a été fait : ce qui est conseillé a pu changer.",
    "field.status": "état",
    "field.owner": "qui",
    "field.due": "échéance",
    "field.review": "à revoir le",
    "field.evidence": "preuve",
    "field.note": "remarque",
    "field.reason": "motif",
    "calendar": "Plan d’action : {subject}",
    "event.due": "Échéance : {title}",
    "event.review": "À revoir : {title}",
}


@cache
def words(language: str) -> Strings:
    """Return these words over those of workbooks and reports, in "en" or "fr". Raises ValueError for any other."""
    return of_workbooks(language).over(EN, FR, "wp.")
