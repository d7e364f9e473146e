"""Observations on disk: one SQLite file that survives being killed and is read by several processes."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from pytest_govsite.errors import StoreError
from pytest_govsite.model import Evidence, Look, PageFacts, SiteFacts, Unobserved
from pytest_govsite.observe.evidence import write_evidence
from pytest_govsite.observe.moulds import Moulds
from pytest_govsite.observe.packing import Packing, common_words

FILE = "observations/observations.sqlite"
_APPLICATION = 0x60756F73
_VERSION = 2
_READ = (1, 2)  # the first has no moulds
_BUSY = 15.0
_SITE = "site"
_T = TypeVar("_T")
_TABLES = """
create table if not exists words (only integer primary key check (only = 1), words blob not null);
create table if not exists moulds (number integer primary key, words blob not null);
create table if not exists pages (number integer primary key, url text not null unique, facts blob not null);
create table if not exists pieces (key text primary key, value blob not null) without rowid;
"""


class Store:
    """Observations and evidence below an output folder.

    What was put is there for every process at once, and stays after `kill -9`. Written by one process, read by many.

    Args:
        folder: the output folder; `observations/` and `evidence/` are made inside it.
        read_only: the store has to be there already, nothing is written.

    Raises:
        StoreError: the store cannot be opened, or is none of ours.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self._file = folder / FILE
        self._read_only = read_only
        self._lock = threading.RLock()
        self._moulds = Moulds()
        try:
            self._database = self._open()
        except (sqlite3.Error, OSError) as error:
            raise self._broken(error) from None

    def put_page(self, facts: PageFacts) -> None:
        """Store the facts of a page; facts stored before under its address are replaced and keep their place."""
        self._write(
            "insert into pages (url, facts) values (?, ?) on conflict (url) do update set facts = excluded.facts",
            (facts.url, self._packed(facts)),
        )

    def update_page(self, facts: PageFacts) -> None:
        """Replace the facts of a page.

        Raises:
            StoreError: there are none yet.
        """
        if not self._write("update pages set facts = ? where url = ?", (self._packed(facts), facts.url)):
            raise StoreError(f"{self._file}: 没有此页 / no such page: {facts.url}")

    def pages(self) -> Iterator[PageFacts]:
        """Yield all pages in the order in which they first came."""
        last = -1
        while rows := self._read("select number, facts from pages where number > ? order by number limit 100", (last,)):
            for number, data in rows:
                yield self._unpack(data, PageFacts)
                last = number

    def page(self, url: str) -> PageFacts | None:
        """Return the facts of a page, None where there are none."""
        rows = self._read("select facts from pages where url = ?", (url,))
        return self._unpack(rows[0][0], PageFacts) if rows else None

    def page_count(self) -> int:
        """Return how many pages are stored."""
        return int(self._read("select count(*) from pages", ())[0][0])

    def put_site(self, facts: SiteFacts) -> None:
        """Store the facts of the site as a whole."""
        self.put_value(_SITE, facts)

    def site(self) -> SiteFacts | None:
        """Return the facts of the site, None where there are none yet."""
        return self.value(_SITE, SiteFacts)

    def put_value(self, key: str, value: Any) -> None:
        """Store anything msgspec can pack under a name (engines, seed, digests, lists of pages …)."""
        self._write(
            "insert into pieces (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
            (key, self._packing.pack(value)),
        )

    def value(self, key: str, kind: type[_T]) -> _T | None:
        """Return what is stored under a name, None where nothing is.

        Raises:
            StoreError: it is not of that type.
        """
        rows = self._read("select value from pieces where key = ?", (key,))
        return self._unpack(rows[0][0], kind) if rows else None

    def put_look(self, url: str, kind: str, seen: Look | Unobserved) -> None:
        """Store what one kind of look saw of a page, or why it could not look."""
        lost = isinstance(seen, Unobserved)
        self.put_value(f"{'lost-look' if lost else 'look'}:{kind}:{url}", seen)

    def lose_look(self, url: str, kind: str, why: Unobserved) -> None:
        """Take back what one kind of look saw of a page, and store why it does not count."""
        self._write("delete from pieces where key = ?", (f"look:{kind}:{url}",))
        self.put_look(url, kind, why)

    def look(self, url: str, kind: type[Look]) -> Look | Unobserved | None:
        """Return what one kind of look saw of a page, or why it could not look. None: it was not tried.

        Raises:
            StoreError: it is not of that type.
        """
        seen = self.value(f"look:{kind.kind}:{url}", kind)
        return seen if seen is not None else self.value(f"lost-look:{kind.kind}:{url}", Unobserved)

    def looks(self) -> dict[str, dict[str, bool]]:
        """Return by address the kinds of looks that were tried; False: it could not be taken."""
        found: dict[str, dict[str, bool]] = {}
        for (key,) in self._read("select key from pieces where key glob 'look:*' or key glob 'lost-look:*'", ()):
            state, kind, url = key.split(":", 2)
            kinds = found.setdefault(url, {})
            kinds[kind] = kinds.get(kind, False) or state == "look"
        return found

    def lost_looks(self) -> Iterator[Unobserved]:
        """Yield why looks could not be taken."""
        for (value,) in self._read("select value from pieces where key glob 'lost-look:*'", ()):
            yield self._unpack(value, Unobserved)

    def add_evidence(self, kind: str, data: bytes, suffix: str, caption: str = "") -> Evidence:
        """Write an evidence file (`.jpg`, `.html.gz` …) and return it; its path is relative to the output folder.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            return write_evidence(self.folder, kind, data, suffix, caption)
        except OSError as error:
            raise self._broken(error) from None

    def close(self) -> None:
        """Close the file; nothing but the file itself stays behind."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection:
        if self._read_only and not self._file.is_file():
            raise FileNotFoundError("没有观测数据 / no observations")
        if not self._read_only:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        # rollback journal: one file, and a reader rolls back what a killed writer left half done
        database.execute("pragma journal_mode = delete")
        database.execute("pragma synchronous = off")
        version = (_pragma(database, "application_id"), _pragma(database, "user_version"))
        if version == (0, 0) and not self._read_only and not _tables(database):
            database.execute("begin immediate")
            _make_tables(database)
            database.execute("insert or ignore into words values (1, ?)", (common_words(),))
            database.execute(f"pragma application_id = {_APPLICATION}")
            database.execute("commit")
        elif version[0] != _APPLICATION or version[1] not in _READ:
            raise sqlite3.DatabaseError("不是本版本的观测数据 / no observations of this version")
        elif version[1] < _VERSION and not self._read_only:
            _make_tables(database)
        self._packing = Packing(database.execute("select words from words").fetchone()[0], self._mould)

    def _packed(self, facts: PageFacts) -> bytes:
        plain = self._packing.plain(facts)
        with self._lock:
            words = self._moulds.of(facts)
            if not words and (learnt := self._moulds.learn(facts, plain)) is not None:
                self._write("insert or ignore into moulds values (?, ?)", (learnt[0], zlib.compress(learnt[1], 9)))
        return self._packing.compressed(plain, words)

    def _mould(self, number: int) -> bytes | None:
        """Return a dictionary by its Adler-32; None where there is none."""
        rows = self._read("select words from moulds where number = ?", (number,))
        return zlib.decompress(rows[0][0]) if rows else None

    def _write(self, statement: str, values: tuple[Any, ...]) -> int:
        if self._read_only:
            raise StoreError(f"{self._file}: 只读 / opened for reading only")
        try:
            with self._lock:
                return self._database.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def _read(self, statement: str, values: tuple[Any, ...]) -> list[Any]:
        try:
            with self._lock:
                return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def _unpack(self, data: bytes, kind: type[_T]) -> _T:
        try:
            return self._packing.unpack(data, kind)
        except (zlib.error, msgspec.MsgspecError, ValueError) as error:
            raise self._broken(error) from None

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(f"{self._file}: 观测数据无法读写 / cannot read or write: {error}")


def _make_tables(database: sqlite3.Connection) -> None:
    for statement in filter(str.strip, _TABLES.split(";")):
        database.execute(statement)
    database.execute(f"pragma user_version = {_VERSION}")


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"pragma {name}").fetchone()[0])


def _tables(database: sqlite3.Connection) -> int:
    return int(database.execute("select count(*) from sqlite_master").fetchone()[0])
