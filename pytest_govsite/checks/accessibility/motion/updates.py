"""Messages that appear: GB/T 37668-2019, 3.3.3.8; WCAG 2.1, 4.1.3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.counts import (
    has_announcements,
    is_count_left,
    is_held_count,
    is_length_count,
)
from pytest_govsite.checks.accessibility.motion.moving import is_clock
from pytest_govsite.checks.accessibility.motion.seen import document_of, motion_of, pointer
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.motion import MotionLook, Mover, Update

_LONGEST = 160
"""Characters of a message."""
_STATUS_ZH = re.compile(
    r"成功|失败|出错|错误|不正确|不能为空|必填|无效|已(?:放入|移除|取消|登记|受理|撤销|关注|修改|设置|报名|预约|添加|加入|保存|提交|发送|复制|收藏|点赞|订阅|更新|删除|完成|加载|选)|"
    r"请(?:填|输|选|先|检查|稍|重|核对)|正在(?:加载|提交|处理|搜索|查询)|加载(?:中|完)|操作完成|没有(?:找到|更多|符合)|未找到|(?:找到|共)\s*\d+\s*[条个项]|格式|谢谢|感谢"
)
_STATUS_EN = re.compile(
    r"\bthere (?:is|are|was|were) (?:an? |some |\d+ )?(?:problems?|errors?)\b|\b(?:success(?:ful(?:ly)?)?|fail(?:ed|ure)?|errors?|invalid|incorrect|required|missing|added|saved|sent|submitted|copied|updated|removed|deleted|"
    r"subscribed|registered|completed?|thank(?:s| you)|please (?:enter|fill|select|choose|check|provide|try|wait|correct)|must (?:be|not|enter|have)|"
    r"(?:has|have) been \w{2,}(?:ed|nt|ght)|(?:was|were) (?:put|sent|added|moved|saved|stored|changed)|(?:in|into|to) (?:the|your) (?:cart|basket|wish ?list|favou?rites)|"
    r"cannot be (?:empty|blank)|(?:is|are) not valid|not found|no results?|\d+ (?:results?|items?|matches|products?)(?: found| in)?|results? found|(?:\d+ \w+(?: \w+)?|nothing|none) found|found \d+|showing \d+|loading|searching|processing|"
    r"items? in (?:your )?(?:cart|basket)|(?:cart|basket) (?:\(?\d|updated)|your (?:message|order|form|request|changes|comment|settings?|profile) (?:has|have|was|were|is))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:no|\d+)(?: (?:of|/) \d+)? (?:\w+ ){0,2}(?:results?|items?|match(?:es)?|products?|entries|articles?|jobs?|courses?|events?|records?|services?|books?|rows?|posts?)\b|"
    r"\bshowing \d+\b|\bnothing (?:was )?found\b|(?:共|找到|搜到|显示|筛选出?|符合条件的?)\s*(?:到|出|有)?\s*\d+\s*(?:条|个|项|篇|件|份|家|名|人|所|处)|"
    r"没有(?:找到|符合|匹配|相关)|未找到|暂无(?:符合|匹配|相关)",
    re.IGNORECASE,
)
"""How much a filter left of what is shown."""
_MORE = re.compile(
    r"更多|展开|全文|查看|显示|\b(?:more|rest|show|expand|view|details?|toggle|open|menu)\b", re.IGNORECASE
)
"""Names of controls that open something."""
_PAGE_SIZE = re.compile(r"\d+\s*[条个项篇]?\s*(?:/|每)\s*页|每页|\b(?:per|/) ?page\b|\bpage size\b", re.IGNORECASE)
_LOADING = re.compile(r"加载(?:中|完|了)|正在加载|没有更多|\bloading\b|\bloaded\b|\bno more\b", re.IGNORECASE)
"""What is said while and after more is fetched."""

_WAITS = re.compile(r"正在|请稍|稍候|\b(?:sending|saving|uploading|please wait|one moment)\b", re.IGNORECASE)


_WHOLE = "html > body > "
"""Begins a place right below the body; a first heading there is the beginning of another page."""


def live_updates(page: CloserLook) -> Iterator[Verdict]:
    """Messages that appear after an action stand in a live region, or the focus goes to them.

    Nor do they go by themselves before they are read. GB/T 37668-2019, 3.3.3.8; WCAG 2.1, 2.2.1 and 4.1.3. Content that is opened, exchanged or goes on by itself is no message.
    """
    look = motion_of(page)
    if isinstance(look, Verdict):
        yield look
        return
    announced = {(update.action.selector, update.doing) for update in look.updates if update.live and update.text}
    written = {each.action.selector for each in look.updates if each.spot.selector == f"{_WHOLE}h1"}
    verdicts = [
        verdict
        for update in look.updates
        if update.live or (update.action.selector, update.doing) not in announced
        if not (update.action.selector in written and update.spot.selector.startswith(_WHOLE))
        if (verdict := _judged(page, update)) is not None or (verdict := _answer(page, look, update)) is not None
    ]
    verdicts += [
        _gone(page, update) for update in look.updates if update.lasted is not None and _has_to_be_read(update)
    ]
    verdicts += [_by_itself(page, mover) for mover in look.movers if _is_news(mover)]
    verdicts += [_ticking(page, mover) for mover in look.movers if _ticks(mover)]
    if verdicts:
        yield from verdicts[:MOST]
    elif "updates" in look.unfinished:
        yield cant_tell("操作后的更新没有观察完", "what changes after actions could not be looked at to the end")
    else:
        yield inapplicable("没有看到操作后或自动出现的消息", "no message was seen to appear")


def is_status(text: str) -> bool:
    """Return whether a text plainly is a message about what was done, found or wrong."""
    return 1 < len(text) <= _LONGEST and bool(_STATUS_ZH.search(text) or _STATUS_EN.search(text))


def _judged(page: CloserLook, update: Update) -> Verdict | None:
    where = pointer(page, update.spot)
    filters = update.doing in ("choose", "type")
    if filters and _PAGE_SIZE.search(f"{update.name} {update.action.text}"):
        return None  # how many stand on a page, not how many there are
    if update.own or update.expanded:
        return None
    counted = bool(_COUNT.search(update.text) and re.search(r"\d", update.before)) and len(update.text) <= _LONGEST
    answered = update.doing == "submit" and not update.before
    if _MORE.search(update.name) and not filters and not answered and not counted and not _LOADING.search(update.text):
        return None
    if filters and len(update.text) <= _LONGEST and (_COUNT.search(update.text) or is_count_left(update)):
        if not (update.live or update.focused or update.dialog):
            return failed(
                "筛选后的结果数没有提示辅助技术", "how much a filter left is not announced",
                expected='role="status" 或 aria-live / a live region', found=f"{update.text[:80]}（{update.name[:30]}）", pointer=where,
            )  # fmt: skip
    elif update.doing == "choose" and not update.live:
        return None  # what is chosen shows more to fill in, or other content
    if update.live or update.focused or update.dialog:
        return passed("出现的消息有提示", "the message is announced or takes the focus", pointer=where)
    if is_held_count(update):
        return advice(
            "加入或收藏后，数目的变化没有提示辅助技术", "how many things were put in or kept is not announced",
            expected='role="status" 或 aria-live / a live region', found=f"{update.before} → {update.text}（{update.name[:30]}）", pointer=where,
        )  # fmt: skip
    document = document_of(page, update.spot)
    if document is not None and is_length_count(update, document) and not has_announcements(document):
        return advice(
            "输入时，字数的变化没有提示辅助技术", "how much may still be typed is not announced",
            expected='role="status" 或 aria-live / a live region', found=f"{update.before} → {update.text}（{update.name[:30]}）", pointer=where,
        )  # fmt: skip
    if not is_status(update.text):
        return None
    found = f"{update.text[:80]}（{update.name[:30]}）"
    if update.doing == "type":
        return cant_tell(
            "输入时出现的提示不在实时区域内",
            "a hint that appears while typing stands in no live region",
            found=found,
            pointer=where,
        )
    return failed(
        "操作后出现的消息没有提示辅助技术", "a message that appears after an action is not announced",
        expected='role="status"、role="alert" 或 aria-live，或焦点移到消息上 / a live region, or the focus goes there', found=found, pointer=where,
    )  # fmt: skip


def _answer(page: CloserLook, look: MotionLook, update: Update) -> Verdict | None:
    """Return that the only answer to what was sent, a sentence where nothing stood, is not announced.

    Several pieces may be notes at the fields; those to which a field refers are.
    """
    if update.doing != "submit" or update.before or not _SENTENCE <= len(update.text) <= _LONGEST:
        return None
    if update.own or update.expanded or update.live or update.focused or update.dialog:
        return None
    if sum(each.action.selector == update.action.selector for each in look.updates) > 1:
        return None
    document, name = document_of(page, update.spot), update.spot.selector.partition(" ")[0].lstrip("#")
    if document is not None and any(
        name in f"{each.get('aria-describedby') or ''} {each.get('aria-errormessage') or ''}".split()
        for each in document.elements
    ):
        return None
    return advice(
        "提交后出现的结果没有提示辅助技术", "the answer to what was submitted is not announced",
        expected='role="status" 或 aria-live，或焦点移到结果上 / a live region, or the focus goes there',
        found=f"{update.text[:80]}（{update.name[:30]}）", pointer=pointer(page, update.spot),
    )  # fmt: skip


_SENTENCE = 8
"""Characters of a short answer in words."""


_OPENED = re.compile(r"^<[^>]*\bclass=\"[^\"]*(?:search|menu|dropdown|pop-?over|picker|panel)", re.IGNORECASE)
"""Something to use that was opened and closed, by its class."""


_ASKS = re.compile(r"(?:取\s?消|重\s?置|确\s?[定认]|\bcancel|\bok)\s*$", re.IGNORECASE)
"""What ends in the buttons of a question waits for an answer."""


def _has_to_be_read(update: Update) -> bool:
    if (_OPENED.search(update.spot.snippet) or _ASKS.search(update.text)) and not is_status(update.text):
        return False
    if update.dialog:
        return False  # it is answered or put away, and a look that goes on puts it away
    return not (_LOADING.search(update.text) or _WAITS.search(update.text))


def _gone(page: CloserLook, update: Update) -> Verdict:
    return advice(
        "操作后的消息几秒后自己消失，来不及读完", "a message after an action goes by itself before everybody has read it",
        expected="消息留到关闭为止，或另有地方可看 / it stays until it is closed, or can be seen elsewhere",
        found=f"{update.lasted} s: {update.text[:80]}（{update.name[:30]}）", pointer=pointer(page, update.spot),
    )  # fmt: skip


_TICKS, _OFTEN = 4, 3.0
_SPOKEN = ("assertive", "alert", "polite", "status")


def _ticks(mover: Mover) -> bool:
    """True: figures that change every few seconds in a region that is read out at each change (role timer is not)."""
    often = mover.changes >= _TICKS and (mover.period is None or mover.period <= _OFTEN)
    return mover.kind == "updating" and mover.live in _SPOKEN and is_clock(mover) and often


def _ticking(page: CloserLook, mover: Mover) -> Verdict:
    return advice(
        "不停变化的数字在实时区域内，读屏会反复朗读", "figures that change all the time stand in a live region, which is read out again and again",
        expected='role="timer"，或去掉 aria-live / role="timer", or no aria-live', found=" → ".join(mover.texts[:3])[:80],
        pointer=pointer(page, mover.spot),
    )  # fmt: skip


def _is_news(mover: Mover) -> bool:
    return (
        mover.kind == "updating"
        and len(mover.texts) > 1
        and not mover.live
        and not is_clock(mover)
        and is_status(mover.texts[-1])
    )


def _by_itself(page: CloserLook, mover: Mover) -> Verdict:
    return cant_tell(
        "自动出现的消息不在实时区域内", "a message that appears by itself stands in no live region",
        found=mover.texts[-1][:80], pointer=pointer(page, mover.spot),
    )  # fmt: skip
