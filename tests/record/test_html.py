from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import Counts, Level, Outcome, RemedyEntry, Text, TraceEntry
from pytest_govsite.record.html import record_html
from tests.record import build


def parsed(**changes: Any) -> LexborHTMLParser:
    return LexborHTMLParser(record_html(build.record(**changes)))


def text_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    assert node is not None, selector
    return re.sub(r"\s+", " ", node.text())


@pytest.fixture(scope="module")
def tree(hostile_page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(hostile_page.read_text("utf-8"))


def test_the_cover_tells_what_it_is_and_the_verdict(tree: LexborHTMLParser) -> None:
    cover = text_of(tree, ".cover")
    for word in (
        "检测原始记录",
        "非正式报告",
        "示范县人民政府",
        f"{build.HOST}/",
        "2026年11月22日",
        "不合格（不符合）",
        "SHA-256",
        "SM3",
    ):
        assert word in cover


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("conforming", "合格（符合）"), ("nonconforming", "不合格（不符合）"), ("pending", "暂不作结论（待补充）")],
)
def test_the_verdict_in_words(verdict: str, words: str) -> None:
    tree = parsed(conclusion=build.conclusion(verdict))
    assert text_of(tree, ".cover .verdict .words") == words
    assert text_of(tree, "#conclusion .overall strong") == words
    assert words in text_of(tree, "title") or words in text_of(tree, "#conclusion")


def test_with_a_number_it_is_a_report() -> None:
    cover = text_of(parsed(report={"number": "JC-2026-001", "title": "网站上线前检测报告"}), ".cover")
    assert "网站上线前检测报告" in cover
    assert "JC-2026-001" in cover
    assert "非正式报告" not in cover


def test_a_partial_record_says_so() -> None:
    tree = parsed(partial=True, interrupted=True)
    assert "部分检测" in text_of(tree, ".cover .marks")
    assert "检测中断" in text_of(tree, ".cover .marks")
    assert "不能据此判定网站整体合格" in text_of(tree, "#conclusion")


def test_the_conclusion_names_parts_what_decided_and_who_acts(tree: LexborHTMLParser) -> None:
    conclusion = text_of(tree, "#conclusion")
    assert [node.text() for node in tree.css("#conclusion .part")] == ["功能", "安全", "无障碍", "适老化"]
    for word in (
        "PubDate 发布时间标签",
        "无空白栏目",
        "上线前须补齐",
        "上线后复核",
        "运行维护单位",
        "程序提出，待人确认",
    ):
        assert word in conclusion
    decided = tree.css_first("#failed .decided")
    assert decided is not None
    assert "图片有替代文本" not in decided.text()


def test_a_failed_part_outside_the_scope_stands_apart(tree: LexborHTMLParser) -> None:
    assert "图片有替代文本" not in text_of(tree, "#failed .decided")
    assert "图片有替代文本" in text_of(tree, "#failed .outside")


def test_the_picture_and_its_numbers_add_up(tree: LexborHTMLParser) -> None:
    rows = tree.css(".bars tbody tr")
    for row in rows:
        *numbers, total = [int(cell.text()) for cell in row.css("td.num")]
        assert sum(numbers) == total
        assert len(row.css("svg rect")) == sum(number > 0 for number in numbers)
    assert sum(int(row.css("td.num")[-1].text()) for row in rows) == len(build.results())


def test_every_requirement_is_a_row_with_clause_and_outcome(tree: LexborHTMLParser) -> None:
    rows = tree.css(".items tr[data-outcome]")
    assert len(rows) == len(build.results())
    row = text_of(tree, "#r-labels\\.article-title")
    assert "《政府网站发展指引》（国办发〔2017〕47号）" in row
    assert "※" in row
    assert "让步" in row
    assert "已废止" in text_of(tree, "#r-footer\\.icp")
    links = {node.attributes["href"] for node in tree.css(".items .detail")}
    assert {"#f-labels.pub-date", "#a-footer.icp", "#c-identity.logo", "#u-identity.header-name"} <= links
    assert "委托方要求不检" in text_of(tree, "#r-identity\\.approval")


