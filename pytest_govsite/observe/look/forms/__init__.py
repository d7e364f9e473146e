"""Forms of a page, filled in with invented data; nothing is sent unless the inspection may submit forms."""

from pytest_govsite.observe.look.forms.driving import look_at_forms

__all__ = ["look_at_forms"]
