"""The life of the output folder: worked on beside its place, locked, renamed when complete (contract, section 4)."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from pytest_govsite.errors import StoreError
from pytest_govsite.model.record import Record
from pytest_govsite.record.json import load_record
from pytest_govsite.record.manifest import MARKER
from pytest_govsite.record.view.heading import report_number


def record_id(started: datetime, id_code: str) -> str:
    """Return the id of a record, `GS-20261122-093000-3301990001`; without a site code the last part is left out."""
    code = re.sub(r"[^A-Za-z0-9]", "", id_code)[:20]
    return "-".join(part for part in ("GS", started.strftime("%Y%m%d-%H%M%S"), code) if part)


class OutputFolder:
    """An output folder being written. Everything goes below `work`; `complete` puts it in its place.

    A context manager: leaving it releases the lock and keeps what was written so far, so that an interrupted run can
    be taken up again; `discard` throws it away (usage errors).
    """

    def __init__(self, path: Path, lock: FileLock, *, resumed: bool) -> None:
        self.path = path
        """Where the record goes when it is complete."""
        self.work = _beside(path, ".partial")
        """Where it is written until then."""
        self.resumed = resumed
        """True: `work` holds what an interrupted run saw."""
        self._lock = lock

    @classmethod
    def open(cls, path: str | Path, resume: bool = False) -> OutputFolder:
        """Take an output folder, lock it and prepare the work folder beside it.

        With `resume`, the observations of an interrupted run are taken up; where there are none, the run starts anew
        and `resumed` is False. Without it, what an interrupted run left is set aside as `DIR.interrupted`.

        Raises:
            StoreError: another run has the folder, it holds something else than a record of ours, it
                is a file or a mount point, or it cannot be written. Nothing was changed then.
        """
        final = Path(path).expanduser().resolve()
        _refuse_foreign(final)
        lock = _locked(final)
        try:
            resumed = _prepare(final, resume=resume)
        except StoreError:
            _release(lock)
            raise
        except OSError as error:
            _release(lock)
            raise StoreError(f"{final}：无法写入（cannot be written）：{error.strerror or error}") from error
        return cls(final, lock, resumed=resumed)

    @property
    def evidence(self) -> Path:
        """Folder of screenshots, page sources and HTTP exchanges."""
        return self.work / "evidence"

    @property
    def observations(self) -> Path:
        """Folder of what was seen, for replay and resume."""
        return self.work / "observations"

    def complete(self) -> Path:
        """Put the finished folder in its place, keep an older record as `DIR-<its id>`, release the lock.

        Returns:
            The final path.

        Raises:
            StoreError: the folder could not be renamed; everything is still in `work`.
        """
        try:
            _make_room(self.path)
            self.work.rename(self.path)
            (self.path / MARKER).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.work} → {self.path}：{error.strerror or error}") from error
        finally:
            self.close()
        return self.path

    def discard(self) -> None:
        """Remove what this run wrote and release the lock; what was resumed stays."""
        if not self.resumed:
            shutil.rmtree(self.work, ignore_errors=True)
        self.close()

    def close(self) -> None:
        """Release the lock; what was written stays in `work`."""
        _release(self._lock)

    def __enter__(self) -> OutputFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _refuse_foreign(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StoreError(f"--govsite-output = {path}：是文件，须为文件夹（is a file; a folder is needed）")
    if os.path.ismount(path):
        raise StoreError(
            f"--govsite-output = {path}：是挂载点，请指定其中的子文件夹（a mount point; name a folder in it）"
        )
    if _is_empty(path):
        return
    try:
        load_record(path)
    except StoreError as error:
        raise StoreError(
            f"--govsite-output = {path}：文件夹非空且不是检测记录，请另选（not empty and no record of ours; choose another）"
        ) from error


def issued(record: Record) -> bool:
    """Return whether a record is a report that was issued: it has a number, and the whole inspection was finished."""
    return bool(report_number(record)) and not record.partial and not record.interrupted


def _is_empty(path: Path) -> bool:
    try:
        return not path.exists() or not any(path.iterdir())
    except OSError as error:
        raise StoreError(f"--govsite-output = {path}：无法读取（cannot be read）：{error.strerror}") from error


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreError(f"--govsite-output = {path}：另一次检测正在写入（another run is writing here）") from error
    except OSError as error:
        raise StoreError(
            f"--govsite-output = {path}：无法写入（cannot be written）：{error.strerror or error}"
        ) from error
    return lock


def _release(lock: FileLock) -> None:
    if not lock.is_locked:
        return
    # Removed while still held: afterwards it might be another run's.
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _prepare(path: Path, *, resume: bool) -> bool:
    work = _beside(path, ".partial")
    resumed = resume and (_is_ours(work) or _take_up_interrupted(path, work))
    if not resumed:
        _set_aside(work)
    for folder in (work, work / "evidence", work / "observations"):
        folder.mkdir(exist_ok=True)
    (work / MARKER).touch()
    return resumed


def _is_ours(work: Path) -> bool:
    return (work / MARKER).is_file()


def _take_up_interrupted(path: Path, work: Path) -> bool:
    if _is_empty(path) or not load_record(path).interrupted:
        return False
    _set_aside(work)
    for name in ("evidence", "observations"):
        if (path / name).is_dir():
            shutil.copytree(path / name, work / name, symlinks=True)
    return True


def _set_aside(work: Path) -> None:
    if not work.exists():
        return
    if not _is_ours(work):
        raise StoreError(f"{work}：已存在且不是本工具所建，请移走（exists and is not ours; move it away）")
    aside = work.with_suffix(".interrupted")
    if _is_ours(aside):
        shutil.rmtree(aside)
    work.rename(aside)


def _make_room(path: Path) -> None:
    if not path.exists():
        return
    if _is_empty(path):
        path.rmdir()
        return
    path.rename(_free_name(path, _id_of(path)))


def _id_of(path: Path) -> str:
    try:
        identifier = load_record(path).id
    except StoreError:
        return "earlier"
    return identifier if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", identifier) else "earlier"


def _free_name(path: Path, safe: str) -> Path:
    name = _beside(path, f"-{safe}")
    number = 2
    while name.exists():
        name = _beside(path, f"-{safe}-{number}")
        number += 1
    return name
