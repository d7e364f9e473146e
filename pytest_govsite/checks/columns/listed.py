"""What is said of a requirement on the whole site where only listed pages were inspected."""

from __future__ import annotations

from pytest_govsite.checks.outcomes import untested
from pytest_govsite.model import Verdict


def only_listed() -> Verdict:
    """Return that the columns of a site cannot be told from some of its pages."""
    return untested(
        "只检测所列页面，不判全站栏目", "Only listed pages were inspected: the columns of the site are not judged"
    )
