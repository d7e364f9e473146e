"""Names of people and companies from a seeded Faker: a fixed pool, so that every page is the same on every request."""

from __future__ import annotations

from functools import cache

from faker import Faker


@cache
def _pool(seed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    faker = Faker("zh_CN")
    faker.seed_instance(seed)
    people = tuple(dict.fromkeys(faker.name() for _ in range(200)))
    companies = tuple(dict.fromkeys("示范" + faker.company() for _ in range(60)))
    return people, companies


def person(seed: int, number: int) -> str:
    """Return the name of an invented person."""
    people = _pool(seed)[0]
    return people[number % len(people)]


def masked(seed: int, number: int) -> str:
    """Return a name as letters show it: the family name and stars."""
    name = person(seed, number)
    return name[0] + "*" * (len(name) - 1)


def company(seed: int, number: int) -> str:
    """Return the name of an invented company."""
    companies = _pool(seed)[1]
    return companies[number % len(companies)]
