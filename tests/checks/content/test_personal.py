from __future__ import annotations

import pytest

from pytest_govsite.checks.content import bank_cards, id_numbers, phone_numbers
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Outcome, Page, PageFacts, PageType
from tests.checks.building import is_failure, one, source_page

ID = "330199196804122435"
OTHER = "33019919550930126X"
CARD = "6228480526173049820"
URL = "https://www.shifan.gov.cn/zwgk/a.html"
FOOTER = '<div class="footer"><p>主办单位：示范县人民政府办公室 {}</p><p>浙ICP备05000001号-1 网站标识码：3301990001</p></div>'


def page(body: str, head: str = "<title>公示-示范县人民政府</title>") -> PageFacts:
    html = f"<html><head>{head}</head><body><div class=main><h1>公示</h1>{body}</div></body></html>"
    return PageFacts(page=Page(url=URL, type=PageType.ARTICLE), source=read_document(html, URL))


def table(head: str, row: str) -> str:
    cells = "".join(f"<td>{cell}</td>" for cell in row.split("|"))
    heads = "".join(f"<th>{cell}</th>" for cell in head.split("|"))
    return f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"


IDENTITIES = (
    f"<p>救助对象周文斌，身份证号：{ID}。</p>", f"<p>{ID[:6]} {ID[6:14]} {ID[14:]}</p>", f"<p>{ID[:10]}<b>{ID[10:]}</b></p>",
    table("姓名|身份证号码", f"周文斌|{ID}"), f"<img src=a.png alt='周文斌 {ID}'>", "<p>１１０１０５１９４９１２３１００２Ｘ</p>",
    f"<p>编号：{ID}</p>", f"<p>{ID}/13957102468</p>", f"<p>本人周文斌（{ID.lower()}）申请公开</p>",
)  # fmt: skip
NO_IDENTITIES = (
    "<p>统一社会信用代码：123301198504123311</p>", table("单位|统一社会信用代码", "示范公司|123301198504123311"),
    "<p>身份证号：3301**********1234</p>", "<p>身份证号 35*************123</p>", f"<p>{ID[:17]}4</p>", "<p>330199196813322435</p>",
    "<p>流水号20261120093000123456</p>", f"<a href='/show?id={ID}'>详情</a>", f"<p>见 /upload/{ID}.pdf</p>", "<p>索引号：014742224A/2026-0043406</p>",
    "<p>示政办发〔2026〕18号</p>", "<p>0571-88990001 12345</p>", "<p>许可证号：310119850412331</p>",
)  # fmt: skip
DOUBTFUL_IDENTITIES = (
    f"<p>填写示例：{ID}</p>",
    f"<form><input type=hidden name=k value='{ID}'></form>",
    f"<p style='display:none'>{ID}</p>",
)


@pytest.mark.parametrize("body", IDENTITIES)
def test_whole_identity_numbers_fail_and_are_shown_masked(body: str) -> None:
    seen = page(body)
    verdict = one(id_numbers(seen))
    assert is_failure(verdict)
    assert "*" in verdict.found
    assert ID not in str(seen)
    assert ID not in str(verdict)


@pytest.mark.parametrize("body", NO_IDENTITIES)
def test_other_numbers_are_no_identity_numbers(body: str) -> None:
    assert one(id_numbers(page(body))).outcome is Outcome.PASSED


@pytest.mark.parametrize("body", DOUBTFUL_IDENTITIES)
def test_examples_and_hidden_identity_numbers_are_for_a_person(body: str) -> None:
    assert one(id_numbers(page(body))).outcome is Outcome.CANT_TELL


def test_titles_and_labels_are_read_and_each_number_is_told_once() -> None:
    head = f"<title>{ID}</title><meta name=description content='周文斌{ID}，{OTHER}'>"
    verdicts = list(id_numbers(page(f"<p>{ID}</p><p>{ID}</p>", head)))
    assert len(verdicts) == 1 + (OTHER in str(verdicts))
    assert all(is_failure(verdict) for verdict in verdicts)


