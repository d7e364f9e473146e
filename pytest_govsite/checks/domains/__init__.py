"""Checks of the domains of the site and its columns (国办函〔2018〕55号; 互联网政务应用安全管理规定)."""

from pytest_govsite.checks.domains.aliases import aliases_redirect
from pytest_govsite.checks.domains.columns import columns_same_domain
from pytest_govsite.checks.domains.structure import domain_structure
from pytest_govsite.checks.domains.suffix import domain_suffix

__all__ = ["aliases_redirect", "columns_same_domain", "domain_structure", "domain_suffix"]
