"""Whatever a page or file looks like: nothing is raised, and no planted number is in what is kept."""

from __future__ import annotations

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_govsite.checks import content
from pytest_govsite.checks.content import id_numbers
from pytest_govsite.demo.portal.files import file_of, planted
from pytest_govsite.document.attachments.personal import without_personal
from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import AttachmentFacts, AttachmentsFacts, Outcome, Page, PageFacts
from pytest_govsite.observe.attachments.worker import answer_for

ID, CARD = "330199196804122435", "6228480526173049820"
URL = "https://www.shifan.gov.cn/a.html"
QUICK = settings(max_examples=60, suppress_health_check=list(HealthCheck))

_TAGS = (
    "p",
    "div",
    "td",
    "tr",
    "table",
    "li",
    "b",
    "i",
    "span",
    "a",
    "font",
    "footer",
    "h1",
    "textarea",
    "option",
    "svg",
)
_WORDS = st.sampled_from(
    (
        "姓名：",
        "周文斌",
        "身份证号",
        "，",
        " ",
        "<",
        "&nbsp;",
        "&#",
        "\x00",
        "★",
        "电话",
        "示例",
        "編號",
        "\u3000",
        "12",
        "<!--",
        "]]>",
    )
)
_PLANTS = st.sampled_from(
    (ID, CARD, f"{ID[:6]} {ID[6:14]} {ID[14:]}", f"{ID[:7]}<b>{ID[7:]}</b>", "6228 4805 2617 3049 820", ID.translate({48 + n: 0xFF10 + n for n in range(10)}))
)  # fmt: skip
_TEXT = st.lists(st.one_of(_WORDS, st.text(max_size=8)), max_size=4).map("".join)


@st.composite
def markup(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        tag = draw(st.sampled_from(_TAGS))
        end = f"</{draw(st.sampled_from(_TAGS))}>" if draw(st.booleans()) else f"</{tag}>"
        attribute = draw(
            st.sampled_from(
                ("", " hidden", f" title='{ID}'", f' alt="{ID}"', " style=display:none", f" value={ID}", " class='x")
            )
        )
        # a sign of punctuation on either side, as numbers that touch letters or other digits are other numbers
        parts.append(f"<{tag}{attribute}>{draw(_TEXT)}，{draw(_PLANTS)}，{draw(_TEXT)}{end}")
    return "".join(parts)


def bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@QUICK
@given(
    markup(),
    st.sampled_from(("utf-8", "gb18030", "utf-16", "big5")),
    st.sampled_from(("", "text/html; charset=gbk", "text/html; charset=x")),
)
def test_no_page_raises_or_keeps_a_planted_number(body: str, encoding: str, header: str) -> None:
    html, _ = decode(f"<html><body>{body}</body></html>".encode(encoding, "replace"), header)
    document = read_document(html, URL)
    facts = PageFacts(page=Page(url=URL), source=document)
    verdicts = [*id_numbers(facts), *content.phone_numbers(facts), *content.bank_cards(facts)]
    assert verdicts
    for text in (repr(document), repr(verdicts)):
        assert ID not in bare(text)
        assert CARD not in bare(text)


def _sheet(cell: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(planted("safety.id-numbers:attachment"))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"330199195509301268", cell.encode("utf-8", "replace")))
    return made.getvalue()


_FILES = st.one_of(
    st.tuples(st.sampled_from(("pdf", "docx", "xlsx", "csv")), st.binary(max_size=300)),
    st.text(max_size=60).map(lambda text: ("csv", f"姓名,身份证号\n{text},\n周文斌,{ID}\n".encode("gb18030", "replace"))),
    st.text(max_size=60).map(lambda text: ("txt", f"{text}\n{ID}\n，{CARD}，\n".encode("utf-8", "replace"))),
    st.sampled_from((ID, f"周文斌 {ID}", f"{ID}&#10;{CARD}")).map(lambda cell: ("xlsx", _sheet(cell))),
    st.sampled_from((ID, f"{ID} {CARD}")).map(lambda number: ("pdf", file_of("pdf", number))),
)  # fmt: skip


@QUICK
@given(_FILES, st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 255)), max_size=6))
def test_no_file_raises_or_keeps_a_planted_number(file: tuple[str, bytes], spoilt: list[tuple[int, int]]) -> None:
    kind, data = file
    for whole in (data, _spoilt(data, spoilt)):
        answer = answer_for(whole, kind)
        assert (answer.text is None) == bool(answer.problem)
        if answer.text is not None:
            told = without_personal(answer.text)
            facts = AttachmentsFacts(
                files=(AttachmentFacts(url=URL, page=URL, parts=told.parts, personal=told.personal, marks=told.marks),)
            )
            verdicts = list(content.attached_id_numbers((), facts))
            # a sign that was spoilt may put a letter beside a number, which makes it another one
            alone = not _TOUCHED.search(repr(answer.text))
            assert not (alone and ID in repr((facts, verdicts)))
            assert not (alone and CARD in repr((facts, verdicts)))
            assert all(verdict.outcome is not Outcome.UNTESTED for verdict in verdicts)


_TOUCHED = re.compile(rf"[0-9A-Za-z_/@&?#%.=-](?:{ID}|{CARD})|(?:{ID}|{CARD})[0-9A-Za-z_/@&=.-]")


def _spoilt(data: bytes, places: list[tuple[int, int]]) -> bytes:
    made = bytearray(data)
    for place, value in places:
        if place < len(made):
            made[place] = value
    return bytes(made)
