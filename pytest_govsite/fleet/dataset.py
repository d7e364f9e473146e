"""The results of all sites: one Parquet data set below `data/`, asked by SQL through DuckDB.

`data/<table>/month=2026-11/<site>--<run>.parquet`: one file a site and run, written by whoever inspected the site, so
that workers never wait for each other and writing twice changes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from pyarrow.fs import LocalFileSystem

from pytest_govsite.fleet.order import Result
from pytest_govsite.fleet.rows import SCHEMAS, rows
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.model.record import Record

_MONTH = pa.schema([("month", pa.string())])
_VIEWS = """
create view latest as
  select * from runs qualify row_number() over (partition by month, site order by run desc) = 1;
create view current as
  select * from runs where record <> '' and verdict <> ''
  qualify row_number() over (partition by month, site order by run desc) = 1;
"""
"""`latest`: the last run of each site in each month. `current`: the last one that has a record."""


def write_rows(storage: Storage, result: Result, record: Record | None) -> None:
    """Write the rows of one site in one run; rows that an earlier attempt of the run wrote are replaced."""
    for table, held in rows(result, record).items():
        buffer = io.BytesIO()
        pq.write_table(held, buffer, compression="zstd")
        storage.write(f"data/{table}/month={result.month}/{result.key}--{result.run}.parquet", buffer.getvalue())


def months_of(storage: Storage) -> list[str]:
    """Return the months that have results, the newest first."""
    folders = storage.find("data", "runs", "month=*")
    return sorted((name.rstrip("/").rpartition("month=")[2] for name in folders), reverse=True)


class Results:
    """What all sites gave, to be asked: tables `runs`, `requirements`, `findings`, `vetoes`, views `latest`, `current`.

    Args:
        storage: where the data set is.
        months: read the results of these months once and keep them, for many questions; None: of all months, read for
            each question as far as it needs them.
    """

    def __init__(self, storage: Storage, months: Collection[str] | None = None) -> None:
        # nothing is fetched from anywhere: networks of offices have no internet
        self._connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        self._connection.execute("set TimeZone = 'Asia/Shanghai'")
        self._copies = (
            None if storage.folder else TemporaryDirectory(prefix="govsite-fleet-", ignore_cleanup_errors=True)
        )
        for table, schema in SCHEMAS.items():
            self._connection.register(f"{table}_files", self._held(storage, table, schema, months))
            kept = "view" if months is None else "table"
            self._connection.execute(f"create {kept} {table} as select * from {table}_files")
        self._connection.execute(_VIEWS)

    def ask(self, question: str, *values: object) -> list[dict[str, Any]]:
        """Return the rows that answer a question in SQL."""
        answer = self._connection.execute(question, list(values))
        names = [str(column[0]) for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()
        if self._copies is not None:
            self._copies.cleanup()

    def _held(self, storage: Storage, table: str, schema: pa.Schema, months: Collection[str] | None) -> Any:
        whole = pa.unify_schemas([schema, _MONTH])
        files = [f for month in months or ("*",) for f in storage.find("data", table, f"month={month}", "*.parquet")]
        if not files:
            return whole.empty_table()
        if self._copies is not None:
            # Arrow reads ahead in threads of its own: through Python's file systems they wait for the interpreter, even
            # after the answer and while the interpreter ends
            files = storage.copy(files, Path(self._copies.name))
        partitions = ds.partitioning(_MONTH, flavor="hive")
        return ds.dataset(files, schema=whole, format="parquet", filesystem=LocalFileSystem(), partitioning=partitions)
