"""What a pipeline reads: JUnit properties, annotations of GitHub, rows of pytest-html."""

from __future__ import annotations

import base64
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from lxml import etree

from pytest_govsite.model import Level, Outcome, RequirementResult
from pytest_govsite.shell.annotations import annotation_lines, wanted
from pytest_govsite.shell.html_rows import HtmlRows, pictures
from pytest_govsite.shell.properties import properties
from pytest_govsite.shell.reports import encoded, findings_text
from tests.record import build
from tests.shell.conftest import Site, site
from tests.shell.test_run import NOW

SUITE = """<testsuites name="x"><testsuite name="x" tests="1" failures="0" errors="0" skipped="0" time="0.1"
timestamp="2026-11-22T09:30:00+08:00" hostname="x">{case}</testsuite></testsuites>"""
COMMAND = re.compile(r"::(error|warning|notice) title=[^:,\n]+::[^\n]*")


def lines(*results: RequirementResult, strict: bool = False) -> list[str]:
    return list(annotation_lines(results, strict=strict, language="zh"))


def failed(*findings: Any, **more: Any) -> RequirementResult:
    return build.result(more.pop("id", "labels.pub-date"), "发布时间标签", Outcome.FAILED, findings=findings, **more)


def test_a_failure_is_an_error_with_page_and_clause() -> None:
    [line] = lines(failed(build.finding("/a.html"), build.finding("/b.html")))
    assert line.startswith("::error title=labels.pub-date 发布时间标签::发布时间标签不是真实时间%0A")
    assert f"{build.HOST}/a.html（2 个页面）%0A" in line
    assert "国办发〔2017〕47号" in line


def test_advice_is_a_warning_and_waived_or_known_findings_are_nothing() -> None:
    [line] = lines(failed(build.finding("/", level=Level.SHOULD), level=Level.SHOULD))
    assert line.startswith("::warning ")
    assert lines(failed(build.finding("/"), waived="整改中")) == []
    assert lines(failed(build.finding("/", known=True))) == []
    assert lines(build.result("footer.icp", "x", Outcome.PASSED)) == []


def test_no_more_than_github_shows() -> None:
    made = lines(*(failed(build.finding("/"), id=f"house.r{n}") for n in range(25)))
    assert len(made) == 11
    assert made[-1] == "::notice title=govsite::…… 另有 15 项，见记录"


def test_a_hostile_site_makes_no_command_of_its_own() -> None:
    told = "::add-mask::x\n::stop-commands::y %0A\r" + build.HOSTILE
    for line in lines(failed(build.finding("/", message=told)), *build.results()):
        assert COMMAND.fullmatch(line), line
        assert line.isprintable()


def test_only_in_a_run_of_github() -> None:
    assert wanted({"GITHUB_ACTIONS": "true"})
    assert not wanted({})


