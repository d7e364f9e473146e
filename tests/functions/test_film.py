"""Films of interactions: what the window showed, of limited size."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from pytest_govsite.model import InteractionPlan
from pytest_govsite.model.leaving import LeavingLook
from pytest_govsite.observe.look.film import animated, filmed
from pytest_govsite.observe.look.leaving import look_leaving
from tests.accessibility.looking import Looking
from tests.functions.leaving_pages import PAGES


def jpeg(number: int, size: tuple[int, int] = (1366, 768)) -> bytes:
    image = Image.new("RGB", size, (250, 250, 250))
    ImageDraw.Draw(image).rectangle((number * 20, 40, number * 20 + 200, 300), fill=(20, 60, 120))
    stream = io.BytesIO()
    image.save(stream, "JPEG")
    return stream.getvalue()


def test_frames_become_an_animated_picture_that_lasts_as_long_as_the_interaction() -> None:
    data = animated([(10.0, jpeg(1)), (11.0, jpeg(2)), (13.5, jpeg(3, (400, 300)))])
    with Image.open(io.BytesIO(data)) as film:
        assert (film.format, film.n_frames, film.width) == ("WEBP", 3, 640)
        durations = []
        for number in range(film.n_frames):
            film.seek(number)
            film.load()
            durations.append(film.info["duration"])
    assert durations == [1000, 2500, 1500]


def test_nothing_seen_makes_no_film() -> None:
    assert animated([]) == b""
    assert animated([(0.0, b"no picture")]) == b""


@pytest.mark.browser
def test_an_interaction_is_filmed_where_the_plan_asks_for_it(looking: Looking) -> None:
    browser, page = looking._browser, {"one": next(iter(PAGES.values()))}
    plan = browser.plan
    (_, plain), *_ = looking.examine_all(page, filmed(look_leaving), leaves=True, alone=True).values()
    browser.plan = InteractionPlan(film=True)
    try:
        (_, seen), *_ = looking.examine_all(page, filmed(look_leaving), leaves=True, alone=True).values()
    finally:
        browser.plan = plan
    assert plain.film is None
    assert isinstance(seen, LeavingLook)
    assert seen.film is not None
    with Image.open(looking._store.folder / seen.film.path) as film:
        assert film.format == "WEBP"
    assert seen.film.media_type == "image/webp"
