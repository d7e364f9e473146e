"""Writing the record when the last item is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.inspection.assemble import assemble
from pytest_govsite.marks import mark_of
from pytest_govsite.record.folder import record_id
from pytest_govsite.record.pdf import find_chromium
from pytest_govsite.record.summary import summary_lines
from pytest_govsite.record.write import write_record
from pytest_govsite.shell.collection import suite_files, suite_module
from pytest_govsite.shell.run import Run


def bundled_ids() -> set[str]:
    """Return the ids that the bundled suites of this version judge."""
    tests = (test for path in suite_files() for test in vars(suite_module(path)).values())
    return {mark.id for test in tests if (mark := mark_of(test)) is not None}


def record_run(run: Run, *, selected: Iterable[str], broken: Mapping[str, str]) -> None:
    """Assemble the record, write all its files, put the folder in its place and keep the summary for the terminal."""
    if run.output is None:
        raise RuntimeError("no output folder")
    started = datetime.fromisoformat(run.observed.facts.started)
    record = assemble(
        run.config,
        run.observed,
        run.results,
        record_id=record_id(started.astimezone(SHANGHAI), run.observed.site.id_code),
        finished=datetime.now(SHANGHAI),
        bundled=bundled_ids(),
        selected=selected,
        broken=broken,
        interrupted=run.interrupted,
    )
    replayed = run.config.replay is not None
    if replayed:
        reason = "重放不启动浏览器 / a replay starts no browser"
        record = msgspec.structs.replace(record, files_left_out={**record.files_left_out, "record.pdf": reason})
    run.observed.close()
    record = write_record(record, run.output, chromium=None if replayed else find_chromium(), inputs=run.inputs)
    path = run.output.complete()
    run.summary = summary_lines(record, path)
