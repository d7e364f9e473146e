"""The figures of one month, asked of the data set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pytest_govsite.fleet.dataset import Results
from pytest_govsite.fleet.runs import Entry
from pytest_govsite.model import Fact

VERDICTS = ("conforming", "nonconforming", "pending")
WORST = 30
SITES_OF_ONE = 50
"""Sites that are named for one requirement."""


class SiteFigures(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One site in one month."""

    key: str
    name: str
    url: str
    group: str = ""
    id_code: str = ""
    sponsor: str = ""
    verdict: str = ""
    """Of its last record of the month; empty: it has none."""
    before: str = ""
    """Of its last record of the month before."""
    record: str = ""
    must_failed: int = 0
    must_failed_before: int | None = None
    must_open: int = 0
    vetoes: int = 0
    pages: int = 0
    finished: str = ""
    state: str = ""
    """Of its last run; empty: it was not begun."""
    reason: str = ""
    detail: str = ""


class VetoFigures(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A veto item that a site has reached."""

    site: SiteFigures
    veto: str
    title: str
    state: str
    reason: str
    clause: str


class RequirementFigures(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A must-level requirement that sites do not meet."""

    id: str
    title: str
    clauses: str
    failed: int
    """Sites that do not meet it."""
    judged: int
    """Sites of which it could be told."""
    before: int | None = None
    """Sites that did not meet it in the month before; None: there are no results of that month."""
    sites: tuple[SiteFigures, ...] = ()
    """The worst of them, by number of findings."""


class Figures(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """All of one month."""

    month: str
    before: str
    """The last earlier month that has results; empty: there is none."""
    sites: tuple[SiteFigures, ...]
    vetoes: tuple[VetoFigures, ...]
    worst: tuple[RequirementFigures, ...]

    @property
    def inspected(self) -> tuple[SiteFigures, ...]:
        """Sites with a record."""
        return tuple(site for site in self.sites if site.verdict)

    @property
    def missed(self) -> tuple[SiteFigures, ...]:
        """Sites without a record of the month, or whose last record was broken off."""
        return tuple(site for site in self.sites if site.state != "done")

    def with_verdict(self, verdict: str) -> tuple[SiteFigures, ...]:
        """Sites with this verdict."""
        return tuple(site for site in self.sites if site.verdict == verdict)

    def turned(self, verdict: str) -> tuple[SiteFigures, ...]:
        """Sites that have this verdict and had another one the month before."""
        return tuple(site for site in self.with_verdict(verdict) if site.before and site.before != verdict)


_SITES = """
select l.site, coalesce(nullif(l.name, ''), c.name, l.url) as name, l.url, l."group", c.id_code, c.sponsor, c.verdict,
  c.record, c.must_failed, c.must_open, c.vetoes, c.rendered as pages, strftime(c.finished, '%Y-%m-%d %H:%M') as finished,
  l.state, l.reason, l.detail, p.verdict as before, p.must_failed as must_failed_before
from latest l
left join current c on c.site = l.site and c.month = l.month
left join current p on p.site = l.site and p.month = ?
where l.month = ?
"""
_FAILED = """
select r.requirement, arg_max(r.title, r.run) as title, arg_max(r.clauses, r.run) as clauses,
  count(distinct r.site) filter (r.outcome = 'failed') as failed,
  count(distinct r.site) filter (r.outcome in ('passed', 'failed')) as judged
from requirements r join current c using (site, run, month)
where month = ? and r.level = 'must' group by r.requirement having failed > 0 order by failed desc, r.requirement
"""
_FAILED_SITES = """
select r.requirement, r.site from requirements r join current c using (site, run, month)
where month = ? and r.outcome = 'failed' and r.level = 'must'
group by r.requirement, r.site
qualify row_number() over (partition by r.requirement order by sum(r.findings) desc, r.site) <= ?
order by r.requirement, sum(r.findings) desc, r.site
"""
_VETOES = """
select v.*, coalesce((select min(title) from requirements q
  where q.requirement = v.requirement and q.site = v.site and q.run = v.run and q.month = v.month), v.requirement) as title
from vetoes v join current c using (site, run, month) where month = ? order by v.veto, v.site
"""


def figures(results: Results, month: str, before: str, listed: Iterable[Entry] = ()) -> Figures:
    """Return the figures of a month.

    Args:
        results: the data set; these two months of it are enough.
        month: `2026-11`.
        before: the month to compare with; empty: none.
        listed: sites of the list; those that were not begun are shown as such.
    """
    sites = {row["site"]: _site(row) for row in results.ask(_SITES, before, month)}
    for entry in listed:
        missing = SiteFigures(key=entry.key, name=entry.name or entry.url, url=entry.url, group=entry.group)
        sites.setdefault(entry.key, missing)
    return Figures(
        month=month,
        before=before,
        sites=tuple(sorted(sites.values(), key=_rank)),
        vetoes=tuple(_veto(row, sites) for row in results.ask(_VETOES, month)),
        worst=_worst(results, month, before, sites),
    )


def failed_requirements(results: Results, month: str) -> list[dict[str, Any]]:
    """Return each must-level requirement that a site does not meet, with the number of findings and one page."""
    return results.ask(
        """
        select r.site, r.requirement, min(r.title) as title, min(r.clauses) as clauses,
          sum(r.findings)::bigint as findings, min(f.page) as page, min(f.message) as message
        from requirements r join current c using (site, run, month)
        left join findings f on f.site = r.site and f.run = r.run and f.month = r.month
          and f.requirement = r.requirement and f.outcome = 'failed' and f.level = 'must'
        where r.month = ? and r.level = 'must' and r.outcome = 'failed'
        group by r.site, r.requirement order by r.site, findings desc, r.requirement
        """,
        month,
    )


def _rank(site: SiteFigures) -> tuple[object, ...]:
    order = {"nonconforming": 0, "pending": 1, "conforming": 2}
    return (order.get(site.verdict, 3), -site.vetoes, -site.must_failed, site.key)


def _site(row: dict[str, Any]) -> SiteFigures:
    optional = row.pop("must_failed_before")
    texts = {name: value for name, value in row.items() if value is not None and name != "site"}
    return SiteFigures(key=row["site"], must_failed_before=optional, **texts)


def _veto(row: dict[str, Any], sites: dict[str, SiteFigures]) -> VetoFigures:
    return VetoFigures(
        site=sites[row["site"]], **{name: row[name] or "" for name in ("veto", "title", "state", "reason", "clause")}
    )


def _worst(results: Results, month: str, before: str, sites: dict[str, SiteFigures]) -> tuple[RequirementFigures, ...]:
    then = {row["requirement"]: int(row["failed"]) for row in results.ask(_FAILED, before)} if before else None
    named: dict[str, list[SiteFigures]] = {}
    for row in results.ask(_FAILED_SITES, month, SITES_OF_ONE):
        named.setdefault(row["requirement"], []).append(sites[row["site"]])
    return tuple(
        RequirementFigures(
            id=row["requirement"],
            title=row["title"],
            clauses=row["clauses"],
            failed=row["failed"],
            judged=row["judged"],
            before=None if then is None else then.get(row["requirement"], 0),
            sites=tuple(named[row["requirement"]]),
        )
        for row in results.ask(_FAILED, month)[:WORST]
    )


def month_in_words(month: str, language: str) -> str:
    """Return `2026年11月`, or `November 2026`."""
    moment = datetime.strptime(month, "%Y-%m")
    return f"{moment.year}年{moment.month}月" if language != "en" else f"{moment:%B %Y}"
