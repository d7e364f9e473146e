"""Mandated columns: which columns a site has and what they hold (政府网站发展指引, 网站功能; profiles)."""

from pytest_govsite.checks.columns.blank import not_blank
from pytest_govsite.checks.columns.categories import profile_lists
from pytest_govsite.checks.columns.channels import channels
from pytest_govsite.checks.columns.monitoring import monitoring_notice
from pytest_govsite.checks.columns.presence import present
from pytest_govsite.checks.columns.report_content import site_report_content
from pytest_govsite.checks.columns.statistics import statistics
from pytest_govsite.checks.columns.survey import Survey, survey
from pytest_govsite.checks.columns.topics import topics
from pytest_govsite.checks.columns.visual import data_visual
from pytest_govsite.checks.columns.yearly import disclosure_report, site_report

__all__ = [
    "Survey",
    "channels",
    "data_visual",
    "disclosure_report",
    "monitoring_notice",
    "not_blank",
    "present",
    "profile_lists",
    "site_report",
    "site_report_content",
    "statistics",
    "survey",
    "topics",
]
