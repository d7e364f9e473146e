"""The output folder of a run."""

from __future__ import annotations

from contextlib import ExitStack

from pytest_govsite.record.folder import OutputFolder
from pytest_govsite.shell.run import Run


def open_folder(run: Run, cleanup: ExitStack) -> None:
    """Take and lock the output folder; nothing of an older record is touched before this one is complete.

    Raises:
        StoreError: the folder is in use, holds something else, or cannot be written.
    """
    output = OutputFolder.open(run.config.output, resume=run.config.resume)
    cleanup.callback(output.close)
    run.output = output
    run.folder = output.work
