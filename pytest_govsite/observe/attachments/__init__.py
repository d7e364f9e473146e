"""Offered files are fetched once and read in a process of their own, which may hang or break without harm."""

from pytest_govsite.observe.attachments.fetching import AttachmentWish, fetch_attachments
from pytest_govsite.observe.attachments.reader import Reader

__all__ = ["AttachmentWish", "Reader", "fetch_attachments"]
