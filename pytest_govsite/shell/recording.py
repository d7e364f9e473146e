"""Writing the record when the last item is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.inspection.amending import with_amendment
from pytest_govsite.inspection.annexes import annex_sheets
from pytest_govsite.inspection.assemble import assemble
from pytest_govsite.inspection.baseline import with_comparison
from pytest_govsite.inspection.changes import with_changes
from pytest_govsite.inspection.reinspecting import with_reinspection
from pytest_govsite.inspection.waivers import waiver_warnings
from pytest_govsite.record.folder import record_id
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.pdf import find_chromium
from pytest_govsite.record.summary import summary_lines
from pytest_govsite.record.write import write_record
from pytest_govsite.shell.collection import bundled_marks
from pytest_govsite.shell.run import Run


def keep_for_later(run: Run) -> None:
    """Leave what was seen beside the output folder's place, and say so: the observation did not come to an end."""
    if run.output is None:
        raise RuntimeError("no output folder")
    work = run.output.work
    zh = f"检测中断，没有写出记录；已看到的保存在 {work}，加 --govsite-resume 继续"
    en = f"Interrupted, no record was written; what was seen is kept in {work}, go on with --govsite-resume"
    run.summary = [en if run.config.language == "en" else zh]


def record_run(run: Run, *, selected: Iterable[str], broken: Mapping[str, str]) -> None:
    """Assemble the record, write all its files, put the folder in its place and keep the summary for the terminal."""
    if run.output is None:
        raise RuntimeError("no output folder")
    started = datetime.fromisoformat(run.observed.facts.started)
    now, replayed = datetime.now(SHANGHAI), run.config.replay is not None
    seen = datetime.fromisoformat(run.observed.facts.finished) if run.observed.facts.finished else started
    record = assemble(
        run.config,
        run.observed,
        run.results,
        record_id=record_id(started.astimezone(SHANGHAI), run.observed.site.id_code),
        # a replay looks at nothing: the inspection ended when the site was last looked at; a clock may have been set back
        finished=(seen if run.observed.facts.finished else now) if replayed else max(now, seen),
        bundled={mark.id for mark in bundled_marks()},
        selected=selected,
        broken=broken,
        interrupted=run.interrupted,
    )
    record = with_changes(with_comparison(record, run.earlier), run.earlier, run.observed)
    record = with_reinspection(record, run.previous or run.observed.previous, run.observed.missing)
    record = run.issue.told(with_amendment(record, run.config, run.issue.amended))
    if replayed:
        reason = "重放不启动浏览器 / a replay starts no browser"
        record = msgspec.structs.replace(
            record,
            judged_again=now.isoformat(timespec="seconds"),
            files_left_out={**record.files_left_out, "record.pdf": reason},
        )
    try:
        record = write_record(
            record,
            run.output,
            annexes=partial(annex_sheets, run.observed, record),
            chromium=None if replayed else find_chromium(),
            inputs=run.inputs,
            docx_template=run.issue.docx_template,
            signing=run.issue.signing,
        )
    finally:
        run.observed.close()
    ran = {result.suite for result in run.results.values()}
    judged = {result.id for result in run.results.values()}
    run.unlisted = tuple(r for r in record.requirements if r.attested and r.suite in ran and r.id not in judged)
    path = run.output.complete()
    warned = waiver_warnings(run.config, record.requirements)
    run.summary = [*(f"! {one_line(sentence)}" for sentence in warned), *summary_lines(record, path)]
