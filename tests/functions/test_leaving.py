from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.checks.functions.leaving import external_notice
from pytest_govsite.document.read import read_document
from pytest_govsite.model import CloserLook, Page, PageFacts, PageType, Profile, Unobserved, UnobservedReason
from pytest_govsite.model.leaving import LeavingClick, LeavingLook, Notice
from pytest_govsite.observe.look.leaving import look_leaving
from tests.accessibility.looking import Looking
from tests.checks.building import site
from tests.functions.leaving_pages import AUTOMATIC, FAULTS, INTERSTITIAL, NOTICES, OPEN, PAGES

URL = "http://www.shifan.gov.cn/"


def judged(look: LeavingLook | Unobserved, profile: Profile | None = None) -> list[tuple[str, str]]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.HOME, template="t")), {"leaving": look})
    return [
        (verdict.outcome.value if not verdict.level else "advice", verdict.message.zh)
        for verdict in external_notice(page, site(), profile)
    ]


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, LeavingLook]:
    """The pages by name, each used once."""
    looking.site.page("/out", INTERSTITIAL)
    looking.site.page("/auto", AUTOMATIC)
    looking.site.redirect("/jump", "http://www.example-travel.com/")
    looks = looking.examine_all(PAGES, look_leaving, leaves=True, alone=True)
    return {name: look for name, (_, look) in looks.items()}


def click_of(look: LeavingLook) -> LeavingClick:
    assert look.missed == ()
    (click,) = look.clicks
    return click


@pytest.mark.browser
@pytest.mark.parametrize("name", NOTICES)
def test_every_form_of_notice_is_seen_and_its_ways_are_taken(name: str, seen: dict[str, LeavingLook]) -> None:
    click = click_of(seen[name])
    assert click.went == ""
    assert click.notice is not None
    assert (click.notice.stops, click.notice.goes) == (True, True)
    assert judged(seen[name]) == [("passed", "离站前有提示")]


@pytest.mark.browser
@pytest.mark.parametrize("name", FAULTS)
def test_leaving_at_once_is_seen(name: str, seen: dict[str, LeavingLook]) -> None:
    assert click_of(seen[name]).went.startswith("http://www.example-travel.com/")
    assert [outcome for outcome, _ in judged(seen[name])] == ["failed"]


@pytest.mark.browser
def test_leaving_without_a_notice_is_seen_of_every_kind_of_link(seen: dict[str, LeavingLook]) -> None:
    clicks = seen["direct"].clicks
    assert [click.went for click in clicks] == [f"http://{click.host}/" for click in clicks]
    assert {click.way for click in clicks} == {"link", "script", "select"}
    assert len(clicks) == 5
    assert judged(seen["direct"]) == [("failed", "没有提示就离开本网站")]


@pytest.mark.browser
def test_a_link_that_the_notice_forgets_is_seen(seen: dict[str, LeavingLook]) -> None:
    assert seen["forgotten"].missed == ()
    assert [click.went for click in seen["forgotten"].clicks] == ["", "http://www.two-travel.com/"]
    assert sorted(outcome for outcome, _ in judged(seen["forgotten"])) == ["failed", "passed"]


@pytest.mark.browser
@pytest.mark.parametrize("name", OPEN)
def test_what_swallows_a_click_is_left_to_a_person(name: str, seen: dict[str, LeavingLook]) -> None:
    assert [outcome for outcome, _ in judged(seen[name])] == ["cantTell"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("exempt", "通向其他网站的只有政府网站、分享按钮、网站标识等不须提示的链接"),
        ("none", "没有通向非政府网站的链接"),
    ],
)
def test_exempt_links_are_no_matter(name: str, reason: str, seen: dict[str, LeavingLook]) -> None:
    assert judged(seen[name]) == [("inapplicable", reason)]


def clicked(
    notice: Notice | None = None, *, host: str = "www.example-travel.com", went: str = "", **more: object
) -> LeavingLook:
    click = LeavingClick(
        selector="a", name="示范旅游", region="footer", host=host, url=f"http://{host}/", went=went, notice=notice, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return LeavingLook(clicks=(click,), links=1)


LEAVING = "您即将离开本网站"


@pytest.mark.parametrize(
    ("look", "outcome"),
    [
        (clicked(Notice(kind="element", text=LEAVING, stops=False, goes=True)), "failed"),
        (clicked(Notice(kind="page", text=LEAVING, stops=None, goes=True)), "advice"),
        (clicked(Notice(kind="element", text=LEAVING, stops=None, goes=True)), "cantTell"),
        (clicked(Notice(kind="element", text=LEAVING, stops=True, goes=None)), "cantTell"),
        (clicked(Notice(kind="confirm", text=LEAVING, stops=True, goes=False)), "cantTell"),
        (clicked(Notice(kind="alert", text=LEAVING)), "failed"),
        (clicked(download=True), "cantTell"),
        (clicked(unclicked="covered"), "cantTell"),
        (clicked(went="http://x.com/", share=True), "inapplicable"),
        (clicked(went="http://x.com/", host="service.shifan-platform.com"), "inapplicable"),
        (
            msgspec.structs.replace(clicked(went="http://x.com/"), lost_scripts=("https://cdn.x.com/jquery.js",)),
            "cantTell",
        ),
        (clicked(went="http://x/", host="beian.miit.gov.cn.ipv6.iname.damddos.com"), "inapplicable"),
        (LeavingLook(missed=("示范旅游: time-out",)), "cantTell"),
        (Unobserved(url=URL, reason=UnobservedReason.CRASH), "untested"),
    ],
)
def test_what_was_seen_is_judged(look: LeavingLook | Unobserved, outcome: str) -> None:
    profile = Profile(name="p", title="p", platform_hosts=("*.shifan-platform.com",))
    assert [told for told, _ in judged(look, profile)] == [outcome]


def test_one_finding_tells_all_hosts_of_a_region() -> None:
    one = clicked(went="http://x.com/").clicks[0]
    other = clicked(went="http://y.com/", host="www.example-mall.com").clicks[0]
    page = CloserLook.made_of(
        PageFacts(page=Page(url=URL, type=PageType.HOME, template="t")), {"leaving": LeavingLook(clicks=(one, other))}
    )
    (verdict,) = external_notice(page, site())
    assert "www.example-travel.com" in verdict.found
    assert "www.example-mall.com" in verdict.found
    assert verdict.group == "functions.external-notice|t|footer|failed|It leaves the site without a notice"


def _on(text: str, name: str) -> list[str]:
    """What is said of a page with this text whose link of this name left at once."""
    click = LeavingClick(
        region="main", selector="a", name=name, url="http://a.com/", host="a.com", went="http://a.com/", way="link"
    )
    source = read_document(f"<body><div class=main><p>{text}</p></div></body>", URL)
    facts = PageFacts(page=Page(url=URL, type=PageType.OTHER, template="t"), source=source)
    page = CloserLook.made_of(facts, {"leaving": LeavingLook(clicks=(click,), links=1)})
    return [verdict.outcome.value for verdict in external_notice(page, site(), None)]


def test_the_page_between_asks_itself() -> None:
    asks = "您访问的链接即将离开“示范县人民政府”网站，是否继续？"
    assert _on(asks, "继续访问") == ["inapplicable"]
    assert _on(asks, "示范旅游") == ["failed"]
    assert _on("欢迎前往示范县旅游。", "前往预订") == ["failed"]
