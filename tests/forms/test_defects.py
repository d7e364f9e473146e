"""Each seeded defect of the demo's forms, alone on its portal, is found under what it must raise and nothing else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urljoin

import pytest

from pytest_govsite.checks.functions import consultation_form, form_validation
from pytest_govsite.demo.defects import DEFECTS
from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.demo.defects.search import SEARCH
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.model import CloserLook, FormsLook, InteractionPlan, Level
from pytest_govsite.observe.look.forms import look_at_forms
from tests.accessibility.looking import Looking
from tests.accessibility.portals import SUITES
from tests.checks.building import HOME
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page

pytestmark = pytest.mark.browser

WRITE = "/hdjl/xzxx/write.html"
FORMS = ("functions.consultation-form", "functions.form-validation")
USED = [defect for defect in DEFECTS.values() if defect.requirement in FORMS and defect.needs_browser]
FAULTLESS = {("", WRITE, submits) for submits in (False, True)}
Case = tuple[str, str, bool]


def _case(defect: Defect) -> Case:
    """Return its id, the page that shows it, and whether it shows only where forms may be submitted."""
    return defect.id, defect.example or WRITE, defect.alone is not None


@pytest.fixture(scope="module")
def found(looking: Looking) -> Iterator[dict[Case, set[str]]]:
    """What fails on the page of each defect, and on the same pages without any; without leave, the log is empty of POST."""
    browser = looking._browser
    plan = browser.plan
    with ExitStack() as stack:
        portals = {}
        for case in {_case(defect) for defect in USED} | FAULTLESS:
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                port = held.getsockname()[1]
            demo = DemoInternet(articles=30, defects=(case[0],) if case[0] else (), port=port)
            portals[case] = (stack.enter_context(demo), f"http://127.0.0.1:{port}{case[1]}")

        async def look(url: str) -> FormsLook:
            seen = await browser.examine(url, look_at_forms, leaves=True, alone=True, limit=200.0)
            assert isinstance(seen, FormsLook), seen
            return seen

        async def every(urls: list[str]) -> list[FormsLook]:
            return await asyncio.gather(*map(look, urls))

        told: dict[Case, set[str]] = {}
        for submits in (False, True):
            cases = [case for case in portals if case[2] is submits]
            browser.plan = InteractionPlan(submit=submits)
            looks = looking._loop.run(every([portals[case][1] for case in cases]))
            told |= {case: _failed(seen, case[1]) for case, seen in zip(cases, looks, strict=True)}
        browser.plan = plan
        sent = {
            case: [method for method, _ in demo.portal.log if method not in ("GET", "HEAD")]
            for case, (demo, _) in portals.items()
        }
        assert {case for case, methods in sent.items() if methods and not case[2]} == set()
        yield told


def _failed(look: FormsLook, path: str) -> set[str]:
    """Return the requirements of forms that fail or are advised on."""
    write = page(
        "<h1>我要写信</h1><form method=post><textarea name=body></textarea></form>",
        kind="interactive",
        path=path,
        parent="/hdjl/xzxx/",
    )
    mailbox = column("/hdjl/xzxx/", "县长信箱", f"<a href={path}>我要写信</a>")
    survey = survey_of(home({"县长信箱": "/hdjl/xzxx/"}), mailbox, write)
    looked = CloserLook.made_of(write, {"forms": look})
    assert looked.url == urljoin(HOME, path)
    verdicts = {FORMS[1]: form_validation(looked)}
    if path == WRITE:
        verdicts[FORMS[0]] = consultation_form(survey.pages, survey, [looked])
    return {
        name
        for name, each in verdicts.items()
        if any(v.outcome.value == "failed" or v.level is Level.SHOULD for v in each)
    }


@pytest.mark.thorough
@pytest.mark.parametrize("defect", USED, ids=lambda defect: defect.id)
def test_defect_is_found_and_nothing_else(defect: Defect, found: dict[Case, set[str]]) -> None:
    told = found[_case(defect)]
    assert {*defect.raises} <= told <= {*defect.raises, *defect.may}


@pytest.mark.thorough
@pytest.mark.parametrize("case", sorted(FAULTLESS), ids=str)
def test_the_form_without_defects_fails_nothing(case: Case, found: dict[Case, set[str]]) -> None:
    assert found[case] == set()


def test_every_defect_that_only_use_shows_is_tried_alone_somewhere() -> None:
    used = {d.id for d in DEFECTS.values() if d.requirement.startswith("functions.") and d.needs_browser}
    by_page = {name for name in used if DEFECTS[name].requirement.startswith(SUITES)}
    assert used == by_page | {d.id for d in SEARCH} | {d.id for d in USED}
