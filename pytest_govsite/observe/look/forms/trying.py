"""One way of filling in a form: enter, press, watch, compare."""

from __future__ import annotations

import contextlib
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.model import FieldValue, FormTrial, Text
from pytest_govsite.observe.look.forms.guarding import Guard
from pytest_govsite.observe.look.forms.receipts import receipt_in
from pytest_govsite.observe.look.forms.screen import FormScreen, same_form
from pytest_govsite.observe.look.forms.telling import ACTIONS, BYPASS, HELD, NOT, SENT, messages_of
from pytest_govsite.observe.look.forms.values import MALFORMED, SQL, Person, planted, purpose_of, too_long
from pytest_govsite.observe.page_time import PageTime
from pytest_govsite.observe.plain_text import storable

_FREE = frozenset({"person", "address", "subject", "body", ""})
"""Purposes of fields that take any text."""
_CHOICES = frozenset({"radio", "checkbox", "select"})
_SILENT = 1.6
"""Seconds after which a page that did nothing does nothing."""
_SLOW = 5.0
"""Seconds where it has asked the server something."""
_MORE = 0.35
"""Seconds for what comes after the first sign."""
_MESSAGES = 40
_STEPS = 4
"""Further steps of a form that are filled in."""
_SHOWN, _TOLD = 24, 3
"""Signs of a value and messages that a step tells."""


