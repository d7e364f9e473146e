"""Quick mode: whether an earlier run left something that this one may take over instead of looking again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import StoreError
from pytest_govsite.inspection.engines_used import main_engine
from pytest_govsite.model import EngineFacts, Page, Record, Text
from pytest_govsite.model.reuse import AssetFacts, Maker, Reuse
from pytest_govsite.observe.store import FILE, Store
from pytest_govsite.record.verify import verify_folder

MAKER, ASSETS, REUSE = "maker", "assets", "reuse"
"""Names of values in the store: what looked, the files that pages are made of, what was taken over."""
REFUSALS = {
    "maker": Text(
        zh="快速检测：基线由另一版本的程序、浏览器或配置生成，全部页面重新查看",
        en="Quick mode: another version of the program, the browser or the configuration made the baseline; all pages were seen anew",
    ),
    "changed": Text(
        zh="快速检测：基线旁的观测数据与其摘要不符，全部页面重新查看",
        en="Quick mode: the observations beside the baseline are not as its digests say; all pages were seen anew",
    ),
}
"""Why nothing is taken over, by what stands in `Reuse.refused`."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The run that made the baseline."""

    record: Record
    folder: Path
    store: Store
    assets: dict[str, AssetFacts]
    pages: dict[str, Page]
    reuse: Reuse
    """What that run had itself taken over."""
    engine: EngineFacts
    """The engine that looked."""


def is_quick(config: Config) -> bool:
    """Return whether the options ask for a quick run.

    They do with a baseline that has its observations beside it, and with Chromium named as the only engine; a
    re-inspection (`--govsite-previous`) always looks itself.
    """
    if config.baseline is None or config.previous is not None or config.replay is not None:
        return False
    named = len(config.engines) == 1 and config.engines[0] == main_engine(config)
    return named and (config.baseline.parent / FILE).is_file()


def earlier_run(config: Config, record: Record, maker: Maker) -> Earlier | str:
    """Return the run that made the baseline, its store open for reading, or why nothing can be taken over from it.

    Args:
        config: of this run, which `is_quick`.
        record: the baseline.
        maker: what this run looks with.
    """
    folder = config.baseline.parent if config.baseline else Path()
    try:
        if any(each.path.startswith(("observations/", "manifest.json")) for each in verify_folder(folder)):
            return "changed"
        store = Store(folder, read_only=True)
    except StoreError:
        return "changed"
    try:
        pages, assets = store.value("pages", tuple[Page, ...]) or (), store.value(ASSETS, dict[str, AssetFacts])
        engines = store.value("engines", tuple[EngineFacts, ...]) or ()
        if (
            store.value(MAKER, Maker) != maker
            or assets is None
            or [e.name for e in engines[:1]] != list(config.engines)
        ):
            store.close()
            return "maker"
        return Earlier(
            record=record,
            folder=folder,
            store=store,
            assets=assets,
            pages={page.url: page for page in pages},
            reuse=store.value(REUSE, Reuse) or Reuse(),
            engine=engines[0],
        )
    except StoreError:
        store.close()
        return "changed"
