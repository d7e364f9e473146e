"""Columns are updated as often as their kind asks for (国办秘函〔2019〕19号, 单项否决; 政府网站发展指引)."""

from pytest_govsite.checks.freshness.budget import budget_fresh
from pytest_govsite.checks.freshness.data import data_fresh
from pytest_govsite.checks.freshness.home import home_fresh
from pytest_govsite.checks.freshness.news import news_fresh, notices_fresh
from pytest_govsite.checks.freshness.stale import stale

__all__ = ["budget_fresh", "data_fresh", "home_fresh", "news_fresh", "notices_fresh", "stale"]
