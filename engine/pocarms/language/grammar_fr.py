"""Texts of the grammars of packs, passports, policies and marking schemes in French, by their English.

Only those that faults say: what a place takes, how a thing is called, and what a key that is missing is for.
"""

from __future__ import annotations

from collections.abc import Mapping

_NOUNS = {
    "a condition": "une condition",
    "a date": "une date",
    "a date such as 2020-12-18": "une date, par exemple 2020-12-18",
    "a facet": "une facette",
    "a kind": "une sorte de constats",
    "a length of time": "une durée",
    "a name": "un nom",
    "a number": "un nombre",
    "a number or the name of a parameter": "un nombre, ou le nom d’un paramètre",
    "a scale of the whole": "une échelle de l’ensemble",
    "a source": "une source",
    "a step": "un degré",
    "a tag": "une étiquette",
    "a test": "une comparaison",
    "a text": "un texte",
    "a value": "une valeur",
    "a value of the facet": "une valeur de la facette",
    "a whole number": "un nombre entier",
    "a word": "un mot",
    "an answer here": "une réponse d’ici",
    "an id": "un identifiant",
    "an option": "une réponse proposée",
    "foundation, harm, room_to_act or a facet": "foundation, harm, room_to_act ou une facette",
    "questions with their answers": "des questions avec leurs réponses",
    "the footnotes": "les notes",
    "the id of a pack": "l’identifiant d’un recueil",
    "the id of a question there": "l’identifiant d’une question de là-bas",
    "the id of the pack": "l’identifiant du recueil",
    "the name of a parameter": "le nom d’un paramètre",
    "the pages": "les pages",
    "the value the answer must have": "la valeur que la réponse doit avoir",
    "true or false": "true ou false",
    "where it comes from": "d’où cela vient",
}

_IDS = {
    "of a block": "d’un bloc",
    "of a concept": "d’une notion",
    "of a conflict": "d’une contradiction",
    "of a degree of room to act": "d’un degré de latitude",
    "of a finding": "d’un constat",
    "of a finding, level rule, bundle, measure, action or modifier": (
        "d’un constat, d’une règle de degré, d’un ensemble, d’une mesure, d’un acte ou d’un modificateur"
    ),
    "of a kind": "d’une sorte de constats",
    "of a level rule or a finding": "d’une règle de degré ou d’un constat",
    "of a modifier": "d’un modificateur",
    "of a question": "d’une question",
    "of a question about a practice": "d’une question sur une pratique",
    "of a scale": "d’une échelle",
    "of a source document": "d’un document source",
    "of a step of the procedure": "d’une étape de la procédure",
    "of an action": "d’un acte",
    "of an example": "d’un exemple",
    "of an owner": "d’un responsable",
    "of something addressable": "d’une chose qui peut être visée",
    "of the policy": "de la consigne",
    "the concept": "la notion",
    "the rule": "la règle",
}

_KEYS = {
    "answers": "des réponses",
    "answers there": "des réponses de là-bas",
    "codes of lints, or mutate and an operator": "des codes d’avertissements, ou mutate et un opérateur",
    "ids": "des identifiants",
    "ids of actions": "des identifiants d’actes",
    "ids of addressable things": "des identifiants de choses qui peuvent être visées",
    "ids of blocks": "des identifiants de blocs",
    "ids of bundles": "des identifiants d’ensembles",
    "ids of class rules": "des identifiants de règles de classe",
    "ids of concepts": "des identifiants de notions",
    "ids of conflicts": "des identifiants de contradictions",
    "ids of degrees of room to act": "des identifiants de degrés de latitude",
    "ids of examples": "des identifiants d’exemples",
    "ids of facets": "des identifiants de facettes",
    "ids of findings": "des identifiants de constats",
    "ids of items": "des identifiants d’éléments",
    "ids of kinds": "des identifiants de sortes de constats",
    "ids of level rules": "des identifiants de règles de degré",
    "ids of lists": "des identifiants de listes",
    "ids of lists for headquarters": "des identifiants de listes pour le Siège",
    "ids of measures": "des identifiants de mesures",
    "ids of modifiers": "des identifiants de modificateurs",
    "ids of options": "des identifiants de réponses proposées",
    "ids of owners": "des identifiants de responsables",
    "ids of packs": "des identifiants de recueils",
    "ids of parameters": "des identifiants de paramètres",
    "ids of parts": "des identifiants de parties",
    "ids of questions": "des identifiants de questions",
    "ids of scales": "des identifiants d’échelles",
    "ids of sections": "des identifiants de sections",
    "ids of sections of the memo": "des identifiants de sections du mémo",
    "ids of source documents": "des identifiants de documents sources",
    "ids of steps": "des identifiants de degrés",
    "keys of counts_as": "des clefs de counts_as",
    "keys of notes": "des clefs de notes",
    "keys of options": "des clefs de réponses proposées",
    "keys of steps": "des clefs de degrés",
    "keys of then": "des clefs de then",
    "names of attributes": "des noms d’attributs",
    "names of options": "des noms de réponses proposées",
    "numbers of sources": "des numéros de sources",
    "options of the facet": "des valeurs de la facette",
    "pages": "des pages",
    "sections, boxes and headings": "des sections, des encadrés et des titres",
}

