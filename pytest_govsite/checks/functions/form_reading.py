"""What the trials of a form say: a refusal, an acceptance, or nothing that can be told."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.model import FilledForm, FormMessage, FormTrial, Pointer

NEAR = 80.0
"""Pixels from a field within which a message stands near it: a line or two."""
_UNSEEN = frozenset({"unshown"})


def refusals(trial: FormTrial) -> tuple[FormMessage, ...]:
    """Return messages that say what is wrong: the browser's own, and texts in words of refusal.

    Texts that came to describe several fields of a form that was not sent, or one that was marked, are some in any words; a
    hint shows at the one field that has the focus.
    """
    seen = [m for m in trial.messages if m.way not in _UNSEEN]
    told = [m for m in seen if m.way == "native" or refuses(m.text)]
    if not told and not trial.asked_to_send:
        tied = [m for m in seen if m.described and m.field is not None]
        if len({m.field for m in tied}) > 1 or any(m.field in trial.marked for m in tied):
            told = tied
    return tuple(told)


def refuses(text: str) -> bool:
    """Return whether a text says that something is missing or wrong."""
    return bool(pattern("forms", "refused").search(text.lower())) and not pattern("forms", "waiting").search(text)


def answer_refuses(trial: FormTrial) -> bool:
    """Return whether the document or the texts that answered a form that was sent say what is wrong."""
    return any(refuses(text) and len(text) <= 120 for text in trial.texts)


def accepts(trial: FormTrial) -> bool:
    """Return whether an answer says that the form was taken."""
    if trial.receipt:
        return True
    words = pattern("forms", "accepted")
    texts = (*trial.texts, *(m.text for m in trial.messages))
    return any(words.search(text) for text in texts if len(text) <= 160) and not answer_refuses(trial)


def about_captcha(messages: Iterable[FormMessage], form: FilledForm) -> bool:
    """Return whether all refusals are for a CAPTCHA that was left empty."""
    told = list(messages)
    if not told or not form.captcha:
        return False
    code = {place for place, field in enumerate(form.fields) if field.purpose in ("code", "sms")}
    words = pattern("forms", "captcha")
    return all(words.search(m.text) or (m.field in code and m.distance == 0) for m in told)


def behind_captcha(trial: FormTrial, form: FilledForm) -> bool:
    """Return whether the answer to a form that was sent refuses it for its CAPTCHA alone."""
    if not (form.captcha and trial.sent) or accepts(trial):
        return False
    words = pattern("forms", "captcha")
    refusing = [m.text for m in refusals(trial)] + [text for text in trial.texts if refuses(text) and len(text) <= 120]
    return bool(refusing) and all(words.search(text) for text in refusing)


def unanswered_captcha(form: FilledForm) -> tuple[str, str]:
    """Return why what lies behind a CAPTCHA was not seen, in Chinese and English."""
    if form.bypass:
        return (
            "配置的验证码值（[submission] captcha）未被网站接受，其后的检查未进行",
            "the site does not take the configured value for its CAPTCHA; what lies behind it was not seen",
        )
    return (
        "验证码不破解，其后的检查未进行；测试环境可用 [submission] captcha 给出可通过的值",
        "the CAPTCHA is not broken; what lies behind it was not seen ([submission] captcha can give a value that passes)",
    )


def near(message: FormMessage) -> bool:
    """Return whether a message stands at a field, by the layout or by the markup."""
    at_field = message.distance is not None and message.distance <= NEAR
    return message.way == "native" or message.described or at_field


def asks_login(trial: FormTrial) -> bool:
    """Return whether the form led to a log-in instead."""
    words = pattern("forms", "login")
    return any(words.search(r.url) for r in trial.requests) or any(words.search(t) for t in trial.texts[:12])


def for_consultation(form: FilledForm) -> bool:
    """Return whether it is one for letters: room for text, and who writes or a title."""
    kinds = {field.kind for field in form.fields}
    purposes = {field.purpose for field in form.fields}
    return bool(kinds & {"textarea", "editor"}) and len(form.fields) >= 2 and bool(purposes & _LETTER)


_LETTER = frozenset({"person", "mobile", "phone", "mail", "subject"})


def asks_for_something(form: FilledForm) -> bool:
    """Return whether an empty form is surely wrong: marked fields, or a letter with its writer."""
    return any(field.mark for field in form.fields) or for_consultation(form)


def pointer_to_form(url: str, form: FilledForm) -> Pointer:
    """Return a pointer to a form."""
    return Pointer(url=url, selector=form.selector, snippet=form.snippet, frame=form.frame)


def told(messages: Iterable[FormMessage], longest: int = 160) -> str:
    """Return the messages in one line."""
    return "；".join(dict.fromkeys(m.text for m in messages))[:longest]
