"""The words of the page about files, parts and who stands for them, in English; French has the same keys."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "home.drop": "Put in profiles from elsewhere",
    "drop.title": "Put profiles into this folder",
    "drop.how": "Choose profiles that came from other desks, or from the command line. They are copied into this "
    "folder. One with faults is left out and every fault is shown. Nothing that is here is written over.",
    "drop.files": "Profiles (.yaml), up to {n} at a time",
    "drop.put": "Put them in",
    "drop.taken": ("{n} profile was taken in", "{n} profiles were taken in"),
    "drop.warned": "What to look at in the file",
    "drop.left": ("{n} file was left out", "{n} files were left out"),
    "drop.no_profile": "This is no profile: profiles are files whose names end in .yaml or .yml.",
    "drop.same": "The folder holds the very same file already: {name}.",
    "drop.unwritten": "The file could not be written ({why}).",
    "drop.clash": ("{n} file has a name that is taken", "{n} files have a name that is taken"),
    "drop.clash_how": "Nothing was written over. Put each in under another name, or empty the field to leave it out.",
    "drop.name": "Name for {sent}",
    "drop.is_taken": "{name} is taken, by an assessment or by one that was put aside.",
    "drop.rename": "Put them in under these names",
    "wrong.profiles": "Choose at least one file and at most {found}",
    "out.link": "Take this out of the assessment",
    "out.part": "Take out the part “{title}”",
    "out.block": "Take out the shared block “{title}”",
    "out.way_back": "It is kept aside. It can be brought back from the table of parts, with everything in it.",
    "out.goes": "What goes with it",
    "out.users": ("{n} part takes answers from it, and loses them:", "{n} parts take answers from it, and lose them:"),
    "out.unused": (
        "{n} shared block stays, and no part takes answers from it any more:",
        "{n} shared blocks stay, and no part takes answers from them any more:",
    ),
    "out.actions": ("{n} line of the action plan:", "{n} lines of the action plan:"),
    "out.nothing": "Nothing is answered or planned there.",
    "out.do": "Take it out",
    "out.leave": "Leave everything as it is",
    "out.gone": "Taken out",
    "out.was_part": "the part “{title}”",
    "out.was_block": "the shared block “{title}”",
    "refused.back": "It could not be brought back: {why}",
}