_THINGS = {
    "a branch of choose": "une branche de choose",
    "a bundle": "un ensemble",
    "a choice": "un choix",
    "a class rule": "une règle de classe",
    "a concept's rule": "une règle de notion",
    "a conflict": "une contradiction",
    "a count": "un compte",
    "a finding": "un constat",
    "a floor and a ceiling": "un plancher et un plafond",
    "a level rule": "une règle de degré",
    "a link to another pack": "un lien vers un autre recueil",
    "a list for headquarters": "une liste pour le Siège",
    "a marking": "une classification",
    "a marking scheme": "une échelle de classifications",
    "a measure": "une mesure",
    "a memo": "un mémo",
    "a modifier": "un modificateur",
    "a pack file": "un fichier du recueil",
    "a passport": "un relevé de mesures",
    "a place of the source": "un endroit de la source",
    "a policy": "une consigne",
    "a question": "une question",
    "a review": "une relecture",
    "a scale": "une échelle",
    "a section of the memo": "une section du mémo",
    "a selection of findings": "un choix de constats",
    "a source document": "un document source",
    "a step of the procedure": "une étape de la procédure",
    "a test on evidence": "une comparaison d’éléments de preuve",
    "a translation": "une traduction",
    "a translation of actions": "une traduction d’actes",
    "a translation of addressable things": "une traduction de choses qui peuvent être visées",
    "a translation of bundles": "une traduction d’ensembles",
    "a translation of class rules": "une traduction de règles de classe",
    "a translation of concepts": "une traduction de notions",
    "a translation of conflicts": "une traduction de contradictions",
    "a translation of examples": "une traduction d’exemples",
    "a translation of facets": "une traduction de facettes",
    "a translation of findings": "une traduction de constats",
    "a translation of kinds": "une traduction de sortes de constats",
    "a translation of level rules": "une traduction de règles de degré",
    "a translation of lists for headquarters": "une traduction de listes pour le Siège",
    "a translation of measures": "une traduction de mesures",
    "a translation of modifiers": "une traduction de modificateurs",
    "a translation of questions": "une traduction de questions",
    "a translation of scales": "une traduction d’échelles",
    "a translation of sections of the memo": "une traduction de sections du mémo",
    "a translation of source documents": "une traduction de documents sources",
    "a translation of steps": "une traduction d’étapes",
    "an action": "un acte",
    "an example": "un exemple",
    "an outline": "un plan de la source",
    "compare": "compare",
    "counts of faults": "les comptes de fautes",
    "counts of tests": "les comptes de tests",
    "counts of warnings": "les comptes d’avertissements",
    "for_each": "for_each",
    "like conditions": "des conditions semblables",
    "rows of the grid": "les lignes de la grille",
    "something a finding may address": "une chose qu’un constat peut viser",
    "texts of the comparison": "les textes de la comparaison",
    "texts of the memo": "les textes du mémo",
    "texts of the pack": "les textes du recueil",
    "the 'then' of a modifier": "le « then » d’un modificateur",
    "the translated texts": "les textes traduits",
    "what must come out": "ce qui doit ressortir",
    "what must come out in a part": "ce qui doit ressortir dans une partie",
    "what packs must be": "ce que doivent être les recueils",
}

