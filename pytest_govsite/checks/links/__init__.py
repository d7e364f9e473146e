"""Links: whether they answer, lead where they say and to nothing that a government site may not link to."""

from pytest_govsite.checks.links.dead import links_home, links_site
from pytest_govsite.checks.links.survey import LinkSurvey

__all__ = ["LinkSurvey", "links_home", "links_site"]
