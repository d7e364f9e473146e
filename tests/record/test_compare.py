from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser

from pytest_govsite.model import Coverage, Finding, Level, Outcome, PageEntry, Record, RequirementResult
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.compare import KINDS, Comparison, compare
from pytest_govsite.record.compare_html import comparison_html
from pytest_govsite.record.compare_text import comparison_lines
from pytest_govsite.record.json import encode_record
from pytest_govsite.record.keys import finding_key
from pytest_govsite.record.words import Words
from tests.record import build

PAGES = ("/", "/news/", "/news/1.html", "/news/2.html")


def found(page: str, selector: str, template: str = "t", **more: Any) -> Finding:
    key = finding_key("a11y.alt", template, selector=selector)
    return build.finding(page, **{"message": "图片没有替代文本", "selector": selector, "template": template, "key": key, "group": key, **more})  # fmt: skip


def alt(*findings: Finding, **more: Any) -> RequirementResult:
    outcome = Outcome.FAILED if findings else Outcome.PASSED
    return build.result("a11y.alt", "图片有替代文本", more.pop("outcome", outcome), findings=findings, passed_pages=1, **more)  # fmt: skip


def made(*results: RequirementResult, pages: tuple[str, ...] = PAGES, template: str = "t", **more: Any) -> Record:
    entries = tuple(PageEntry(url=build.HOST + page, type="article", template=template) for page in pages)
    return build.record(requirements=results, coverage=Coverage(pages=entries), **more)


def fates(comparison: Comparison) -> dict[str, list[str]]:
    return {
        kind: [f.selector for one in comparison.requirements for c in one.of(kind) for f in c.problem.findings]
        for kind in KINDS
        if comparison.counts[kind]
    }


def test_a_record_does_not_differ_from_itself() -> None:
    comparison = compare(build.record(), build.record())
    assert comparison.counts["remaining"] > 0
    assert comparison.counts == {**dict.fromkeys(KINDS, 0), "remaining": comparison.counts["remaining"]}
    assert not comparison.moved


def test_new_fixed_and_remaining() -> None:
    before = made(alt(found("/", "#head > img"), found("/", "#foot > img")))
    after = made(alt(found("/", "#head > img"), found("/", "#menu > img")))
    assert fates(compare(before, after)) == {
        "new": ["#menu > img"],
        "fixed": ["#foot > img"],
        "remaining": ["#head > img"],
    }


def test_content_that_moved_remains() -> None:
    before = made(alt(*(found("/", f"#list > li:nth-of-type({n}) > img", found=f"{n}.jpg") for n in (1, 2))))
    after = made(alt(*(found("/", f"#list > li:nth-of-type({n}) > img", found=f"{n - 3}.jpg") for n in (4, 5))))
    assert set(fates(compare(before, after))) == {"remaining"}


def test_of_alike_faults_on_a_page_only_the_added_one_is_new() -> None:
    old = [found("/", f"#list > li:nth-of-type({n}) > img", found=f"{n}.jpg") for n in (1, 2)]
    moved = [found("/", f"#list > li:nth-of-type({n + 1}) > img", found=f"{n}.jpg") for n in (1, 2)]
    added = found("/", "#list > li:nth-of-type(1) > img", found="added.jpg")
    comparison = compare(made(alt(*old)), made(alt(added, *moved)))
    assert fates(comparison)["new"] == ["#list > li:nth-of-type(1) > img"]
    assert [f.found for one in comparison.requirements for c in one.of("new") for f in c.problem.findings] == [
        "added.jpg"
    ]
    assert fates(compare(made(alt(added, *moved)), made(alt(*old))))["fixed"] == ["#list > li:nth-of-type(1) > img"]


def test_another_page_of_the_template_shows_nothing_new() -> None:
    comparison = compare(
        made(alt(found("/news/1.html", "#a > img"))),
        made(alt(found("/news/1.html", "#a > img"), found("/news/9.html", "#a > img"))),
    )
    assert comparison.counts["new"] == 0
    [change] = comparison.requirements[0].of("remaining")
    assert (change.pages_before, change.pages_after) == (1, 2)


def test_a_page_that_went_to_another_template_is_known_by_its_address() -> None:
    before = made(alt(found("/", "#a > img", template="t")))
    after = made(alt(found("/", "#a > img", template="u")), template="u")
    assert set(fates(compare(before, after))) == {"remaining"}


def test_another_place_of_the_same_look_is_new_while_the_template_stays() -> None:
    dead = [found("/", "#list > li > a", key=finding_key("links.home", "t", place=f"/{n}.html")) for n in (1, 2)]
    assert set(fates(compare(made(alt(dead[0])), made(alt(*dead))))) == {"new", "remaining"}


@pytest.mark.parametrize(
    "after",
    [
        made(alt(outcome=Outcome.UNTESTED), pages=PAGES),
        made(alt(outcome=Outcome.INAPPLICABLE)),
        made(),
        made(
            alt(found("/other/", "", outcome=Outcome.UNTESTED, key="x"), found("/", "", outcome=Outcome.UNTESTED)),
        ),
    ],
)
def test_what_was_not_looked_at_again_is_not_fixed(after: Record) -> None:
    untouched = msgspec.structs.replace(
        after, requirements=tuple(msgspec.structs.replace(r, passed_pages=0) for r in after.requirements)
    )
    assert set(fates(compare(made(alt(found("/", "#a > img"))), untouched))) == {"unseen"}


