"""The forms of one page, each filled in in several ways."""

from __future__ import annotations

import contextlib
from typing import Any

from pytest_govsite.model import (
    Box,
    FilledForm,
    FormField,
    FormsLook,
    FormTrial,
    Look,
    ReceiptQuery,
    SubmitControl,
    Text,
)
from pytest_govsite.observe.look.forms.concealing import without_secret
from pytest_govsite.observe.look.forms.guarding import Guard
from pytest_govsite.observe.look.forms.receipts import ask_for
from pytest_govsite.observe.look.forms.screen import FormScreen
from pytest_govsite.observe.look.forms.trying import Trials
from pytest_govsite.observe.look.forms.values import MALFORMED, Person, purpose_of
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_FORMS = 3
_FRAMES = 10
_TEXTS = frozenset({"text", "textarea", "editor", "input", ""})


async def look_at_forms(here: Opened) -> Look:
    """Return the real forms of a page with what each way of filling them in showed.

    Without permission to submit, requests that carry a form are kept from leaving the browser. CAPTCHAs stay empty
    unless the configuration gives a value for them.
    """
    steps = Steps()
    screen = FormScreen(here, steps)
    here.happenings.accepts = True
    guard = Guard(here)
    await guard.begin()
    await here.page.add_init_script(script("look/forms/reporting.js"))
    await _note_reports(here)
    found = await screen.forms()
    real = [form for form in found if form["use"] == "form"][:_FORMS]
    steps.note("open", url=screen.url, result=_found(len(real)))
    login = bool(await screen.call("asksLogin"))
    hidden = bool(await screen.call("strange"))
    missed: list[str] = []
    forms: list[FilledForm] = []
    for form in real:
        try:
            forms.append(await _use(screen, guard, form))
        except Exception as error:
            missed.append(f"{form['title'][:40]}: {_reason(error)}")
            forms.append(_described(form, (), "", None))
        guard.disarm()
    look = FormsLook(
        forms=tuple(forms),
        submits=here.plan.submit,
        login=login,
        hidden=hidden,
        gates=tuple(screen.gates),
        steps=tuple(steps.done),
        missed=tuple(missed),
    )
    return without_secret(look, here.captcha)


async def _note_reports(here: Opened) -> None:
    """Put the script that notes how a page reports into the documents that are there already."""
    source = script("look/forms/reporting.js")
    with contextlib.suppress(Exception):  # a page that answers nothing now is opened anew for the next trial
        await here.session.send("Runtime.evaluate", {"expression": source})
    for frame in here.page.frames[1:_FRAMES]:
        with contextlib.suppress(Exception):
            await frame.evaluate(source)


async def _use(screen: FormScreen, guard: Guard, form: dict[str, Any]) -> FilledForm:
    captcha = ""
    with contextlib.suppress(Exception):
        captchas = await screen.call("captchas")
        captcha = captchas[0]["kind"] if captchas else ""
    purposes = {purpose_of(field) for field in form["fields"]}
    captcha = captcha or next((kind for kind in ("code", "sms") if kind in purposes), "")
    if form["submit"] is None or all(field["disabled"] for field in form["fields"]):
        return _described(form, (), captcha, None)
    trying = Trials(screen, guard, Person(screen.here.plan.seed))
    trials: list[FormTrial] = []
    for kind in _kinds(form, submits=screen.here.plan.submit):
        trials.append(await trying.make(form, kind))
    query = None
    if trials[-1].kind == "valid" and trials[-1].receipt:
        guard.disarm()
        number = trials[-1].receipt
        try:
            query = await ask_for(screen, number)
        except Exception:
            query = ReceiptQuery(number=number)
    return _described(form, tuple(trials), captcha, query, bypass=trying.bypasses(form))


def _kinds(form: dict[str, Any], *, submits: bool) -> list[str]:
    """Return the ways in which a form is filled in, the valid one last."""
    fields = [field for field in form["fields"] if not field["disabled"] and not field["readonly"]]
    purposes = {purpose_of(field) for field in fields}
    kinds = ["empty"]
    if purposes & MALFORMED.keys():
        kinds.append("malformed")
    if any(field["kind"] in _TEXTS and purpose_of(field) not in ("code", "sms") for field in fields):
        kinds += ["long", "script", "sql"] if submits else ["long", "script"]
    return [*kinds, "valid"]


def _described(
    form: dict[str, Any],
    trials: tuple[FormTrial, ...],
    captcha: str,
    query: ReceiptQuery | None,
    *,
    bypass: bool = False,
) -> FilledForm:
    control = form["submit"]
    return FilledForm(
        title=form["title"],
        method=form["method"],
        action=form["action"],
        selector=form["selector"],
        snippet=form["snippet"],
        frame=form["frame"],
        fields=tuple(map(_field, form["fields"])),
        submit=SubmitControl(
            name=control["name"],
            kind=control["kind"],
            disabled=control["disabled"],
            selector=control["selector"],
            snippet=control["snippet"],
            box=Box(**control["box"]),
        )
        if control
        else None,
        captcha=captcha,
        bypass=bypass,
        wizard=form["next"],
        closed=bool(form["fields"]) and all(field["disabled"] for field in form["fields"]),
        trials=trials,
        query=query,
    )


def _field(told: dict[str, Any]) -> FormField:
    return FormField(
        label=told["label"],
        labelled_by=told["by"],
        name=told["name"],
        kind=told["kind"],
        hint=told["hint"],
        purpose=purpose_of(told),
        mark=told["mark"],
        format=told["format"],
        options=tuple(told["options"]),
        disabled=told["disabled"],
        selector=told["selector"],
        snippet=told["snippet"],
        box=Box(**told["box"]),
    )


def _found(count: int) -> Text:
    if not count:
        return Text(zh="没有需要填写的表单", en="no form to fill in")
    return Text(zh=f"{count} 个表单，逐个试填", en=f"{count} forms, filled in one by one")


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0][:150] if str(error) else type(error).__name__