class Trials:
    """Fills in the forms of one page."""

    def __init__(self, screen: FormScreen, guard: Guard, person: Person) -> None:
        self._screen, self._guard, self._person = screen, guard, person
        self._planted = planted(screen.here.plan.seed)

    def bypasses(self, form: dict[str, Any]) -> bool:
        """Return whether a CAPTCHA of the form is answered by the configured value: only a form of the site's own is."""
        screen = self._screen
        place = form["frame"] if form["frame"].startswith("http") else screen.url
        asks = any(purpose_of(field) == "code" and not field["disabled"] for field in form["fields"])
        return bool(screen.here.captcha) and asks and screen.here.owns(urlsplit(place).hostname or "")

    async def make(self, form: dict[str, Any], kind: str) -> FormTrial:
        """Open the page anew, fill the form in and press its submit control; what breaks is told in `broken`."""
        self._guard.disarm()
        try:
            return await self._make(form, kind)
        except Exception as error:
            reason = str(error).splitlines()[0][:150] if str(error) else type(error).__name__
            self._screen.steps.note("submit", form["title"], reason, self._screen.url, result=ACTIONS[kind])
            return FormTrial(kind=kind, broken=reason)

    async def _make(self, form: dict[str, Any], kind: str) -> FormTrial:
        screen, happenings = self._screen, self._screen.here.happenings
        now = same_form(form, await screen.again())
        if now is None or now["submit"] is None:
            return FormTrial(
                kind=kind, broken="重新打开后表单不在了 / the form was gone when the page was opened again"
            )
        names = tuple(field["name"] for field in now["fields"])
        dialogs, errors, navigations = len(happenings.dialogs), len(happenings.errors), screen.navigations
        entering = (*self._person.values, *MALFORMED.values(), SQL, self._planted.name, screen.here.captcha)
        self._guard.arm(names, entering)
        before = set(await screen.call("mainTexts"))
        await screen.call("watch", now["index"])
        values = await self._fill(now, kind)
        entered = {value.field: value.value for value in values if now["fields"][value.field]["kind"] not in _CHOICES}
        self._note_values(now, kind, values)
        first = now["fields"]
        await screen.call("begin")
        spot = await screen.click(now["submit"]["handle"])
        if spot is None:
            return FormTrial(kind=kind, broken="提交控件不在了 / the submit control was gone")
        came = await self._watch(dialogs, navigations)
        if kind == "valid" and now["next"]:
            now, came = await self._further(now, came, dialogs, navigations)
            entered = {} if now["fields"] != first else entered
        answered = screen.navigations > navigations
        texts: list[str] = []
        kept, lost = await self._kept(now, entered, answered=answered)
        requests = await self._guard.requests()
        if answered or any(request.sent for request in requests):
            texts = [text for text in await screen.call("mainTexts") if text not in before]
        told = [text.partition(": ")[2] for text in happenings.dialogs[dialogs:]]
        messages = messages_of(came, told)
        shown = [message.text for message in messages if message.way != "unshown"]
        focused = await screen.call("focused")
        marked = () if answered else tuple(await screen.call("marked"))
        markup = bool(await screen.call("planted", self._planted.name))
        name = self._planted.name
        trial = FormTrial(
            kind=kind,
            values=values,
            hit=spot["hit"],
            disabled=spot["disabled"],
            requests=requests,
            messages=messages,
            marked=marked,
            focused=focused,
            kept=kept,
            lost=lost,
            answered=answered,
            url=screen.url,
            status=happenings.answer.status if answered and happenings.answer is not None else None,
            texts=tuple(storable(text, 300) for text in texts or shown)[:_MESSAGES],
            receipt=receipt_in([*texts, *shown]) if any(r.sent for r in requests) else "",
            ran=name in told,
            markup=markup,
            errors=tuple(error.message for error in happenings.errors[errors:])[:5],
        )
        await self._note(form, trial)
        return trial

    async def _further(
        self, form: dict[str, Any], came: list[dict[str, Any]], dialogs: int, navigations: int
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Fill in the further steps of a form as they come; return the last one and the messages that came up there."""
        screen = self._screen
        for _ in range(_STEPS):
            if self._guard.asked or screen.navigations > navigations:
                break
            places = [field["selector"] for field in form["fields"]]
            steps = [each for each in await screen.call("forms") if each["submit"] is not None]
            further = next((f for f in steps if [field["selector"] for field in f["fields"]] != places), None)
            if further is None:
                break
            await screen.call("watch", further["index"])
            self._note_values(further, "valid", await self._fill(further, "valid"))
            await screen.call("begin")
            await screen.click(further["submit"]["handle"])
            form, came = further, await self._watch(dialogs, navigations)
        return form, came

    def _note_values(self, form: dict[str, Any], kind: str, values: tuple[FieldValue, ...]) -> None:
        told = [
            (form["fields"][each.field]["label"] or form["fields"][each.field]["name"], each.value) for each in values
        ]
        entered = "；".join(f"{label}：{value[:_SHOWN]}{'…' * (len(value) > _SHOWN)}" for label, value in told)
        result = ACTIONS[kind]
        if kind != "empty" and self.bypasses(form):
            result = Text(zh=result.zh + BYPASS.zh, en=result.en + BYPASS.en)
        self._screen.steps.note("type", form["title"], entered, self._screen.url, result=result)

    async def _note(self, form: dict[str, Any], trial: FormTrial) -> None:
        messages = [message.text for message in trial.messages if message.way != "unshown"] or list(trial.texts)
        self._screen.steps.note(
            "submit",
            form["submit"]["name"],
            "；".join(dict.fromkeys(messages[:_TOLD])),
            self._screen.url,
            result=NOT if not trial.requests else SENT if trial.sent else HELD,
            requests=[f"{request.method} {request.url}" for request in trial.requests],
            picture=await self._screen.picture(f"{form['title'][:40]}：{ACTIONS[trial.kind]}"),
        )

    async def _fill(self, form: dict[str, Any], kind: str) -> tuple[FieldValue, ...]:
        screen = self._screen
        told: list[FieldValue] = []
        if kind == "empty":
            await screen.call("empty", [handle for field in form["fields"] for handle in field["handles"]])
        for index, field in enumerate(form["fields"]):
            purpose = purpose_of(field)
            if field["disabled"] or purpose in ("code", "sms") or (kind == "empty" and purpose != "consent"):
                if purpose == "code" and kind != "empty" and not field["disabled"] and self.bypasses(form):
                    await screen.enter_text(field["handles"][0], screen.here.captcha)
                continue
            if purpose == "consent" or field["kind"] in _CHOICES:
                if purpose == "consent" or field["kind"] != "checkbox" or field["mark"] or len(field["handles"]) > 1:
                    chosen = await screen.call("choose", field["handles"])
                    told += [FieldValue(field=index, value=chosen)] if chosen else []
                continue
            value, wrong = self._value(field, purpose, kind)
            if await screen.enter_text(field["handles"][0], value):
                now = await screen.call("value", field["handles"][0])
                told.append(FieldValue(field=index, value=storable(now or "", 300), wrong=wrong))
        await screen.call("leave")
        return tuple(told)

    def _value(self, field: dict[str, Any], purpose: str, kind: str) -> tuple[str, bool]:
        plain = self._person.value(purpose, field["kind"])
        if kind == "malformed" and purpose in MALFORMED:
            return MALFORMED[purpose], True
        if field["kind"] not in ("text", "textarea", "editor", "search") or purpose not in _FREE:
            return plain, False
        if kind == "long":
            return too_long(plain), True
        if purpose == "person":  # names are short: a site may well refuse markup there for its length
            return plain, False
        if kind == "script":
            return self._planted.text, True
        return (SQL, True) if kind == "sql" else (plain, False)

    async def _watch(self, dialogs: int, navigations: int) -> list[dict[str, Any]]:
        """Return messages that came up; ends soon after the first sign of anything."""
        screen = self._screen
        given, first = PageTime(), 0.0
        came: list[dict[str, Any]] = []
        while True:
            await given.rest(0.1)
            now = given.passed
            if screen.navigations > navigations:
                await screen.settle(3.0)
                return []
            with contextlib.suppress(Exception):  # the page is on its way elsewhere
                came = await screen.call("came")
            going = self._guard.asked and screen.here.plan.submit
            signs = bool(came) or len(screen.here.happenings.dialogs) > dialogs or self._guard.asked
            if signs and not first:
                first = now
            patience = _SLOW if screen.here.happenings.is_loading(younger_than=_SLOW) else _SILENT
            if (first and now - first > (2.5 if going else _MORE)) or (not first and now > patience):
                return came

    async def _kept(
        self, form: dict[str, Any], entered: dict[int, str], *, answered: bool
    ) -> tuple[bool | None, tuple[int, ...]]:
        """Return whether what was entered still stands there, and the fields that lost it."""
        screen = self._screen
        now = form
        if answered:
            after = same_form(form, [each for each in await screen.call("forms") if each["use"] == "form"])
            if after is None:
                return None, ()
            now = after
        elif not await screen.call("stands"):
            return None, ()
        if not entered:
            return None, ()
        lost = []
        for index, value in entered.items():
            field = form["fields"][index]
            same = next((f for f in now["fields"] if f["name"] == field["name"] and f["label"] == field["label"]), None)
            if same is None or field["kind"] == "password":
                continue
            shown = await screen.call("value", same["handles"][0])
            if value.strip() and not (shown or "").strip():
                lost.append(index)
        return not lost, tuple(lost)
