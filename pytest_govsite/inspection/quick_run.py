"""Beginning and ending of what a quick run takes over, and what every run leaves for a later one."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.known_sources import known_sources
from pytest_govsite.inspection.maker import maker_of
from pytest_govsite.inspection.quick import ASSETS, MAKER, REUSE, earlier_run, is_quick
from pytest_govsite.inspection.reusing import Reusing
from pytest_govsite.model import Record
from pytest_govsite.model.reuse import Reuse
from pytest_govsite.observe.assets import assets_of, look_up
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.store import Store


def begin(
    config: Config, store: Store, needs: frozenset[str], http: HttpClient, baseline: Record | None, engine: str
) -> Reusing | None:
    """Return what may be taken over from the run that made the baseline; None: every page is looked at.

    Args:
        config: the configuration of the run.
        store: of this run; what looks in it is kept there.
        needs: what the selected requirements need.
        http: the client of the inspection.
        baseline: the record of the earlier run.
        engine: the engine that looks.

    Raises:
        EngineUnavailableError: it is not there.
    """
    maker = maker_of(config, engine)
    store.put_value(MAKER, maker)
    if baseline is None or not is_quick(config):
        return None
    earlier = earlier_run(config, baseline, maker)
    if isinstance(earlier, str):
        store.put_value(REUSE, Reuse(refused=earlier))
        return None
    if not http.asker.credentials.secret:
        # what stands in place of a secret depends on the secret
        http.known = known_sources(earlier.store)
    return Reusing(earlier, store, needs, http, submits=config.submit)


async def keep_assets(store: Store, http: HttpClient, rendered: Iterable[str], reusing: Reusing | None) -> None:
    """Keep the digests of the files that rendered pages are made of, and what was taken over.

    Args:
        store: of this run.
        http: the client of the inspection.
        rendered: addresses of the rendered pages.
        reusing: what was taken over. None: nothing.
    """
    known = dict(reusing.assets) if reusing else {}
    facts = (store.page(url) for url in sorted(rendered))
    shown = (each.rendered[0] for each in facts if each is not None and each.rendered)
    wanted = {url for page in shown for url in assets_of(page, http.network.origins)}
    found = await look_up(http, sorted(wanted - known.keys()))
    store.put_value(ASSETS, {url: each for url, each in (known | found).items() if url in wanted})
    if reusing is not None:
        store.put_value(REUSE, reusing.told)
