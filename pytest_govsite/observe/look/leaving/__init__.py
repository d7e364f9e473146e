"""Links that lead to hosts which are no government sites, clicked as a reader does."""

from pytest_govsite.observe.look.leaving.away import leads_away
from pytest_govsite.observe.look.leaving.clicking import look_leaving

__all__ = ["leads_away", "look_leaving"]
