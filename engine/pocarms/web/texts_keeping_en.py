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
}
