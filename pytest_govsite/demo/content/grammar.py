"""A small grammar of official Chinese: from a number to a title and its text, the same each time."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pytest_govsite.demo.content.vocabulary import BODY, CLAUSES, LEAD, THEMES, TOWNS, Theme

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Matter:
    """What a text is about."""

    theme: Theme
    task: str
    town: str
    pattern: str

    @property
    def title(self) -> str:
        """The pattern with its blanks filled."""
        return self.pattern.format(task=self.task, town=self.town, department=self.theme.department)


def matter(number: int, patterns: tuple[str, ...], themes: tuple[Theme, ...] = THEMES) -> Matter:
    """Return the `number`-th matter; titles repeat only after every combination of the patterns' blanks was used."""
    towns = len(TOWNS) if "{town}" in patterns[0] else 1
    total = len(themes) * 5 * towns * len(patterns)
    place = (number * 7919 + 4211) % total  # 7919 is prime and divides no such total: a permutation
    place, theme = divmod(place, len(themes))
    place, task = divmod(place, 5)
    place, pattern = divmod(place, len(patterns))
    town = TOWNS[place if towns > 1 else number % len(TOWNS)]
    return Matter(themes[theme], themes[theme].tasks[task], town, patterns[pattern])


def themes_named(*names: str) -> tuple[Theme, ...]:
    """Return the themes with these names."""
    return tuple(theme for theme in THEMES if theme.name in names)


def paragraphs(about: Matter, seed: str, *, unit: str = "", count: int = 0) -> tuple[str, ...]:
    """Return the running text of a news item."""
    chance = random.Random(seed)
    chosen = [chance.choice(LEAD), *chance.sample(BODY, count or chance.randint(3, 6))]
    return tuple(_filled(text, about, unit, chance) for text in chosen)


def clauses(about: Matter, seed: str) -> tuple[str, ...]:
    """Return the numbered paragraphs of a document."""
    chance = random.Random(seed)
    order = chance.sample(CLAUSES, len(CLAUSES))
    texts = [_filled(text, about, about.theme.department, chance) for text in order]
    return tuple(f"{_NUMERALS[number]}、{text}" for number, text in enumerate(texts))


def _filled(text: str, about: Matter, unit: str, chance: random.Random) -> str:
    return text.format(
        task=about.task,
        theme=about.theme.name,
        town=about.town,
        unit=unit or about.theme.department,
        number=chance.randint(60, 980),
        small=chance.randint(3, 48),
        large=chance.randint(1000, 9000),
        percent=f"{chance.uniform(90, 99.6):.1f}",
    )
