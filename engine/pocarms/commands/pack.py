"""`pocarms pack …`: list, check and test rule packs, print their schema."""

from __future__ import annotations

import json
import sys

import click

from pocarms.assessment.assess import prepare
from pocarms.assessment.exercised import Exercised, exercised
from pocarms.assessment.packtest import judge_test
from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, Stop
from pocarms.commands.lazy import LazyGroup
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder, shipped
from pocarms.language.checks.outline import coverage
from pocarms.language.load import check_pack, load_pack
from pocarms.language.schema import pack_schema, profile_schema
from pocarms.language.texts import count_texts
from pocarms.model.pack import Pack
from pocarms.passport.file import passport_if_readable
from pocarms.passport.saying import lines
from pocarms.source.faults import Fault, FaultyInput, Severity, errors_of
from pocarms.source.show import show_faults

LAZY = {
    "new": ("pack_new", "Make a small pack that works, to change into your own."),
    "lint": ("pack_lint", "Look for rules that never hold, add nothing or clash; print the page of a code."),
    "passport": ("pack_passport", "Show what was measured of a pack, and who reviewed it; --write measures it."),
    "docs": ("pack_docs", "Make a site of a pack, to read and search offline."),
    "diff": ("pack_diff", "Compare two versions of a pack by what they conclude, case by case."),
    "mutate": ("pack_mutate", "Put small faults into a pack and say which no test notices."),
}


@click.group("pack", cls=LazyGroup, lazy=LAZY)
def command() -> None:
    """List, check and test rule packs."""


@command.command("list")
def list_packs() -> None:
    """List the rule packs that ship with the tool, each with its passport."""
    for name, folder in shipped().items():
        pack = load_pack(folder, tests=False)
        click.echo(f"{name} {pack.version}  {pack.title}")
        click.echo(f"    {len(pack.questions)} questions, {len(pack.findings)} findings, digest {pack.digest[:12]}")
        for line in lines(passport_if_readable(pack, folder)):
            click.echo(f"    {line}")


@command.command("check")
@click.argument("pack")
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings.")
def check(pack: str, strict: bool) -> int:
    """Check a rule pack: every fault with file, line and column, then what it holds and how much of it is translated.

    \b
    Example:
      pocarms pack check rules/poc_arms
    """
    checked = check_pack(pack_folder(pack))
    errors = errors_of(checked.faults)
    warnings = [f for f in checked.faults if f.severity is Severity.WARNING]
    if checked.faults:
        click.echo(show_faults(checked.faults, checked.sources).rstrip("\n"), err=True)
    if errors or checked.pack is None:
        return BAD_INPUT
    held = checked.pack
    rules = sum(len(c.rules) for c in held.concepts.values()) + len(held.class_rules) + len(held.level_rules)
    click.echo(
        f"{held.id} {held.version}: {len(held.questions)} questions, {len(held.concepts)} concepts, "
        f"{len(held.findings)} findings, {rules} rules, {len(held.tests)} tests; "
        f"no errors, {len(warnings)} warnings"
    )
    for line in [*_covered(held, checked.faults), *_translated(held)]:
        click.echo(line)
    return FOUND if strict and warnings else DONE


def _covered(pack: Pack, faults: tuple[Fault, ...]) -> list[str]:
    """Say how much of the pack is used, and how far it covers each source that has an outline."""
    unused = sum(f.code == "R802" for f in faults)
    out = [f"  questions used by a rule: {len(pack.questions) - unused} of {len(pack.questions)}"]
    for one in coverage(pack):
        cited, places = one.citations, one.places
        out.append(
            f"  {one.source}: citations on their page: {cited[0]} of {cited[1]}; sections, boxes and headings "
            f"with a rule: {places[0]} of {places[1]}, with a reason instead: {one.reasons}"
        )
        out += [f"  {one.source}: {facet}s with a finding: {n} of {of}" for facet, n, of in one.facets]
    return out


