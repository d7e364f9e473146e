"""Whether the site is there, how fast, in how many colours, and whether it passes on what its superiors publish."""

from pytest_govsite.checks.availability.colours import main_colours
from pytest_govsite.checks.availability.home import home_available
from pytest_govsite.checks.availability.load_time import load_time
from pytest_govsite.checks.availability.reprint import reprinted

__all__ = ["home_available", "load_time", "main_colours", "reprinted"]
