"""What columns are called (columns.toml) and how often their names say they are updated (calendar.toml)."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import msgspec

from pytest_govsite.checks.folding import folded_name

_LONGEST = 30
_LONGEST_FOR_PATTERNS = 12
_OWN_WEIGHT = 4
_SENTENCE = re.compile(
    r"^关于|的|(?<![访座恳])谈|如何|怎[么样]|[?!？！]|有关|问题$|请问|情况的?(?:通报|说明|公告|报告)$"
)
_BEFORE = r".{0,4}|.{1,12}[省市县区州盟旗镇乡局厅委办部府署院会站网心级门关道位司处室]"
_BEHIND = "公开|公示|专栏|专区|专题|栏目|频道|平台|系统|入口|中心|列表|信息|大厅|网|情况"


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of column that a norm asks for, and how sites name it."""

    title: str
    title_en: str
    names: tuple[str, ...]
    form: str
    """`list` or `any`: what its page has to hold."""
    patterns: tuple[str, ...] = ()
    excluded: str = msgspec.field(name="not", default="")
    types: tuple[str, ...] = ()
    lives: bool = False
    outside: str = ""
    """`platform`, `perhaps` or empty: whether it may stand on another government host."""

    def is_named(self, name: str) -> bool:
        """Return whether a shown name means this kind of column."""
        return bool(name) and _is_named(self.key, folded_name(name))

    @property
    def key(self) -> str:
        """What the names and patterns are found by."""
        return self.title


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Regular expressions on names that say how a column lives."""

    news: str
    news_not: str
    lives: str
    static: str
    yearly: str
    archive: str
    topic: str


class _Matcher:
    """The names of one kind, compiled."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(map(folded_name, self._kind.names))

    @cached_property
    def _within(self) -> re.Pattern[str]:
        weighty = sorted((re.escape(n) for n in self._exact if len(n) >= _OWN_WEIGHT), key=len, reverse=True)
        return re.compile(rf"(?:{_BEFORE})(?:{'|'.join(weighty)})(?:{_BEHIND})?" if weighty else r"(?!)")

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self._kind.patterns))

    @cached_property
    def _excluded(self) -> re.Pattern[str]:
        return re.compile(self._kind.excluded or r"(?!)")

    def accepts(self, name: str) -> bool:
        if name in self._exact:
            return True
        if len(name) > _LONGEST or _SENTENCE.search(name) or self._excluded.search(name):
            return False
        if self._within.fullmatch(name):
            return True
        return len(name) <= _LONGEST_FOR_PATTERNS and any(p.search(name) for p in self._patterns)


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind of column by its id, without the `columns.` of its requirement."""
    return msgspec.toml.decode(_read("columns.toml"), type=dict[str, Kind])


@cache
def calendar() -> Calendar:
    """Return the names that decide how often a column has to be updated."""
    return msgspec.toml.decode(_read("calendar.toml"), type=Calendar)


def kind(column: str) -> Kind:
    """Return the kind of column of an id.

    Raises:
        KeyError: there is no such kind.
    """
    return kinds()[column]


@lru_cache(maxsize=1 << 14)
def kinds_of(name: str) -> frozenset[str]:
    """Return the ids of the kinds that a name means; none for a name that says nothing."""
    return frozenset(i for i, k in kinds().items() if k.is_named(name)) if name else frozenset()


@lru_cache(maxsize=1 << 14)
def says(field: str, name: str) -> bool:
    """Return whether a name carries what `calendar.toml` lists under `field`."""
    return re.search(getattr(calendar(), field), folded_name(name)) is not None


def is_news(name: str) -> bool:
    """Return True for a name of 动态、要闻类 (its words are 要闻, 动态, 新闻)."""
    return says("news", name) and not says("news_not", name)


@cache
def _matchers() -> dict[str, _Matcher]:
    return {k.key: _Matcher(k) for k in kinds().values()}


@lru_cache(maxsize=1 << 16)
def _is_named(key: str, name: str) -> bool:
    return bool(name) and _matchers()[key].accepts(name)


def _read(name: str) -> bytes:
    return files("pytest_govsite.checks.columns").joinpath(name).read_bytes()
