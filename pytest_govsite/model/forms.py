"""What filling in the forms of a page showed: their fields, what was tried, and what the page answered."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.document import Box
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.terms import Fact


class FormField(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A field, or the radio buttons or boxes of one question."""

    label: str = ""
    """Text that names it, as shown; empty: none was found."""
    labelled_by: str = ""
    """label, aria, title, beside (a text before it or in the cell before) or placeholder; empty: nothing."""
    name: str = ""
    """Its `name` attribute, else its id."""
    kind: str = "text"
    """Type of an input, or textarea, select, editor."""
    hint: str = ""
    """Placeholder, description or title."""
    purpose: str = ""
    """What it is taken for: person, mobile, phone, mail, identity, address, postcode, subject, body, date, number, link,
    code (a CAPTCHA), sms (a code by phone), consent; empty: something else."""
    mark: str = ""
    """How it is shown to be required: attribute, aria, star (a sign or a word at its label); empty: not."""
    format: str = ""
    """Pattern or length that the markup asks for."""
    options: tuple[str, ...] = ()
    """Choices, at most twelve."""
    disabled: bool = False
    selector: str = ""
    snippet: str = ""
    box: Box | None = None


class SubmitControl(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What sends a form."""

    name: str
    kind: str = ""
    """Its tag."""
    disabled: bool = False
    selector: str = ""
    snippet: str = ""
    box: Box | None = None


class FieldValue(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What was entered into a field."""

    field: int
    """Its place among the form's fields."""
    value: str
    wrong: bool = False
    """Entered to be refused."""


class FormMessage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A text that came up after a form was to be sent."""

    text: str
    way: str = "page"
    """page (a text that was not there), recoloured (one that was there and changed its colour), native (the browser's
    own message at the field), unshown (the browser's own, which the page kept from being shown, or which may not have
    been shown) or dialog (alert and the like)."""
    field: int | None = None
    """The nearest field. None: it has no place (dialogs)."""
    distance: float | None = None
    """Pixels to it; 0: in the row of the field."""
    described: bool = False
    """The markup ties it to the field (aria-describedby, aria-errormessage, label)."""


class FormRequest(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A request by which the page sent the form, or would have."""

    method: str
    url: str
    fields: tuple[str, ...] = ()
    """Names of what it carried; never values."""
    sent: bool = False
    """False: it was kept from leaving the browser."""
    status: int | None = None


class FormTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One way in which a form was filled in and its submit control pressed."""

    kind: str
    """empty, malformed, long, script, sql or valid."""
    values: tuple[FieldValue, ...] = ()
    hit: bool = True
    """False: something lay over the submit control."""
    disabled: bool = False
    """The submit control could not be pressed in this state."""
    requests: tuple[FormRequest, ...] = ()
    messages: tuple[FormMessage, ...] = ()
    marked: tuple[int, ...] = ()
    """Fields that turned red (edge, ground, outline, shadow, label) or began to move, themselves or with their row or form."""
    focused: int | None = None
    """Field that had the focus afterwards."""
    kept: bool | None = None
    """Whether what was entered stood there afterwards. None: the form is not shown any more, or nothing was entered."""
    lost: tuple[int, ...] = ()
    """Fields whose value was gone."""
    answered: bool = False
    """The page went to another document: the answer of the server."""
    url: str = ""
    status: int | None = None
    """Of that answer."""
    texts: tuple[str, ...] = ()
    """Texts of the answer's main area that did not stand on the form's page, or what came up; at most forty."""
    receipt: str = ""
    """Number told for asking later; empty: none was seen."""
    ran: bool = False
    """A script that had been entered ran."""
    markup: bool = False
    """An element that had been entered as text was in the document."""
    errors: tuple[str, ...] = ()
    """Script errors meanwhile."""
    broken: str = ""
    """Why it could not be done to the end; empty: it was."""

    @property
    def asked_to_send(self) -> bool:
        """True: the page let the form go."""
        return bool(self.requests)

    @property
    def sent(self) -> bool:
        """True: it was let out of the browser."""
        return any(request.sent for request in self.requests)


class ReceiptQuery(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Looking a receipt up."""

    number: str
    url: str = ""
    """Page on which it was asked for; empty: no such page was found."""
    found: bool | None = None
    """None: it could not be asked for."""
    texts: tuple[str, ...] = ()


class FilledForm(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One real form (no search, no log-in) as it was used."""

    title: str = ""
    """Heading or legend of it."""
    method: str = ""
    action: str = ""
    """Address as the markup names it; empty: a script sends it."""
    selector: str = ""
    snippet: str = ""
    frame: str = ""
    fields: tuple[FormField, ...] = ()
    submit: SubmitControl | None = None
    captcha: str = ""
    """picture, drag, code or sms; empty: none."""
    bypass: bool = False
    """True: the value that the configuration gives for CAPTCHAs was entered."""
    wizard: bool = False
    """True: it is filled in in several steps; its control leads to the next one."""
    closed: bool = False
    """All its fields are switched off."""
    trials: tuple[FormTrial, ...] = ()
    query: ReceiptQuery | None = None

    def trial(self, kind: str) -> FormTrial | None:
        """Return the trial of a kind, None where it was not made."""
        return next((trial for trial in self.trials if trial.kind == kind), None)


class FormsLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The forms of a page, filled in with invented data."""

    kind: ClassVar[str] = "forms"

    forms: tuple[FilledForm, ...] = ()
    submits: bool = False
    """True: forms were let out of the browser, for submission is allowed."""
    login: bool = False
    """The page asks to log in."""
    hidden: bool = False
    """A frame of another host stands in the page; what is in it was not used."""
    gates: tuple[str, ...] = ()
    """Names of controls pressed to come to the form."""
    steps: tuple[Step, ...] = ()
    missed: tuple[str, ...] = ()
    """Parts that could not be done, with the reason."""
