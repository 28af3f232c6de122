"""`pocarms pack …`: list, check and test rule packs, print their schema."""

from __future__ import annotations

import json
import sys

import click

from pocarms.assessment.assess import prepare
from pocarms.assessment.exercised import Exercised, exercised
from pocarms.assessment.mismatch_words import says
from pocarms.assessment.packtest import judge_test
from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND
from pocarms.commands.lazy import LazyGroup
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input, tell_faults
from pocarms.commands.packs import pack_folder, shipped
from pocarms.commands.saying import refusal, spoken
from pocarms.language.checks.outline import coverage
from pocarms.language.load import check_pack, load_pack
from pocarms.language.schema import pack_schema, profile_schema
from pocarms.language.texts import count_texts, localise
from pocarms.model.pack import Pack
from pocarms.passport.file import passport_if_readable
from pocarms.passport.saying import lines
from pocarms.source.faults import Fault, FaultyInput, Severity, errors_of
from pocarms.source.told import phrase
from pocarms.wording.strings import Strings

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
@lang_option(SHOWN)
def list_packs(lang: str | None) -> None:
    """List the rule packs that ship with the tool, each with its passport."""
    s = spoken(lang or "en")
    for name, folder in shipped().items():
        pack = load_pack(folder, tests=False, language=lang)
        click.echo(f"{name} {pack.version}  {localise(pack, lang or pack.language)[0].title}")
        counts = {"questions": len(pack.questions), "findings": len(pack.findings), "digest": pack.digest[:12]}
        for line in (s("pack.line", **counts), *lines(passport_if_readable(pack, folder), s)):
            click.echo(f"    {line}")


@command.command("check")
@click.argument("pack")
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings.")
@lang_option(SHOWN)
def check(pack: str, strict: bool, lang: str | None) -> int:
    """Check a rule pack: every fault with file, line and column, then what it holds and how much of it is translated.

    \b
    Example:
      pocarms pack check rules/poc_arms
    """
    checked = check_pack(pack_folder(pack))
    errors = errors_of(checked.faults)
    warnings = [f for f in checked.faults if f.severity is Severity.WARNING]
    if checked.faults:
        tell_faults(checked.faults, checked.sources)
    if errors or checked.pack is None:
        return BAD_INPUT
    held = checked.pack
    rules = sum(len(c.rules) for c in held.concepts.values()) + len(held.class_rules) + len(held.level_rules)
    s = spoken(lang or "en")
    counts = {"questions": held.questions, "concepts": held.concepts, "findings": held.findings, "tests": held.tests}
    numbers = {name: len(items) for name, items in counts.items()}
    click.echo(s("check.holds", pack=held.id, version=held.version, rules=rules, warnings=len(warnings), **numbers))
    for line in [*_covered(held, checked.faults, s), *_translated(held, s)]:
        click.echo(f"  {line}")
    return FOUND if strict and warnings else DONE


def _covered(pack: Pack, faults: tuple[Fault, ...], s: Strings) -> list[str]:
    """Say how much of the pack is used, and how far it covers each source that has an outline."""
    unused, of = sum(f.code == "R802" for f in faults), len(pack.questions)
    out = [s("check.used", n=of - unused, of=of)]
    for one in coverage(pack):
        cited = {"n": one.citations[0], "of": one.citations[1]}
        places = {"places": one.places[0], "of_places": one.places[1], "reasons": one.reasons}
        out.append(s("check.cited", source=one.source, **cited, **places))
        out += [s("check.facet", source=one.source, facet=facet, n=n, of=of) for facet, n, of in one.facets]
    return out


def _translated(pack: Pack, s: Strings) -> list[str]:
    """Say how much of the pack each of its translations has, and whether a person has reviewed it."""
    out = []
    for language, has, of, one in count_texts(pack):
        by = s("check.unreviewed")
        if one.reviewed_by:
            by = s("check.reviewed", by=one.reviewed_by, on=one.reviewed_on)
        out.append(s("check.texts", language=language, n=has, of=of, missing=of - has, by=by))
    return out or [s("check.one_language", language=pack.language)]


