"""What commands say beside their results, in English; `texts_fr` has the same keys."""

from __future__ import annotations

from pocarms.wording.strings import Text

_MARK = "write 'marking:' into the profile, or add --marking with one of {names}"

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
    "import.neither": "{said!r} is none of {known}",
    # what is named, and is not there
    "near": " Did you mean {guess!r}?",
    "pack.not": "{name} is not a rule pack: it holds no pack.yaml",
    "pack.unknown": "there is no rule pack {name!r}.{near}",
    "pack.unknown.help": "packs here are {packs}",
    "part.unknown": "the profile has no part {part!r}",
    "part.unknown.help": "its parts are {known}",
    "part.none": "the profile has no part {part!r}",
    "part.none.help": "it has no parts",
    "owner.unknown": "the pack has no owner {who!r}.{near}",
    "owner.unknown.help": "owners are {owners}",
    "id.unknown": "nothing in the pack {pack} is called {id!r}.{near}",
    "id.unknown.help": "ids stand in the report beside each title",
    "left_out": "left out because of faults: {files}",
    # marking
    "marking.unknown": "unknown marking {word!r}",
    "marking.unknown.help": "markings are {known}",
    "marking.force": "--force-marking lowers a marking: give the marking with --marking, and the reason",
    "marking.schemes": "these profiles are marked by different schemes",
    "marking.schemes.help": "put them beside one {file}; which step of one scheme is above which of another, nobody "
    "has said",
    "marking.report": "the profile is marked {top}; a report cannot be marked lower",
    "marking.report.help": 'whoever may lower it gives the reason, which is printed: --force-marking "REASON"',
    "document.unmarked": "a document needs a marking, and the profile has none",
    "document.unmarked.help": _MARK,
    "document.suggested": "a document needs a marking, and the profile has none; suggested is {wanted}, since {why}",
    "document.suggested.help": _MARK,
    "document.marking": "the marking suggested is {wanted}, since {why}",
    "marking.compare": "a profile is marked {top}; the comparison cannot be marked lower",
    "marking.diff": "a profile is marked {top}; this cannot be marked lower",
    "marking.register": "a proposal is marked {top}; the register cannot be marked lower",
    # what stopped us
    "disagreed": "{notice}",
    "disagreed.sent": "please send us {target}; it holds the structure of the rules only, no answer and no text",
    "disagreed.unsent": "the file that helps us find the cause could not be written ({why})",
    "interrupted": "Interrupted.",
    "internal": "pocarms: internal fault ({kind}). Nothing was written. This is our fault, not yours.",
    "internal.help": "run the same command with --debug in front (pocarms --debug ...) and send us what it prints; it "
    "may show parts of your answers, so look at it first.",
    # reasons that the system gives
    "os.ENOENT": "No such file or directory",
    "os.EACCES": "Permission denied",
    "os.EPERM": "Operation not permitted",
    "os.EEXIST": "File exists",
    "os.EISDIR": "Is a directory",
    "os.ENOTDIR": "Not a directory",
    "os.ENOTEMPTY": "Directory not empty",
    "os.EBUSY": "other programs are writing it",
    "os.EIO": "Input/output error",
    "os.EFBIG": "File too large",
    "os.EDQUOT": "Disk quota exceeded",
    "os.ENOSPC": "No space left on device",
    "os.EROFS": "Read-only file system",
    "os.ENAMETOOLONG": "File name too long",
    "os.EADDRINUSE": "Address already in use",
    "os.EADDRNOTAVAIL": "Cannot assign requested address",
}
