"""`govsite`: the site as tests see it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import GovsiteError
from pytest_govsite.inspection.infer import configured_site
from pytest_govsite.model import Profile, Site, SiteFacts
from pytest_govsite.shell.options import option_values
from pytest_govsite.shell.run import RUN

if TYPE_CHECKING:
    from pytest_govsite.inspection.observed import Observed


class Govsite:
    """Site, facts and configuration. Without an inspection, only what the configuration says."""

    def __init__(self, config: Config, observed: Observed | None) -> None:
        self.config = config
        self._observed = observed

    @property
    def inspecting(self) -> bool:
        """True: there are observations."""
        return self._observed is not None

    @property
    def observed(self) -> Observed:
        """What was seen.

        Raises:
            RuntimeError: there is no inspection.
        """
        if self._observed is None:
            raise RuntimeError("no inspection")
        return self._observed

    @property
    def site(self) -> Site:
        """Identity of the site; inferred values are named in `site.inferred`."""
        return self._observed.site if self._observed else configured_site(self.config)

    @property
    def facts(self) -> SiteFacts:
        """What was seen of the site as a whole."""
        return self.observed.facts

    @property
    def profile(self) -> Profile:
        """The profile in force."""
        return self.observed.catalogue.profile

    @property
    def now(self) -> datetime:
        """The moment freshness is judged against."""
        return self.config.now


def govsite_of(config: pytest.Config) -> Govsite:
    """Return the site of a run, or of the configuration alone."""
    run = config.stash.get(RUN, None)
    if run is not None:
        return Govsite(run.config, run.observed)
    options = option_values(config)
    try:
        return Govsite(build_config(options, folder=config.invocation_params.dir), None)
    except GovsiteError as error:
        raise pytest.UsageError(str(error)) from error
