from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.inspection.changes import changes_of
from pytest_govsite.inspection.watch import Made, marks_of, packed, unpacked
from pytest_govsite.model import (
    BaselineEntry,
    Changes,
    Coverage,
    Frame,
    Meta,
    Page,
    PageEntry,
    PageFacts,
    PageType,
    Record,
    RenderedPage,
    Resource,
    Script,
)
from pytest_govsite.record.html import record_html
from pytest_govsite.record.json import encode_record
from tests.checks.building import HOME, block, document, link, metas, script
from tests.record import build

OWN = frozenset({"www.shifan.gov.cn"})
PATHS = tuple(range(1000, 1080))


def page(number: int, *nodes: object, template: str = "t-article", paths: tuple[int, ...] = PATHS) -> PageFacts:
    url = f"{HOME}news/{number}.html"
    footer = (block("主办：示范县人民政府办公室"), block(f"您是第{number * 7}位访客，今日访问 {number} 次"))
    given = (
        script("/js/site.js"),
        script(text=f"var id = {number}; count(id);"),
        link("省政府", "https://www.zj.gov.cn/"),
    )
    labels = (
        metas(ArticleTitle=f"第{number}次会议", SiteName="示范县人民政府")
        if not any(isinstance(n, Meta) for n in nodes)
        else ()
    )
    made = document(*footer, *given, *labels, *nodes, url=url, title=f"第{number}次会议", skeleton=paths)
    return PageFacts(page=Page(url=url, type=PageType.ARTICLE, template=template), source=made)


def taken(*pages: PageFacts) -> tuple[Record, Made]:
    made = Made(pages, OWN)
    entries = tuple(PageEntry(url=p.url, type=p.type.value, template=p.page.template, marks=marks_of(p)) for p in pages)
    return build.record(coverage=Coverage(pages=entries), watch=made.digest), made


BEFORE = [page(number) for number in range(20)]


def changes(*now: PageFacts, before: list[PageFacts] | None = None) -> Changes:
    baseline, _ = taken(*(before or BEFORE))
    record, made = taken(*now)
    # as a later run reads it
    return changes_of(record, msgspec.json.decode(encode_record(baseline), type=Record), made)


def test_the_same_site_shows_no_changes_and_new_articles_of_its_kind_neither() -> None:
    assert changes(*BEFORE) == Changes(compared=20)
    more = [page(number) for number in range(5, 40)]
    assert changes(*more) == Changes(compared=15)


def test_scripts_frames_and_outside_hosts_that_appeared_are_named_with_their_place() -> None:
    added = (
        script("https://cdn.evil.example/a.js?v=3"),
        Frame(selector="iframe", source="https://ads.evil.example/frame.html"),
        link("娱乐", "https://www.bet.example/"),
        script("/js/new.js"),
    )
    found = changes(*BEFORE[:-1], page(19, *added))
    assert {(each.kind, each.what) for each in found.appeared} == {
        ("script", "https://cdn.evil.example/a.js"),
        ("script", f"{HOME}js/new.js"),
        ("frame", "https://ads.evil.example/frame.html"),
        ("host", "cdn.evil.example"),
        ("host", "ads.evil.example"),
        ("host", "www.bet.example"),
    }
    assert {(each.page, each.pages) for each in found.appeared} == {(f"{HOME}news/19.html", 1)}


def test_what_only_rendering_shows_is_compared_where_both_runs_rendered() -> None:
    def rendered(facts: PageFacts, *urls: str) -> PageFacts:
        resources = tuple(Resource(url=url, kind="script", status=200) for url in urls)
        assert facts.source is not None
        shot = RenderedPage(engine="chromium", width=1366, height=768, document=facts.source, resources=resources)
        return msgspec.structs.replace(facts, rendered=(shot,))

    miner, counter = "https://coin.example/m.js", "https://hm.baidu.com/h.js"
    first = rendered(BEFORE[0], f"{HOME}js/site.js", counter)
    now = rendered(BEFORE[0], f"{HOME}js/site.js", counter, miner)
    found = changes(now, *BEFORE[1:], before=[first, *BEFORE[1:]])
    assert {(each.kind, each.what) for each in found.appeared} == {("loaded", miner), ("loaded", "coin.example")}
    # a baseline of a run without a browser knows nothing of it
    assert changes(now, *BEFORE[1:]).appeared == ()


