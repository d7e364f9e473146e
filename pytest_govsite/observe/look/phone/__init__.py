"""A page on a phone: what it is given, and its menu."""

from pytest_govsite.observe.look.phone.phone import SIZE, look_on_phone

__all__ = ["SIZE", "look_on_phone"]
