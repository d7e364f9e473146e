"""Personal numbers are black in every picture, looked at pixel by pixel; marked pages are in none."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import PIL.Image
import PIL.ImageStat
import pytest

from pytest_govsite.config.settings import Config, Settings
from pytest_govsite.model import Evidence, RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.look.steps import window_picture
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.picture import without_divided
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store
from tests.observe.site import LocalSite

pytestmark = pytest.mark.browser
ID, PHONE = "330199196804122435", "13957102468"
LINE = "<p style='position:absolute;left:50px;top:{}px;width:900px;font-size:20px;line-height:26px;margin:0'>{}</p>"


class Studio:
    """A browser that stays open for the tests of this module, and the site that it looks at."""

    def __init__(self, folder: Path) -> None:
        self.site = LocalSite()
        config = Config(settings=Settings(), url=self.site.url("/"), output=Path("o"), now=datetime.now().astimezone())
        self.loop, self.store = BackgroundLoop(), Store(folder)
        self.loop.__enter__()
        self.browser = Browser(config, store=self.store, limits=VisitLimits(quiet=0.1))
        self.loop.run(self.browser.__aenter__())

    def close(self) -> None:
        self.loop.run(self.browser.__aexit__(None, None, None))
        self.loop.__exit__(None, None, None)
        self.store.close()
        self.site.close()

    def visit(self, html: str) -> RenderedPage | Unobserved:
        self.site.page("/page", html)
        return self.loop.run(self.browser.visit(self.site.url("/page"), take_picture=True))

    def image(self, evidence: Evidence | None) -> PIL.Image.Image:
        assert evidence is not None
        return PIL.Image.open(io.BytesIO((self.store.folder / evidence.path).read_bytes())).convert("L")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    made = Studio(tmp_path_factory.mktemp("covering"))
    yield made
    made.close()


def darkness(image: PIL.Image.Image, top: int, left: int = 55, width: int = 80) -> float:
    return PIL.ImageStat.Stat(image.crop((left, top + 6, left + width, top + 20))).mean[0]


def test_numbers_are_black_however_they_are_written(studio: Studio) -> None:
    table = f"<table style='position:absolute;left:50px;top:300px;font-size:20px'><tr><td>{PHONE}</td><td>周文斌</td></tr></table>"
    seen = studio.visit(
        LINE.format(10, ID) + LINE.format(50, f"{ID[:6]} {ID[6:14]} {ID[14:]}") + LINE.format(90, f"{ID[:9]}<b>{ID[9:]}</b>")
        + LINE.format(130, "１１０１０５１９４９１２３１００２Ｘ") + LINE.format(170, "123301198504123311（统一社会信用代码）")
        + LINE.format(210, f"<input value='{ID}' style='font-size:20px;border:0;padding:0'>") + table
        + "<div id=h style='position:absolute;left:50px;top:250px;font-size:20px'></div>"
        + f"<script>document.getElementById('h').attachShadow({{mode:'open'}}).innerHTML='{ID}'</script>"
    )  # fmt: skip
    assert isinstance(seen, RenderedPage)
    assert seen.notes == ()
    image = studio.image(seen.screenshot)
    assert {top: darkness(image, top) < 40 for top in (10, 50, 90, 130, 210, 250, 300)} == dict.fromkeys(
        (10, 50, 90, 130, 210, 250, 300), True
    )
    assert darkness(image, 90, left=190, width=30) < 40  # fonts differ in width
    assert seen.source is not None
    source = gzip.decompress((studio.store.folder / seen.source.path).read_bytes()).decode()
    assert ID not in source
    assert ID[9:] not in source
    assert PHONE not in source


def test_pictures_of_steps_cover_what_came_later_and_leave_the_page_as_it_was(studio: Studio) -> None:
    studio.site.page("/page", "<p>申请人查询</p>")

    async def work(here: Opened) -> tuple[Evidence | None, int]:
        await here.page.evaluate(f"document.body.innerHTML = `{LINE.format(10, ID)}{LINE.format(50, '示范县')}`")
        picture = await window_picture(here)
        return picture, await here.page.evaluate("document.documentElement.children.length")

    told = studio.loop.run(studio.browser.examine(studio.site.url("/page"), work))
    assert not isinstance(told, Unobserved)
    image = studio.image(told[0])
    assert darkness(image, 10) < 40
    assert darkness(image, 50, width=40) > 100
    assert told[1] == 2


def test_a_marked_page_is_seen_and_not_kept(studio: Studio) -> None:
    before = {path for path in studio.store.folder.rglob("*") if path.is_file()}
    seen = studio.visit("<p>000012</p><p>机密★5年</p><h1>金鼎行动</h1>")
    assert isinstance(seen, Unobserved)
    assert seen.reason is UnobservedReason.WITHHELD
    assert [mark.kind for mark in seen.marks] == ["机密"]
    assert len(seen.sha256) == 64
    assert {path for path in studio.store.folder.rglob("*") if path.is_file()} == before
    studio.site.page("/page", "<p>查询</p>")

    async def work(here: Opened) -> Evidence | None:
        await here.page.evaluate("document.body.innerHTML = '<p>000012</p><p>机密★5年</p>'")
        return await window_picture(here)

    assert studio.loop.run(studio.browser.examine(studio.site.url("/page"), work)) is None


@pytest.mark.parametrize(
    "html",
    [f"<b>{ID[:9]}</b>{ID[9:]}", " ".join(ID), "".join(f"<i>{digit}</i>" for digit in ID), f"{ID[:6]}&nbsp;{ID[6:]}"],
)
def test_divided_numbers_are_masked_in_sources(html: str) -> None:
    clean = without_divided(html, (ID,))
    assert not any(sign.isdigit() for sign in clean)
    assert clean.count("<") == html.count("<")


def test_digits_of_a_divided_number_are_masked_in_every_element(studio: Studio) -> None:
    assert isinstance(studio.visit(f"<p>{ID[:9]}<b>{ID[9:]}</b></p>"), RenderedPage)
    assert masked(f"<b>{ID[9:]}</b>") == "<b>█████████</b>"
    assert masked(ID[:9]) == "█████████"
    assert masked("330199001") == "330199001"