def test_properties_tell_requirement_clause_page_and_key() -> None:
    result = failed(
        build.finding("/a.html", key="labels.pub-date:1"), build.finding("/a.html", key="labels.pub-date:2")
    )
    found = properties(result, "zh")
    assert ("requirement", "labels.pub-date") in found
    assert [value for name, value in found if name == "page"] == [f"{build.HOST}/a.html"]
    assert [value for name, value in found if name == "finding"] == ["labels.pub-date:1", "labels.pub-date:2"]
    assert any(name == "clause" and "国办发〔2017〕47号" in value for name, value in found)
    for hostile in build.results():
        assert all(value.isprintable() for _, value in properties(hostile, "zh"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_terminal_and_junit_print_of_a_failure_is_inert(language: str) -> None:
    for result in build.results():
        for line in findings_text(result, language).split("\n"):
            assert line.isprintable()
            assert not line.startswith("::")


def test_a_lone_surrogate_does_not_break_the_run() -> None:
    result = failed(build.finding("/", found="\ud800"))
    assert msgspec.json.decode(encoded(result), type=RequirementResult).findings[0].found == "?"


def test_rows_of_hostile_results_are_text() -> None:
    rows = HtmlRows("zh")

    class Report:
        user_properties = ()

    for result in build.results():
        Report.user_properties = (("govsite", encoded(result)),)  # type: ignore[assignment]
        cells = ["<td>Failed</td>", "<td>x</td>", "<td>1 s</td>"]
        rows.pytest_html_results_table_row(Report(), cells)
        assert len(cells) == 6
        assert "<script" not in "".join(cells)
        assert html.unescape("".join(cells)).replace("\n", "").isprintable()
    cells = ["a", "b", "c"]
    Report.user_properties = ()
    rows.pytest_html_results_table_row(Report(), cells)
    assert cells == ["a", "b", "<td></td>", "<td></td>", "<td></td>", "c"]


JUNIT = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def assert_is_junit(file: Path) -> None:
    JUNIT.assertValid(etree.parse(file))


@pytest.mark.parametrize(
    "wrong",
    [
        "<testsuites><testsuite name='x'/></testsuites>",
        SUITE.format(case="<testcase classname='a' name='b' time='0'><property name='x' value='y'/></testcase>"),
        SUITE.format(case="<testcase classname='a' name='b' time='quick'/>"),
        SUITE.format(case="<testcase classname='a' name='b' time='0' severity='must'/>"),
        SUITE.format(case="<testcase classname='a' name='b' time='0'><failure/></testcase>"),
    ],
)
def test_the_schema_refuses_what_others_cannot_read(wrong: str) -> None:
    assert JUNIT.validate(etree.fromstring(SUITE.format(case="<testcase classname='a' name='b' time='0.1'/>")))
    assert not JUNIT.validate(etree.fromstring(wrong))


def test_a_skipped_row_tells_its_findings() -> None:
    told = build.finding("/a.html", outcome=Outcome.CANT_TELL, message="是否庄重<b>", found="logo.png")
    result = build.result("identity.logo", "标志", Outcome.CANT_TELL, findings=(told,), reason="是否庄重")
    report: Any = SimpleNamespace(
        user_properties=(("govsite", encoded(result)),), longrepr=("x", 0, "Skipped: cantTell")
    )
    data = ["('x', 0, 'Skipped: cantTell')"]
    HtmlRows("zh").pytest_html_results_table_html(report, data)
    assert "logo.png" in data[0]
    assert "是否庄重&lt;b&gt;" in data[0]
    assert "Skipped" not in data[0]
    other: Any = SimpleNamespace(user_properties=(), longrepr=("x", 0, "Skipped: other"))
    HtmlRows("zh").pytest_html_results_table_html(other, kept := ["log"])
    assert kept == ["log"]


@pytest.mark.parametrize("workers", [(), ("-n", "1")])
def test_one_run_writes_them_all(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    pages = site()
    pages["/news/1.html"] = pages["/news/1.html"].replace('name="ContentSource"', 'name="x"')
    with Site(pages) as running:
        result = pytester.runpytest_subprocess(
            f"--govsite={running.url}",
            NOW,
            "-k",
            "labels.content-source or labels.article-title",
            "--junitxml=j.xml",
            "--html=r.html",
            "--self-contained-html",
            *workers,
        )
    assert result.ret == 1
    result.stdout.fnmatch_lines(["::error title=labels.content-source *"])
    suites = ElementTree.parse(pytester.path / "j.xml").getroot()
    assert_is_junit(pytester.path / "j.xml")
    cases = {case.get("name"): case for case in suites.iter("testcase")}
    told = [(p.get("name"), p.get("value")) for p in cases["labels.content-source"].iter("property")]
    assert ("requirement", "labels.content-source") in told
    assert [value for name, value in told if name == "page"] == [f"{running.url}news/1.html"]
    assert "clause" in {name for name, _ in told}
    assert "govsite" not in {name for name, _ in told}
    page = (pytester.path / "r.html").read_text("utf-8")
    assert "检测依据" in page
    data = json.loads(html.unescape(page.partition('data-jsonblob="')[2].partition('"')[0]))
    [row] = [rows[0]["resultsTableRow"] for name, rows in data["tests"].items() if "content-source" in name]
    assert any("国办发〔2017〕47号" in cell for cell in row)
    assert any("不符合" in cell for cell in row)
    assert "政府网站检测：各检测项目" in page
    assert "Skipped:" not in page
    names = {path.name for path in (pytester.path / "govsite-report").iterdir()}
    assert "codequality.json" in names
    assert "earl.json" not in names


def test_pictures_of_findings_go_into_the_report(tmp_path: Path) -> None:
    build.evidence(tmp_path)
    (tmp_path / "evidence" / "page.html").write_text("<p>", "utf-8")
    observed: Any = SimpleNamespace(folder=tmp_path, pages=SimpleNamespace(all=SimpleNamespace(urls=())))
    told = build.finding("/a.html", evidence=("evidence/page.html", "evidence/article.png"))
    again = build.finding("/b.html", evidence=("evidence/article.png",))
    [extra] = pictures(failed(told, again, build.finding("/c.html", evidence=("../../etc/passwd.png",))), observed)
    assert extra["name"] == f"{build.HOST}/a.html"
    assert extra["format_type"] == "image"
    assert base64.b64decode(str(extra["content"]), validate=True).startswith(b"\xff\xd8")
