"""Numbers by which a sender asks later, and asking with them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.model import ReceiptQuery, Text
from pytest_govsite.observe.look.forms.screen import FormScreen
from pytest_govsite.observe.look.forms.values import purpose_of

_NUMBER = re.compile(
    r"(?:查询(?:编?号码?|码|编码|凭证)|受理(?:编?号码?|编码)|(?:信件|来信|留言|申请|咨询|诉求|登记|工单|业务|办件)(?:的)?(?:编?号码?|编码|序号)|回执(?:编?号码?|单号|码)?"
    r"|流水号|编号|凭证号|(?:tracking|reference|receipt|case|query) (?:number|no\.?|code|id))"
    r"(?:为|是|is)?[\s:：“\"【\[（(]*([A-Za-z0-9][A-Za-z0-9_-]{3,39})",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"不存在|没有(?:找到|查到|该|此|相关)|未(?:找到|查到|查询到)|无此|查无|有误|错误|not found|no such", re.IGNORECASE
)
_LINKS = 2
_FOUND = Text(zh="查到所提交的内容", en="what was sent is found")
_UNKNOWN = Text(zh="查不到", en="nothing is found")


def receipt_in(texts: Iterable[str]) -> str:
    """Return the number that a receipt tells; empty where it tells none."""
    found = _NUMBER.search(" ".join(texts)[:8000])
    return found[1] if found and any(sign.isdigit() for sign in found[1]) else ""


async def ask_for(screen: FormScreen, number: str) -> ReceiptQuery:
    """Look a receipt up on the page shown, on the form's page or on a page that they link to as 查询."""
    links: list[str] = []
    with contextlib.suppress(Exception):
        links += await screen.call("queryLinks")
    for url in ("", screen.start, *links[:_LINKS]):
        if url and not screen.here.owns(urlsplit(url).hostname or ""):
            continue
        if url:
            await screen.go(url)
        forms: list[dict[str, Any]] = await screen.call("forms")
        if url == screen.start:
            more = await screen.call("queryLinks")
            links += [link for link in more if link not in links]
        form = next((form for form in forms if form["use"] == "query" and form["fields"]), None)
        if form is not None:
            return await _ask(screen, form, number)
    for url in links[_LINKS : _LINKS + 2]:
        if screen.here.owns(urlsplit(url).hostname or ""):
            await screen.go(url)
            form = next((form for form in await screen.call("forms") if form["use"] == "query"), None)
            if form is not None:
                return await _ask(screen, form, number)
    return ReceiptQuery(number=number)


async def _ask(screen: FormScreen, form: dict[str, Any], number: str) -> ReceiptQuery:
    url = screen.url
    await screen.call("watch", form["index"])
    await screen.enter_text(form["fields"][0]["handles"][0], number)
    for field in form["fields"]:
        purpose = purpose_of(field)
        if purpose == "sms" or (purpose == "code" and not screen.here.captcha):
            return ReceiptQuery(number=number, url=url)  # it stands behind a CAPTCHA
        if purpose == "code":
            await screen.enter_text(field["handles"][0], screen.here.captcha)
    await screen.page.keyboard.press("Enter")
    await screen.settle(3.0, least=0.4)
    texts: list[str] = await screen.call("mainTexts")
    told = " ".join(texts)
    found = None
    if _NONE.search(told):
        found = False
    elif number in told:
        found = True
    result = {True: _FOUND, False: _UNKNOWN, None: None}[found]
    picture = await screen.picture(f"查询编号 / receipt: {number}")
    screen.steps.note(
        "type", form["fields"][0]["label"] or form["title"], number, screen.url, result=result, picture=picture
    )
    return ReceiptQuery(number=number, url=url, found=found, texts=tuple(texts[:20]))
