from __future__ import annotations

import pytest

from pytest_govsite.checks.content import secret_markers
from pytest_govsite.document.read import read_document
from pytest_govsite.document.secrecy import classification_marks
from pytest_govsite.model import DocumentFacts, Outcome, Page, PageFacts, Unobserved, UnobservedReason
from tests.checks.building import one, source_page

MARKED = (
    "秘密★1年", "机密★", "绝密★10年", "机　密★长期", "秘密☆6个月", "000012 秘密★1年", "份号：000012\n机密★5年 特急", "000012\n秘密", "密级：机密★5年",
    "示范县委办公室\n秘密★一年\n关于某事的通报", "绝密 ★ 20 年", "秘密*3年",
    "机密★5年 示范县2026年政府预算已经县人民代表大会批准，现予公开。",
)  # fmt: skip
UNMARKED = (
    "加强保密工作", "秘密", "机密", "县委书记强调保守国家秘密", "开展《中华人民共和国保守国家秘密法》宣传", "国家秘密的密级分为绝密、机密、秘密三级", "如“机密★5年”字样，应标注在首页左上角",
    "标注示例\n一\n二\n三\n四\n五\n六\n机密★5年", "绝密电影★★★★★推荐", "秘密花园", "商业秘密", "特急", "密级：公开", "个人信息保密承诺书", "000012\n编号说明", "绝密★启用前\n数学试卷",
    "机密★5年 字样标在左上角", "机密★5年表示期限为五年，到期自行解密，不需要另行通知，这是机关工作人员应当知道的常识。", "绝密★启用前 示范县2026年中考数学试卷及答案，供考生参考。",
)  # fmt: skip


@pytest.mark.parametrize("text", MARKED)
def test_marks_as_they_are_typeset(text: str) -> None:
    assert classification_marks(text.split("\n"))


@pytest.mark.parametrize("text", UNMARKED)
def test_ordinary_use_of_the_words(text: str) -> None:
    assert classification_marks(text.split("\n")) == ()


def test_nothing_of_a_marked_document_is_kept() -> None:
    html = "<html><head><title>某某通报</title></head><body><p>000012</p><p>秘密★1年</p><p>内容甲乙丙</p></body></html>"
    document = read_document(html, "https://www.shifan.gov.cn/a.html")
    assert document == DocumentFacts(url="https://www.shifan.gov.cn/a.html", marks=document.marks)
    assert document.marks[0].copy_number
    assert document.marks[0].period


def test_a_withheld_page_is_always_for_a_person_and_named_without_its_text() -> None:
    marks = classification_marks(["000012", "机密★5年"])
    why = Unobserved(url="https://www.shifan.gov.cn/a.html", reason=UnobservedReason.WITHHELD, marks=marks, sha256="ab")
    verdict = one(secret_markers((), (PageFacts(page=Page(url=why.url), unobserved=(why,)),)))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "ab" in verdict.found
    assert "机密" in verdict.found
    assert "立即报告" in verdict.message.zh


def test_pages_without_marks_pass() -> None:
    assert one(secret_markers((source_page(),), ())).outcome is Outcome.PASSED
    assert one(secret_markers((), ())).outcome is Outcome.INAPPLICABLE
