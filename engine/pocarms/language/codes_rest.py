"""Pages of the fault catalogue: findings, translations, tests, and warnings (R501 to R899)."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R501",
        "for_each over a question without options of its own",
        "There is nothing to make findings of.",
        "Name a choice, ordered or several-choice question, or write the finding once.",
    ),
    CodePage(
        "R502",
        "'any' or 'none' beside other things addressed",
        "'any' already takes in everything, 'none' excludes everything.",
        "Write it alone, or name what is addressed.",
    ),
    CodePage(
        "R503",
        "A practice is needed",
        "The finding stands while the practice is no or partly, and only practices have a partly.",
        "Name a question of type practice, or write a condition under 'when'.",
    ),
    CodePage(
        "R504",
        "The facet has no such value",
        "The finding would be sorted under something that does not exist.",
        "Correct the value, or add it to the facet.",
    ),
    CodePage(
        "R505",
        "The attribute has no such word",
        "Class rules would never find it.",
        "Write one of the words that pack.yaml declares.",
    ),
    CodePage(
        "R506",
        "'choose' without a clear end",
        "Branches are tried from the top. Without 'otherwise' at the end nothing might be left; after it none counts.",
        "Make 'otherwise' the last branch, and the only one.",
    ),
    CodePage(
        "R507",
        "Two modifiers set the same thing",
        "Both may hold at once, and nobody could say which of them wins.",
        "Say it with 'over', or let them touch different findings.",
    ),
    CodePage(
        "R508",
        "Neither a key nor an attribute",
        "A key that nobody reads does nothing, and its author believes that it does something.",
        "Correct the spelling, or declare the attribute in pack.yaml.",
    ),
    CodePage(
        "R601",
        "A translation of nothing",
        "The text was renamed or removed in the pack, or the key is misspelt; the translation would never be shown.",
        "Correct the key, or delete the text.",
    ),
    CodePage(
        "R602",
        "Language and file do not fit",
        "A translation is found by the name of its file.",
        "Correct the name of the file or the line 'language'.",
    ),
    CodePage(
        "R603",
        "{each} got lost in translation, or was added",
        "{each} is replaced by the wording of an option; without it all findings would read alike.",
        "Keep {each} in the translation where the text of the pack has it.",
    ),
    CodePage(
        "R604",
        "Texts without translation",
        "They are shown in the language of the pack, with a mark in front.",
        "Translate them when the texts have settled.",
    ),
    CodePage(
        "R701",
        "Two tests of the same name",
        "A failing test could not be found by its name.",
        "Say in the name what this test shows that the other does not.",
    ),
    CodePage(
        "R702",
        "A test that contradicts itself",
        "It could never pass.",
        "Take the id out of one of the two lists.",
    ),
    CodePage(
        "R703",
        "A class is expected of what has none",
        "Only findings of kinds with 'advice: true' and without a box are placed in classes.",
        "Test whether the finding is established instead.",
    ),
    CodePage(
        "R704",
        "A floor above the ceiling",
        "The floor is the highest step proved, the ceiling the highest not ruled out.",
        "Swap the two.",
    ),
    CodePage(
        "R705",
        "A part that the test does not give",
        "Nothing can come out of a part that is not there.",
        "Add the part to the test, or correct its id.",
    ),
    CodePage(
        "R801",
        "A concept that nothing reads",
        "Either a rule that should read it is missing, or the concept can go.",
        "Use it, or delete it.",
    ),
    CodePage(
        "R802",
        "A question that no rule reads",
        "Every question costs somebody time; one that changes nothing should not be asked.",
        "Write the rule that needs it, or delete the question.",
    ),
    CodePage(
        "R803",
        "An example that is shown nowhere",
        "Examples appear beside findings that name them.",
        "Name it under 'examples' of a finding, or delete it.",
    ),
    CodePage(
        "R804",
        "A word of the header that is never used",
        "Readers of the pack look for what it stands for.",
        "Use it, or delete it.",
    ),
    CodePage(
        "R805",
        "A modifier that touches no finding",
        "No finding fits its 'applies_to', so it never does anything.",
        "Check tags, facets and ids.",
    ),
    CodePage(
        "R811",
        "No source",
        "A line that people act on must say where it comes from.",
        "Add 'source:' with document, section and page.",
    ),
    CodePage(
        "R812",
        "A test that says nothing",
        "No answer, or every answer, meets it: probably other values were meant.",
        "Check the values. 'applies' says that a question applies.",
    ),
    CodePage(
        "R813",
        "'partly' is lost",
        "A practice that exists on paper only would count as being in place.",
        "Let 'partly' count as well, or put the question under 'practice' of a finding.",
    ),
    CodePage(
        "R814",
        "'not' where a question may not apply",
        "'not' also holds where the question does not apply at all, so a finding may appear where it makes no sense.",
        "Use is_not, none_of or lacks, or put 'applies' beside it.",
    ),
    CodePage(
        "R815",
        "The same rule twice",
        "The second adds nothing, and the two will drift apart.",
        "Delete one, and keep both sources with the other.",
    ),
    CodePage(
        "R816",
        "Asked once for all, depending on parts",
        "In a profile with parts, an answer given part by part cannot decide whether a shared question applies.",
        "Let both be answered part by part, or both once for all.",
    ),
    CodePage(
        "R817",
        "What counts as partly is not said",
        "Two people would answer differently.",
        "Add 'counts_as: {partly: …}'.",
    ),
    CodePage(
        "R818",
        "Advice without advice, or without an owner",
        "The reader must learn what to do, and who does it.",
        "Add the missing line.",
    ),
    CodePage(
        "R819",
        "A conflict may take away an adverse answer",
        "An answer in doubt counts as unknown. If it is the most adverse one, the level proved falls.",
        "Let the conflict hold only for milder answers, or do not doubt this question.",
    ),
    CodePage(
        "R820",
        "Waiting for one of several answers, and read by a level rule",
        "While one of the answers is unknown everything behind the gate stays open. An adverse answer to another ends "
        "the wait, and a favourable answer on file then lowers what is not ruled out.",
        "Ask the question without this gate, or ask the second answer only where the first is known.",
    ),
    CodePage(
        "R821",
        "A citation is misplaced",
        "By the outline of the source, what is cited does not stand on this page.",
        "Look it up in the source, and correct the citation or the outline.",
    ),
    CodePage(
        "R822",
        "A part of the source that no rule carries",
        "What the source asks for there would silently be missing. A question or an example alone carries nothing.",
        "Write a rule that cites it, or say under 'none' why there is none.",
    ),
    CodePage(
        "R823",
        "A value of the outline without a finding",
        "The source asks for something there, such as a recommendation, that no finding brings up.",
        "Write a finding with this value, or take the value out of the outline.",
    ),
)
