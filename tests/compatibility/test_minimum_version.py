from __future__ import annotations

from pytest_govsite.checks.compatibility import minimum_version
from pytest_govsite.model.engine_view import FeatureUse
from tests.compatibility.judging import outcomes, page_of, seen

CHAINING = FeatureUse(kind="syntax", label="a?.b", since="80", source="https://www.example.gov.cn/a.js")
CLONE = FeatureUse(kind="interface", label="structuredClone", since="98")
HAS = FeatureUse(kind="style", label=":has()", since="105")


def test_outcomes() -> None:
    every = (CHAINING, CLONE, HAS)
    assert outcomes(minimum_version, page_of(seen(minimum_version="69", features=every))) == [
        "failed", "advice", "advice",
    ]  # fmt: skip
    assert outcomes(minimum_version, page_of(seen(minimum_version="80.0.3987", features=every))) == ["advice", "advice"]
    assert outcomes(minimum_version, page_of(seen(minimum_version="120", features=every))) == ["passed"]
    assert outcomes(minimum_version, page_of(seen(minimum_version="86"))) == ["passed"]


def test_what_could_not_be_read_is_no_pass() -> None:
    assert outcomes(minimum_version, page_of(seen(minimum_version="86", unread=("https://x/a.js",)))) == ["cantTell"]


def test_nothing_is_said_where_no_minimum_is_configured() -> None:
    assert outcomes(minimum_version, page_of(seen(features=(CHAINING,)), seen("firefox"))) == []


def test_the_finding_names_engine_file_and_version() -> None:
    (verdict,) = minimum_version(page_of(seen(minimum_version="69", features=(CHAINING,)), seen("firefox")))
    assert verdict.engine == "chromium"
    assert verdict.found == "chromium：a?.b（80 起 / since 80），https://www.example.gov.cn/a.js"
    assert verdict.expected.startswith("69 ")
