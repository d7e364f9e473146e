"""Links: whether they answer, lead where they say and to nothing that a government site may not link to."""

from pytest_govsite.checks.links.commercial import links_commercial
from pytest_govsite.checks.links.dead import links_home, links_site
from pytest_govsite.checks.links.empty import links_empty
from pytest_govsite.checks.links.illegal import links_illegal
from pytest_govsite.checks.links.internal import links_internal
from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.links.wrong import links_wrong

__all__ = [
    "LinkSurvey",
    "links_commercial",
    "links_empty",
    "links_home",
    "links_illegal",
    "links_internal",
    "links_site",
    "links_wrong",
]
