"""Templates: pages made from one mould, and a fingerprint for each that stays the same from run to run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from pytest_govsite.discover.outline import Outline
from pytest_govsite.discover.shape import shape
from pytest_govsite.document.skeleton import similarity

ALIKE = 0.62
"""Pages whose addresses have one shape are of one template from this similarity on."""
ALIKE_ELSEWHERE = 0.8
"""Pages whose addresses differ in shape need more."""
ALMOST_EQUAL = 0.92
"""No better match is looked for from this similarity on."""
CORE = 0.7
"""Share of a template's pages that have an element path for it to belong to the template itself.

What pages have is either nearly always there or seldom; a bound in between is crossed by few paths, so that fingerprints
stay the same from run to run.
"""
PICKS = 1
"""Element paths that a fingerprint is made of; more only where two templates would get the same."""

Skeleton = tuple[int, ...]


@dataclass(slots=True, eq=False)
class _Template:
    leader: Skeleton
    shapes: set[str]
    paths: Counter[int] = field(default_factory=Counter)
    size: int = 0
    members: list[tuple[str, Skeleton]] = field(default_factory=list)

    def take(self, kind: tuple[str, Skeleton], count: int) -> None:
        self.shapes.add(kind[0])
        self.paths.update(dict.fromkeys(kind[1], count))
        self.size += count
        self.members.append(kind)

    @property
    def core(self) -> list[int]:
        """Element paths that nearly all its pages have, smallest hash first."""
        return sorted(path for path, count in self.paths.items() if count >= CORE * self.size)

    def telling(self, spread: Counter[int]) -> list[int]:
        """Element paths of the core, the ones that fewest templates of the site have first.

        What a mould has for itself is always on its pages; what comes and goes (attachments, pictures) most moulds have.
        """
        return sorted(self.core, key=lambda path: (spread[path], path))


def fingerprints(outlines: Iterable[Outline]) -> dict[str, str]:
    """Return the fingerprint of the template of each page, by address.

    Pages are grouped by the shape of their address and the similarity of their skeletons. A fingerprint is made of
    element paths that nearly all pages of the template have, so other pages of it give the same one. The order of the
    pages does not matter. Time grows with pages plus different skeletons times templates.
    """
    kinds: defaultdict[tuple[str, Skeleton], list[str]] = defaultdict(list)
    for outline in outlines:
        kinds[(shape(outline.url), outline.skeleton)].append(outline.url)
    templates = _merged(_grouped({kind: len(urls) for kind, urls in kinds.items()}))
    names = _names(templates)
    return {url: names[template] for template in templates for kind in template.members for url in kinds[kind]}


def _grouped(kinds: dict[tuple[str, Skeleton], int]) -> list[_Template]:
    templates: list[_Template] = []
    recent: dict[str, _Template] = {}
    for kind, count in sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0])):
        home = _nearest(kind, templates, recent.get(kind[0]))
        if home is None:
            home = _Template(kind[1], {kind[0]})
            templates.append(home)
        home.take(kind, count)
        recent[kind[0]] = home
    return templates


def _nearest(kind: tuple[str, Skeleton], templates: Sequence[_Template], likely: _Template | None) -> _Template | None:
    """Return the template most like a skeleton; None where none is alike enough."""
    if likely is not None and similarity(likely.leader, kind[1]) >= ALMOST_EQUAL:
        return likely
    best, most = None, 0.0
    for template in sorted(templates, key=lambda t: kind[0] not in t.shapes):
        alike = similarity(template.leader, kind[1])
        enough = ALIKE if kind[0] in template.shapes else ALIKE_ELSEWHERE
        if alike >= ALMOST_EQUAL and kind[0] in template.shapes:
            return template
        if alike >= enough and alike > most:
            best, most = template, alike
    return best


def _merged(templates: Sequence[_Template]) -> list[_Template]:
    """Join templates whose common element paths are alike: leaders are single pages and may be odd ones."""
    kept: list[_Template] = []
    for template in sorted(templates, key=lambda t: (-t.size, t.leader)):
        home = next((other for other in kept if _same(other, template)), None)
        if home is None:
            kept.append(template)
        else:
            for kind in template.members:
                home.shapes.add(kind[0])
                home.members.append(kind)
            home.paths.update(template.paths)
            home.size += template.size
    return kept


def _same(one: _Template, other: _Template) -> bool:
    enough = ALIKE if one.shapes & other.shapes else ALIKE_ELSEWHERE
    return similarity(tuple(one.core), tuple(other.core)) >= enough


def _names(templates: Sequence[_Template]) -> dict[_Template, str]:
    """Return a fingerprint for each template, longer only where two would get the same."""
    spread = Counter(path for template in templates for path in template.paths)
    telling = {template: template.telling(spread) for template in templates}
    picks = PICKS
    names = {template: _name(template, telling[template][:picks]) for template in templates}
    while len(set(names.values())) < len(names) and picks < 256:
        picks *= 2
        taken = Counter(names.values())
        names = {t: n if taken[n] == 1 else _name(t, telling[t][:picks]) for t, n in names.items()}
    return _told_apart(names)


def _told_apart(names: dict[_Template, str]) -> dict[_Template, str]:
    """Put the shape of the address in where the element paths alone do not tell two templates apart."""
    taken = Counter(names.values())
    return {t: n if taken[n] == 1 else _digest(n, *sorted(t.shapes)[:1]) for t, n in names.items()}


def _name(template: _Template, picked: Sequence[int]) -> str:
    return _digest(*picked) if picked else _digest(*sorted(template.shapes)[:1])


def _digest(*parts: object) -> str:
    return "T" + sha256(repr(parts).encode()).hexdigest()[:8]
