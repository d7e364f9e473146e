"""Personal numbers that a page or an attachment publishes whole (政府信息公开条例 article 15; 个人信息保护法 article 25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import DocumentFacts, PageFacts, PersonalSighting, Region, Verdict

_MOST = 20
_NEAR = 30
"""Characters before a number in which its holder's part is named."""
_MASKED_MOBILE = re.compile(r"(?<!█)█{11,16}(?!█)")
_EXAMPLE = re.compile(r"示例|样例|样本|样表|样张|范例|例如|填写说明|填表说明|模板|模拟|演示|虚构|（例）|\(例\)")
_CARD = re.compile(
    r"银行卡|卡号|借记卡|信用卡|储蓄卡|社保卡|一卡通|开户|账号|帐号|账户|帐户|户名|打款|[工农中建交招]行|信用社|农商|邮储|银行|card",
    re.I,
)
_PUBLIC_ACCOUNT = re.compile(r"对公|单位账|专户|保证金|捐款|捐赠|缴费|缴款|财政|国库|罚款|基金会|收款单位|公司|委员会")
_OFFICE = re.compile(
    r"联系人|联系方式|咨询|监督|举报电话|值班|热线|服务电话|办公|负责人|经办人|承办人|责任人|河[湖]?长|林长|田长|路长|网格|驻村|包保|招标|采购|投标|代理|供应商|项目经理|法定代表人|会务|报名|客服|窗口"
    r"|工作人员|民警|书记|主任|局长|科长|所长|站长|镇长|乡长|县长|区长|村长|支书|校长|院长|医生|护士|医师|律师|记者|单位|职务|职位|岗位|公司|传真|邮箱|机构|部门|办公室|调解员|辅导员|志愿者|队长|讲解"
)
_PRIVATE = re.compile(
    r"申请人|当事人|户\s*主|本人|受益人|业主|来信人|写信人|投诉人|举报人|信访人|患者|病人|家长|家属|监护人|考生|学员|学生|低保|救助|特困|五保|保障对象|享受|补助|补贴|村民|居民|身份证|住址|出生|被征收|拆迁|死者|失信"
    r"|被执行|应聘|录取|受害|残疾|贫困|脱贫户|农户|养殖户|孤儿|优抚|退役|获奖|中签|摇号|购房|先生|女士|大爷|阿姨"
)
_DIRECTORY = re.compile(
    r"联系我们|联系方式|通讯录|电话号码|电话簿|值班|责任人|河长|林长|网格|联络员|公示牌|服务指南|办事指南|机构|领导|名录|服务队|干部|工作人员|律师|医生|企业|采购|招标|中标|招聘公告"
)


class Reading(Enum):
    """What a number is, from all that stands around it."""

    PRIVATE = "private"
    DOUBTFUL = "doubtful"
    NONE = "none"


class NumberKind(NamedTuple):
    """A kind of personal number and how it is spoken of."""

    kind: str
    zh: str
    en: str
    expected: str


IDENTITY = NumberKind(
    "identity", "完整的身份证号", "identity card number", "不公开，或只公开遮盖后的形式，如 35*************123"
)
MOBILE = NumberKind("mobile", "个人手机号", "private mobile number", "不公开，或只公开遮盖后的形式，如 138****1234")
BANK = NumberKind("card", "银行卡号", "bank card number", "不公开，或只公开末四位")


def id_numbers(page: PageFacts) -> Iterator[Verdict]:
    """No text, title, alternative, label or field of the page holds a whole identity card number.

    Region, date of birth and check digit of GB 11643-1999 are right, and it is no unified social credit code. Numbers
    in examples of how to fill in a form, and those in the markup that no reader sees, are for a person. Numbers of 15
    digits have no check digit and are not told.
    """
    yield from _judged(page, IDENTITY)


def phone_numbers(page: PageFacts) -> Iterator[Verdict]:
    """No mobile number stands beside a private person's name.

    Office contacts, duty lists and directories, footers and headers are exempt; where nothing tells a private person
    from an office it is for a person.
    """
    yield from _judged(page, MOBILE)


def bank_cards(page: PageFacts) -> Iterator[Verdict]:
    """No bank card number (bank prefix, ISO/IEC 7812-1 check digit) stands where a card is spoken of, or a person named.

    Numbers without such words around them, and accounts that take payments of the public, are for a person.
    """
    yield from _judged(page, BANK)


