"""Content that is renamed, reordered and added leaves the findings what they were; one new defect is one new finding."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection.assemble import coverage_of
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import Record
from pytest_govsite.record.compare import Comparison, compare
from tests.judging import judge, observe
from tests.record import build
from tests.shell.conftest import Site, page

NEEDS = frozenset({"source", "site"})
TEXT = "<p>会议研究了全县重点工作，要求各部门抓好落实，确保完成全年目标任务。</p>"
COLUMNS = (("/news/", "要闻动态"), ("/notices/", "通知公告"))


def portal(*, moved: bool = False) -> dict[str, str]:
    """A portal with many faults; `moved`: titles, addresses, order, number and length of its articles are others."""
    numbers = (9, 8, 7, 6, 5, 4, 3, 2, 1, 10) if moved else range(1, 8)
    title = "全县第{}次工作推进会圆满举行" if moved else "第{}次会议召开"
    address = "{}2026/item-{}.html" if moved else "{}{}.html"
    banner = "<p>热烈欢迎</p><div class='banner'><a href='/news/'>专题</a></div>" if moved else ""

    def entries(column: str) -> str:
        lines = (
            f'<li><a href="{address.format(column, n)}">{title.format(n)}</a><span>2026-11-1{n % 9}</span>'
            f'<img src="/i/{n}.jpg"><a href="#"></a></li>'
            for n in numbers
        )
        return f'<ul class="list">{"".join(lines)}</ul>'

    pages = {"/": page("首页", f'{banner}{entries("/news/")}<p><a href="javascript:;">更多</a></p>')}
    for column, name in COLUMNS:
        pages[column] = page(name, f"{banner}<h2>{name}</h2>{entries(column)}")
        for n in numbers:
            said, labels = (
                title.format(n),
                '<meta name="PubDate" content="2026∶11∶11"><meta name="ArticleTitle" content="x">',
            )
            body = f"<div class='content'>{TEXT * (12 + n % 3 * moved)}<p><img src='/i/{n}.png'></p></div>"
            pages[address.format(column, n)] = page(
                said, f"{banner}<h1>{said}</h1><div>来源：县政府办</div>{body}", labels
            )
    return pages


def inspected(pages: dict[str, str], folder: Path) -> Record:
    with Site(pages) as running:
        config = build_config({"url": running.url, "now": "2026-11-20T10:00"}, folder=folder)
        observe(config, folder / "seen", NEEDS)
        results = judge(config, folder / "seen", lambda mark: set(mark.needs) <= NEEDS)
        observed = Observed(folder / "seen", config)
        coverage = coverage_of(observed)
        observed.close()
        site = msgspec.structs.replace(build.record().site, url=running.url)
    return build.record(requirements=tuple(results.values()), coverage=coverage, site=site)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return inspected(portal(), tmp_path_factory.mktemp("first"))


def new(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        (one.either.id, finding.message)
        for one in comparison.requirements
        for change in one.of("new")
        for finding in change.problem.findings
    ]


def test_moved_content_shows_nothing_new_and_nothing_fixed(first: Record, tmp_path: Path) -> None:
    comparison = compare(first, inspected(portal(moved=True), tmp_path))
    assert new(comparison) == []
    assert comparison.counts["fixed"] == comparison.counts["unseen"] == 0
    assert comparison.counts["remaining"] > 15
    assert not comparison.moved


def test_a_defect_among_moved_content_is_the_one_new_finding(first: Record, tmp_path: Path) -> None:
    pages = portal(moved=True)
    pages["/news/"] = pages["/news/"].replace('name="SiteName"', 'name="x"')
    assert [requirement for requirement, _ in new(compare(first, inspected(pages, tmp_path)))] == ["labels.site-name"]
