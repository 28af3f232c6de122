"""The grammar of a translation: a file locale/<language>.yaml of a pack.

The shape of `texts` is also the list of every text that can be translated: `language.texts` takes its keys from there.
"""

from __future__ import annotations

from pocarms.language.shapes import ByKind, Day, Key, MapOf, Record, Shape, Text, Word


def _texts(what: str, *names: str, maps: tuple[str, ...] = (), source: bool = True) -> MapOf:
    """Return the shape of a section: by id, these texts, these maps of texts, and the notes beside its sources."""
    keys = [Key(name, Text(), f"The {name} of {what}.") for name in names]
    keys += [Key(name, MapOf(f"keys of {name}", Text(), form="any"), f"The {name} of {what}.") for name in maps]
    if source:
        note = Record("a source", (Key("note", Text(), "The note beside the source."),), doc="A source, by its number.")
        keys.append(
            Key("source", MapOf("numbers of sources", note, form="any"), "Notes beside sources: {1: {note: …}}.")
        )
    return MapOf(f"ids of {what}", Record(f"a translation of {what}", tuple(keys), doc=f"Texts of {what}."))


def _plain(what: str) -> MapOf:
    return MapOf(f"ids of {what}", Text())


TEXTS = Record(
    "the translated texts",
    (
        Key(
            "pack",
            Record("texts of the pack", (Key("title", Text(), "Title."), Key("about", Text(), "About."))),
            "Pack.",
        ),
        Key("sources", _texts("source documents", "short", source=False), "What citations call the documents."),
        Key("owners", _plain("owners"), "Names of owners."),
        Key("room", _plain("degrees of room to act"), "Degrees of room to act."),
        Key("blocks", _plain("blocks"), "Titles of blocks."),
        Key(
            "memo",
            Record(
                "texts of the memo",
                (
                    Key("title", Text(), "Title."),
                    Key("reminder", Text(), "Reminder."),
                    Key("sections", _texts("sections of the memo", "title", "says", source=False), "Sections."),
                ),
                doc="Texts of the memo.",
            ),
            "The memo.",
        ),
        Key(
            "compare",
            Record(
                "texts of the comparison",
                (Key("headquarters", _texts("lists for headquarters", "label", source=False), "Lists."),),
                doc="Texts of the comparison of missions.",
            ),
            "The comparison of missions.",
        ),
        Key("facets", _texts("facets", "label", maps=("options",), source=False), "Facets."),
        Key("kinds", _texts("kinds", "label", source=False), "Kinds."),
        Key("scales", _texts("scales", "label", maps=("steps",), source=False), "Scales."),
        Key("addressable", _texts("addressable things", "label", source=False), "What findings address."),
        Key(
            "questions",
            _texts("questions", "ask", "why", "where_to_look", "unit", maps=("options", "counts_as")),
            "Questions.",
        ),
        Key("concepts", _texts("concepts", "label"), "Concepts."),
        Key(
            "findings",
            _texts("findings", "title", "advice", "reason", "first_step", "done_when", maps=("notes",)),
            "Findings.",
        ),
        Key("class_rules", _texts("class rules", "says", source=False), "Class rules."),
        Key("level_rules", _texts("level rules", "says"), "Level rules."),
        Key("modifiers", _texts("modifiers", "label", maps=("then",)), "Modifiers."),
        Key("bundles", _texts("bundles", "title", "advice"), "Bundles."),
        Key("conflicts", _texts("conflicts", "says"), "Conflicts."),
        Key("measures", _texts("measures", "says"), "Measures."),
        Key("steps", _texts("steps", "says"), "Steps."),
        Key("actions", _texts("actions", "says"), "Actions."),
        Key("examples", _texts("examples", "title", "says"), "Examples."),
    ),
    doc="Texts by section, id and key, as in the pack's own files.",
)

LOCALE: Shape = Record(
    "a translation",
    (
        Key("language", Text(), "The language, as in the file's name.", required=True),
        Key(
            "reviewed",
            ByKind(
                scalar=Word(("no",)),
                mapping=Record(
                    "a review",
                    (
                        Key("by", Text(), "Who has reviewed it.", required=True),
                        Key("on", Day(), "When.", required=True),
                    ),
                    doc="Who has reviewed the translation, and when.",
                ),
            ),
            "no, or who has reviewed it and when.",
            required=True,
        ),
        Key("texts", TEXTS, "The texts.", required=True),
    ),
    doc="A translation of a pack's texts.",
)
