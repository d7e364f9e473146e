"""record.html: one self-contained file that asks nothing of any network and runs nothing that a site served."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pytest_govsite.compiled import compiled_templates
from pytest_govsite.model.record import Record
from pytest_govsite.record.inert import visible
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.printed import Printed
from pytest_govsite.record.view import (
    amended,
    cards,
    chart,
    citations,
    contact,
    coverage,
    decision,
    engines,
    heading,
    issuing,
    operations,
    points,
    problems,
    tally,
    tracing,
    undecided,
)
from pytest_govsite.record.view.pages import PageNumbers, problems_by_page
from pytest_govsite.record.words import Words

POLICY = "default-src 'none'; img-src data:; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"  # fmt: skip
"""Content security policy of the file; only its own style sheet and script, named by their digests, are let in."""

PREFIXES = {"failed": "f", "advice": "a", "cantTell": "c", "untested": "u"}
"""Kind of problem -> start of the fragments of its chapter."""


def record_html(record: Record, folder: Path | None = None) -> str:
    """Return record.html.

    Args:
        record: what was found.
        folder: the output folder, for the pictures under `evidence/`; None: without pictures.
    """
    words = Words(record.language)
    template = environment().get_template("record.html.j2")
    return template.render(_context(record, words, folder))


def _context(record: Record, words: Words, folder: Path | None) -> dict[str, Any]:
    printed, pictures = Printed(record, words), Pictures(folder)
    style, script = own_file("style.css"), own_file("filter.js")
    return {
        "record": record,
        "w": words,
        "p": printed,
        "issuing": issuing.Issuing(record),
        "amending": amended,
        "style": Markup(style),
        "script": Markup(script),
        "policy": POLICY.format(style=digest(style), script=digest(script)),
        "home_picture": _home_picture(record, pictures),
        "cover": {
            "title": heading.title(record, words),
            "marks": heading.marks(record, words),
            "notes": heading.mark_notes(record, words),
            "identifier": heading.identifier(record, words),
        },
        **_chapters(record, pictures, printed),
        **_engines(record, folder),
        "codes": problems.codes(record),
        "numbers": PageNumbers(record.coverage),
        "by_page": problems_by_page(record.requirements),
        "traced_documents": tracing.traced(record),
        "named": tracing.NAMED,
        "points": points,
        "tallies": tally.by_suite(record.requirements),
        "totals": tally.count(record.requirements),
        "documents": citations.cited_documents(record),
        "types": coverage.by_type(record.coverage),
        "templates": coverage.by_template(record.coverage),
        "looks": coverage.by_look(record.coverage),
        "unobserved": coverage.unobserved_by_reason(record.coverage),
        "operations": operations.operations(record, pictures),
        "step_target": operations.target,
        "step_changed": operations.changed,
        "bar": chart.bar,
        "bar_width": chart.WIDTH,
        "categories": tally.CATEGORIES,
        "category": tally.category,
        "decision": decision,
        "by_reason": undecided.by_reason,
    }


def _home_picture(record: Record, pictures: Pictures) -> Any:
    paths = [page.screenshot for page in record.coverage.pages if page.type == "home" and page.screenshot]
    return pictures.small(paths[0]) if paths else None


def _engines(record: Record, folder: Path | None) -> dict[str, Any]:
    names, rows = engines.engines_compared(record), engines.matrix(record)
    taken = {page.url: page.pictures for page in record.coverage.pages}
    return {"compared": names, "matrix": rows, "contact": contact.contact_sheet(rows, names, taken, folder)}


def _chapters(record: Record, pictures: Pictures, printed: Printed) -> dict[str, Any]:
    numbers = PageNumbers(record.coverage)
    found = {kind: cards.chapters(problems.problems(record.requirements, kind), numbers, pictures) for kind in PREFIXES}
    details: dict[tuple[str, str | None], str] = {}
    for kind, chapters in found.items():
        for chapter in chapters:
            result = chapter.result
            details.setdefault((result.id, result.engine), f"{PREFIXES[kind]}-{printed.anchor(result)}")
    return {**found, "details": details, "prefixes": PREFIXES}


@cache
def environment() -> Environment:
    """Return the environment of all templates: everything printed is escaped and made visible."""
    return Environment(
        loader=PackageLoader("pytest_govsite.record", "templates"),
        autoescape=True,
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inert(value: Any) -> Any:
    # Runs on everything a template prints, so that no place can be forgotten.
    return visible(value, keep="\n") if isinstance(value, str) and not isinstance(value, Markup) else value


def own_file(name: str) -> str:
    """Return the text of a file among the templates."""
    return files("pytest_govsite.record").joinpath("templates", name).read_text("utf-8")


def digest(text: str) -> str:
    """Return the digest by which the policy of a file lets a style sheet or script in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