def test_a_requirement_in_two_engines_has_two_rows_with_their_own_anchor(tree: LexborHTMLParser) -> None:
    assert tree.css_first("#r-compat\\.errors") is not None
    assert "firefox" in text_of(tree, "#r-compat\\.errors--firefox")


def test_no_two_elements_share_an_id(tree: LexborHTMLParser) -> None:
    found = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(found) == len(set(found))


def test_every_link_inside_leads_somewhere(tree: LexborHTMLParser) -> None:
    identifiers = {node.attributes["id"] for node in tree.css("[id]")}
    targets = {(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')}
    assert targets <= identifiers


def test_a_failure_by_a_persons_word_leads_to_its_row() -> None:
    tree = parsed(requirements=(build.result("x.y", "人工判定的项目", Outcome.FAILED, method="person"),))
    link = tree.css_first("#conclusion .brief a")
    assert link is not None
    assert link.attributes["href"] == "#r-x.y"


def test_what_fails_a_recommendation_is_advice_whatever_its_findings_say() -> None:
    bad = build.result("x.y", "x", Outcome.FAILED, level=Level.SHOULD, findings=(build.finding("/", message="找到了"),))
    tree = parsed(requirements=(bad,))
    assert "找到了" in text_of(tree, "#advice")
    assert "找到了" not in text_of(tree, "#failed")


def test_findings_of_one_cause_are_shown_once_with_their_pages(tree: LexborHTMLParser) -> None:
    (card,) = tree.css("#f-labels\\.pub-date .problem")
    text = card.text()
    assert "30 个页面" in text
    assert len(card.css(".pages li")) == 12
    assert "其余 18 个页面，附录 A 编号：54–71" in text
    assert 'meta[name="PubDate"]' in text
    assert "2026∶11∶02" in text


def test_many_problems_of_one_item_become_lines(tree: LexborHTMLParser) -> None:
    assert len(tree.css("#f-columns\\.not-blank .problem")) == 10
    assert len(tree.css("#f-columns\\.not-blank .compact tbody tr")) == 30


def test_advice_stands_apart_from_failures(tree: LexborHTMLParser) -> None:
    assert "beian.miit.gov.cn" in text_of(tree, "#advice")
    assert "beian.miit.gov.cn" not in text_of(tree, "#failed")


def test_what_is_open_has_its_reason(tree: LexborHTMLParser) -> None:
    undecided = text_of(tree, "#open")
    for word in ("庄重与否须由人判断", "连接中断", "检测中出错", "上线前不判", "页面超时"):
        assert word in undecided


def test_coverage_tells_what_was_not_seen_and_why(tree: LexborHTMLParser) -> None:
    coverage = text_of(tree, "#coverage")
    for word in ("模板 a1f3 的代表，种子 7", "/slow/", "超时", "30 秒内没有答复"):
        assert word in coverage


def test_coverage_tells_which_closer_looks_were_taken_where(tree: LexborHTMLParser) -> None:
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css("#coverage tr")]
    assert ["页面结构与样式", "4", "0"] in rows
    assert ["键盘操作", "0", "1"] in rows
    home = next(row for row in rows if len(row) == 6 and row[0] == "1")
    assert home[-1] == "axe 规则检查、页面结构与样式、house（未能完成：键盘操作）"


def test_without_closer_looks_nothing_is_told_of_them() -> None:
    coverage = msgspec.structs.replace(build.record().coverage, pages=(build.pages(2)[1],))
    assert "进一步的观察" not in text_of(parsed(coverage=coverage), "#coverage")


def test_expired_documents_are_named_so(tree: LexborHTMLParser) -> None:
    assert "已废止（2016-12-01）" in text_of(tree, "#basis tr.expired")


def test_pictures_are_embedded_small_and_once(tree: LexborHTMLParser) -> None:
    sources = [node.attributes["src"] or "" for node in tree.css("img")]
    assert len(sources) == 2
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert all(len(source) < 80_000 for source in sources)


def test_only_our_own_script_and_style_are_there_and_the_policy_names_them(tree: LexborHTMLParser) -> None:
    (script,), (style,) = tree.css("script"), tree.css("style")
    policy = tree.css_first("meta[http-equiv='Content-Security-Policy']")
    assert policy is not None
    content = policy.attributes["content"] or ""
    assert content.startswith("default-src 'none'")
    for node in (script, style):
        digest = base64.b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in content
    assert "unsafe" not in content


def test_nothing_a_site_served_became_markup(tree: LexborHTMLParser) -> None:
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"]
        assert node.tag not in {"iframe", "object", "embed", "base", "video", "audio"}
        for name in ("href", "src"):
            address = node.attributes.get(name) or ""
            assert not address.lower().startswith(("javascript:", "data:text"))
    html = tree.html or ""
    assert "etc/passwd" in html
    for character in "\u202e\u2066\u200b\x1b\x07\ud800":
        assert character not in html
    assert "[U+202E]" in html


def test_links_to_files_stay_below_the_evidence(tree: LexborHTMLParser) -> None:
    files = [
        address for node in tree.css("a") if not (address := node.attributes["href"] or "").startswith(("#", "http"))
    ]
    assert set(files) == {"evidence/article.png", "evidence/home.png", "evidence/missing.png"}


def test_long_text_is_cut(tree: LexborHTMLParser) -> None:
    assert "长" * 400 not in (tree.html or "")


def test_pictures_outside_the_evidence_folder_are_not_read(tmp_path: Path) -> None:
    build.evidence(tmp_path / "inner")
    (tmp_path / "inner" / "evidence" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "inner" / "evidence" / "home.png").rename(tmp_path / "secret.png")
    paths = ("evidence/../../secret.png", "evidence/link.png", str(tmp_path / "secret.png"))
    bad = build.finding("/", evidence=paths)
    record = build.record(requirements=(build.result("x.y", "x", Outcome.FAILED, findings=(bad,)),))
    assert "<img" not in record_html(record, tmp_path / "inner")


def test_a_broken_picture_is_named_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nrubbish")
    bad = build.finding("/", evidence=("evidence/broken.png",))
    html = record_html(
        build.record(requirements=(build.result("x.y", "x", Outcome.FAILED, findings=(bad,)),)), tmp_path
    )
    assert "<img" not in html
    assert "evidence/broken.png" in html


def test_english_has_no_chinese_sentence_of_ours() -> None:
    record = build.record(language="en", requirements=(), notes=(), documents=(), conclusion=msgspec.structs.replace(build.conclusion("conforming"), veto=(), open_items=()))  # fmt: skip
    record = msgspec.structs.replace(record, site=msgspec.structs.replace(record.site, name="Shifan", sponsor=""), engines=(), coverage=msgspec.structs.replace(record.coverage, pages=(), unobserved=()))  # fmt: skip
    tree = LexborHTMLParser(record_html(record))
    for node in tree.css("style, script"):
        node.decompose()
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]+", tree.html or "") == []
    assert tree.css_first("html[lang=en]") is not None


