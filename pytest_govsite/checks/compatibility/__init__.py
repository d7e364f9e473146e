"""Whether a page opens, is whole, tidy and usable in every engine (政府网站发展指引 附件, 3.2; 兼容性)."""

from pytest_govsite.checks.compatibility.characters import characters
from pytest_govsite.checks.compatibility.controls import controls
from pytest_govsite.checks.compatibility.layout import layout
from pytest_govsite.checks.compatibility.loads import loads
from pytest_govsite.checks.compatibility.minimum_version import minimum_version
from pytest_govsite.checks.compatibility.open_browser import open_browser
from pytest_govsite.checks.compatibility.resolutions import resolutions
from pytest_govsite.checks.compatibility.resources import resources
from pytest_govsite.checks.compatibility.script_errors import script_errors
from pytest_govsite.checks.compatibility.views import used

__all__ = [
    "characters",
    "controls",
    "layout",
    "loads",
    "minimum_version",
    "open_browser",
    "resolutions",
    "resources",
    "script_errors",
    "used",
]
