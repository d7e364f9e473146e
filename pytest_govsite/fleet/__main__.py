"""`python -m pytest_govsite.fleet`: `run`, `status`, `overview` and `ask`."""

from __future__ import annotations

import sys

EXTRA = {"dask", "distributed", "duckdb", "fsspec", "openpyxl", "psutil", "pyarrow", "tomli_w"}

if __name__ == "__main__":
    try:
        from pytest_govsite.fleet.command import main
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        print(f"{error.name}：pip install 'pytest-govsite[fleet]'", file=sys.stderr)
        sys.exit(4)
    sys.exit(main())
