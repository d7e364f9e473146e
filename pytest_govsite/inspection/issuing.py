"""What `[report]` names beside govsite.toml, read and tried before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from pytest_govsite.config.options import file_beside
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.amending import read_amended
from pytest_govsite.model import Record
from pytest_govsite.record.signing import Signing, read_signing


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What a report is issued with."""

    docx_template: bytes | None = None
    """The body's Word template. None: no record.docx."""
    amended: Record | None = None
    """The record of the report that this one replaces. None: there is none, or it was not given."""
    signing: Signing | None = None
    """What record.pdf is signed with. None: it is not signed."""

    def told(self, record: Record) -> Record:
        """Return the record with what it says of the certificate."""
        if self.signing is None:
            return record
        return msgspec.structs.replace(record, report={**record.report, "signature": self.signing.certificate})


def prepare_issue(config: Config) -> Issue:
    """Return what a report is issued with.

    Raises:
        ConfigError: a file that `[report]` names cannot be used; one line that says which and why.
    """
    return Issue(docx_template=_docx_template(config), amended=read_amended(config), signing=_signing(config))


def _signing(config: Config) -> Signing | None:
    file = config.file
    folder = file.parent if file else Path.cwd()
    return read_signing(config.settings.report.signature, folder, file=file.name if file else "")


def _docx_template(config: Config) -> bytes | None:
    path = file_beside(config, config.settings.report.docx_template)
    if path is None:
        return None
    from pytest_govsite.record.word.template import read_template

    return read_template(path)