def test_an_inline_script_in_a_template_is_named_one_in_a_single_article_is_not() -> None:
    added = script(text="document.write(unescape('%3Cscript'))")
    found = changes(*(page(number, added) for number in range(20)))
    assert [(each.kind, each.pages) for each in found.appeared] == [("inline", 20)]
    assert changes(*BEFORE[:-1], page(19, added)).appeared == ()


def test_a_template_that_is_built_in_another_way_is_named() -> None:
    injected = (*PATHS, 5001, 5002)
    (found,) = changes(*(page(number, paths=injected) for number in range(20))).templates
    assert (found.template, found.appeared, found.gone, found.pages) == ("t-article", 2, 0, 20)
    # under a new name too, told by the addresses of its pages
    (renamed,) = changes(*(page(number, template="t-new", paths=PATHS[:-3]) for number in range(20))).templates
    assert (renamed.template, renamed.appeared, renamed.gone) == ("t-new", 0, 3)


def test_what_articles_bring_along_changes_no_template() -> None:
    some = [page(number, paths=(*PATHS, 7000 + number) if number % 2 else PATHS) for number in range(20)]
    assert changes(*some).templates == ()
    assert changes(*(page(number, paths=(*PATHS, 9999)) for number in range(20))).templates == ()


def test_paths_beyond_the_end_of_a_full_signature_tell_nothing() -> None:
    full = tuple(range(1000, 1128))
    pushed = tuple(sorted((*full, 900, 901)))[:128]
    (found,) = changes(
        *(page(n, paths=pushed) for n in range(20)), before=[page(n, paths=full) for n in range(20)]
    ).templates
    assert (found.appeared, found.gone) == (2, 0)


def test_pages_whose_footer_or_labels_changed_are_counted_by_template() -> None:
    footer = [page(number, block("技术支持：某某科技有限公司")) for number in range(6)]
    found = changes(*footer, *BEFORE[6:])
    assert [(each.kind, each.template, each.pages, len(each.examples)) for each in found.pages] == [
        ("footer", "t-article", 6, 5)
    ]
    relabelled = page(3, *metas(ArticleTitle="在线娱乐", SiteName="示范县人民政府"))
    (labels,) = changes(*BEFORE[:3], relabelled, *BEFORE[4:]).pages
    assert (labels.kind, labels.examples) == ("labels", (f"{HOME}news/3.html",))


def test_the_digest_is_small_and_reads_back() -> None:
    record, _ = taken(*(page(number, template=f"t{number % 30}") for number in range(2000)))
    plain = len(encode_record(msgspec.structs.replace(record, watch=type(record.watch)())))
    assert len(encode_record(record)) - plain < 30_000
    assert unpacked(packed(PATHS)) == PATHS
    assert unpacked("?") == unpacked("AAA") == ()


@pytest.mark.parametrize("text", ["", "<b>", "脚" * 1000])
def test_odd_addresses_break_nothing(text: str) -> None:
    odd = (Script(selector="script", source=f"http://[{text}"), Frame(selector="iframe", source=f"https://x/{text}"))
    assert changes(*BEFORE[:-1], page(19, *odd)).compared == 20


def test_the_record_shows_the_changes_as_a_hint() -> None:
    baseline, _ = taken(*BEFORE)
    injected = (*PATHS, 5001, 5002)
    now = [page(number, script(f"https://evil.example/{build.HOSTILE}.js"), paths=injected) for number in range(20)]
    record, made = taken(*now)
    entry = BaselineEntry(
        record=baseline.id, finished=baseline.finished, counts=dict.fromkeys(("new", "fixed", "remaining", "unseen"), 0)
    )
    for language in ("zh", "en"):
        entry = msgspec.structs.replace(entry, changes=changes_of(record, baseline, made))
        shown = record_html(msgspec.structs.replace(record, baseline=entry, language=language))
        chapter = shown[shown.index('id="changes"') :].partition("</section>")[0]
        assert "evil.example" in chapter
        assert ("模板结构改变" if language == "zh" else "Template built in another way") in chapter
        assert "<script>fetch" not in chapter
    none = record_html(msgspec.structs.replace(record, baseline=msgspec.structs.replace(entry, changes=None)))
    assert "没有可以比较的摘要" in none
