"""What `[report]` names beside govsite.toml, read and tried before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.config.options import file_beside
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.amending import read_amended
from pytest_govsite.model import Record


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What a report is issued with."""

    docx_template: bytes | None = None
    """The body's Word template. None: no record.docx."""
    amended: Record | None = None
    """The record of the report that this one replaces. None: there is none, or it was not given."""


def prepare_issue(config: Config) -> Issue:
    """Return what a report is issued with.

    Raises:
        ConfigError: a file that `[report]` names cannot be used; one line that says which and why.
    """
    return Issue(docx_template=_docx_template(config), amended=read_amended(config))


def _docx_template(config: Config) -> bytes | None:
    path = file_beside(config, config.settings.report.docx_template)
    if path is None:
        return None
    from pytest_govsite.record.word.template import read_template

    return read_template(path)
