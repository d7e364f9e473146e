"""Which engines an inspection uses, and how the record names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe.engine.stands_for import stands_for
from pytest_govsite.observe.engines import DEFAULT, require


def main_engine(config: Config) -> str:
    """Return the engine that everything but browser compatibility is looked at with: the first Chromium asked for.

    Raises:
        EngineUnavailableError: an engine asked for is not there.
    """
    chosen = [require(name, config) for name in config.engines]
    own = (choice.name for choice in chosen if choice.kind == DEFAULT and not choice.by_webdriver)
    return next(own, DEFAULT)


def standing(facts: EngineFacts, kinds: Mapping[str, str], language: str) -> EngineFacts:
    """Return an engine with the browsers that it stands for, where that is known."""
    known = stands_for(kinds.get(facts.name, facts.name))
    if known is None:
        return facts
    caution = known.note_en if language == "en" else known.note_zh
    return msgspec.structs.replace(facts, stands_for=known.browsers, caution=caution, source=known.source)


def engines_used(
    main: EngineFacts, compared: Sequence[EngineFacts], absent: Sequence[EngineFacts]
) -> tuple[EngineFacts, ...]:
    """Return every engine once: the one that all was looked at with, those compared with it, those not there."""
    by_name = {facts.name: facts for facts in (*absent, *compared)}
    first = by_name.pop(main.name, main)
    # the same engine may be there as a headless shell, which looks, and as the browser that people use, which is compared
    kept = first.driver.removeprefix(f"{main.driver}; ")
    other = kept if first.version in ("", main.version) or kept != first.driver else f"{kept} {first.version}"
    driver = main.driver if other == main.driver else f"{main.driver}; {other}"
    return (msgspec.structs.replace(main, capabilities=first.capabilities, driver=driver), *by_name.values())
