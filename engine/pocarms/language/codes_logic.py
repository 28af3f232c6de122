"""Pages of the fault catalogue: conditions, loops, scales and levels (R201 to R499)."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R201",
        "Not a condition",
        "A condition names a question or a concept and what it must be; a bare word or list leaves that open.",
        "Write {question: answer} or {concept: true}; put all: or any: in front of a list.",
    ),
    CodePage(
        "R202",
        "The test does not fit the type of the question",
        "A test that can never be made would silently never hold.",
        "Use one of the tests that the message lists.",
    ),
    CodePage(
        "R203",
        "Unlike things are compared",
        "A yes is not a true, a text is not a number, an age needs a unit.",
        "Write a value of the kind that the message asks for.",
    ),
    CodePage(
        "R204",
        "The question has no such option",
        "The test would never hold.",
        "Correct the spelling, or add the option to the question.",
    ),
    CodePage(
        "R205",
        "An order is asked of options that have none",
        "'At least' needs to know which option is more. The options of a choice stand side by side.",
        "Name the options one by one, or make the question 'type: ordered'.",
    ),
    CodePage(
        "R206",
        "No end of the options is declared adverse",
        "adverse_at_least must know in which direction things get worse.",
        "Add 'adverse: high' or 'adverse: low' to the question.",
    ),
    CodePage(
        "R207",
        "Free text is tested",
        "No rule can read what a person wrote in words of their own.",
        "Ask a question with options, and test that one.",
    ),
    CodePage(
        "R208",
        "A test of knowledge where none may stand",
        "If 'not known' could establish a gap or lift a class, an unknown would count as a proof.",
        "Move it to a finding or level rule of a kind declared 'about: knowledge', or test the answer itself.",
    ),
    CodePage(
        "R209",
        "A test of knowledge under 'not'",
        "What is not known would be turned into a proof by the back door.",
        "Write is_known instead of not is_unknown, and the other way round.",
    ),
    CodePage(
        "R210",
        "A field of the finding outside class rules",
        "Only a class rule looks at one finding at a time.",
        "Name answers or concepts.",
    ),
    CodePage(
        "R211",
        "A scale is read where none may be",
        "Levels are what comes out in the end. If rules before it could read them, the reasoning would run in circles.",
        "Read scales in actions and steps only; elsewhere name answers or concepts.",
    ),
    CodePage(
        "R212",
        "A concept where only answers may be read",
        "Which questions apply, and which answers clash, is settled before any rule is looked at.",
        "Write the tests on answers that the concept stands for.",
    ),
    CodePage(
        "R213",
        "'each' outside a finding with for_each",
        "There is no option that it could stand for, and {each} would be printed as it is.",
        "Write the option itself, or give the finding a for_each.",
    ),
    CodePage(
        "R214",
        "More is asked for than there is",
        "'At least five of three' can never hold.",
        "Lower the number, or add conditions.",
    ),
    CodePage(
        "R215",
        "Findings have no such field",
        "A class rule that reads a field that does not exist would never hold.",
        "Correct the spelling, or declare the attribute in pack.yaml.",
    ),
    CodePage(
        "R216",
        "A field never has this value",
        "The class rule would never hold.",
        "Write one of the words that the message lists.",
    ),
    CodePage(
        "R217",
        "Not a word that joins conditions",
        "Only all, any, not and at_least join conditions; any other key names a question or a concept.",
        "Correct the spelling.",
    ),
    CodePage(
        "R218",
        "The parameter stands for another kind of thing",
        "A length of time cannot stand where a number is needed, nor the other way round.",
        "Choose another parameter.",
    ),
    CodePage(
        "R301",
        "A question hangs on itself",
        "Whether it applies could never be settled.",
        "Break the loop that the message prints.",
    ),
    CodePage(
        "R302",
        "A concept rests on itself",
        "It could never be proved from answers.",
        "Break the loop that the message prints.",
    ),
    CodePage(
        "R303",
        "A finding is its own foundation",
        "Nobody could say which of them comes first.",
        "Break the loop that the message prints.",
    ),
    CodePage(
        "R304",
        "A step comes after itself",
        "It could never be taken.",
        "Break the loop that the message prints.",
    ),
    CodePage(
        "R305",
        "A modifier stands above itself",
        "Nobody could say which of them wins.",
        "Break the loop that the message prints.",
    ),
    CodePage(
        "R306",
        "Parts inside parts",
        "A part has no parts of its own, so what is looked at in each part cannot look into parts again.",
        "Name a concept that rests on answers of one part alone.",
    ),
    CodePage(
        "R401",
        "'otherwise' is not the lowest step",
        "What remains when no rule holds must be the lowest step, because rules only ever raise.",
        "Correct the order of the steps or the word.",
    ),
    CodePage(
        "R402",
        "'proceeding' and 'holding' do not fit the scale",
        "They say what is shown while it is not settled whether a matter may go ahead. That works only for a scale of "
        "the whole, with the proceeding steps lowest and the holding step above them.",
        "Correct the two lists as the message says.",
    ),
    CodePage(
        "R403",
        "The scale has no such step",
        "A word that is no step has no place in the order.",
        "Correct the spelling, or add the step.",
    ),
    CodePage(
        "R404",
        "A facet with neither or both",
        "A facet has either a list of options or numbers.",
        "Give it options, or 'type: number'.",
    ),
    CodePage(
        "R405",
        "A step of no scale, or of another one",
        "A class rule places findings, a level rule places the case; each has scales of its own.",
        "Write a step of the right scale.",
    ),
    CodePage(
        "R406",
        "A rule that sets the lowest step",
        "The lowest step is what remains. A rule that sets it would do nothing, or be meant to lower; no rule can.",
        "Delete the rule, or name a higher step.",
    ),
    CodePage(
        "R407",
        "A cap where nothing is placed",
        "Only findings of kinds with 'advice: true' and without a box are placed in classes.",
        "Delete the cap.",
    ),
    CodePage(
        "R408",
        "A kind that is not for level rules",
        "Level rules have a kind only to say that they hold because something is not known.",
        "Use a kind with 'level: true', or none.",
    ),
    CodePage(
        "R409",
        "A step that is on several scales",
        "The rule could place the case on either.",
        "Add 'scale:' with the one that is meant.",
    ),
    CodePage(
        "R410",
        "A worse answer could lower the level",
        "People act on the level. If one more adverse answer could lower it, the tool would reward bad news.",
        "Let the test take in the adverse end: adverse_at_least, or a list that reaches to the adverse end.",
    ),
    CodePage(
        "R411",
        "A level rule reads an order without an adverse end",
        "Whether the rule is cautious cannot be checked.",
        "Add 'adverse: …' to the question.",
    ),
    CodePage(
        "R412",
        "not_applicable could clear a worry",
        "A person could lower the level by declaring a question not applicable.",
        "Take 'may_not_apply' out, or say with 'asked_when' when the question applies.",
    ),
    CodePage(
        "R413",
        "Two scales of findings",
        "A finding has one place.",
        "Keep one scale with 'of: findings'.",
    ),
    CodePage(
        "R414",
        "What 'compare' names does not fit",
        "Panels are the options of a choice question, only practices are missing or partly there, and missions cannot "
        "share more conditions than are listed.",
        "Name what fits, or delete the line.",
    ),
)
