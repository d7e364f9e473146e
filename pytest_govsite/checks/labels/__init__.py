"""Page labels (网页标签): checks of the table in the annex 网页设计规范 of the 政府网站发展指引 (国办发〔2017〕47号)."""

from pytest_govsite.checks.addresses import Addresses
from pytest_govsite.checks.labels.articles import article_title, content_source, pub_date
from pytest_govsite.checks.labels.columns import column_description, column_keywords, column_name, column_type
from pytest_govsite.checks.labels.optional import optional_filled
from pytest_govsite.checks.labels.placement import placement
from pytest_govsite.checks.labels.sites import site_domain, site_id_code, site_name

__all__ = [
    "Addresses",
    "article_title",
    "column_description",
    "column_keywords",
    "column_name",
    "column_type",
    "content_source",
    "optional_filled",
    "placement",
    "pub_date",
    "site_domain",
    "site_id_code",
    "site_name",
]
