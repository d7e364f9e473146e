from __future__ import annotations

import hashlib
import multiprocessing
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import msgspec
import pytest

from pytest_govsite.errors import StoreError
from pytest_govsite.model import (
    DocumentFacts,
    EngineFacts,
    Link,
    Look,
    Page,
    PageFacts,
    PageType,
    Region,
    SiteFacts,
    Unobserved,
    UnobservedReason,
)
from pytest_govsite.observe.store import FILE, Store


def facts(number: int, *, links: int = 60) -> PageFacts:
    url = f"https://www.shifan.gov.cn/zwgk/{number}.html"
    found = tuple(
        Link(
            selector=f"body > div.main > ul > li:nth-of-type({n}) > a",
            region=Region.MAIN,
            visible=None,
            text=f"关于做好第{number * 100 + n}号工作的通知",
            href=f"/zwgk/{n}.html",
            url=f"https://www.shifan.gov.cn/zwgk/{n}.html",
        )
        for n in range(links)
    )
    return PageFacts(page=Page(url=url, type=PageType.ARTICLE), source=DocumentFacts(url=url, links=found))


def test_pages_come_back_as_they_were_and_in_order(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in (3, 1, 2):
            store.put_page(facts(number))
        store.put_page(facts(3, links=1))
        assert [page.url for page in store.pages()] == [facts(n).url for n in (3, 1, 2)]
        assert store.page(facts(1).url) == facts(1)
        assert store.page(facts(3).url) == facts(3, links=1)
        assert store.page("https://nowhere/") is None
        assert store.page_count() == 3


def test_pages_may_be_changed_while_they_are_read(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(250):
            store.put_page(facts(number, links=1))
        seen = 0
        for page in store.pages():
            store.update_page(msgspec.structs.replace(page, scripted_footer=True))
            seen += 1
        assert seen == 250
        assert all(page.scripted_footer for page in store.pages())


def moulded(number: int) -> PageFacts:
    """A page of one of two moulds, whose navigation is long."""
    plain = facts(number, links=5)
    mould = number % 2
    header = tuple(
        Link(selector=f"nav > a:nth-of-type({n})", region=Region.NAVIGATION, text=str(n**7 * 7919 + mould), href=f"/{n}/", url=f"https://www.shifan.gov.cn/{n}/")
        for n in range(150)
    )  # fmt: skip
    skeleton = (*range(mould * 1000, mould * 1000 + 100), 5000 + number)
    assert plain.source is not None
    return msgspec.structs.replace(
        plain, source=msgspec.structs.replace(plain.source, links=(*header, *plain.source.links), skeleton=skeleton)
    )


def test_pages_of_one_mould_take_little_room_and_come_back_in_another_process_and_later(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(40):
            store.put_page(moulded(number))
    size = (tmp_path / FILE).stat().st_size
    with Store(tmp_path) as store:  # the run is resumed
        for number in range(40, 60):
            store.put_page(moulded(number))
        assert [page.url for page in store.pages()] == [moulded(n).url for n in range(60)]
    with Store(tmp_path, read_only=True) as store:
        assert list(store.pages()) == [moulded(n) for n in range(60)]
    each = sum(len(zlib.compress(msgspec.msgpack.encode(moulded(n)), 6)) for n in range(40))
    assert size < each / 2


def test_a_store_of_the_first_version_is_read_and_continued(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_page(facts(1))  # without a skeleton nothing but the common words is used, as then
    database = sqlite3.connect(tmp_path / FILE)
    database.execute("drop table moulds")
    database.execute("pragma user_version = 1")
    database.close()
    with Store(tmp_path, read_only=True) as store:
        assert store.page(facts(1).url) == facts(1)
    with Store(tmp_path) as store:
        store.put_page(moulded(2))
        store.put_page(moulded(4))
    with Store(tmp_path, read_only=True) as store:
        assert list(store.pages()) == [facts(1), moulded(2), moulded(4)]


def test_updating_an_unknown_page_is_an_error(tmp_path: Path) -> None:
    with Store(tmp_path) as store, pytest.raises(StoreError, match="no such page"):
        store.update_page(facts(1))


def test_it_tells_which_looks_were_tried_where(tmp_path: Path) -> None:
    url, gone = "https://www.shifan.gov.cn/a:b", Unobserved(url="u", reason=UnobservedReason.TIMEOUT)
    with Store(tmp_path) as store:
        store.put_value("looks", 1)
        store.put_look(url, "dom", Look())
        store.put_look(url, "axe", gone)
        store.put_look("https://www.shifan.gov.cn/", "axe", gone)
        store.put_look("https://www.shifan.gov.cn/", "axe", Look())
    with Store(tmp_path, read_only=True) as store:
        assert store.looks() == {url: {"dom": True, "axe": False}, "https://www.shifan.gov.cn/": {"axe": True}}


def test_values_and_site(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.site() is None
        store.put_site(SiteFacts(start_url="http://a/", home_url="http://a/"))
        store.put_value("engines", (EngineFacts(name="chromium"),))
        store.put_value("seed", 7)
    with Store(tmp_path, read_only=True) as store:
        assert store.site() == SiteFacts(start_url="http://a/", home_url="http://a/")
        assert store.value("engines", tuple[EngineFacts, ...]) == (EngineFacts(name="chromium"),)
        assert store.value("seed", int) == 7
        assert store.value("nothing", int) is None
        with pytest.raises(StoreError):
            store.value("seed", str)
        with pytest.raises(StoreError):
            store.put_value("seed", 8)


def test_a_page_takes_little_room(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(200):
            store.put_page(facts(number))
    assert (tmp_path / FILE).stat().st_size / 200 < 5000


def test_the_folder_holds_everything(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_page(facts(1))
    assert [path.name for path in (tmp_path / "observations").iterdir()] == [Path(FILE).name]
    moved = tmp_path / "elsewhere"
    (tmp_path / "observations").rename(tmp_path / "kept")
    moved.mkdir()
    (tmp_path / "kept").rename(moved / "observations")
    with Store(moved, read_only=True) as store:
        assert store.page(facts(1).url) == facts(1)


def test_no_store_and_alien_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Store(tmp_path, read_only=True)
    (tmp_path / "observations").mkdir()
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to look like one" * 50)
    with pytest.raises(StoreError):
        Store(tmp_path)


_WRITER = """
import sys
from pathlib import Path
from pytest_govsite.observe.store import Store
from tests.observe.test_store import facts
store = Store(Path(sys.argv[1]))
number = 0
while True:
    store.put_page(facts(number))
    number += 1
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_nothing_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    with process:
        assert process.stdout is not None
        for _ in range(30):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        told = 30 + len(process.stdout.read().split())
    with Store(tmp_path) as store:
        pages = list(store.pages())
        assert len(pages) >= told
        assert pages[:30] == [facts(number) for number in range(30)]
        store.put_page(facts(10_000))


def _read(folder: str, count: int) -> int:
    with Store(Path(folder), read_only=True) as store:
        for _ in range(20):
            if sum(1 for _ in store.pages()) >= count:
                return store.page_count()
            time.sleep(0.05)
        return store.page_count()


def test_other_processes_read_while_one_writes(tmp_path: Path) -> None:
    with Store(tmp_path) as store, multiprocessing.get_context("spawn").Pool(2) as pool:
        store.put_page(facts(0))
        waiting = [pool.apply_async(_read, (str(tmp_path), 40)) for _ in range(2)]
        for number in range(1, 40):
            store.put_page(facts(number))
        assert [w.get(60) for w in waiting] == [40, 40]
        pool.close()
        pool.join()


def test_evidence_is_named_by_its_content(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        one = store.add_evidence("screenshot", b"\xff\xd8", ".jpg", "首页")
        same = store.add_evidence("screenshot", b"\xff\xd8", ".jpg")
        other = store.add_evidence("source", b"x", ".html.gz")
    assert one.path == same.path != other.path
    assert one.path.startswith("evidence/")
    assert one.sha256 == hashlib.sha256(b"\xff\xd8").hexdigest()
    assert (one.media_type, one.caption) == ("image/jpeg", "首页")
    assert (tmp_path / one.path).read_bytes() == b"\xff\xd8"
    assert len(list((tmp_path / "evidence").iterdir())) == 2