def _judged(page: PageFacts, kind: NumberKind) -> Iterator[Verdict]:
    document = page.document
    assert document is not None
    if not document.blocks and not document.title:
        yield inapplicable("页面没有文字", "The page has no text")
        return
    topic = _topic(document)
    seen: set[str] = set()
    for sighting in document.personal:
        reading = reading_of(sighting, topic) if sighting.kind == kind.kind else Reading.NONE
        if reading is Reading.NONE or sighting.digest in seen or len(seen) >= _MOST:
            continue
        seen.add(sighting.digest)
        yield _verdict(page.url, sighting, kind, reading)
    if not seen:
        yield passed(f"没有发现{kind.zh}", f"No {kind.en} was found")


def _verdict(url: str, sighting: PersonalSighting, kind: NumberKind, reading: Reading) -> Verdict:
    where = pointer_to(url, sighting.node, sighting.context)
    place = f"{kind.kind}:{sighting.shown}"
    if reading is Reading.DOUBTFUL:
        zh, en = f"疑似{kind.zh}，请人工确认", f"This may be a {kind.en}; a person has to confirm it"
        return cant_tell(zh, en, expected=kind.expected, found=sighting.shown, pointer=where, place=place)
    zh, en = f"公开了{kind.zh}", f"The page publishes a whole {kind.en}"
    return failed(zh, en, expected=kind.expected, found=sighting.shown, pointer=where, place=place)


def reading_of(sighting: PersonalSighting, topic: str) -> Reading:
    """Return what a number is; `topic`: the title of the page or document."""
    around = f"{sighting.label} {sighting.column} {sighting.context}"
    if sighting.kind == "mobile":
        return _mobile(sighting, around, topic)
    hidden = sighting.place == "field" or (sighting.node is not None and sighting.node.visible is False)
    if sighting.kind == "card":
        return _card(sighting, around, hidden=hidden)
    doubtful = hidden or _EXAMPLE.search(around) or _EXAMPLE.search(topic)
    return Reading.DOUBTFUL if doubtful else Reading.PRIVATE


def _mobile(sighting: PersonalSighting, around: str, topic: str) -> Reading:
    region = sighting.node.region if sighting.node else Region.MAIN
    if region is not Region.MAIN or sighting.place == "field":
        return Reading.NONE
    holder = "" if sighting.column else _nearest_part(sighting.context)
    if holder == "office":
        return Reading.NONE
    if holder == "private":
        return Reading.DOUBTFUL if _EXAMPLE.search(around) else Reading.PRIVATE
    private, office = bool(_PRIVATE.search(around)), bool(_OFFICE.search(around))
    if private:
        doubtful = office or _EXAMPLE.search(around)
        return Reading.DOUBTFUL if doubtful else Reading.PRIVATE
    if office or _DIRECTORY.search(topic):
        return Reading.NONE
    return Reading.PRIVATE if _PRIVATE.search(topic) else Reading.DOUBTFUL


def _nearest_part(context: str) -> str:
    """Return whose part is named last before a masked mobile number; empty where none is."""
    masked = _MASKED_MOBILE.search(context)
    if masked is None:
        return ""
    before = re.sub(r"█+", "█", context[: masked.start()])[-_NEAR:]
    private = max((found.end() for found in _PRIVATE.finditer(before)), default=-1)
    office = max(
        (
            f.end()
            for f in _OFFICE.finditer(before)
            if not (f[0] == "联系方式" and _same_sentence(before, private, f.start()))
        ),
        default=-1,
    )
    return "private" if private > office else "office" if office > private else ""


def _same_sentence(text: str, private: int, label: int) -> bool:
    """Return True where 联系方式 follows a private person in one sentence: 投诉人陈某，联系方式 … is no office's contact."""
    return 0 <= private <= label and not re.search(r"[。；;\n]", text[private:label])


def _card(sighting: PersonalSighting, around: str, *, hidden: bool) -> Reading:
    if hidden or _EXAMPLE.search(around) or _PUBLIC_ACCOUNT.search(around):
        return Reading.DOUBTFUL
    return Reading.PRIVATE if sighting.named or _CARD.search(around) else Reading.DOUBTFUL


def _topic(document: DocumentFacts) -> str:
    return f"{document.headline.text if document.headline else ''} {document.title}"
