"""The catalogue of fault codes for reading YAML. A code is stable for ever: it is never reused for something else.

Other subjects have catalogues of their own (`profiles.codes`, `language.codes`), each a plain tuple of `CodePage`.
"""

from __future__ import annotations

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class CodePage:
    """One page of the catalogue: what the fault is, why it is bad, what to do about it."""

    code: str
    title: str
    why: str
    what_to_do: str


PAGES: tuple[CodePage, ...] = (
    CodePage(
        "Y001",
        "The file cannot be read",
        "There is no such file, it is a folder, or this computer does not let you open it.",
        "Check the path for typing errors, and that you may open the file.",
    ),
    CodePage(
        "Y002",
        "The file is too large",
        "A pack file or a profile is a few hundred kilobytes at the very most; a larger file is almost certainly "
        "another kind of file, and could exhaust the computer's memory.",
        "Check that this is the file you meant. A very large pack can be split into several files.",
    ),
    CodePage(
        "Y003",
        "The text is not UTF-8",
        "Letters with accents would be read wrongly without anyone noticing.",
        "Open the file in your editor and save it again with the encoding UTF-8.",
    ),
    CodePage(
        "Y004",
        "The file is UTF-16 or UTF-32 text",
        "Some editors call this 'Unicode'. Only UTF-8 is read.",
        "Save the file again with the encoding UTF-8.",
    ),
    CodePage(
        "Y005",
        "An invisible control character",
        "Control characters cannot be seen on the screen, so nobody can check what the file says.",
        "Delete the character; often typing the line again is easiest.",
    ),
    CodePage(
        "Y006",
        "Nothing in the file",
        "The file has no content, or only comments.",
        "Check that this is the right file, and that it was saved.",
    ),
    CodePage(
        "Y007",
        "Nested too deeply",
        "Lists and blocks stand inside one another more deeply than any readable rule needs.",
        "Divide the rule, for instance by naming a part of it as a concept.",
    ),
    CodePage(
        "Y008",
        "Too many values in one file",
        "The file has more values than the limit that protects the computer's memory.",
        "Split the file into several files of the same pack.",
    ),
    CodePage(
        "Y009",
        "Anchors and aliases are not used",
        "A value that points elsewhere (&name and *name) hides from a reader what is said here, and a few lines of "
        "them can grow into millions.",
        "Write the value out at each place. A text that begins with & or * goes into quotes.",
    ),
    CodePage(
        "Y010",
        "Several documents in one file",
        "After a line of three dashes or three dots YAML begins a new document; only one would be read.",
        "Keep one document per file: delete the line, or move what follows into a file of its own.",
    ),
    CodePage(
        "Y011",
        "The same key twice",
        "Of two equal keys in one block only one could count, and nobody could tell which was meant.",
        "Delete or rename one of the two.",
    ),
    CodePage(
        "Y012",
        "Merge keys are not used",
        "The key << copies one block into another, so that a reader no longer sees what stands here.",
        "Write the entries out.",
    ),
    CodePage(
        "Y013",
        "A key must be one word or text",
        "Before the colon stands a list, a block or nothing at all; nothing could refer to it.",
        "Write one word before the colon, followed by a space and the value.",
    ),
    CodePage(
        "Y014",
        "Tags are not used",
        "A word that begins with an exclamation mark tells YAML to build a special object. Files of pocarms hold plain "
        "text, numbers and dates only, which keeps them safe to open.",
        "Delete the tag. A text that begins with an exclamation mark goes into quotes.",
    ),
    CodePage(
        "Y015",
        "A tab where spaces are needed",
        "Indentation shows what belongs to what. Tabs look different in every editor, so YAML does not allow them.",
        "Replace the tab with spaces, two for each step. Most editors can do this for the whole file.",
    ),
    CodePage(
        "Y016",
        "Quotes are not closed",
        "A text that begins with a quotation mark ends at the next one; without it the rest of the file is swallowed.",
        "Add the closing quotation mark.",
    ),
    CodePage(
        "Y017",
        "A bracket or a comma is missing",
        "What is opened with [ or { must be closed with ] or }, and its items are divided by commas.",
        "Add the missing bracket or comma. A text that contains a comma, colon or bracket goes into quotes.",
    ),
    CodePage(
        "Y018",
        "A colon where none can stand",
        "A colon followed by a space divides a key from its value. A second one on the line, or one on a line that is "
        "indented under a text, leaves unclear what the key is.",
        "Put the whole text into quotes, or check the indentation of the line.",
    ),
    CodePage(
        "Y019",
        "The line does not fit what stands above it",
        "Lines of the same block begin in the same column; this one begins in another, or is of another kind.",
        "Line it up with the lines it belongs to.",
    ),
    CodePage(
        "Y020",
        "A text cannot begin with this character",
        "At the beginning of a value, @, ` and % have no meaning in YAML.",
        "Put the text into quotes.",
    ),
    CodePage(
        "Y021",
        "An unknown escape in a text in double quotes",
        "Between double quotes a backslash begins an escape such as \\n; this one does not exist.",
        "Use single quotes, where a backslash is an ordinary character, or write the backslash twice.",
    ),
    CodePage(
        "Y022",
        "A line without a colon",
        "In a block every line has a key, a colon, a space and a value.",
        "Write the colon and a space after the key, or indent the line if it goes on with the text above.",
    ),
    CodePage(
        "Y023",
        "Text after closing quotes or brackets",
        "The value ended with the closing quotation mark or bracket; more text follows.",
        "Put the whole value into quotes. Inside single quotes write an apostrophe twice.",
    ),
    CodePage(
        "Y024",
        "A list item where none can stand",
        "A dash begins an item of a list; items stand on lines of their own, in the same column.",
        "Put the dash on the next line, indented, or write the list in brackets: [a, b].",
    ),
    CodePage(
        "Y025",
        "Not readable as YAML",
        "The file breaks a rule of YAML.",
        "Compare the line with the examples in the reference, or put the text into quotes.",
    ),
    CodePage(
        "Y026",
        "No such day",
        "The text has the form of a date, but the calendar has no such day.",
        "Correct the date: year, month, day, as in 2020-12-18.",
    ),
    CodePage(
        "Y027",
        "Not a usable number",
        "Infinity, 'not a number' and numbers of more than 15 digits cannot be compared reliably.",
        "Write an ordinary number, or put it into quotes if it is a name.",
    ),
    CodePage(
        "Y028",
        "A number that other programs read otherwise",
        "Programs that follow the older YAML 1.1 take a leading 0 as base eight, and an underscore as part of "
        "a number.",
        "Write the number without leading zero, prefix or underscore; put it into quotes if it is a name.",
    ),
    CodePage(
        "Y029",
        "A line of instructions to YAML",
        "Lines that begin with % change how YAML is read; pocarms reads every file in the same way.",
        "Delete the line.",
    ),
    CodePage(
        "Y030",
        "Too many faults in one file",
        "A file with so many faults is usually of another kind, or has one fault at the top that causes the rest.",
        "Correct the faults shown first, then check again.",
    ),
)
