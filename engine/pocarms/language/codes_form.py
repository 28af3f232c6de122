"""Pages of the fault catalogue: the form of pack files, and ids (R001 to R199)."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R001",
        "A key that the language does not have",
        "A key that nobody reads does nothing, and its author believes that it does something.",
        "Correct the spelling, or delete the line. The reference lists the keys of every section.",
    ),
    CodePage(
        "R002",
        "A key that is needed is missing",
        "Without it the rest of the entry has no clear meaning.",
        "Add the key. The message says what it is for.",
    ),
    CodePage(
        "R003",
        "Another kind of thing is needed here",
        "A text, a list and a block of keys cannot stand for one another.",
        "Write what the message asks for; the reference has an example for every key.",
    ),
    CodePage(
        "R004",
        "Not one of the words that may stand here",
        "Only the words of a closed list have a meaning at this place.",
        "Choose one of the words in the message.",
    ),
    CodePage(
        "R005",
        "Nothing stands after the key",
        "An empty key could mean 'none' or 'not written yet'; nobody can tell which.",
        "Write the value, or delete the line.",
    ),
    CodePage(
        "R006",
        "The number is too small",
        "With this number the line would have no meaning.",
        "Write a larger number.",
    ),
    CodePage(
        "R007",
        "Too few entries",
        "A list or block that must hold something holds too little of it.",
        "Add entries, or delete the key.",
    ),
    CodePage(
        "R008",
        "A header outside pack.yaml",
        "What a whole pack shares stands in one place, so that a reader finds it and nothing is said twice.",
        "Move the line to pack.yaml.",
    ),
    CodePage(
        "R009",
        "The same entry twice in one list",
        "Said twice it means no more than once; often another entry was meant.",
        "Delete one of the two, or correct it.",
    ),
    CodePage(
        "R010",
        "No such folder",
        "A pack is a folder with a file pack.yaml in it.",
        "Check the path for typing errors.",
    ),
    CodePage(
        "R011",
        "The pack has no pack.yaml",
        "Without its header a pack has no name, no kinds of findings and no scales.",
        "Add a file pack.yaml, or check that this is the folder you meant.",
    ),
    CodePage(
        "R012",
        "Pack and folder are called differently",
        "Profiles name the pack by its folder; two names would lead to the wrong one.",
        "Rename the folder, or correct 'pack:' in pack.yaml.",
    ),
    CodePage(
        "R013",
        "Rules in the folder for tests",
        "Files under tests/ are not opened when a mission is assessed, so what stands there would be missing.",
        "Move it to a file outside the folder tests/.",
    ),
    CodePage(
        "R014",
        "A comma has cut a text in two",
        "Inside braces and brackets a comma divides entries; the rest of the text was lost.",
        "Put the text into quotes.",
    ),
    CodePage(
        "R015",
        "Too many keys at once",
        "Only one of these keys can count, and nobody could tell which was meant.",
        "Keep one, or write separate entries.",
    ),
    CodePage(
        "R016",
        "A second header",
        "A pack has one name and one version, in pack.yaml.",
        "Move what is here to pack.yaml.",
    ),
    CodePage(
        "R017",
        "Very many faults",
        "Nobody reads thousands of faults; usually one at the top causes the rest.",
        "Correct the first ones and check again.",
    ),
    CodePage(
        "R101",
        "Not the form of an id",
        "Ids are written by many hands in many files; one form keeps them easy to type and to find.",
        "Use lower-case letters and digits, _ between words and dots between themes: casualties.weapon_type_recorded.",
    ),
    CodePage(
        "R102",
        "A word of the language as an id",
        "In a condition the word already means something else.",
        "Choose another id.",
    ),
    CodePage(
        "R103",
        "The same id for two things",
        "A condition, a profile or a report that names the id could mean either.",
        "Rename one of the two. An id that profiles already use should be kept.",
    ),
    CodePage(
        "R104",
        "A retired id",
        "Old profiles and reports still name it with its old meaning.",
        "Choose a new id. The list 'retired' in pack.yaml only ever grows.",
    ),
    CodePage(
        "R105",
        "Nothing has this id",
        "A rule that names nothing would silently never hold.",
        "Correct the spelling, or declare what is meant.",
    ),
    CodePage(
        "R106",
        "The id belongs to another kind of thing",
        "Here, for instance, a question is needed, and the id is a finding's.",
        "Name the right thing; the message says where the id is declared.",
    ),
    CodePage(
        "R107",
        "A word that cannot be an option",
        "'unknown' and 'not_applicable' can be said of any question and mean the same everywhere; 'each', 'only' and "
        "'answer' have a use of their own.",
        "Delete the option, or choose another id for it.",
    ),
    CodePage(
        "R108",
        "Not the form of an option's id",
        "Conditions and profiles name options by their id, not by their wording.",
        "Write a short id in lower case and the wording after it.",
    ),
    CodePage(
        "R109",
        "Options and type do not fit together",
        "Some types of question have options of the author's making, the others never do.",
        "Add the options, delete them, or choose another type.",
    ),
    CodePage(
        "R110",
        "This adverse end does not fit the type",
        "Numbers and ordered options are adverse at the high or low end, dates at the old or new end; other answers "
        "have no order.",
        "Correct the word, or delete the line.",
    ),
    CodePage(
        "R111",
        "A concept with two names",
        "A concept means one thing, in whatever file its rules stand.",
        "Keep the label at one rule only.",
    ),
    CodePage(
        "R112",
        "Not the code of a language",
        "Translations and marks such as [en] use the code.",
        "Write the code in lower case: en, fr, es, ar.",
    ),
)
