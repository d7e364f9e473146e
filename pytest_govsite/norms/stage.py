"""Stage rules: what of a requirement is judged before launch, on trial and in production (contract, section 3)."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from pytest_govsite.model import Cause, Content, Fact, Outcome, Requirement, Site, Stage, StageClass, Text


class StageRuling(Fact, frozen=True, kw_only=True):
    """The outcome that the stage alone decides, before any page is judged."""

    outcome: Outcome
    reason: Text
    cause: Cause | None = None


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("stage.toml").read_text("utf-8"))


def stage_ruling(requirement: Requirement, site: Site) -> StageRuling | None:
    """Return the outcome that the stage of the site decides, None where the requirement is judged."""
    if site.stage is Stage.PRODUCTION:
        return None
    rule = _rules()[site.stage.value][requirement.stage_class.value]
    match rule["rule"]:
        case "inapplicable":
            return StageRuling(outcome=Outcome.INAPPLICABLE, reason=_text(rule))
        case "untested":
            return _untested(_text(rule))
        case "by_content" if site.content in (Content.NONE, Content.SAMPLE):
            return _untested(_text(rule, content=site.content.value))
        case "after_days":
            return _after_days(rule, site)
    return None


def _after_days(rule: dict[str, Any], site: Site) -> StageRuling | None:
    if not site.opened:
        return _untested(Text(zh=rule["unknown_zh"], en=rule["unknown_en"]))
    due = date.fromisoformat(site.opened) + timedelta(days=rule["days"] - 1)
    if site.now.date() >= due:
        return None
    return StageRuling(outcome=Outcome.INAPPLICABLE, reason=_text(rule, opened=site.opened))


def _text(rule: dict[str, Any], **values: str) -> Text:
    return Text(zh=rule["zh"].format(**values), en=rule["en"].format(**values))


def _untested(reason: Text) -> StageRuling:
    return StageRuling(outcome=Outcome.UNTESTED, reason=reason, cause=Cause.ENVIRONMENT)


def holds_verdict(requirement_id: str, stage_class: str, outcome: Outcome, stage: Stage) -> bool:
    """Return whether an open must-level requirement keeps the verdict open at this stage (decision rule 3)."""
    if stage is not Stage.PRODUCTION and requirement_id in _rules()["never_hold"].get(stage.value, ()):
        return False
    return not (stage is Stage.PRELAUNCH and outcome is Outcome.UNTESTED and StageClass(stage_class) is StageClass.D)