CARDS = (
    f"<p>户名：周文斌，卡号：{CARD}</p>", "<p>银行卡号：6228 4805 2617 3049 820</p>", table("户主|一卡通账号|金额", f"周文斌|{CARD}|100"),
    f"<p>周文斌，{CARD}，360元</p>",
)  # fmt: skip
NO_CARDS = (
    "<p>缴费订单号：6217003875002194633</p>", "<p>工单号 6217002603300199000</p>", f"<p>{CARD[:-1]}1 卡号</p>", "<p>对公账户：3301 9901 0400 1234 5</p>",
    "<p>卡号：6222 **** **** 1234</p>", table("订单号|姓名", "6217003875002194633|周文斌"), "<p>开户行账号 1202020009900012345</p>", f"<p>条形码：{CARD}</p>",
)  # fmt: skip
DOUBTFUL_CARDS = (f"<p>{CARD}</p>", f"<p>捐款账号：{CARD} 示范县慈善总会</p>", f"<p>卡号样例 {CARD}</p>")


@pytest.mark.parametrize("body", CARDS)
def test_bank_cards_fail(body: str) -> None:
    seen = page(body)
    verdict = one(bank_cards(seen))
    assert is_failure(verdict)
    assert verdict.found.startswith("6228****")
    assert verdict.found.endswith("9820")
    assert CARD[8:14] not in str(seen)


@pytest.mark.parametrize("body", NO_CARDS)
def test_other_long_numbers_are_no_bank_cards(body: str) -> None:
    assert one(bank_cards(page(body))).outcome is Outcome.PASSED


@pytest.mark.parametrize("body", DOUBTFUL_CARDS)
def test_numbers_without_words_of_cards_are_for_a_person(body: str) -> None:
    assert one(bank_cards(page(body))).outcome is Outcome.CANT_TELL


PHONES = (
    "<p>申请人：周文斌，手机：13957102468</p>", "<p>来信人周文斌 139-5710-2468</p>", table("户主|家庭住址|手机号", "周文斌|清溪镇|13957102468"),
    "<p>户主：周文斌</p><p>电话：13957102468</p>", "<ul><li>周文斌 13957102468</li></ul>",
    "<p>经联系人核实，信访人周文斌，电话：13957102468</p>", f"<p>工作人员接到来信：本人周文斌，身份证号：{ID}，手机号：13957102468</p>",
    "<p>患者家属周文斌（+86 13957102468）</p>",
)  # fmt: skip
NO_PHONES = (
    "<p>防汛值班电话：13857100001（值班员陈国强）</p>", "<p>采购人联系人：李建国 13857123456</p>", table("单位|职务|姓名|手机", "清溪镇|镇长|周文斌|13957102468"),
    "<p>咨询电话：13857100001</p>", "<p>联系方式：13857100001</p>", "<p>被征收人吴某某，电话：139****3579</p>", "<p>订单 13957102468</p>",
    table("河长|职务|联系电话", "周文斌|村支书|13957102468"), "<p>项目负责人：周文斌，联系电话：13957102468</p>", "<p>报名联系人：吴老师 13957102468</p>",
    "<p>服务热线 12345，0571-88990001</p>", "<p>符合条件的村民请到村委会申请补贴，联系人：陈国强 13957102468</p>",
    "<p>居民如有疑问，可向项目负责人陈国强（13957102468）反映。</p>",
)  # fmt: skip


@pytest.mark.parametrize("body", PHONES)
def test_private_mobile_numbers_fail(body: str) -> None:
    seen = page(body, "<title>低保对象公示</title>" if "<ul>" in body else "<title>公示</title>")
    verdict = one(phone_numbers(seen))
    assert is_failure(verdict), verdict
    assert verdict.found == "139****2468"
    assert "13957102468" not in str(seen)


@pytest.mark.parametrize("body", NO_PHONES)
def test_office_numbers_are_no_private_ones(body: str) -> None:
    assert one(phone_numbers(page(body))).outcome is Outcome.PASSED


def test_the_contact_of_a_private_person_is_no_office() -> None:
    assert is_failure(one(phone_numbers(page("<p>投诉人周文斌，联系方式13957102468。</p>"))))
    office = page("<p>请各申请人按时办理。联系方式：周文斌 13957102468</p>")
    assert one(phone_numbers(office)).outcome is Outcome.PASSED


def test_a_name_and_a_number_alone_are_for_a_person() -> None:
    assert one(phone_numbers(page("<p>周文斌 13957102468</p>"))).outcome is Outcome.CANT_TELL


def test_footers_are_exempt() -> None:
    seen = page("<p>正文</p>" + FOOTER.format("申请人：周文斌 13957102468"))
    assert one(phone_numbers(seen)).outcome is Outcome.PASSED


@pytest.mark.parametrize("check", [id_numbers, phone_numbers, bank_cards])
def test_without_text_there_is_nothing_to_read(check) -> None:  # type: ignore[no-untyped-def]
    assert one(check(source_page())).outcome is Outcome.INAPPLICABLE
