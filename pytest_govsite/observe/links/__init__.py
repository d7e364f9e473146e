"""Asking for the addresses of links and resources: each once, politely, whatever their servers do."""

from pytest_govsite.observe.links.asking import LinkAsker
from pytest_govsite.observe.links.many import LinkWish, check_links

__all__ = ["LinkAsker", "LinkWish", "check_links"]
