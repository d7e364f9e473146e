"""Where the disk is full, or the record cannot be written for another reason of storage: what was seen stays, told in one line."""

from __future__ import annotations

import errno

from pytest_govsite.errors import StoreError
from pytest_govsite.observe.store import FILE, Store
from pytest_govsite.record.inert import one_line
from pytest_govsite.shell.run import Run

STORAGE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


def saw_something(run: Run) -> bool:
    """Return whether there are observations that a later run can take up."""
    if run.folder is None or not (run.folder / FILE).is_file():
        return False
    try:
        with Store(run.folder, read_only=True) as store:
            return store.page_count() > 0
    except StoreError:
        return False


def is_storage(error: Exception) -> bool:
    """True: the disk failed, not we."""
    return isinstance(error, StoreError) or (isinstance(error, OSError) and error.errno in STORAGE)


def keep(run: Run, error: Exception) -> str:
    """Leave what was seen where it is, write nothing further, and return what to tell."""
    run.keep()
    work = run.output.work if run.output is not None else run.folder
    zh = f"{error}。没有写出记录；已看到的保存在 {work}，排除故障后加 --govsite-resume 继续"
    en = f"{error}. No record was written; what was seen is kept in {work}: mend the storage, then go on with --govsite-resume"
    return one_line(en if run.config.language == "en" else zh, 1000)
