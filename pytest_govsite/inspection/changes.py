"""What was changed in how a site is made since the baseline: a hint at tampering, for a person to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from pytest_govsite.checks.hosts import own_hosts
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.inspection.watch import Made, unpacked
from pytest_govsite.model import Appeared, Changes, PageChange, Record, TemplateChange, WatchDigest

_MOST = 200
"""Changes of one kind that are listed."""
_EXAMPLES = 5
_FULL = 128
"""Paths in a signature that was cut: of larger hashes nothing is known."""
_SELDOM = 0.1
_FEW = 2
"""Paths that have to be new; a single one may come from what pages say."""


def with_changes(record: Record, baseline: Record | None, observed: Observed) -> Record:
    """Return the record with what is made in another way than in the baseline; the verdict never cares."""
    if baseline is None or record.baseline is None or not baseline.watch.templates:
        return record
    made = Made((page for page in observed.pages.all if page.observed), own_hosts(observed.site))
    entry = msgspec.structs.replace(record.baseline, changes=changes_of(record, baseline, made))
    return msgspec.structs.replace(record, baseline=entry)


def changes_of(record: Record, baseline: Record, made: Made) -> Changes:
    """Return what differs; see `Changes`."""
    appeared = list(_appeared(baseline.watch, made))
    templates = list(_templates(record, baseline, made))
    pages = list(_pages(record, baseline))
    lists: tuple[Sequence[object], ...] = (appeared, templates, pages)
    before = {page.url for page in baseline.coverage.pages}
    return Changes(
        compared=sum(page.url in before for page in record.coverage.pages),
        appeared=tuple(appeared[:_MOST]),
        templates=tuple(templates[:_MOST]),
        pages=tuple(pages[:_MOST]),
        left_out=sum(max(0, len(each) - _MOST) for each in lists),
    )


def _appeared(before: WatchDigest, made: Made) -> Iterator[Appeared]:
    known = {
        "script": {*before.scripts, *before.loaded},
        "frame": {*before.frames, *before.loaded},
        "host": {*before.hosts, *before.loaded},
        "loaded": {*before.scripts, *before.frames, *before.hosts, *before.loaded},
    }
    named: set[str] = set()
    for (kind, what), (page, pages) in made.places.items():
        # what only rendering shows is compared where both runs rendered pages
        if what in known[kind] or what in named or (kind == "loaded" and not before.loaded):
            continue
        named.add(what)
        yield Appeared(kind=kind, what=what, page=page, pages=pages)
    scripts = {digest for template in before.templates for digest in template.inline}
    templates = {template.template for template in before.templates}
    for template, size in sorted(made.sizes.items()):
        if template in templates:
            for digest in made.inline(template):
                if digest not in scripts:
                    yield Appeared(kind="inline", what=digest, page=made.first[template], pages=size)


def _templates(record: Record, baseline: Record, made: Made) -> Iterator[TemplateChange]:
    earlier = {page.url: page.template for page in baseline.coverage.pages if page.template}
    now = {page.url: page.template for page in record.coverage.pages if page.template}
    followed: dict[str, Counter[str]] = {}
    for url, template in now.items():
        if url in earlier:
            followed.setdefault(earlier[url], Counter())[template] += 1
    for before in baseline.watch.templates:
        successors = followed.get(before.template)
        if not successors:
            continue
        template = before.template if before.template in successors else successors.most_common(1)[0][0]
        if template not in made.sizes:
            continue
        old, core = unpacked(before.skeleton), made.core(template)
        limit = min((max(paths) for paths in (old, core) if len(paths) >= _FULL), default=1 << 32)
        size, have = made.sizes[template], made.paths[template]
        gone = sum(path < limit and have[path] <= _SELDOM * size for path in old)
        fresh = sum(path < limit for path in set(core) - set(old))
        if gone or fresh >= _FEW:
            yield TemplateChange(
                template=template,
                type=before.type,
                page=made.first[template],
                pages=size,
                appeared=fresh,
                gone=gone,
            )


def _pages(record: Record, baseline: Record) -> Iterator[PageChange]:
    before = {page.url: page.marks for page in baseline.coverage.pages if page.marks}
    found: dict[tuple[str, str, str], list[str]] = {}
    for page in record.coverage.pages:
        old = before.get(page.url, "")
        if not old or not page.marks:
            continue
        for kind, was, now in zip(("footer", "labels"), old.split("-"), page.marks.split("-"), strict=False):
            if was != now:
                found.setdefault((kind, page.template, page.type), []).append(page.url)
    for (kind, template, page_type), urls in found.items():
        yield PageChange(
            kind=kind, template=template, type=page_type, pages=len(urls), examples=tuple(urls[:_EXAMPLES])
        )
