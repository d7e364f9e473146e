"""The elderly-friendly edition and the toolbar, driven as an older user would, and measured."""

from pytest_govsite.observe.look.elderly.captcha import look_at_captchas
from pytest_govsite.observe.look.elderly.drive import drive_edition, drive_elderly
from pytest_govsite.observe.look.elderly.speech import try_speech

__all__ = ["drive_edition", "drive_elderly", "look_at_captchas", "try_speech"]