_HINTS = {
    "A modifier changes how a finding is told; it never changes a class and never hides anything.": (
        "Un modificateur change la façon dont un constat est dit ; il ne change jamais une classe et ne cache "
        "jamais rien."
    ),
    "The file is written by `pocarms pack passport PACK --write`.": (
        "Ce fichier est écrit par « pocarms pack passport RECUEIL --write »."
    ),
}

_DOCS = {
    "A choice, ordered or several-choice question.": "Une question à choix, ordonnée ou à plusieurs choix.",
    "A gap that at least so many missions have is shared.": "Une lacune qu’ont au moins tant de missions est commune.",
    "A short title.": "Un titre court.",
    "Before, during or after delivery.": "Avant, pendant ou après la livraison.",
    "Branches, the first that holds is taken.": "Les branches ; la première qui se vérifie est prise.",
    "Every section (as cited), box (as `box 2`) and heading, with its pages. Each needs a rule, or a reason.": (
        "Chaque section (comme on la cite), encadré (écrit `box 2`) et titre, avec ses pages. À chacun il faut une "
        "règle, ou un motif."
    ),
    "Faults put in, without those proved to mean the same.": (
        "Les fautes introduites, sans celles dont il est prouvé qu’elles reviennent au même."
    ),
    "Faults that a test notices.": "Les fautes qu’un test voit.",
    "From the least to the most protected.": "De la moins à la plus protégée.",
    "How many of them two missions must share.": "Combien d’entre elles deux missions doivent avoir en commun.",
    "Its answers, each with ours.": "Ses réponses, chacune avec la nôtre.",
    "Its question.": "Sa question.",
    "Its title.": "Son titre.",
    "Its version.": "Sa version.",
    "Language of the texts in these files, as a code: en.": "La langue des textes de ces fichiers, par son code : en.",
    "Questions not decided.": "Les questions non tranchées.",
    "So many lines are yes.": "Tant de lignes sont « yes ».",
    "Tests not yet named by an author.": "Les tests qu’un auteur n’a pas encore nommés.",
    "Tests that pass.": "Les tests réussis.",
    "Tests.": "Les tests.",
    "The action that calls for it, and says why.": "L’acte qui la demande, et dit pourquoi.",
    "The answers.": "Les réponses.",
    "The case, told briefly.": "Le cas, brièvement raconté.",
    "The concept that says it is doing harm now.": "La notion qui dit que cela cause un dommage à présent.",
    "The concept that says it is present.": "La notion qui dit que cela est présent.",
    "The concept this rule concludes.": "La notion que conclut cette règle.",
    "The concepts, shared where they are true in both.": "Les notions, communes là où elles sont vraies dans les deux.",
    "The conditions that at_least counts.": "Les conditions que compte at_least.",
    "The digest of its files then, tests and comments among them.": (
        "L’empreinte de ses fichiers à ce moment, tests et commentaires compris."
    ),
    "The digest of what was read.": "L’empreinte de ce qui a été relu.",
    "The document: an id under `sources` of pack.yaml.": "Le document : un identifiant sous `sources` de pack.yaml.",
    "The facet whose options are the rows, in their order.": (
        "La facette dont les valeurs sont les lignes, dans leur ordre."
    ),
    "The findings it takes together.": "Les constats qu’il réunit.",
    "The highest step not ruled out.": "Le plus haut degré qui ne soit pas écarté.",
    "The highest step proved.": "Le plus haut degré prouvé.",
    "The id of the rule.": "L’identifiant de la règle.",
    "The kind of finding.": "La sorte du constat.",
    "The language, as in the file's name.": "La langue, comme dans le nom du fichier.",
    "The lowest step: what remains when no rule holds.": (
        "Le degré le plus bas : ce qui reste quand aucune règle ne se vérifie."
    ),
    "The marking to suggest; a person confirms it.": "La classification à suggérer ; une personne la confirme.",
    "The name that reports give it.": "Le nom que les rapports lui donnent.",
    "The other pack.": "L’autre recueil.",
    "The pack's digest when it was measured.": "L’empreinte du recueil au moment des mesures.",
    "The pack.": "Le recueil.",
    "The pages on which it stands, as 14 or 9-11.": "Les pages où cela se trouve, par exemple 14 ou 9-11.",
    "The question whose evidence is looked at.": "La question dont on regarde les éléments de preuve.",
    "The question, in plain words.": "La question, en mots simples.",
    "The reason, in words.": "Le motif, en toutes lettres.",
    "The risks it covers: level rules or findings.": (
        "Les risques qu’elle couvre : des règles de degré ou des constats."
    ),
    "The rows of the grid, in order.": "Les lignes de la grille, dans l’ordre.",
    "The step it places the case at least at.": "Le degré auquel elle place au moins le cas.",
    "The step of the findings scale it places a finding at least at.": (
        "Le degré de l’échelle des constats auquel elle place au moins un constat."
    ),
    "The steps, lowest first; labels may be given.": "Les degrés, le plus bas d’abord ; avec ou sans libellés.",
    "The texts.": "Les textes.",
    "The version of the tool.": "La version de l’outil.",
    "The word that profiles write.": "Le mot que les profils écrivent.",
    "Title as printed; never translated.": "Le titre tel qu’il est imprimé ; jamais traduit.",
    "Title of the joint action.": "Le titre de l’action commune.",
    "Title of the pack.": "Le titre du recueil.",
    "Title.": "Le titre.",
    "True where so many of the conditions under `of` are true.": "Vrai là où tant de conditions sous `of` sont vraies.",
    "Version of the pack, raised with every change of meaning.": (
        "La version du recueil, relevée à chaque changement de sens."
    ),
    "Warnings argued with.": "Les avertissements contestés.",
    "Warnings.": "Les avertissements.",
    "What cannot be right, and what to check.": "Ce qui ne peut pas être juste, et que vérifier.",
    "What changes: approach, wording, owner, order, notes, labels; never a class.": (
        "Ce qui change : approche, formulation, responsable, ordre, notes, libellés ; jamais une classe."
    ),
    "What every pack must be.": "Ce que doit être chaque recueil.",
    "What is done.": "Ce qui est fait.",
    "What it gives.": "Ce qu’il donne.",
    "What must come out.": "Ce qui doit ressortir.",
    "What papers in English print.": "Ce qu’impriment les documents en anglais.",
    "What papers in French print.": "Ce qu’impriment les documents en français.",
    "What the list is called in reports.": "Comment la liste s’appelle dans les rapports.",
    "What the memo is called.": "Comment le mémo s’appelle.",
    "What the test shows, in words; unlike every other.": (
        "Ce que le test montre, en toutes lettres ; autre que tous les noms."
    ),
    "When it holds.": "Quand cela se vérifie.",
    "When the concept holds by this rule.": "Quand la notion se vérifie par cette règle.",
    "When this branch is taken.": "Quand cette branche est prise.",
    "When.": "Quand.",
    "Where it fits: a condition, or a list of which one must hold.": (
        "Où elle convient : une condition, ou une liste dont une doit se vérifier."
    ),
    "Which findings it touches: all, or kinds, tags, ids, facet.": (
        "Quels constats il touche : all, ou kinds, tags, ids, facet."
    ),
    "Who does it.": "Qui le fait.",
    "Who has read the pack.": "Qui a relu le recueil.",
    "Who has reviewed it.": "Qui l’a relue.",
    "findings: each piece of advice is placed on it. whole: the case itself is.": (
        "findings : chaque conseil y est placé. whole : le cas lui-même l’est."
    ),
    "no, or who has reviewed it and when.": "no, ou qui l’a relue et quand.",
    "yes_no: a fact. practice: yes / partly / no. choice: one of several. choices: a yes/no/unknown line per "
    "option. ordered: one of several, in order. number, date, text.": (
        "yes_no : un fait. practice : yes / partly / no. choice : une réponse parmi plusieurs. choices : une ligne "
        "yes/no/unknown par réponse. ordered : une parmi plusieurs, dans l’ordre. number, date, text."
    ),
}

FR: Mapping[str, str] = {**_NOUNS, **_IDS, **_KEYS, **_THINGS, **_HINTS, **_DOCS}
