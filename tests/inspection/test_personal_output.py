"""Planted personal numbers and marked texts stand nowhere in the output folder, unpacked or not."""

from __future__ import annotations

import asyncio
import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.demo.portal.files import file_of, planted
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import PageType, UnobservedReason
from pytest_govsite.observe.store import Store
from tests.judging import judge, observe
from tests.observe.site import LocalSite

ID, PHONE, CARD = "330199196804122435", "13957102468", "6228480526173049820"
PLANTED = (
    ID,
    PHONE,
    CARD,
    ID[9:],
    "330199195509301268",
    "13757108642",
    "6222021605003871121",
    "紫霞山计划",
    "金鼎行动",
)
HOME = (
    '<ul><li><a href="/list.html">低保对象公示</a></li><li><a href="/secret.html">通报</a></li></ul><a href="/upload/a.xlsx">名单</a>'
    '<a href="/upload/b.docx">登记表</a><a href="/upload/c.csv">明细</a><a href="/upload/d.docx">附件</a><a href="/upload/e.pdf">表格</a>'
)
LIST = (
    f'<h1>低保对象公示</h1><table><tr><th>姓名</th><th>身份证号</th><th>手机号</th><th>一卡通账号</th></tr><tr><td>周文斌</td><td title="{ID}">{ID}</td>'
    f"<td>{PHONE}</td><td>{CARD}</td></tr></table><p>周文斌的身份证是{ID[:6]} {ID[6:14]} {ID[14:]}</p><script>var owner='{ID}'</script>"
    f'<input type="hidden" value="{PHONE}"><img alt="周文斌{ID}" src="/a.png"><a href="tel:{PHONE}" onclick="call({PHONE})">电话</a><!-- {ID} --><p>周文斌 {ID[:9]}<b>{ID[9:]}</b></p>'
)


@pytest.fixture(scope="module")
def served() -> Iterator[LocalSite]:
    site = LocalSite()
    head = {"Content-Type": "application/octet-stream"}
    site.page("/", f"<title>示范县人民政府</title>{HOME}")
    site.page("/list.html", LIST)
    site.page("/secret.html", "<p>000012</p><p>秘密★1年</p><h1>紫霞山计划</h1><p>正文</p>")
    site.routes["/upload/a.xlsx"] = (200, planted("safety.id-numbers:attachment"), head)
    site.routes["/upload/b.docx"] = (200, planted("safety.phone-numbers:attachment"), head)
    site.routes["/upload/c.csv"] = (200, planted("safety.bank-cards:attachment"), head)
    secret = "机密★5年\n金鼎行动\n".encode()
    site.routes["/upload/d.docx"] = (200, secret, head)
    site.routes["/upload/e.pdf"] = (200, file_of("pdf", ID), head)
    yield site
    site.close()


def everything(folder: Path) -> str:
    """Return all that is written in a folder: bytes as they are, and what is packed in them."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found.append(data.decode("utf-8", "replace"))
            if path.suffix == ".gz":
                found.append(gzip.decompress(data).decode("utf-8", "replace"))
    with Store(folder, read_only=True) as store:
        found += [repr(facts) for facts in store.pages()]
        for (key,) in store._read("select key from pieces", ()):
            found += [key, repr(store.value(key, object))]
    return "\n".join(found)


def unpacked(folder: Path) -> str:
    """Return what a reader of the finished folder can see: files as they are, packed members, the text of the PDF."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        found.append(data.decode("utf-8", "replace"))
        if path.suffix == ".gz":
            found.append(gzip.decompress(data).decode("utf-8", "replace"))
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
        elif path.suffix == ".pdf":
            found += [page.extract_text() for page in PdfReader(path).pages]
    return "\n".join(found)