def test_an_empty_record_can_be_printed_too() -> None:
    empty = msgspec.structs.replace(build.conclusion("pending"), parts={}, counts={"must": Counts()}, veto=(), open_items=(), reasons=())  # fmt: skip
    html = record_html(build.record(requirements=(), engines=(), documents=(), notes=(), conclusion=empty, articles=1))
    assert "没有不符合项" in html


def test_two_thousand_bad_pages_stay_small() -> None:
    bad = tuple(
        build.result(f"labels.x{k}", "标签", Outcome.FAILED, findings=tuple(build.finding(build.article(n), expected="真实发布时间", found=f"找到 {n}", selector="meta", snippet="<meta>" * 40, group=f"g{n % 40}") for n in range(1, 2000)))
        for k in range(40)
    )  # fmt: skip
    html = record_html(build.record(articles=2000, requirements=bad))
    assert len(html.encode()) < 10_000_000
    assert build.article(1999) in html


def test_how_to_put_it_right_stands_beside_the_finding_as_an_opinion() -> None:
    remedy = RemedyEntry(
        why="监测以它为准。", how="由系统写入。", bad='<meta name="PubDate" content="">', good="<b>&", sources=("H37",)
    )
    changed = tuple(
        msgspec.structs.replace(r, remedy=remedy) if r.id == "labels.pub-date" else r for r in build.results()
    )
    tree = parsed(requirements=changed)
    remedies = tree.css(".remedy")
    assert len(remedies) == 1
    text = remedies[0].text()
    for word in ("整改建议", "不属于检测结果", "监测以它为准。", '<meta name="PubDate" content="">', "<b>&", "H37"):
        assert word in text
    assert tree.css_first("#f-labels\\.pub-date .remedy") is not None
    assert tree.css_first("#results .remedy") is None


