"""Checks of name, logo, emblem and language of the site (政府网站发展指引: 名称规范, 徽标; annex, 布局)."""

from pytest_govsite.checks.identity.emblem import emblem
from pytest_govsite.checks.identity.header_name import header_name
from pytest_govsite.checks.identity.language import default_language
from pytest_govsite.checks.identity.logo import logo
from pytest_govsite.checks.identity.single_site import single_site

__all__ = ["default_language", "emblem", "header_name", "logo", "single_site"]
