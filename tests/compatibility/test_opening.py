"""Pages that open or not, their scripts and files."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.compatibility.loads import loads
from pytest_govsite.checks.compatibility.resources import resources
from pytest_govsite.checks.compatibility.script_errors import cause_of, script_errors
from pytest_govsite.model import Resource, ScriptError, Unobserved, UnobservedReason
from tests.compatibility.judging import URL, by_engine, outcomes, page_of, seen
from tests.compatibility.viewing import Viewing

TEXT = "\n".join(
    f"第{word}条　机关应当依法公开政府信息，{word}项内容由主管部门负责解释。" for word in "甲乙丙丁戊己庚辛壬癸"
)


def test_same_text_passes_whatever_its_lines_and_counters() -> None:
    other = "您是第 1024 位访问者\n" + TEXT.replace("。\n", "。 ")
    page = page_of(seen(text=TEXT + "\n您是第 7 位访问者"), seen("firefox", text=other))
    assert outcomes(loads, page) == ["passed", "passed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请使用谷歌浏览器访问本网站", "failed"),
        ("", "failed"),
        (TEXT[: len(TEXT) * 6 // 10], "failed"),
        (TEXT[: len(TEXT) * 9 // 10], "passed"),
        (TEXT[: len(TEXT) * 7 // 10] + "\n" + "今日轮换展示的另一组便民服务事项与新闻标题" * 4, "cantTell"),
    ],
)
def test_other_text_in_one_engine(text: str, expected: str) -> None:
    assert outcomes(loads, page_of(seen(text=TEXT), seen("firefox", text=text))) == ["passed", expected]


def test_answers() -> None:
    assert outcomes(loads, page_of(seen(), seen("firefox", status=500, layouts=()))) == ["passed", "failed"]
    assert outcomes(loads, page_of(seen(), seen("firefox", status=403, layouts=()))) == ["passed", "cantTell"]
    away = seen("firefox", url="https://www.example.gov.cn/upgrade.html")
    assert outcomes(loads, page_of(seen(), away)) == ["passed", "failed"]
    lost = Unobserved(url=URL, reason=UnobservedReason.NOT_INSTALLED)
    assert outcomes(loads, page_of(seen(), seen("webkit", layouts=(), status=None, unobserved=lost)))[1] == "untested"
    assert outcomes(loads, page_of()) == ["untested"]


def test_script_errors_that_one_engine_has(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put("<p>通知</p><script>if (navigator.userAgent.includes('Firefox')) tell.me()</script>")
    )
    assert by_engine(script_errors, page) == {"chromium": {"passed"}, "firefox": {"failed"}}
    (failed,) = (v for v in script_errors(page) if v.found.startswith("firefox"))
    assert "只在该浏览器" in failed.message.zh


def error(message: str, source: str = URL, line: int | None = 3) -> ScriptError:
    return ScriptError(message=message, source=source, line=line)


@pytest.mark.parametrize(
    ("errors", "files", "expected"),
    [
        (None, (), "untested"),
        ((), (), "passed"),
        ((error("ResizeObserver loop completed with undelivered notifications."),), (), "passed"),
        ((error("a is not defined"),), (), "failed"),
        ((error("x", "https://cdn.example.com/a.js"),), (), "advice"),
        ((error("Script error."),), (), "advice"),
        (
            (error("$ is not defined"),),
            (Resource(url="https://cdn.example.com/jquery.js", kind="script", failure="net::ERR_NAME_NOT_RESOLVED"),),
            "cantTell",
        ),
        ((error("boom", ""),), (Resource(url="https://cdn.example.com/a.js", kind="script", status=200),), "cantTell"),
        ((error("boom", ""),), (), "failed"),
    ],
)  # fmt: skip
def test_script_errors(errors: object, files: object, expected: str) -> None:
    assert outcomes(script_errors, page_of(seen(errors=errors, resources=files))) == [expected]


def test_an_error_of_all_engines_is_not_said_to_be_of_one() -> None:
    page = page_of(
        seen(errors=(error("a is not defined"),)), seen("firefox", errors=(error("ReferenceError: a is not defined"),))
    )
    assert all("只在" not in verdict.message.zh for verdict in script_errors(page))


def test_files_that_one_engine_asks_for_in_vain(viewing: Viewing) -> None:
    viewing.site.routes["/there.css"] = (200, "p{color:#333}", {"Content-Type": "text/css"})
    page = viewing.see(
        viewing.put(
            "<link rel=stylesheet href=/there.css><style>@-moz-document url-prefix(){p{background:url(/gone-moz.png)}}"
            "@supports (-moz-appearance:none) { p { background: url(/gone-moz.png) } }</style><p>通知</p>"
        )
    )
    assert by_engine(resources, page) == {"chromium": {"passed"}, "firefox": {"failed"}}


def file(url: str = "https://www.example.gov.cn/a.css", kind: str = "stylesheet", **facts: object) -> Resource:
    return Resource(**{"url": url, "kind": kind, **facts})


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (None, "untested"),
        ((file(status=200),), "passed"),
        ((file(status=404),), "failed"),
        ((file("https://img.example.gov.cn/a.png", "image", status=404),), "failed"),
        ((file("https://cdn.example.com/a.js", "script", status=404),), "passed"),
        ((file("https://www.example.gov.cn/favicon.ico", "image", status=404),), "passed"),
        ((file("https://www.example.gov.cn/api", "xhr", status=500),), "passed"),
        ((file(failure="net::ERR_ABORTED"),), "passed"),
        ((file(status=503), file(status=200)), "passed"),
        ((file(status=429),), "cantTell"),
        ((file(failure="net::ERR_CONNECTION_REFUSED"),), "failed"),
    ],
)
def test_files(files: object, expected: str) -> None:
    assert outcomes(resources, page_of(seen(resources=files))) == [expected]


def test_a_file_lost_on_the_way_in_one_engine_only_is_not_certain() -> None:
    lost = seen("firefox", resources=(file(failure="NS_ERROR_NET_RESET"),))
    assert outcomes(resources, page_of(seen(resources=(file(status=200),)), lost)) == ["passed", "cantTell"]
    refused = seen("firefox", resources=(file(status=200, failure="NS_ERROR_CORRUPTED_CONTENT"),))
    assert outcomes(resources, page_of(seen(resources=(file(status=200),)), refused)) == ["passed", "failed"]


@pytest.mark.parametrize(
    "messages",
    [
        ("$ is not defined", "Uncaught ReferenceError: $ is not defined", "ReferenceError: Can't find variable: $"),
        (
            "Cannot read properties of null (reading 'innerHTML')",
            'can\'t access property "innerHTML", div is null',
            "TypeError: null is not an object (evaluating 'div.innerHTML')",
        ),
        (
            "Cannot set properties of null (setting 'value')",
            'can\'t access property "value", oText is null',
            "TypeError: null is not an object (evaluating 'oText.value = str')",
        ),
        (
            "Cannot read properties of null (reading 'addEventListener')",
            'can\'t access property "addEventListener", document.getElementById(...) is null',
            "TypeError: null is not an object (evaluating 'document.getElementById('jrms').addEventListener')",
        ),
        (
            "$(...).slide is not a function",
            "TypeError: $(...).slide is not a function. (In '$('#a').slide()', '$('#a').slide' is undefined)",
        ),
    ],
)
def test_one_cause_in_the_words_of_every_engine(messages: tuple[str, ...]) -> None:
    assert len({cause_of(message) for message in messages}) == 1
    names = ("chromium", "firefox", "webkit")
    views = [
        seen(name, errors=(error(m, line=10 * n), error(m, line=10 * n + 3)))
        for n, (name, m) in enumerate(zip(names, messages, strict=False))
    ]
    (verdict,) = script_errors(page_of(*views))
    assert "只在" not in verdict.message.zh
    assert all(view.engine in verdict.found for view in views)
    assert cause_of(messages[0]) != cause_of("other is not defined")
