"""`python -m pytest_govsite.explain KEY [DIR]`: the rule behind a finding, its element, and how to see it again.

KEY is the key of a finding (column 键值 of findings.csv, `key` in record.json), its beginning, or the id of a requirement.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pytest_govsite.errors import GovsiteError, StoreError
from pytest_govsite.model import Finding, Record, Requirement, RequirementResult
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.norms.mending import remedy
from pytest_govsite.record.inert import one_line, visible
from pytest_govsite.record.json import load_record
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.view.problems import Problem, problems_of
from pytest_govsite.record.words import Words

MOST_PROBLEMS = 20
MOST_PAGES = 12
_LINE = 600


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what a key stands for.

    Returns:
        0; 1: the record has no finding with this key; 2: there is no such requirement, or no record to read.
    """
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.explain", description=__doc__)
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("dir", metavar="DIR", type=Path, nargs="?", help="folder of the record; default govsite-report")
    parser.add_argument("--lang", choices=("zh", "en"), help="default: the language of the record")
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        record = _record(options.dir)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 2
    words = Words(options.lang or (record.language if record else "zh"))
    folder = options.dir or Path("govsite-report")
    lines, code = explanation(options.key, record, folder, words)
    print("\n".join(lines), file=sys.stderr if code == 2 else sys.stdout)
    return code


def _record(folder: Path | None) -> Record | None:
    """Return the record; None where none was named and none is in the usual place."""
    if folder is None and not Path("govsite-report", "record.json").is_file():
        return None
    return load_record(folder or "govsite-report")


def explanation(key: str, record: Record | None, folder: Path, words: Words) -> tuple[list[str], int]:
    """Return the lines that explain a key, and the exit code."""
    identifier, _, digest = key.partition(":")
    rule = _rule(identifier, record)
    results = [r for r in record.requirements if r.id == identifier] if record else []
    if rule is None and not results:
        return [words("explain.unknown", id=one_line(identifier, 100))], 2
    lines = [*_heading(identifier, rule, results, words), *_remedy(identifier, words)]
    if record is None:
        return [*lines, "", words("explain.no_record")], 1 if digest else 0
    found = [(result, problem) for result in results for problem in _problems(result, key if digest else "")]
    for result in results:
        lines += ["", *_outcome(result, words)]
    if not found:
        return [*lines, "", words("explain.no_finding", name=one_line(key, 120), record=one_line(record.id, 100))], 1
    for number, (result, problem) in enumerate(found[:MOST_PROBLEMS], start=1):
        lines += ["", *_problem(number, problem, words), *_again(result, problem.first, record, folder, words)]
    if len(found) > MOST_PROBLEMS:
        lines += ["", words("summary.more", n=len(found) - MOST_PROBLEMS)]
    return lines, 0


def _rule(identifier: str, record: Record | None) -> Requirement | None:
    """Return the requirement as the record's profile has it, else as the national one has it."""
    for name in (record.site.profile if record else "national", "national"):
        try:
            return load_catalogue(name).requirements.get(identifier)
        except GovsiteError:
            continue
    return None


def _problems(result: RequirementResult, key: str) -> list[Problem]:
    findings = tuple(f for f in result.findings if f.key.startswith(key) or not key)
    return problems_of(msgspec.structs.replace(result, findings=findings))


def _heading(
    identifier: str, rule: Requirement | None, results: list[RequirementResult], words: Words
) -> Iterator[str]:
    result = results[0] if results else None
    language = words.language
    title = result.title if result else rule.title.in_language(language) if rule else ""
    level = result.level if result else rule.level if rule else ""
    yield f"{one_line(identifier, 100)}  {one_line(title, 100)}{words('bracketed', text=words.name('level', level))}"
    meaning = rule.meaning.in_language(language) if rule else result.requirement_text if result else ""
    yield from _line("explain.meaning", meaning, words)
    if rule and rule.threshold is not None:
        yield from _line("explain.threshold", f"{rule.threshold:g} {rule.unit}".strip(), words)
    for clause in result.clauses if result else rule.clauses if rule else ():
        yield from _line("explain.clause", clause_text(clause, words), words)


def _remedy(identifier: str, words: Words) -> Iterator[str]:
    found = remedy(identifier)
    if found:
        yield from _line("explain.why", found.why.in_language(words.language), words)
        yield from _line("explain.how", found.how.in_language(words.language), words)


def _outcome(result: RequirementResult, words: Words) -> Iterator[str]:
    engine = f" [{one_line(result.engine, 40)}]" if result.engine else ""
    text = words.name("outcome", result.outcome) + engine
    yield from _line("explain.outcome", f"{text}  {result.reason}  {result.measured}".rstrip(), words)
    yield from _line("explain.waived", result.waived, words)


def _problem(number: int, problem: Problem, words: Words) -> Iterator[str]:
    first = problem.first
    kind = words.name("problem", problem.kind)
    yield f"{kind} {number}{words('colon')}{one_line(first.message, _LINE)}"
    for name, value in (("expected", first.expected), ("found", first.found)):
        yield from _line(f"problem.{name}", value, words)
    pages = problem.pages
    for page in pages[:MOST_PAGES]:
        yield from _line("explain.page", page, words)
    if len(pages) > MOST_PAGES:
        yield from _line("explain.page", words("summary.more", n=len(pages) - MOST_PAGES), words)
    window = f"{first.window[0]} × {first.window[1]}" if first.window else ""
    for name, value in (
        ("problem.template", first.template),
        ("problem.frame", first.frame),
        ("explain.engine", first.engine),
        ("explain.window", window),
        ("problem.selector", first.selector),
        ("problem.snippet", first.snippet),
        ("explain.key", first.key),
    ):
        yield from _line(name, value, words)
    for path in problem.pictures[:6]:
        yield from _line("problem.evidence", path, words)


def _again(result: RequirementResult, finding: Finding, record: Record, folder: Path, words: Words) -> Iterator[str]:
    """Yield how to see a finding again: in a browser, from the observations, on the site."""
    yield f"  {words('explain.again')}"
    if finding.page:
        yield f"    {words('explain.open')}  {visible(finding.frame or finding.page)[:2_000]}"
    if finding.selector:
        # As JSON the selector is a string of JavaScript, whatever a site put into its ids.
        text = msgspec.json.encode(visible(finding.selector)[:2_000]).decode()
        yield f"    {words('explain.console')}  document.querySelector({text})"
    only = f"-k {shlex.quote(one_line(result.id, 100))}"
    if (folder / "observations").is_dir():
        yield f"    {words('explain.replay')}  pytest --govsite-replay={shlex.quote(str(folder))} --govsite-output=explained {only}"
    if finding.page:
        site, page = (shlex.quote(visible(address)[:2_000]) for address in (record.site.url, finding.page))
        kind = next(
            (f"\\t{entry.type}" for entry in record.coverage.pages if entry.url == finding.page and entry.type), ""
        )
        listed = f"printf '%s{kind}\\n' {page} > explained.txt"
        yield f"    {words('explain.look')}  {listed}; pytest --govsite={site} --govsite-pages=explained.txt {only}"


def _line(key: str, value: str, words: Words) -> Iterator[str]:
    if value:
        yield f"  {words(key)}{words('colon')}{one_line(value, _LINE)}"


if __name__ == "__main__":
    sys.exit(main())
