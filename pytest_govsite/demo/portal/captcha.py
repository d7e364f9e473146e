"""A CAPTCHA of four digits, as staging sites have it: one fixed value passes in place of the answer."""

from __future__ import annotations

import hashlib
import itertools
import re
import secrets

PICTURE = re.compile(r"^/captcha/(\d{1,9})\.svg$")
_DIGITS = 4


class Captcha:
    """Asks and checks.

    Args:
        bypass: what passes in place of the answer; empty: nothing is asked for.
    """

    def __init__(self, bypass: str) -> None:
        self._bypass = bypass
        self._key = secrets.token_hex(8)
        self._numbers = itertools.count(1)

    def question(self) -> str:
        """Return the number of a new question, empty where nothing is asked for."""
        return str(next(self._numbers)) if self._bypass else ""

    def errors(self, fields: dict[str, str]) -> dict[str, str]:
        """Return what is wrong with the answer that a form gave."""
        if not self._bypass:
            return {}
        given = fields.get("code", "").strip()
        if not given:
            return {"code": "请输入验证码"}
        right = (self._bypass, self._answer(fields.get("question", "")))
        return {} if given in right else {"code": "验证码不正确"}

    def picture(self, question: str) -> str:
        """Return the digits as an SVG."""
        signs = "".join(
            f'<text x="{14 + at * 26}" y="31" font-size="28" fill="#1d3f72" transform="rotate({(at % 2) * 16 - 8} {14 + at * 26} 22)">{sign}</text>'
            for at, sign in enumerate(self._answer(question))
        )
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><rect width="120" height="40" fill="#eef3fa"/>{signs}</svg>'

    def _answer(self, question: str) -> str:
        number = int(hashlib.sha256(f"{self._key}{question}".encode()).hexdigest(), 16)
        return f"{number % 10**_DIGITS:0{_DIGITS}d}"
