"""The catalogue of fault codes for profiles; see `source.codes`."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "P001",
        "Not a profile",
        "A profile consists of 'key: value' lines; without them nothing in the file can be found.",
        "Begin with 'pack:', 'profile:', 'subject:' and 'answers:'; 'pocarms new' writes a profile to fill in.",
    ),
    CodePage(
        "P002",
        "An unknown key",
        "A key that is spelled otherwise than expected would be passed over, and what stands under it lost.",
        "Correct the spelling, or delete the line.",
    ),
    CodePage(
        "P003",
        "A key is missing",
        "Without it the report cannot say what it is about.",
        "Add the line.",
    ),
    CodePage(
        "P004",
        "Another kind of value is expected here",
        "A text, a list ([a, b]) and a block (lines of 'key: value') are read in different ways.",
        "Write the kind of value that is named.",
    ),
    CodePage(
        "P005",
        "No such rule pack",
        "The questions and rules come from the pack; without it the answers have no meaning.",
        "Write the name of a pack that is there; 'pocarms pack list' shows them.",
    ),
    CodePage(
        "P006",
        "The profile asks for another version of the pack",
        "Questions and rules may have changed between versions, so the answers may mean something else now.",
        "Use the version that is asked for, or check the answers against the new one and change 'version:'.",
    ),
    CodePage(
        "P007",
        "Not a usable id",
        "Ids stand in file names, links and tables.",
        "Use lower-case letters, digits, dots, hyphens and underscores, and begin with a letter or digit.",
    ),
    CodePage(
        "P008",
        "Not a date",
        "Ages are counted in days; a date that can be read in two ways would count wrongly.",
        "Write year-month-day, as in 2020-12-18.",
    ),
    CodePage(
        "P009",
        "Not one of the words allowed here",
        "The report treats each of these words in its own way.",
        "Write one of the words listed.",
    ),
    CodePage(
        "P010",
        "Reviewed or approved, but by whom?",
        "A report says who reviewed or approved the answers, and when; without a name it would claim too much.",
        "Add the name and the date: state: {is: reviewed, by: name, on: 2020-12-18}; or set it back to draft.",
    ),
    CodePage(
        "P011",
        "The pack has no such parameter",
        "A value that no rule reads would have no effect, although it looks as if it had.",
        "Correct the name, or delete the line.",
    ),
    CodePage(
        "P012",
        "Not a usable value for this parameter",
        "A parameter is a number, or a length of time in months or days, as the pack says.",
        "Write the same kind of value as the pack has.",
    ),
    CodePage(
        "P013",
        "The same thing is said twice",
        "If the two differ, nobody could tell which counts.",
        "Keep one of the two.",
    ),
    CodePage(
        "P020",
        "The pack has no such question",
        "An answer to a question that is not there would never be read.",
        "Correct the id; 'pocarms new' lists all questions of the pack.",
    ),
    CodePage(
        "P021",
        "Not an answer to this question",
        "Only the answers the question offers have a meaning in the rules.",
        "Write one of the answers listed, or unknown.",
    ),
    CodePage(
        "P022",
        "A number is expected",
        "The rules compare numbers; a text cannot be compared.",
        "Write the number alone, without unit, quotes or thousands separator, or write unknown.",
    ),
    CodePage(
        "P023",
        "A date is expected",
        "The rules count how long ago it was.",
        "Write year-month-day, as in 2020-12-18, or write unknown.",
    ),
    CodePage(
        "P024",
        "One answer is expected, not a list or block",
        "The question takes one answer. Several people's answers stand in a list, each with its answer and name.",
        "Write one answer; or, for several people: [{answer: yes, by: jmac}, {answer: no, by: police}].",
    ),
    CodePage(
        "P025",
        "Not an option of this question",
        "Each line of a several-choice answer stands for one of the options the question offers.",
        "Write the options listed.",
    ),
    CodePage(
        "P026",
        "A line of a several-choice answer is yes, no or unknown",
        "Each option is a small question of its own.",
        "Write yes, no or unknown after the option.",
    ),
    CodePage(
        "P027",
        "'only' stands with something else",
        "'only' says yes to the options in its list and no to all others, so nothing is left to say beside it.",
        "Write {only: [a, b]} alone, or a line for each option. Evidence goes beside it: {answer: {only: [a]}, source: "
        "...}.",
    ),
    CodePage(
        "P028",
        "A list of options is expected",
        "A single word leaves unclear whether the other options are denied or just not mentioned.",
        "Write [a] if nothing is said about the others, {only: [a]} if the others are not the case.",
    ),
    CodePage(
        "P029",
        "An option is listed twice",
        "Probably another option was meant.",
        "Delete one of the two, or correct it.",
    ),
    CodePage(
        "P030",
        "An empty list says nothing",
        "The list names what is the case and says nothing about the rest, so all options stay unknown.",
        "Write {only: []} if none of them is the case, or unknown.",
    ),
    CodePage(
        "P031",
        "'Does not apply' is not offered for this question",
        "The rules need an answer here; leaving the question out of account could hide a risk.",
        "Answer the question, or write unknown. Where the pack is wrong about this, tell its authors.",
    ),
    CodePage(
        "P032",
        "Why does the question not apply?",
        "Leaving a question out of account changes the result, so the report prints the reason.",
        "Add it: {answer: not_applicable, reason: ...}.",
    ),
    CodePage(
        "P033",
        "A reason where none is printed",
        "'reason' says why a question does not apply; with another answer it is not shown.",
        "Write it as note:, or answer not_applicable.",
    ),
    CodePage(
        "P034",
        "The answer itself is missing",
        "Source, date and name belong to an answer; here they stand alone.",
        "Add 'answer:' with the answer, or with unknown.",
    ),
    CodePage(
        "P035",
        "Each person's answer is a block of its own",
        "In a list of several people's answers each needs its own braces, so that it is clear who said what.",
        "Write [{answer: yes, by: jmac}, {answer: no, by: police}].",
    ),
    CodePage(
        "P036",
        "A question without an answer",
        "Nothing stands after the colon. It counts as not answered, which is the same as unknown.",
        "Write the answer, or unknown.",
    ),
    CodePage(
        "P037",
        "The same person answers twice",
        "Two answers of one person that differ make the answer unknown.",
        "Keep the later one, or name the two people.",
    ),
    CodePage(
        "P040",
        "Evidence from after the day of the profile",
        "A profile says what was known on one day; evidence of a later day does not belong to it.",
        "Check both dates; move 'as_of' of the profile if it describes a later day.",
    ),
    CodePage(
        "P041",
        "A date after the day of the profile",
        "The rules would count a negative time.",
        "Check both dates.",
    ),
    CodePage(
        "P042",
        "The profile has no day",
        "The pack asks how long ago things were; without 'as_of' these questions stay open.",
        "Add the day for which the answers hold: as_of: 2020-12-18.",
    ),
    CodePage(
        "P043",
        "Signed before the day of the profile",
        "Nobody can have reviewed answers about a day that was still to come.",
        "Check both dates.",
    ),
    CodePage(
        "P050",
        "Two parts have the same id",
        "The report could not tell them apart.",
        "Give each part an id of its own.",
    ),
    CodePage(
        "P051",
        "No such shared block",
        "'uses' names blocks under 'shared:' whose answers the part takes over.",
        "Correct the name, or add the block.",
    ),
    CodePage(
        "P052",
        "This question is answered once, for the whole",
        "The answer holds for the whole profile; said for one part, it would not be read.",
        "Move the answer to the 'answers:' of the profile. If it really differs between parts, tell the pack's "
        "authors.",
    ),
    CodePage(
        "P053",
        "A shared block that no part uses",
        "Its answers are read by nobody.",
        "Name it under 'uses:' of a part, or delete it.",
    ),
    CodePage(
        "P054",
        "A block is used twice by the same part",
        "Once is enough; probably another block was meant.",
        "Delete one of the two, or correct it.",
    ),
    CodePage(
        "P060",
        "The pack has no such finding or measure",
        "What was decided under an id that the pack does not have is shown with no advice beside it.",
        "Correct the id. Where the pack has given the finding up, leave the line: reports list it as such.",
    ),
    CodePage(
        "P061",
        "Dropped, but why?",
        "An action that is given up without a reason looks as if it had been forgotten.",
        "Add the reason: {status: dropped, reason: ...}; or choose another status.",
    ),
    CodePage(
        "P062",
        "Stated by whom, and when?",
        "A report says who stated that an action is done or dropped, and on which day; else it would claim it itself.",
        "Add by: and on:, as in {status: done, by: name, on: 2021-03-31}.",
    ),
    CodePage(
        "P063",
        "A reason where nothing was dropped",
        "'reason' says why an action was dropped; with another status it is not shown.",
        "Write it as note:, or set the status to dropped.",
    ),
)
