"""What articles and columns show (政府网站发展指引, annex 网页设计规范; GB/T 37668-2019)."""

from pytest_govsite.checks.design.breadcrumb import breadcrumb
from pytest_govsite.checks.design.publication import publish_time, source
from pytest_govsite.checks.design.sharing import share_print

__all__ = ["breadcrumb", "publish_time", "share_print", "source"]