def test_a_page_that_is_not_in_the_later_sample_is_not_fixed_but_one_of_its_template_is_enough() -> None:
    before = made(alt(found("/gone/", "#a > img", template="gone"), found("/away/", "#b > img", template="t")))
    assert fates(compare(before, made(alt()))) == {"unseen": ["#a > img"], "fixed": ["#b > img"]}


def test_advice_that_became_a_failure_is_new() -> None:
    comparison = compare(
        made(alt(found("/", "#a > img", level=Level.SHOULD))), made(alt(found("/", "#a > img", level=Level.MUST)))
    )
    assert comparison.counts["new"] == comparison.counts["fixed"] == 1


def test_a_requirement_that_a_person_failed_makes_the_record_worse() -> None:
    passed = build.result("identity.approval", "审批材料", Outcome.PASSED)
    assert compare(made(passed), made(msgspec.structs.replace(passed, outcome=Outcome.FAILED))).worse
    assert not compare(made(passed), made(msgspec.structs.replace(passed, outcome=Outcome.CANT_TELL))).worse


def test_engines_are_compared_apart() -> None:
    one, other = (
        build.result("compat.errors", "无脚本错误", Outcome.PASSED, engine=e) for e in ("chromium", "firefox")
    )
    broken = msgspec.structs.replace(other, outcome=Outcome.FAILED)
    comparison = compare(made(one, other), made(one, broken))
    assert [(c.either.id, c.either.engine) for c in comparison.moved] == [("compat.errors", "firefox")]


def test_requirements_that_stand_in_one_record_only() -> None:
    comparison = compare(made(alt()), made(build.result("house.minister", "自定义", Outcome.PASSED)))
    text = "\n".join(comparison_lines(comparison, Words("en")))
    assert "house.minister 自定义: not there → Passed" in text
    assert "a11y.alt 图片有替代文本: Passed → not there" in text


def test_the_text_tells_requirement_page_and_numbers() -> None:
    comparison = compare(
        made(alt(found("/", "#head > img", found="a.jpg"))), made(alt(found("/", "#menu > img", found="b.jpg")))
    )
    text = "\n".join(comparison_lines(comparison, Words("zh")))
    assert "新出现 1，已消除 1，仍存在 0，本次未再检测 0" in text
    assert "    + 图片没有替代文本" in text
    assert "    - 图片没有替代文本" in text
    assert f"{build.HOST}/（0 → 1 个页面）" in text
    assert "实为：b.jpg" in text


def test_what_makes_records_less_comparable_is_said() -> None:
    before = build.record(finished="2026-11-23T09:00:00+08:00", partial=True)
    site = msgspec.structs.replace(before.site, domain="b.gov.cn", profile="national")
    after = build.record(site=site, tool=msgspec.structs.replace(before.tool, version="9"))
    text = "\n".join(comparison_lines(compare(before, after), Words("zh")))
    assert text.count("注意：") == 5


def test_a_hostile_site_moves_no_cursor_and_runs_nothing() -> None:
    comparison = compare(made(), build.record(id=build.HOSTILE))
    for line in comparison_lines(comparison, Words("zh")):
        assert line.isprintable()
    page = comparison_html(comparison, Words("zh"))
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_many_problems_are_counted_beyond_a_limit() -> None:
    many = alt(*(found("/", f"#a > b{n}", message=f"{n}") for n in range(700)))
    comparison = compare(made(), made(many))
    assert any("另有 500 项" in line for line in comparison_lines(comparison, Words("zh")))
    assert comparison_html(comparison, Words("zh")).count("<article") == 500


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    for name, record in (("a", made(alt(found("/", "#a > img")))), ("b", made(alt()))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "record.json").write_bytes(encode_record(record))
    return tmp_path / "a", tmp_path / "b" / "record.json"


def test_the_command(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = files
    assert main(["diff", str(before), str(after), "--html", str(tmp_path / "d.html"), "--lang", "en"]) == 0
    assert "new 0, fixed 1, remaining 0" in capsys.readouterr().out
    assert "Comparison of two inspection records" in (tmp_path / "d.html").read_text("utf-8")
    assert main(["diff", str(after), str(before)]) == 1
    assert "新出现 1" in capsys.readouterr().out
    assert main(["diff", str(before), str(tmp_path)]) == 2
    assert main(["diff", str(before), str(after), "--html", str(tmp_path / "no" / "d.html")]) == 2


@pytest.mark.browser
def test_the_html_is_quiet_and_accessible(started_chromium: Browser, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    before = made(alt(found("/", "#a > img")))
    (tmp_path / "d.html").write_text(comparison_html(compare(before, build.record()), Words("zh")), encoding="utf-8")
    page = started_chromium.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "d.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    assert page.locator("h2").count() == 5
    assert Axe().run(page).response["violations"] == []
    page.close()
