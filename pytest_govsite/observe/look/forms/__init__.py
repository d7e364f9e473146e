"""Forms of a page, filled in with invented data; nothing is sent unless the inspection may submit forms."""

from pytest_govsite.observe.look.forms.driving import look_at_forms
from pytest_govsite.observe.look.forms.fillable import may_be_filled_in

__all__ = ["look_at_forms", "may_be_filled_in"]