@command.command("test")
@click.argument("pack")
@click.option("-v", "--verbose", is_flag=True, help="Name every test.")
@click.option("--owed", is_flag=True, help="List the parts of conditions that no test shows to decide alone.")
@click.option("--drafts", type=int, default=0, metavar="N", help="With --owed: draft tests for the first N of them.")
@lang_option(SHOWN)
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def test(pack: str, verbose: bool, owed: bool, drafts: int, lang: str | None, engine: str) -> int:
    """Run the tests of a rule pack; say which rules they show both ways, and which parts of conditions alone decide.

    \b
    Examples:
      pocarms pack test rules/poc_arms
      pocarms pack test rules/poc_arms --owed --drafts 5
    """
    s, mismatch = spoken(lang or "en"), says(lang or "en")
    with engine_worker(engine) as worker:
        try:
            loaded = load_pack(pack_folder(pack))
        except FaultyInput as error:
            raise bad_input(error) from None
        if not loaded.tests:
            raise refusal(BAD_INPUT, "test.none", pack=loaded.id)
        prepared = prepare(loaded, loaded.language)
        failed, judged = 0, []
        for case in loaded.tests:
            mismatches, judgement = judge_test(prepared, case, worker)
            judged.append((case, judgement))
            failed += bool(mismatches)
            if mismatches or verbose:
                place = f"{case.span.file}:{case.span.line}: " if case.span.file else ""
                click.echo(f"{s('test.failed' if mismatches else 'test.ok')}  {place}{case.name}")
            for m in mismatches:
                click.echo(f"        {mismatch(phrase('line', about=m.about, expected=m.expected, found=m.found))}")
    of = len(loaded.tests)
    click.echo(s("test.passed", pack=loaded.id, version=loaded.version, n=of - failed, of=of))
    drafted = sum(t.drafted for t in loaded.tests)
    for line in _both_ways(exercised(loaded, prepared.program, judged), drafted, verbose, s):
        click.echo(f"  {line}")
    _obligations(loaded, owed or bool(drafts), drafts, s)
    return FOUND if failed else DONE


def _obligations(pack: Pack, listed: bool, drafts: int, s: Strings) -> None:
    """Say for how many parts of groups a test exists in which the part alone decides; list the others where asked."""
    from pocarms.author.obligations import obligations

    found = obligations(pack)
    if not found.of:
        return
    click.echo(f"  {s('test.alone')}")
    click.echo(f"    {s('test.alone_by_hand', n=len(found.met), of=found.of)}")
    if found.drafted:
        click.echo(f"    {s('test.alone_drafted', n=len(found.drafted))}")
    if found.missing and not listed:
        click.echo(f"    {s('test.alone_missing', n=len(found.missing))}")
    if listed:
        from pocarms.commands.drafting import list_mutants

        click.echo(f"\n{s('test.owed', n=len(found.missing))}" if found.missing else "")
        list_mutants(found.run, found.missing, drafts, 1, s, sharp=True)


def _both_ways(found: tuple[Exercised, ...], drafted: int, verbose: bool, s: Strings) -> list[str]:
    """Say how many rules of each sort the tests written by hand show to hold and not to hold."""
    out = [s("test.both_ways")]
    for one in found:
        out.append(f"  {s('test.sort', n=one.of - len(one.missing), of=one.of, sort=s.word('sort', one.sort))}")
        for id_, n in one.missing if verbose else ():
            out.append(f"    {s('test.not_rule' if n else 'test.not', id=id_, n=n)}")
    if any(one.missing for one in found) and not verbose:
        out.append(f"  {s('test.verbose')}")
    return out + ([s("test.drafted", n=drafted)] if drafted else [])


@command.command("schema")
@click.option("--profile", is_flag=True, help="The schema of profiles instead.")
@lang_option(SHOWN)
def schema(profile: bool, lang: str | None) -> None:
    """Print the JSON Schema of rule packs, for an editor's completion and checks."""
    json.dump(profile_schema() if profile else pack_schema(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
