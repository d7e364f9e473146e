from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from pytest_govsite.inspection.annexes.columns import columns_sheet
from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.inspection.annexes.footers import footers_sheet
from pytest_govsite.inspection.annexes.guides import guides_sheet
from pytest_govsite.inspection.annexes.labels import labels_sheet
from pytest_govsite.inspection.annexes.letters import letters_sheet
from pytest_govsite.inspection.annexes.links import links_sheet
from pytest_govsite.inspection.annexes.making import MAKERS, annex_sheets
from pytest_govsite.inspection.annexes.papers import papers_sheet
from pytest_govsite.inspection.annexes.points import evaluation_sheet, points_sheet
from pytest_govsite.inspection.annexes.registry import registry_sheet
from pytest_govsite.inspection.selection import Pages
from pytest_govsite.model import (
    LinkCheck,
    LinkFacts,
    LinkState,
    Outcome,
    PageFacts,
    PartConclusion,
    RequirementResult,
    Stage,
)
from pytest_govsite.model.annex import Sheet
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.norms.evaluation import evaluation_points
from pytest_govsite.record.words import Words, all_words
from tests.checks.building import HOME, facts, site
from tests.checks.columns.portal import column, home
from tests.checks.functions.test_letters import letter, table
from tests.checks.writing import SITE_LABELS, article, labelled, page
from tests.norms import test_point_sheet as golden
from tests.record import build

FOOTER = """<footer class=footer><p>主办单位：示范县人民政府　联系电话：0571-88880001</p><p>网站标识码：3301990001</p>
<p><a href="https://beian.miit.gov.cn/">浙ICP备05000123号-1</a></p>
<p><a href="https://beian.mps.gov.cn/#/query/webSearch?code=33019902000123">浙公网安备33019902000123号</a></p></footer>"""
GUIDE = """<div class=main><h1>城乡居民养老保险参保登记</h1><table><tr><th>设定依据</th><td>《社会保险法》</td></tr>
<tr><th>申请条件</th><td>年满 16 周岁</td></tr><tr><th>办理材料</th><td>身份证</td></tr><tr><th>办理流程</th><td>申请、受理、办结</td></tr>
</table></div>"""


def portal() -> tuple[PageFacts, ...]:
    head = SITE_LABELS + labelled(
        ArticleTitle="示范县举办政务公开培训班", PubDate="2026-11-18 09:30", ContentSource="示范县人民政府办公室"
    )
    return (
        home({"要闻动态": "/yw/", "县长信箱": "/xx/"}),
        column("/yw/", "要闻动态"),
        column("/xx/", "县长信箱", "<p>欢迎来信</p>"),
        letter(table("2026-11-02 10:00", "2026-11-05 15:00")),
        page(article() + FOOTER, head=head),
        page(
            article("占位") + FOOTER.replace("3301990001", "12345"),
            head=labelled(SiteName="网站名称"),
            path="/a/2.html",
        ),
        page(GUIDE, kind="interactive", path="/fw/1.html", head="<title>城乡居民养老保险参保登记</title>"),
    )


def judged(*ids: str) -> tuple[RequirementResult, ...]:
    return tuple(build.result(i, i, Outcome.PASSED, pages_checked=1) for i in ids)


EVERY = (
    "footer.sponsor", "footer.site-id-code", "footer.icp", "labels.site-name", "labels.pub-date", "labels.column-name",
    "columns.news-fresh", "functions.service-guides", "functions.letters-answered", "links.home",
)  # fmt: skip


def context(
    pages: Sequence[PageFacts] = (), results: Sequence[RequirementResult] | None = None, **more: Any
) -> Context:
    seen = tuple(pages) or portal()
    by_url = {p.url: p for p in seen}
    observed = SimpleNamespace(
        pages=Pages([p.page for p in seen], by_url.__getitem__),
        site=site(**more.pop("site", {})),
        facts=facts(),
        links=more.pop("links", None),
        catalogue=load_catalogue(),
    )
    record = build.record(requirements=tuple(judged(*EVERY) if results is None else results), **more)
    return Context(observed, record)  # type: ignore[arg-type]


def row(sheet: Sheet, text: str) -> tuple[str, ...]:
    return next(r for r in sheet.rows if any(text in cell for cell in r))


def test_columns_with_their_newest_item_and_what_the_rules_say() -> None:
    sheet = columns_sheet(context())
    news = row(sheet, "要闻动态")
    assert news[1] == f"{HOME}yw/"
    assert news[2:5] == ("2026-11-18", "县政府召开常务会议研究部署安全生产工作", "2")
    assert news[6].startswith("✓")
    letters = row(sheet, "县长信箱")
    assert letters[2] == ""
    assert letters[6] == "—"


def test_footers_page_by_page_with_value_or_fault() -> None:
    sheet = footers_sheet(context())
    place = sheet.columns.index("底部标明政府网站标识码")
    good, bad = row(sheet, "/zwgk/tzgg/art_1.html"), row(sheet, "/a/2.html")
    assert good[place].startswith("✓")
    assert bad[place].startswith("✗")
    assert bad[place] != "✗"
    assert "示范县人民政府" in good[sheet.columns.index("主办单位")]


def test_labels_page_by_page_with_their_values() -> None:
    sheet = labels_sheet(context())
    good, bad = row(sheet, "/zwgk/tzgg/art_1.html"), row(sheet, "/a/2.html")
    assert good[sheet.columns.index("SiteName")] == "✓ 示范县人民政府"
    assert good[sheet.columns.index("PubDate")] == "✓ 2026-11-18 09:30"
    assert bad[sheet.columns.index("SiteName")].startswith("✗")
    assert row(sheet, "/yw/")[sheet.columns.index("PubDate")] == "–"


