"""Words for ids that nobody gave words to."""


def humanise(id_: str) -> str:
    """Return an id as words: `entry_point` becomes "Entry point"."""
    words = id_.replace("_", " ").replace(".", ": ")
    return words[:1].upper() + words[1:]
