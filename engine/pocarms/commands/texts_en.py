"""What commands say beside their results, in English; `texts_fr` has the same keys."""

from __future__ import annotations

from pocarms.wording.strings import Text

TEXTS: dict[str, Text] = {
    "error": "error: {text}",
    "help": "help: {text}",
    "note": "note: {text}",
    "warning": "warning: {text}",
    # which format
    "format.ending": "the file's name ends in .{ending}, and --format says {asked}",
    "format.ending.help": "write --format {meant}, leave --format out, or name a file that ends in .{fits}",
    "format.none": "the file's name ends in .{ending}, which this command does not write",
    "format.none.help": "it writes {formats}; choose an ending to match",
    "format.screen": "a document of this kind cannot be shown on the screen",
    "format.screen.help": "name a file, such as -o {example}.{ending}",
    # templates of the user's own
    "templates.format": "{format} does not come from a template",
    "templates.format.help": "--templates goes with text, md, html and pdf",
    "templates.unlimited": "this system sets no limit on the memory that templates use; the limit on time holds",
    "templates.there": "{folder} holds {names} already",
    "templates.there.help": "name another folder",
    # where a result goes
    "output.read": "{target} is what the command reads, and the result would take its place",
    "output.read.help": "choose another name for the result; --force replaces older results only",
    "output.there": "{target} is there already",
    "output.there.help": "choose another name, or add --force",
    "output.failed": "{target} could not be written: {why}",
    "output.changed": "{target} was changed by another program meanwhile; nothing was written",
    "output.changed.help": "run the command again",
    "output.written": "Written to {target}",
    # what is missing on the machine
    "office.missing": "{module} is not installed, and Word, Excel and calendar files need it",
    "office.missing.help": "install it with: {install}",
    "office.unfit": "{module}, which Word files need, was made for another version of Python than the one that runs",
    "office.unfit.help": "use the version that READ-ME.txt names, or install it with: {install}",
    "pdf.none": "no browser was found that could write a PDF (Chromium, Chrome or Edge)",
    "pdf.none.help": "write --format html and print it from any browser, or name one in the variable {variable}",
    "pdf.failed": "{browser} did not write the PDF ({why})",
    "pdf.failed.help": "write --format html and print it from any browser, or name another in the variable {variable}",
    # what came back
    "import.mixed": "plans and answers cannot be read together; these are plans: {plans}",
    "import.mixed.help": "import the plans by a command of their own",
    "import.undecided": "there are contradictions; nothing was written",
    "import.undecided.help": "choose with --prefer new, --prefer file or --prefer both (of answers both are kept, and "
    "count as unknown; in a plan the new one is kept as a note)",
    "import.keep": "Keep which",
}
