"""One inspection as this process knows it: the controller's or a worker's."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from pytest_govsite.config.options import file_beside
from pytest_govsite.config.plain import decode_config, encode_config
from pytest_govsite.config.settings import Config
from pytest_govsite.model import Fact, Record, RequirementResult

if TYPE_CHECKING:
    from pytest_govsite.inspection.issuing import Issue
    from pytest_govsite.inspection.observed import Observed
    from pytest_govsite.norms.catalogue import Catalogue
    from pytest_govsite.record.folder import OutputFolder
    from pytest_govsite.record.matching import Known

PROPERTY = "govsite"


class Handover(Fact, frozen=True, kw_only=True):
    """What the controller tells a worker of pytest-xdist."""

    config: str
    folder: str
    """Where the observations are."""


class Run:
    """Configuration, catalogue and observations of one inspection in this process."""

    def __init__(self, config: Config, folder: Path | None = None) -> None:
        self.config = config
        self.folder = folder
        """Where the observations are. None: nothing was observed yet."""
        self.results: dict[str, RequirementResult] = {}
        """By requirement id, with the engine in brackets where there is one."""
        self.interrupted = False
        self.output: OutputFolder | None = None
        """The output folder being written; workers have none."""
        self.discarded = False
        """Nothing further is written, and no record."""
        self.summary: list[str] = []
        self.unlisted: tuple[RequirementResult, ...] = ()
        """Results that people decided and that no test stands for; they count for the exit code."""

    @property
    def inputs(self) -> dict[str, bytes]:
        """Content of configuration, profile, attestations and lexicons, for the manifest."""
        settings, config = self.config.settings, self.config
        files = {
            "configuration": config.file,
            "profile": file_beside(config, config.profile) if config.profile.endswith(".toml") else None,
            "attestations": file_beside(config, settings.attestations.file),
        }
        given = {name: path.read_bytes() for name, path in files.items() if path is not None and path.is_file()}
        used = {lexicon.sha256: f"lexicon {lexicon.file}" for lexicon in config.lexicons}
        for path in config.lexicon_files:
            data = path.read_bytes() if path.is_file() else b""
            digest = sha256(data).hexdigest()
            if digest in used:
                given[used[digest]] = data
        if self.issue.docx_template:
            given["docx_template"] = self.issue.docx_template
        for path in config.decision_files:
            if path.is_file():
                given[f"decisions {path.name}"] = path.read_bytes()
        return given

    @cached_property
    def issue(self) -> Issue:
        """What the files of `[report]` hold; asked for before anything is opened."""
        from pytest_govsite.inspection.issuing import prepare_issue

        return prepare_issue(self.config)

    @property
    def opened(self) -> bool:
        """True: the output folder was taken."""
        return self.output is not None

    @property
    def whole(self) -> bool:
        """True: the observation came to its end, be it early, so that a record can be written."""
        from pytest_govsite.observe.store import Store

        if self.folder is None or not self.begun:
            return False
        with Store(self.folder, read_only=True) as store:
            return store.site() is not None

    @property
    def begun(self) -> bool:
        """True: there are observations."""
        from pytest_govsite.observe.store import FILE

        return self.folder is not None and (self.folder / FILE).is_file()

    def keep(self) -> None:
        """Write nothing further, and leave what was written where it is."""
        if self.output is not None and not self.discarded:
            self.output.close()
        self.discarded = True

    def discard(self) -> None:
        """Throw away what this run wrote: nothing half-written stays behind."""
        if self.output is not None and not self.discarded:
            self.output.discard()
        self.discarded = True

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue as configured, before anything is known of the site."""
        from pytest_govsite.inspection.catalogue import configured_catalogue

        return configured_catalogue(self.config)

    @cached_property
    def baseline(self) -> Known | None:
        """What the baseline knows; None without one."""
        from pytest_govsite.record.matching import Known

        return Known(self.earlier) if self.earlier else None

    @cached_property
    def earlier(self) -> Record | None:
        """The record given as baseline; None without one."""
        from pytest_govsite.inspection.baseline import read_baseline

        return read_baseline(self.config.baseline) if self.config.baseline else None

    @cached_property
    def previous(self) -> Record | None:
        """The record that is inspected again; None without one."""
        from pytest_govsite.inspection.revisiting import read_previous

        return read_previous(self.config.previous) if self.config.previous else None

    @cached_property
    def observed(self) -> Observed:
        """What was seen, from the store."""
        from pytest_govsite.inspection.observed import Observed

        if self.folder is None:
            raise RuntimeError("nothing was observed")
        return Observed(self.folder, self.config)

    def handover(self) -> str:
        """Return what a worker has to know, as one string."""
        if self.folder is None:
            raise RuntimeError("no folder yet")
        return msgspec.json.encode(Handover(config=encode_config(self.config), folder=str(self.folder))).decode()

    @classmethod
    def taken_over(cls, text: str) -> Run:
        """Return the worker's side of `handover`."""
        handover = msgspec.json.decode(text, type=Handover)
        return cls(decode_config(handover.config), Path(handover.folder))


RUN: pytest.StashKey[Run] = pytest.StashKey()
RESULT: pytest.StashKey[RequirementResult] = pytest.StashKey()