def test_guides_with_their_eight_elements() -> None:
    sheet = guides_sheet(context())
    (guide,) = sheet.rows
    assert guide[0] == "城乡居民养老保险参保登记"
    assert dict(zip(sheet.columns, guide, strict=True))["设定依据"] == "✓"
    assert dict(zip(sheet.columns, guide, strict=True))["办理地点"] == "✗"
    assert guide[10] == "3"


def test_letters_with_their_times_and_their_sum() -> None:
    sheet = letters_sheet(context())
    (one,) = sheet.rows
    assert one[3:6] == ("2026-11-02", "2026-11-05", "3")
    assert "共 1 件，已答复 1 件" in sheet.note
    assert "平均 3.0 天" in sheet.note


def test_links_that_did_not_open_with_the_pages_that_hold_them() -> None:
    gone = LinkCheck(url=f"{HOME}gone.html", state=LinkState.GONE, status=404)
    fine = LinkCheck(url=f"{HOME}fine.html", state=LinkState.OK, status=200)
    seen = (home({"甲": "/gone.html", "乙": "/fine.html"}),)
    sheet = links_sheet(context(seen, links=LinkFacts(checks=(gone, fine))))
    (one,) = sheet.rows
    assert one[:5] == (f"{HOME}gone.html", "已不存在", "404", HOME, "1")
    assert "共询问" in sheet.note


def test_numbers_to_look_up_with_the_pages_that_show_them() -> None:
    sheet = registry_sheet(context(site={"filing": {"icp": "浙ICP备05000123号"}}))
    icp = row(sheet, "浙ICP备05000123号-1")
    assert icp[:4] == ("ICP备案编号", "浙ICP备05000123号-1", "浙ICP备05000123号", "2")
    assert icp[4] == "https://beian.miit.gov.cn/"
    assert row(sheet, "33019902000123")[3] == "2"
    assert {r[1] for r in sheet.rows if r[0] == "政府网站标识码"} >= {"3301990001", "12345"}
    assert [r[1] for r in sheet.rows if r[0] == "党政机关（事业单位）网站标识"] == [""]
    assert sheet.blank == 4


def test_papers_are_what_a_person_answers_and_the_site_owes() -> None:
    results = (
        build.result("identity.icp-holder", "三统一", Outcome.UNTESTED),
        build.result("identity.entitled", "开设资格", Outcome.INAPPLICABLE),
        build.result("labels.pub-date", "发布时间", Outcome.FAILED),
    )
    (one,) = papers_sheet(context(results=results)).rows
    assert one[0].startswith("三统一")
    assert one[3]
    assert one[4] == "未检测"


def test_points_are_listed_with_their_source_and_no_score() -> None:
    results = tuple(golden.everything().values())
    made = context(results=results, points=golden.sheet(*results, golden.failed("columns.leaders", "/")))
    sheet = points_sheet(made)
    leaders = next(r for r in sheet.rows if r[1] == "领导信息")
    assert leaders[0].startswith("第二部分")
    assert leaders[2:5] == ("没有这一栏目", "5 分 ※", "自查报告中有此指标，分值凭记忆")
    assert "(columns.leaders)" in leaders[5]
    assert leaders[6] == "−5 分 ※"
    assert sheet.rows[-1][0] == "得分"
    assert sheet.rows[-1][6] == "—"
    assert sheet.rows[-1][7].startswith("不给出总分")
    assert points_sheet(context(points=golden.sheet(stage=Stage.PRELAUNCH))).rows == ()


def test_points_of_the_evaluation() -> None:
    conclusion = build.conclusion()
    elderly = PartConclusion(verdict="pending", points=evaluation_points(()))
    sheet = evaluation_sheet(context(conclusion=msgspec.structs.replace(conclusion, parts={"elderly": elderly})))
    technical = row(sheet, "技术评价")
    assert technical[1:5] == ("40", "0 ※", "0 ※", "40 ※")
    assert row(sheet, "1.2.3 页面缩放和大字屏幕")[6] == "未定"
    assert "不给出合计" in sheet.note


@pytest.mark.parametrize("maker", [footers_sheet, labels_sheet, guides_sheet, letters_sheet, links_sheet])
def test_what_was_not_judged_stays_empty_and_says_so(maker: Any) -> None:
    sheet = maker(context(results=()))
    assert sheet.rows == ()
    assert "没有检测" in sheet.note


def test_a_table_that_breaks_says_so_and_holds_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Context) -> Sheet:
        raise ValueError("odd")

    monkeypatch.setitem(MAKERS, "letters", broken)
    made = context()
    sheets = annex_sheets(made.observed, made.record)
    assert [s.key for s in sheets] == list(MAKERS)
    letters = sheets[list(MAKERS).index("letters")]
    assert letters.rows == ()
    assert "odd" in letters.note


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_is_rectangular_and_named_in_both_languages(language: str) -> None:
    made = context(language=language)
    for sheet in annex_sheets(made.observed, made.record):
        assert f"annex.{sheet.key}.title" in all_words()
        assert Words(language)(f"annex.{sheet.key}.intro")
        assert all(len(r) == len(sheet.columns) for r in sheet.rows), sheet.key
        assert len(set(sheet.columns)) == len(sheet.columns), sheet.key
        assert Words(language)("annex.broken", error="") not in sheet.note


def test_every_state_of_a_link_has_a_name() -> None:
    assert {f"link_state.{state.value}" for state in LinkState} <= all_words().keys()
