"""Templates: pages made from one mould, and a fingerprint for each that stays the same from run to run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from pytest_govsite.discover.outline import Outline
from pytest_govsite.discover.shape import shape
from pytest_govsite.document.skeleton import similarity

ALIKE = 0.74
"""Pages whose addresses have one shape are of one template from this similarity on."""
ALIKE_ELSEWHERE = 0.85
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
Kind = tuple[str, str, Skeleton]
"""Shape of the address, type of the page (empty where it is not sure), skeleton."""


@dataclass(slots=True, eq=False)
class _Template:
    leader: Skeleton
    page_type: str = ""
    shapes: set[str] = field(default_factory=set)
    paths: Counter[int] = field(default_factory=Counter)
    size: int = 0
    members: list[Kind] = field(default_factory=list)

    def take(self, kind: Kind, count: int) -> None:
        self.shapes.add(kind[0])
        self.page_type = self.page_type or kind[1]
        self.paths.update(dict.fromkeys(kind[2], count))
        self.size += count
        self.members.append(kind)

    def suits(self, page_type: str) -> bool:
        """True: the types do not contradict each other."""
        return not page_type or not self.page_type or page_type == self.page_type

    @property
    def core(self) -> list[int]:
        """Element paths that nearly all its pages have, smallest hash first."""
        return sorted(path for path, count in self.paths.items() if count >= CORE * self.size)

    def telling(self, spread: Counter[int]) -> list[int]:
        """Element paths of the core, the ones that fewest templates of the site have first.

        What a mould has for itself is always on its pages; what comes and goes (attachments, pictures) most moulds have.
        """
        return sorted(self.core, key=lambda path: (spread[path], path))


def fingerprints(outlines: Iterable[Outline], types: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the fingerprint of the template of each page, by address.

    Pages are grouped by the shape of their address and the similarity of their skeletons; `types` names the types of the
    pages where they are sure, and pages of two types are never of one template (sites of bare tables name nothing). A
    fingerprint is made of element paths that nearly all pages of the template have, so other pages of it give the same
    one. The order of the pages does not matter. Time grows with pages plus different skeletons times templates.
    """
    sure = types or {}
    kinds: defaultdict[Kind, list[str]] = defaultdict(list)
    for outline in outlines:
        kinds[(shape(outline.url), sure.get(outline.url, ""), outline.skeleton)].append(outline.url)
    templates = _merged(_grouped({kind: len(urls) for kind, urls in kinds.items()}))
    names = _names(templates)
    return {url: names[template] for template in templates for kind in template.members for url in kinds[kind]}


def _grouped(kinds: dict[Kind, int]) -> list[_Template]:
    templates: list[_Template] = []
    for kind, count in sorted(kinds.items(), key=lambda entry: (not entry[0][1], -entry[1], entry[0])):
        home = _nearest(kind, templates)
        if home is None:
            home = _Template(kind[2])
            templates.append(home)
        home.take(kind, count)
    return templates


def _nearest(kind: Kind, templates: Sequence[_Template]) -> _Template | None:
    """Return the template most like a page; None where none is alike enough."""
    best, most = None, 0.0
    for template in sorted(templates, key=lambda t: kind[0] not in t.shapes):
        if not template.suits(kind[1]):
            continue
        alike = similarity(template.leader, kind[2])
        familiar = kind[0] in template.shapes
        if alike >= ALMOST_EQUAL and familiar:
            return template
        if alike >= (ALIKE if familiar else ALIKE_ELSEWHERE) and alike > most:
            best, most = template, alike
    return best


def _merged(templates: Sequence[_Template]) -> list[_Template]:
    """Join templates whose common element paths are alike: leaders are single pages and may be odd ones."""
    kept: list[_Template] = []
    for template in sorted(templates, key=lambda t: (-t.size, t.page_type, t.leader)):
        home = next((other for other in kept if other.suits(template.page_type) and _same(other, template)), None)
        if home is None:
            kept.append(template)
        else:
            home.shapes |= template.shapes
            home.page_type = home.page_type or template.page_type
            home.members += template.members
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
    """Put type and address in where the element paths alone do not tell two templates apart."""
    taken = Counter(names.values())
    return {t: n if taken[n] == 1 else _digest(n, t.page_type, *sorted(t.shapes)[:1]) for t, n in names.items()}


def _name(template: _Template, picked: Sequence[int]) -> str:
    return _digest(*picked) if picked else _digest(template.page_type, *sorted(template.shapes)[:1])


def _digest(*parts: object) -> str:
    return "T" + sha256(repr(parts).encode()).hexdigest()[:8]
