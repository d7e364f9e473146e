from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_govsite.checks import content
from pytest_govsite.document.attachments import AttachmentText, Part
from pytest_govsite.document.attachments.personal import without_personal
from pytest_govsite.model import AttachmentFacts, AttachmentsFacts, Cause, Outcome, Text
from tests.checks.building import HOME, is_failure, one, site

ID = "330199196804122435"
PAGE, FILE = f"{HOME}zwgk/a.html", f"{HOME}upload/1.xlsx"
HEAD = "序号\t姓名\t{}\t金额"


def opened(*lines: str, name: str = "名单", page: int | None = 1, **values: object) -> AttachmentsFacts:
    told = without_personal(AttachmentText((Part(page, lines),)))
    facts = {"parts": told.parts, "personal": told.personal, "marks": told.marks, "sha256": "ab"} | values
    return AttachmentsFacts(files=(AttachmentFacts(url=FILE, page=PAGE, name=name, **facts),))  # type: ignore[arg-type]


FAULTS: tuple[tuple[Callable[..., object], tuple[str, ...]], ...] = (
    (content.attached_id_numbers, (HEAD.format("身份证号"), f"1\t周文斌\t{ID}\t100")),
    (content.attached_id_numbers, ("1 周文斌 330199196804122435 100",)),
    (content.attached_phone_numbers, (HEAD.format("申请人手机"), "1\t周文斌\t13957102468\t100")),
    (content.attached_phone_numbers, ("户主 姓名 手机号", "1 周文斌 13957102468")),
    (content.attached_bank_cards, (HEAD.format("一卡通账号"), "1\t周文斌\t6228480526173049820\t100")),
    (content.attached_misstatements, ("示范县人民检查院提起公诉",)),
    (content.attached_test_data, ("示例文字示例文字示例文字，请在这里介绍",)),
)
PASSES: tuple[tuple[Callable[..., object], tuple[str, ...]], ...] = (
    (content.attached_id_numbers, ("单位\t统一社会信用代码", "示范公司\t123301198504123311")),
    (content.attached_id_numbers, (HEAD.format("身份证号"), "1\t周文斌\t3301**********2435\t100")),
    (content.attached_phone_numbers, ("单位\t职务\t联系人\t电话", "清溪镇\t镇长\t周文斌\t13957102468")),
    (content.attached_bank_cards, ("订单号\t姓名", "6217003875002194633\t周文斌")),
    (content.attached_misstatements, ("示范县人民检察院",)),
    (content.attached_typos, ("秸秆综合利用",)),
    (content.attached_secret_markers, ("加强保密工作", "一、国家秘密")),
    (content.attached_test_data, ("水质测试报告",)),
)
DOUBTS: tuple[tuple[Callable[..., object], tuple[str, ...]], ...] = (
    (content.attached_id_numbers, (f"填表示例：{ID}",)),
    (content.attached_phone_numbers, ("周文斌 13957102468",)),
    (content.attached_bank_cards, ("6228480526173049820",)),
    (content.attached_typos, ("禁止焚烧秸杆",)),
    (content.attached_secret_markers, ("000012", "机密★5年", "关于某事的通报")),
)


def judged(check: Callable[..., object], attachments: AttachmentsFacts | None) -> list[object]:
    more = (site(),) if check is content.attached_test_data else ()
    return list(check((), attachments, *more))  # type: ignore[call-overload]


@pytest.mark.parametrize(("check", "lines"), FAULTS)
def test_faults_in_files_fail_on_the_page_that_offers_them(
    check: Callable[..., object], lines: tuple[str, ...]
) -> None:
    facts = opened(*lines)
    verdict = one(judged(check, facts))  # type: ignore[arg-type]
    assert is_failure(verdict)
    assert verdict.pointer is not None
    assert verdict.pointer.url == PAGE
    assert not {ID, "13957102468", "6228480526173049820"} & set(str((facts, verdict)).replace("'", " ").split())
    assert ID not in str(facts)


@pytest.mark.parametrize(("check", "lines"), PASSES)
def test_look_alikes_in_files_pass(check: Callable[..., object], lines: tuple[str, ...]) -> None:
    assert one(judged(check, opened(*lines))).outcome is Outcome.PASSED  # type: ignore[arg-type]


@pytest.mark.parametrize(("check", "lines"), DOUBTS)
def test_doubtful_texts_in_files_are_for_a_person(check: Callable[..., object], lines: tuple[str, ...]) -> None:
    assert one(judged(check, opened(*lines))).outcome is Outcome.CANT_TELL  # type: ignore[arg-type]


CHECKS = tuple(dict.fromkeys(check for check, _ in PASSES))


@pytest.mark.parametrize("check", CHECKS)
def test_what_could_not_be_read_is_untested_with_its_reason(check: Callable[..., object]) -> None:
    facts = opened(unread=Text(zh="有密码", en="a password"))
    verdict = one(judged(check, facts))  # type: ignore[arg-type]
    assert verdict.outcome is Outcome.UNTESTED
    assert "有密码" in verdict.message.zh
    assert one(judged(check, None)).outcome is Outcome.INAPPLICABLE  # type: ignore[arg-type]


@pytest.mark.parametrize("check", CHECKS)
def test_a_scan_that_came_is_no_breakage(check: Callable[..., object]) -> None:
    scan = opened(unread=Text(zh="没有可读文字，可能是扫描件", en="scanned"), sha256="0" * 64)
    assert one(judged(check, scan)).cause is Cause.ENVIRONMENT  # type: ignore[arg-type]
    lost = opened(unread=Text(zh="超时", en="time-out"), sha256="")
    assert one(judged(check, lost)).cause is Cause.BROKEN  # type: ignore[arg-type]


@pytest.mark.parametrize("check", CHECKS)
def test_a_file_that_is_not_there_is_a_dead_link_and_no_loss_of_ours(check: Callable[..., object]) -> None:
    facts = opened(unread=Text(zh="返回状态 404", en="status 404"), missing=True)
    assert one(judged(check, facts)).outcome is Outcome.INAPPLICABLE  # type: ignore[arg-type]


def test_nothing_of_a_marked_file_is_kept() -> None:
    told = without_personal(AttachmentText((Part(3, ("机密★5年", "某某事项", f"周文斌 {ID}")),)))
    assert told.parts == ()
    assert told.personal == ()
    assert told.marks[0].page == 3


def test_a_list_of_people_is_one_finding_with_their_number() -> None:
    cards = ("330199196804122435", "330199195509301268", "330199197111056011", "123301198504123311")
    facts = opened(HEAD.format("身份证号"), *(f"{n}\t周文斌\t{number}\t1" for n, number in enumerate(cards)))
    verdict = one(content.attached_id_numbers((), facts))
    assert "等 4 个" in verdict.found


@pytest.mark.parametrize("check", CHECKS)
def test_files_that_were_left_out_are_told(check: Callable[..., object]) -> None:
    first, left = judged(check, AttachmentsFacts(files=opened("示范县").files, left_out=7))
    assert first.outcome is Outcome.PASSED  # type: ignore[attr-defined]
    assert left.outcome is Outcome.UNTESTED  # type: ignore[attr-defined]
    assert "7" in left.message.zh  # type: ignore[attr-defined]
