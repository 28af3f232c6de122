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
    "output.written": "Written to {target}",
}
