"""The grammar of names in a program: what a NAME or INPUT node stands for.

A name is `kind:id` or `kind:id:aspect`, made of ids only, so it can be shown in a reproducer without showing a text.

    conflict:<id>               stage 0: the conflict holds among the answers
    asked:<question>            its gate lets the question be asked (after doubt)
    applies:<question>          the question applies (after doubt)
    doubted:<question>          a true conflict doubts the question's answer
    known:<question>            the question has a known answer (after doubt), whether or not it applies
    concept:<id>
    any_part:<name>, all_part:<name>    what the parts of a whole say of a concept or a level
    finding:<id>                the finding is established
    state:<finding>:<at least>  partly | missing
    harm:<finding>:<at least>   foreseeable | now
    task:<finding>              the task it needs is given
    class:<finding>:<step>      the finding stands at least at this step, lifts and caps included
    owner:<finding>:<n>, room_to_act:<finding>:<n>      the n-th branch's condition holds
    levelrule:<id>, level:<scale>:<step>
    modifier:<id>, bundle:<id>, action:<id>
    fits:<measure>, needed:<measure>    it fits; it fits and a risk it covers is there
    step:<id>, done:<step>      the step applies; it is done
"""

from __future__ import annotations


def name(kind: str, *parts: object) -> str:
    """Join the parts of a name."""
    if len(parts) == 1:  # most names, and there are very many
        return f"{kind}:{parts[0]}"
    return ":".join((kind, *map(str, parts)))


def kind_of(full: str) -> str:
    """Return the first part of a name."""
    return full.partition(":")[0]


def id_of(full: str) -> str:
    """Return the second part of a name: the id of what it is about."""
    return full.split(":")[1]
