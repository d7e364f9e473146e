"""What scripts and styles use that came late, told from their text."""

from __future__ import annotations

import pytest

from pytest_govsite.observe.engine.features import uses_in


def labels(kind: str, text: str, engine: str = "chromium") -> list[str]:
    return [use.label for use in uses_in(kind, "", text, engine)]


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("script", "var a = box?.offsetWidth", "a?.b"),
        ("script", "f()?.[0]", "a?.b"),
        ("script", "const n = count ?? 0", "a ?? b"),
        ("script", "options.page ||= 1", "a ??= b"),
        ("script", "class A{constructor(){this.#x=1}}", "this.#a"),
        ("script", "class A{static{init()}}", "static { }"),
        ("script", "for await (const x of all) f(x)", "for await"),
        ("script", "var b = {...a, page: 2}", "{...a}"),
        ("script", "try{f()}catch{g()}", "catch { }"),
        ("script", "async function load(){}", "async function"),
        ("script", "s.replace(/(?<=省)市/, '')", "(?<=a)"),
        ("script", "title.replaceAll('-', '')", "String.replaceAll"),
        ("script", "const copy = structuredClone(data)", "structuredClone"),
        ("script", "rows.at(-1)", "Array.at"),
        ("script", "new ResizeObserver(draw)", "ResizeObserver"),
        ("style", "li:has(img){float:left}", ":has()"),
        ("style", ".box{inset:0}", "inset"),
        ("style", ".menu{color:red;&:hover{color:blue}}", "&"),
        ("style", "h1{font-size:clamp(1rem, 2vw, 3rem)}", "clamp()"),
        ("style", "main{min-height:100dvh}", "dvh"),
        ("style", "@media (width >= 600px){p{color:red}}", "(width >= …)"),
        ("style", "@container (min-width:1px){p{color:red}}", "@container"),
    ],
)
def test_a_late_feature_is_told(kind: str, text: str, label: str) -> None:
    assert labels(kind, text) == [label]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("script", "a?.5:1; var q = x ? .5 : y"),  # a number after a question mark
        ("script", "// a?.b ?? c\n/* x ||= 1 */ var a = 'b?.c', d = \"x ?? y\", e = `f?.g`"),
        ("script", "var u = 'http://x/?a=1', r = /[?]{2}/, s = a || b, t = a && b == c"),
        ("script", "if (a !== b || c <= d) { e.f = g; } catch_it({})"),
        ("script", "function f(...all) { return all; } g(...list); var a = [...b]"),
        ("script", "var static_ = {}; obj.static = {a: 1}; $('#x').at(1)"),
        ("script", "jQuery.fn.extend({async: true}); $.ajax({async: false, success: function(){}})"),
        ("style", "/* li:has(a) */ a[href*='&x']{color:red} .is-on{top:0} .where{left:0}"),
        ("style", ".inset-box{padding:0} .aspect-ratio{width:1px} @media (min-width:600px){a{top:0}}"),
        ("style", ".a{background:url(a.png?x&y)} .b{width:100vw}"),
    ],
)
def test_look_alikes_are_not(kind: str, text: str) -> None:
    assert labels(kind, text) == []


def test_versions_are_those_of_the_engine() -> None:
    text = "var a = box?.offsetWidth"
    versions = [
        use.since for engine in ("chromium", "firefox", "webkit") for use in uses_in("script", "", text, engine)
    ]
    assert versions == ["80", "74", "13.1"]
    assert labels("script", text, "webdriver") == []
