"""A small pack, built from the model itself, with a question of every type."""

from pocarms.model.conditions import ConceptIs, Duration, EvidenceTest, Op, Parameter, Test
from pocarms.model.pack import (
    Concept,
    ConceptRule,
    Finding,
    Kind,
    Option,
    Pack,
    Question,
)

YES_NO = (Option("no", "No"), Option("yes", "Yes"))
PRACTICE = (Option("no", "No"), Option("partly", "Partly"), Option("yes", "Yes"))


def options(**labels: str) -> tuple[Option, ...]:
    """Return options from ids and labels."""
    return tuple(Option(id, label) for id, label in labels.items())


QUESTIONS = (
    Question(
        "mandate.protection",
        "Does the mandate name the protection of civilians?",
        "yes_no",
        YES_NO,
        why="It decides which documents are expected.",
        who_knows=("politics",),
        core=True,
        block="mandate",
    ),
    Question(
        "mandate.tasks",
        "Which tasks related to weapons does the mandate give?",
        "choices",
        options(ddr="Disarmament", embargo="Arms embargo", mines="Mine action"),
        may_not_apply=True,
        block="mandate",
    ),
    Question(
        "embargo.cell",
        "Is there a cell for the arms embargo?",
        "practice",
        PRACTICE,
        adverse="low",
        asked_when=Test("mandate.tasks", Op.HAS, ("embargo",)),
        counts_as={"partly": "It exists on paper or without staff."},
        who_knows=("jmac", "politics"),
        where_to_look="The order that set it up.",
        may_not_apply=True,
        block="embargo",
    ),
    Question(
        "embargo.regime",
        "Which arms embargo is in force?",
        "choice",
        options(none="None", territorial="On the territory", groups="On armed groups"),
        block="embargo",
    ),
    Question(
        "harm.sources",
        "Who harmed civilians in the last six months?",
        "choices",
        options(state="State forces", groups="Armed groups", communal="Communal militias"),
        of_part=True,
        block="threats",
    ),
    Question(
        "harm.trend",
        "Is harm rising?",
        "ordered",
        options(falling="Falling", steady="Steady", rising="Rising"),
        adverse="high",
        of_part=True,
        sensitive=True,
        block="threats",
    ),
    Question(
        "harm.casualties",
        "How many civilians were harmed?",
        "number",
        unit="persons",
        of_part=True,
        block="threats",
    ),
    Question("screening.date", "When was the unit screened?", "date", of_part=True, block="unit"),
    Question("unit.remarks", "Anything else to know?", "text", block="unit"),
)

PACK = Pack(
    id="demo",
    version="1.2.0",
    title="Demonstration",
    language="en",
    owners={"jmac": "Joint Mission Analysis Centre", "politics": "Political affairs"},
    blocks={"mandate": "Mandate", "threats": "Threats", "embargo": "Arms embargo", "unit": "Unit"},
    kinds={"gap": Kind("gap", "Gap", advice=True), "know": Kind("know", "To find out", about_knowledge=True)},
    parameters={"screening_valid": Duration(months=3), "many": 25},
    questions={question.id: question for question in sorted(QUESTIONS, key=lambda q: q.id)},
    concepts={
        "screening.old": Concept(
            "screening.old",
            "The screening is old",
            (ConceptRule("screening.old", Test("screening.date", Op.OLDER_THAN, Parameter("screening_valid"))),),
        )
    },
    findings={
        "screening.repeat": Finding("screening.repeat", "gap", "Screen again", ConceptIs("screening.old")),
        "harm.refresh": Finding(
            "harm.refresh", "know", "Ask again", EvidenceTest("harm.trend", "fair", Duration(months=6))
        ),
    },
)


def find_pack(id: str) -> Pack:
    """Find the pack, as a command does."""
    if id != PACK.id:
        from pocarms.profiles.load import NoSuchPack

        raise NoSuchPack(id, (PACK.id, "hrddp"))
    return PACK
