"""Interactive functions: letters, surveys, services, files (政府网站发展指引, 网站功能; 国办秘函〔2019〕19号; profiles)."""

from pytest_govsite.checks.functions.files import downloads
from pytest_govsite.checks.functions.guides import service_guides
from pytest_govsite.checks.functions.indexable import indexable
from pytest_govsite.checks.functions.letter_statistics import letters_statistics
from pytest_govsite.checks.functions.letters_answered import letters_answered
from pytest_govsite.checks.functions.letters_public import letters_public
from pytest_govsite.checks.functions.not_found import not_found
from pytest_govsite.checks.functions.service_catalogue import service_catalogue
from pytest_govsite.checks.functions.service_progress import service_progress
from pytest_govsite.checks.functions.site_map import site_map
from pytest_govsite.checks.functions.surveys import survey_results, surveys_open

__all__ = [
    "downloads",
    "indexable",
    "letters_answered",
    "letters_public",
    "letters_statistics",
    "not_found",
    "service_catalogue",
    "service_guides",
    "service_progress",
    "site_map",
    "survey_results",
    "surveys_open",
]