def _translated(pack: Pack) -> list[str]:
    """Say how much of the pack each of its translations has, and whether a person has reviewed it."""
    out = []
    for language, has, of, one in count_texts(pack):
        by = f"reviewed by {one.reviewed_by} on {one.reviewed_on}" if one.reviewed_by else "not reviewed by a person"
        out.append(f"  {language}: {has} of {of} texts translated, {of - has} missing; {by}")
    return out or [f"  {pack.language} only: no translation"]


@command.command("test")
@click.argument("pack")
@click.option("-v", "--verbose", is_flag=True, help="Name every test.")
@click.option("--owed", is_flag=True, help="List the parts of conditions that no test shows to decide alone.")
@click.option("--drafts", type=int, default=0, metavar="N", help="With --owed: draft tests for the first N of them.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def test(pack: str, verbose: bool, owed: bool, drafts: int, engine: str) -> int:
    """Run the tests of a rule pack; say which rules they show both ways, and which parts of conditions alone decide.

    \b
    Examples:
      pocarms pack test rules/poc_arms
      pocarms pack test rules/poc_arms --owed --drafts 5
    """
    with engine_worker(engine) as worker:
        try:
            loaded = load_pack(pack_folder(pack))
        except FaultyInput as error:
            raise bad_input(error) from None
        if not loaded.tests:
            raise Stop(BAD_INPUT, f"error: the pack {loaded.id} has no tests")
        prepared = prepare(loaded, loaded.language)
        failed, judged = 0, []
        for case in loaded.tests:
            mismatches, judgement = judge_test(prepared, case, worker)
            judged.append((case, judgement))
            failed += bool(mismatches)
            if mismatches or verbose:
                place = f"{case.span.file}:{case.span.line}: " if case.span.file else ""
                click.echo(f"{'FAILED' if mismatches else 'ok'}  {place}{case.name}")
            for m in mismatches:
                click.echo(f"        {m.about}: expected {m.expected}, found {m.found}")
    click.echo(f"{loaded.id} {loaded.version}: {len(loaded.tests) - failed} of {len(loaded.tests)} tests passed")
    for line in _both_ways(exercised(loaded, prepared.program, judged), sum(t.drafted for t in loaded.tests), verbose):
        click.echo(line)
    _obligations(loaded, owed or bool(drafts), drafts)
    return FOUND if failed else DONE


def _obligations(pack: Pack, listed: bool, drafts: int) -> None:
    """Say for how many parts of groups a test exists in which the part alone decides; list the others where asked."""
    from pocarms.author.obligations import obligations

    found = obligations(pack)
    if not found.of:
        return
    click.echo(
        "  parts of `all`, `any` and `at_least` that alone decide in a test, which fails once they are left out:"
    )
    click.echo(f"    {len(found.met)} of {found.of}, by tests written by hand")
    if found.drafted:
        click.echo(f"    {len(found.drafted)} only in tests drafted by the tool and not yet named by an author")
    if found.missing and not listed:
        click.echo(f"    {len(found.missing)} in no test (--owed lists them, --drafts N drafts tests)")
    if listed:
        from pocarms.commands.drafting import list_mutants

        click.echo(f"\nIn no test ({len(found.missing)}):" if found.missing else "")
        list_mutants(found.run, found.missing, drafts, seed=1, sharp=True)


def _both_ways(found: tuple[Exercised, ...], drafted: int, verbose: bool) -> list[str]:
    """Say how many rules of each sort the tests written by hand show to hold and not to hold."""
    out = ["  shown to hold and not to hold by tests written by hand:"]
    for one in found:
        out.append(f"    {one.of - len(one.missing)} of {one.of} {one.sort}")
        out += [f"      not {id_}" for id_ in one.missing] if verbose else []
    if any(one.missing for one in found) and not verbose:
        out.append("    (--verbose names the others)")
    return out + ([f"  {drafted} drafted by the tool and not yet named by an author, not counted"] if drafted else [])


@command.command("schema")
@click.option("--profile", is_flag=True, help="The schema of profiles instead.")
def schema(profile: bool) -> None:
    """Print the JSON Schema of rule packs, for an editor's completion and checks."""
    json.dump(profile_schema() if profile else pack_schema(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