def test_every_article_stands_with_its_items_outcomes_and_evidence() -> None:
    def entry(clause: str, *requirements: str, **more: Any) -> TraceEntry:
        return TraceEntry(clause=msgspec.structs.replace(build.GUIDE, clause=clause), requirements=requirements, **more)

    reason = Text(zh="施行日期", en="in force")
    trace = (
        entry("第一条", "labels.pub-date", "footer.icp"),
        entry("第二条", reason=reason),
        entry("第三条", reason=Text(zh="由人工检测", en="a person"), person=True),
        entry("第四条", *dict.fromkeys(r.id for r in build.results())),
        msgspec.structs.replace(entry("第九条", "footer.icp"), binding=False, clause=build.DEZHOU),
    )
    tree = parsed(trace=trace)
    rows = {row.css_first("td").text().strip(): re.sub(r"\s+", " ", row.text()) for row in tree.css("#traced tbody tr")}
    assert "PubDate 发布时间标签" in rows["第一条"]
    assert "不符合 1" in rows["第一条"]
    assert "符合 1" in rows["第一条"]
    assert re.search(r"序号 \d+、\d+ 详述 \d+", rows["第一条"])
    assert "施行日期" in rows["第二条"]
    assert "须由人检测" in rows["第三条"]
    assert "共 15 项" in rows["第四条"]
    assert "序号 1–15" in rows["第四条"]
    heading = [h.text() for h in tree.css("#traced h3")]
    assert "已废止" in heading[-1]
    assert "属于其他地方" in heading[-1]
    for link in tree.css("#traced td a"):
        assert tree.css_first(f'[id="{link.attributes["href"][1:]}"]') is not None
    assert tree.css_first(".contents a[href='#traced']") is not None


def test_a_record_without_the_matrix_has_no_annex_for_it() -> None:
    tree = parsed()
    assert tree.css_first("#traced") is None


def test_what_took_how_long_is_told_by_stage_look_and_engine() -> None:
    timings = {"crawl": 12.3, "look": 95.0, "look:keyboard": 60.0, "engine:webkit": 8.0}
    method = text_of(parsed(timings=timings), "#method")
    assert "抓取 12.3" in method
    assert "操作页面和多引擎对照 95.0" in method
    assert "键盘操作 60.0" in method
    assert "webkit 8.0" in method


def test_no_markup_of_ours_is_printed_as_text() -> None:
    tree = parsed(
        files_left_out={"record.pdf": "重放不启动浏览器 / a replay starts no browser"},
        judged_again="2026-12-01T10:00:00+08:00",
    )
    text = tree.body.text()
    assert "<bdi>" not in text
    assert "写出本记录时没有生成（重放不启动浏览器）" in text
    assert "由保存的观测于 2026年12月1日 重新判定" in text_of(tree, "#conclusion")


def test_clauses_stand_document_by_document_and_terms_in_one_language() -> None:
    further = msgspec.structs.replace(build.GUIDE, clause="第三部分", confirmed=False)
    one = build.result("x.y", "样例", Outcome.PASSED, clauses=(build.GUIDE, build.DEZHOU, further), measured="链接 / links 129 → 68，https://x.example/a / b.html")  # fmt: skip
    row = parsed(requirements=(one,)).css_first("#r-x\\.y")
    assert [item.text() for item in row.css("li")] == [
        "《政府网站发展指引》（国办发〔2017〕47号） 附件《网页设计规范》四、标签规范；第三部分 ※",
        "《德州市政府网站管理办法》（德政办发〔2013〕1号） 第十三条【已废止】",
    ]
    assert "链接 129 → 68，https://x.example/a / b.html" in row.text()
    english = parsed(requirements=(one,), language="en").css_first("#r-x\\.y")
    assert "links 129" in english.text()
    assert "链接" not in english.text()
