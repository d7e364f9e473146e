from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from pytest_govsite.discover.firewall import Firewall
from pytest_govsite.document.read import read_document
from pytest_govsite.model import DocumentFacts, Fetched, RenderedPage, Text, Unobserved, UnobservedReason

START = "http://www.shifan.gov.cn/"
PAGE = (
    "<title>页</title>"
    + "<p>会议研究了全县重点工作，要求各部门抓好落实。</p>" * 20
    + "<a href=/a>一</a><a href=/b>二</a><a href=/c>三</a>"
)
CHALLENGE = "<title>安全验证</title><p>请完成验证后继续访问</p><script>check()</script>"


def document(html: str, url: str) -> DocumentFacts:
    return read_document(html, url)


def page(url: str) -> Fetched:
    return Fetched(url=url, document=document(PAGE, url))


def refusal(url: str, status: int = 403) -> Fetched:
    return Fetched(url=url, unobserved=Unobserved(url=url, reason=UnobservedReason.HTTP_ERROR, status=status))


def challenge(url: str) -> Fetched:
    return Fetched(url=url, document=document(CHALLENGE, url))


class Site:
    """Answers until it has been asked so often, then blocks for so many requests."""

    def __init__(self, after: int, times: int, blocks: Callable[[str], Fetched] = refusal) -> None:
        self.asked: list[str] = []
        self._after, self._times, self._blocks = after, times, blocks
        self.closed: set[str] = set()

    async def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        number = len(self.asked)
        await asyncio.sleep(0)
        if self._after < number <= self._after + self._times:
            return self._blocks(url)
        return refusal(url) if url in self.closed else page(url)


class Scene:
    def __init__(self, site: Site, waits: tuple[float, ...] = (0.01, 0.01)) -> None:
        self.told: list[Text] = []
        self.eased = 0
        self.stopped = False
        self.firewall = Firewall(
            START, site.fetch, tell=self.told.append, slower=self._ease, stop=lambda: self.stopped, waits=waits
        )

    async def _ease(self) -> None:
        self.eased += 1

    def fetch(self, *paths: str) -> list[Fetched]:
        async def all_of_them() -> list[Fetched]:
            first = await self.firewall.fetch(START)
            return [first, *await asyncio.gather(*(self.firewall.fetch(f"{START}{path}") for path in paths))]

        return asyncio.run(all_of_them())


@pytest.mark.parametrize("blocks", [refusal, challenge, lambda url: refusal(url, 429), lambda url: refusal(url, 521)])
def test_pages_behind_a_firewall_are_asked_for_again_after_a_pause(blocks: Callable[[str], Fetched]) -> None:
    site = Site(after=3, times=7, blocks=blocks)
    scene = Scene(site)
    answers = scene.fetch(*"abcdefgh")
    assert all(answer.document is not None and answer.unobserved is None for answer in answers)
    assert all("重点工作" in answer.document.blocks[0].text for answer in answers if answer.document)
    assert scene.eased == 1
    assert "暂停" in scene.told[0].zh
    assert "继续检测" in scene.told[-1].zh
    assert "拦截了检测 1 次" in scene.firewall.notes()[0].zh


def test_a_firewall_that_stays_closed_is_left_alone() -> None:
    site = Site(after=2, times=10_000)
    scene = Scene(site)
    answers = scene.fetch(*"abcdefghijklmnop")
    lost = [answer.unobserved for answer in answers if answer.unobserved]
    assert len(lost) == 15
    assert {why.reason for why in lost} == {UnobservedReason.BLOCKED}
    asked = len(site.asked)
    assert asked < 30
    assert scene.fetch("q")[1].unobserved
    assert len(site.asked) == asked, "nothing is asked any more"
    assert "白名单" in scene.told[-1].zh
    assert "白名单" in scene.firewall.notes()[0].zh


def test_a_closed_folder_is_no_firewall() -> None:
    site = Site(after=10_000, times=0)
    site.closed = {f"{START}{n}" for n in range(100)}
    scene = Scene(site)

    async def one_by_one() -> list[Fetched]:
        await scene.firewall.fetch(START)
        return [await scene.firewall.fetch(f"{START}{n if n % 2 else f'open{n}'}") for n in range(100)]

    answers = asyncio.run(one_by_one())
    assert sum(answer.unobserved is not None for answer in answers) == 50
    assert not scene.told
    assert not scene.firewall.notes()
    assert site.asked.count(START) <= 21


def test_a_site_that_refuses_from_the_start_is_not_waited_for() -> None:
    scene = Scene(Site(after=0, times=10_000))
    assert scene.fetch("a")[1].unobserved == refusal(f"{START}a").unobserved
    assert not scene.told


def test_the_user_does_not_wait_for_the_pause() -> None:
    scene = Scene(Site(after=1, times=10_000), waits=(600.0,))
    scene.stopped = True
    assert scene.fetch("a")[1].unobserved is not None


def test_what_a_browser_shows_of_a_firewall_does_not_count() -> None:
    site = Site(after=1, times=1)
    scene = Scene(site)
    url = f"{START}a"
    source = document(PAGE, url)
    shown = iter([CHALLENGE, PAGE])

    async def look() -> RenderedPage | Unobserved:
        return RenderedPage(engine="chromium", width=1, height=1, document=document(next(shown), url))

    async def whole() -> RenderedPage | Unobserved:
        await scene.firewall.fetch(START)
        return await scene.firewall.visit(url, look, source)

    seen = asyncio.run(whole())
    assert isinstance(seen, RenderedPage)
    assert seen.document.title == "页"
    assert scene.eased == 1


def test_a_site_of_thin_pages_is_not_asked_for_its_start_page_for_each_of_them() -> None:
    site = Site(after=10_000, times=0)
    thin = "<title>简讯</title><p>见附件。</p>"

    async def fetch(url: str) -> Fetched:
        answer = await site.fetch(url)
        return answer if url == START else Fetched(url=url, document=document(thin, url))

    firewall = Firewall(START, fetch, tell=lambda _: None, slower=Scene(site)._ease, stop=lambda: False)

    async def work() -> None:
        await firewall.fetch(START)
        for number in range(600):
            await firewall.fetch(f"{START}{number}")

    asyncio.run(work())
    assert 20 < site.asked.count(START) < 60
    assert not firewall.notes()


@pytest.mark.parametrize("blocks", [challenge, refusal], ids=["thin", "refused"])
def test_listed_pages_do_not_depend_on_a_start_page_that_was_never_asked_for(blocks: Callable[[str], Fetched]) -> None:
    """A test folder or a closed folder listing as start page; among the listed pages a thin and a closed one."""

    class Listed(Site):
        async def fetch(self, url: str) -> Fetched:
            self.asked.append(url)
            if url == START:
                return blocks(url)
            return {"thin": challenge, "shut": refusal}.get(url.removeprefix(START), page)(url)

    scene = Scene(Listed(0, 0))

    async def all_of_them() -> list[Fetched]:
        return [await scene.firewall.fetch(f"{START}{path}") for path in ("a", "thin", "shut", "b")]

    answers = asyncio.run(all_of_them())
    assert [answer.document is not None for answer in answers] == [True, True, False, True]
    assert not scene.told
    assert not scene.firewall.notes()