@pytest.mark.thorough
@pytest.mark.browser
def test_nothing_of_it_stands_in_the_finished_folder(served: LocalSite, pytester: pytest.Pytester) -> None:
    ended = pytester.runpytest_subprocess(
        f"--govsite={served.url('/')}",
        "--govsite-now=2026-11-20T10:00",
        "--govsite-engines=chromium",
        *(
            "-k",
            "safety.id-numbers or safety.phone-numbers or safety.bank-cards or safety.secret-markers or labels.column",
        ),
    )
    folder = pytester.path / "govsite-report"
    made = json.loads((folder / "record.json").read_text("utf-8"))
    outcomes = {each["id"]: each["outcome"] for each in made["requirements"]}
    assert outcomes["safety.id-numbers"] == outcomes["safety.bank-cards"] == "failed"
    assert outcomes["safety.secret-markers"] == "cantTell"
    assert {"record.html", "record.pdf", "findings.csv", "problems.xlsx", "annexes.xlsx"} <= {
        each.name for each in folder.iterdir()
    }
    shown = unpacked(folder) + ended.stdout.str() + ended.stderr.str()
    assert "137****8642" in shown  # it was looked in the right places
    for secret in PLANTED:
        assert secret not in shown


def _config(site: LocalSite, folder: Path) -> Config:
    return build_config({"url": site.url("/"), "now": "2026-11-20T10:00"}, folder=folder)


def test_no_planted_text_is_written(served: LocalSite, tmp_path: Path) -> None:
    asked = served.paths().count("/upload/a.xlsx")
    config = _config(served, tmp_path)
    observe(config, tmp_path / "out", frozenset({"source", "probes", "site", "attachments", "links"}))
    written = everything(tmp_path / "out")
    assert "低保对象公示" in written
    assert [each for each in PLANTED if each in written] == []
    results = judge(config, tmp_path / "out", lambda mark: mark.id.startswith("safety."))
    outcomes = {name.removeprefix("safety."): result.outcome.value for name, result in results.items()}
    assert {name: outcomes[name] for name in ("id-numbers", "phone-numbers", "bank-cards", "secret-markers")} == {
        "id-numbers": "failed", "phone-numbers": "failed", "bank-cards": "failed", "secret-markers": "cantTell",
    }  # fmt: skip
    assert [each for each in PLANTED if each in str(results)] == []
    observed = Observed(tmp_path / "out", config)
    assert [page.url for page in observed.pages.withheld] == [served.url("/secret.html")]
    assert observed.pages.withheld[0].unobserved[0].reason is UnobservedReason.WITHHELD
    files = observed.attachments.files if observed.attachments else ()
    assert {"identity", "mobile", "card"} == {each.kind for file in files for each in file.personal}
    assert served.paths().count("/upload/a.xlsx") <= asked + 2
    observed.close()


def test_files_are_not_opened_again_by_a_resumed_run(served: LocalSite, tmp_path: Path) -> None:
    from pytest_govsite.inspection.attaching import Attaching
    from pytest_govsite.observe.http import HttpClient

    config = _config(served, tmp_path)
    needs = frozenset({"source", "attachments"})
    observe(config, tmp_path / "out", needs)
    before = len(served.paths())

    async def again() -> int:
        with Store(tmp_path / "out") as store:
            async with HttpClient(config) as client:
                attaching = Attaching(store, seed=0, resume=True, stop=lambda: False)
                return len((await attaching.run(store.pages(), client)).files)

    assert asyncio.run(again()) == 5
    assert len(served.paths()) == before


@pytest.mark.browser
def test_no_planted_text_is_written_by_any_look(served: LocalSite, tmp_path: Path) -> None:
    config = _config(served, tmp_path)
    looks = frozenset({"dom", "axe", "keyboard", "phone", "pixels", "motion", "forms", "enlargement"})
    listed = ((served.url("/list.html"), PageType.ARTICLE), (served.url("/secret.html"), PageType.ARTICLE))
    observe(config, tmp_path / "out", frozenset({"source", "rendered", "attachments"}) | looks, listed)
    written = everything(tmp_path / "out")
    assert "look:dom:" in written
    assert [each for each in PLANTED if each in written] == []
    assert list((tmp_path / "out" / "evidence").rglob("*.jpg"))
