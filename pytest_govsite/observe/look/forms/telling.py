"""What is told of a form that was filled in."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model import FormMessage, Text
from pytest_govsite.observe.plain_text import storable

_MESSAGES = 40
ACTIONS = {
    "empty": Text(zh="不填写", en="nothing is entered"),
    "malformed": Text(zh="填入格式错误的内容", en="malformed input"),
    "long": Text(zh="填入超长文字", en="text that is too long"),
    "script": Text(zh="填入脚本文本", en="the text of a script"),
    "sql": Text(zh="填入 SQL 文本", en="SQL text"),
    "valid": Text(zh="填入合理的虚构数据", en="plausible invented data"),
}
BYPASS = Text(zh="；验证码填配置的值，不记录", en="; the CAPTCHA by the configured value, which is not written down")
SENT = Text(zh="已发送", en="sent")
HELD = Text(zh="网页要发送，请求已拦截", en="the page sends it; the request was intercepted")
NOT = Text(zh="没有发送", en="not sent")


def messages_of(came: list[dict[str, Any]], dialogs: list[str]) -> tuple[FormMessage, ...]:
    """Return what came up on the page and in dialogs, as facts."""
    told = [FormMessage(text=storable(text, 200), way="dialog") for text in dialogs]
    for each in came:
        told.append(
            FormMessage(
                text=storable(each["text"], 200),
                way=each["way"],
                field=each["field"],
                distance=each["distance"],
                described=each["described"],
            )
        )
    return tuple(told[:_MESSAGES])
