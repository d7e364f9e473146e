"""Invented data for the fields of a form: what a field is for, and what is entered into it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

RARE = "𠮷㛃䶮𬱖㙍"
"""Characters of GB 18030 beyond the common ones; names of real people hold them."""
_PURPOSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (purpose, re.compile(words, re.IGNORECASE))
    for purpose, words in (
        ("sms", r"(?:短信|手机|动态|邮箱|邮件).{0,4}(?:验证码|校验码|密码)|sms|mobile_?code|phone_?code"),
        ("code", r"验证码|校验码|附加码|captcha|verif(?:y|ication).{0,2}code|check_?code|\byzm|vcode|validate_?code"),
        ("identity", r"身份证|证件号|证照号|identity|id_?card|\bsfz|cardno|信用代码|id number"),
        ("mail", r"邮箱|电子邮件|e-?mail|\bmail\b|邮件地址"),
        ("postcode", r"邮编|邮政编码|post_?code|zip"),
        ("mobile", r"手机|移动电话|mobile|cellphone|\bsj(?:hm?)?\b"),
        ("phone", r"电话|联系方式|联系号码|\btel(?:ephone)?\b|phone|lxdh|传真"),
        ("address", r"地址|住址|住所|address|addr\b|\bdz\b"),
        ("person", r"姓名|名字|联系人|写信人|来信人|申请人|署名|称呼|昵称|您的名|留言人|咨询人|投诉人|real_?name|user_?name|\bname\b|your name|\bxm\b"),
        ("date", r"日期|时间|date|生日|出生"),
        ("link", r"网址|链接|url|website"),
        ("number", r"年龄|数量|金额|份数|人数|\bage\b"),
        ("body", r"内容|正文|意见|建议|描述|详情|留言|事由|问题|诉求|说明|content|message|comment|body|detail|描述|text"),
        ("subject", r"标题|主题|题目|信件名|subject|title|用途|topic"),
    )
)  # fmt: skip
_BY_TYPE = {"email": "mail", "tel": "mobile", "url": "link", "number": "number", "date": "date"}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"
MALFORMED = {
    "mobile": "12345abc",
    "phone": "12ab",
    "mail": "不是邮箱 not-a-mail",
    "identity": "1234",
    "postcode": "abc",
    "link": "不是网址",
}
"""What a field of that purpose has to refuse."""
SQL = "' OR '1'='1' --"
_LONG = 6000


def purpose_of(told: dict[str, Any]) -> str:
    """Return what a field is for, by its label, then its name and hint, then its type; empty: something else."""
    if told["consent"]:
        return "consent"
    if told["kind"] in ("radio", "checkbox", "select", "file"):
        return ""
    for text in (
        told["label"] if told["by"] != "beside" or len(told["label"]) <= 30 else "",
        told["name"],
        told["hint"],
    ):
        for purpose, words in _PURPOSES:
            if text and words.search(text):
                return "body" if purpose == "subject" and told["kind"] in ("textarea", "editor") else purpose
    if told["kind"] in ("textarea", "editor"):
        return "body"
    return _BY_TYPE.get(told["kind"], "")


class Planted(NamedTuple):
    """Text that is a script, and how it shows that it ran or was taken for markup."""

    text: str
    name: str
    """What its alert says and its element is called."""


def planted(seed: int) -> Planted:
    """Return a text with markup that has to stay text."""
    name = f"govsite-{seed % 9973}"
    return Planted(f"\"'><b data-planted=\"{name}\">测试</b><img src=x onerror=alert('{name}')>", name)


class Person:
    """An invented person with a letter; the same for the same seed.

    The identity number has a wrong last sign, so that it is nobody's.
    """

    def __init__(self, seed: int) -> None:
        from faker import Faker

        faker = Faker("zh_CN")
        faker.seed_instance(seed)
        born = faker.date_of_birth(minimum_age=20, maximum_age=80).strftime("%Y%m%d")
        number = f"330199{born}{faker.numerify('###')}"
        self._values = {
            "person": faker.name(),
            "mobile": faker.phone_number(),
            "phone": faker.phone_number(),
            "mail": f"{faker.lexify('????????').lower()}@example.com",
            "identity": number + wrong_sign(number),
            "address": faker.address().split(" ")[0],
            "postcode": "310000",
            "date": "2024-05-20",
            "link": "https://www.example.com/",
            "number": "3",
            "subject": f"网站检测：测试咨询{faker.numerify('####')}，请勿办理",
            "body": f"{faker.street_name()}：这是网站功能检测自动填写的测试内容，请勿办理。路灯夜里不亮，常用字以外的字：{RARE}。",
            "": "测试",
        }

    def value(self, purpose: str, kind: str) -> str:
        """Return what fits a field."""
        by_type = {"time": "10:00", "month": "2024-05", "week": "2024-W20", "datetime-local": "2024-05-20T10:00"}
        if kind in by_type:
            return by_type[kind]
        if kind == "date":
            return self._values["date"]
        if kind in ("number", "range"):
            return self._values["number"]
        return self._values.get(purpose, self._values[""])

    @property
    def values(self) -> tuple[str, ...]:
        """All that may be entered."""
        return tuple(self._values.values())


def wrong_sign(first: str) -> str:
    """Return a last sign that no identity number with these seventeen digits has (GB 11643)."""
    right = _SIGNS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]
    return "1" if right != "1" else "2"


def too_long(text: str) -> str:
    """Return the text over and over, longer than any field needs."""
    return (text * (_LONG // max(1, len(text)) + 1))[:_LONG]
