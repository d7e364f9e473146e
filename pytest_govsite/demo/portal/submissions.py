"""What is sent to the portal: checked, kept in memory, and found again by the number of its receipt."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import datetime

_MOST = 500
_LENGTHS = {"person": 40, "phone": 20, "mail": 100, "subject": 100, "body": 3000}
_REQUIRED = ("person", "phone", "mail", "subject", "body")
_PHONE = re.compile(r"\+?[\d -]{7,20}")
_MAIL = re.compile(r"[^@\s]{1,60}@[^@\s]{1,60}")


def errors_of(form: str, fields: dict[str, str]) -> dict[str, str]:
    """Return what is wrong with the fields of a form, in words, by the name of the field."""
    if form == "survey":
        return {"body": "请控制在3000字以内"} if len(fields.get("body", "")) > _LENGTHS["body"] else {}
    given = {name: fields.get(name, "").strip() for name in _REQUIRED}
    errors = {name: "请填写此项" for name, value in given.items() if not value}
    errors |= {name: f"请控制在{most}字以内" for name, most in _LENGTHS.items() if len(given[name]) > most}
    if "phone" not in errors and not _PHONE.fullmatch(given["phone"]):
        errors["phone"] = "联系电话格式不正确，应如 0571-88990000"
    if "mail" not in errors and not _MAIL.fullmatch(given["mail"]):
        errors["mail"] = "电子邮箱格式不正确，应如 name@example.cn"
    return errors


class Submissions:
    """What was sent, by number; the oldest is forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._count = 0

    def take(self, fields: dict[str, str], now: datetime) -> str:
        """Keep what was sent and return its number."""
        self._count += 1
        number = f"SF{now:%Y%m%d}{sum(map(ord, ''.join(fields.values()))) % 900 + 100}{self._count:03d}"
        self._kept[number] = {
            "subject": fields.get("subject", "") or "征集调查答卷",
            "sort": fields.get("sort", ""),
            "day": f"{now:%Y-%m-%d}",
        }
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return number

    def find(self, number: str) -> dict[str, str] | None:
        """Return what is known of a number, None for an unknown one."""
        return self._kept.get(number.strip()[:40])
