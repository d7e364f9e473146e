"""Interactive functions: letters, surveys, services, files (政府网站发展指引, 网站功能; 国办秘函〔2019〕19号; profiles)."""

from pytest_govsite.checks.functions.consultation_form import consultation_form
from pytest_govsite.checks.functions.disclosure_request import disclosure_request
from pytest_govsite.checks.functions.evaluation import evaluation
from pytest_govsite.checks.functions.files import downloads
from pytest_govsite.checks.functions.form_validation import form_validation
from pytest_govsite.checks.functions.guides import service_guides
from pytest_govsite.checks.functions.home_entries import search_unified, smart_answers
from pytest_govsite.checks.functions.indexable import indexable
from pytest_govsite.checks.functions.interaction_kinds import interaction_kinds
from pytest_govsite.checks.functions.interpretation import interpretation_exists, interpretation_links
from pytest_govsite.checks.functions.leaving import external_notice
from pytest_govsite.checks.functions.letter_statistics import letters_statistics
from pytest_govsite.checks.functions.letters_answered import letters_answered
from pytest_govsite.checks.functions.letters_public import letters_public
from pytest_govsite.checks.functions.media import media
from pytest_govsite.checks.functions.not_found import not_found
from pytest_govsite.checks.functions.paging import pagination
from pytest_govsite.checks.functions.phone import mobile
from pytest_govsite.checks.functions.portal_link import portal_interaction_link
from pytest_govsite.checks.functions.privacy import privacy_notice
from pytest_govsite.checks.functions.procedures import procedures
from pytest_govsite.checks.functions.search import search_works
from pytest_govsite.checks.functions.search_results import search_finds, search_without_result
from pytest_govsite.checks.functions.service_catalogue import service_catalogue
from pytest_govsite.checks.functions.service_progress import service_progress
from pytest_govsite.checks.functions.site_map import site_map
from pytest_govsite.checks.functions.surveys import survey_results, surveys_open
from pytest_govsite.checks.functions.validity import validity_mark

__all__ = [
    "consultation_form",
    "disclosure_request",
    "downloads",
    "evaluation",
    "external_notice",
    "form_validation",
    "indexable",
    "interaction_kinds",
    "interpretation_exists",
    "interpretation_links",
    "letters_answered",
    "letters_public",
    "letters_statistics",
    "media",
    "mobile",
    "not_found",
    "pagination",
    "portal_interaction_link",
    "privacy_notice",
    "procedures",
    "search_finds",
    "search_unified",
    "search_without_result",
    "search_works",
    "service_catalogue",
    "service_guides",
    "service_progress",
    "site_map",
    "smart_answers",
    "survey_results",
    "surveys_open",
    "validity_mark",
]
