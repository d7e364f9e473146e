"""Writes all files of a record, in the order that lets each name the ones before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from pytest_govsite.model.annex import Sheet
from pytest_govsite.model.record import Record
from pytest_govsite.record.annexes import write_annexes, write_problems
from pytest_govsite.record.codequality import codequality_json
from pytest_govsite.record.csv import findings_csv
from pytest_govsite.record.earl import earl_json
from pytest_govsite.record.folder import OutputFolder
from pytest_govsite.record.html import record_html
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.json import canonical, encode_record
from pytest_govsite.record.manifest import write_manifest, write_sums
from pytest_govsite.record.pdf import print_pdf
from pytest_govsite.record.signing import Signing
from pytest_govsite.record.view.heading import identifier
from pytest_govsite.record.words import Words


def write_record(
    record: Record,
    folder: OutputFolder | Path,
    *,
    chromium: str | None,
    inputs: Mapping[str, bytes] | None = None,
    annexes: Callable[[], Sequence[Sheet]] | None = None,
    docx_template: bytes | None = None,
    signing: Signing | None = None,
) -> Record:
    """Write every file of the contract's list beside the evidence and observations that are already there.

    The caller then calls `folder.complete()`.

    Args:
        record: what was found; its `evidence_digest` is computed here.
        folder: the output folder being written, or any folder that takes its place.
        chromium: path of the Chromium that prints record.pdf; None: record.pdf is left out with the reason.
        annexes: makes the sheets of annexes.xlsx, at least one, while record.pdf is printed; None: the file is left out.
        docx_template: the body's Word template, tried before; None: there is no record.docx.
        signing: what record.pdf is signed with; None: it is not signed.
        inputs: content of configuration, profile and attestations by these names, for the manifest.

    Returns:
        The record as written, with its evidence digest and the files that were left out.
    """
    work = folder.work if isinstance(folder, OutputFolder) else folder
    record = msgspec.structs.replace(canonical(record), evidence_digest=write_manifest(work, record.id, inputs))
    if annexes is None:
        reason = Words(record.language)("annex.none")
        record = msgspec.structs.replace(record, files_left_out={**record.files_left_out, "annexes.xlsx": reason})
    if docx_template is not None:
        record = _write_docx(record, work, docx_template)
    if chromium is None:
        reason = record.files_left_out.get("record.pdf") or Words(record.language)("pdf.no_chromium")
        record = msgspec.structs.replace(record, files_left_out={**record.files_left_out, "record.pdf": reason})
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="govsite-record") as beside:
        # a browser starts and prints, which this process would only wait for; nothing of what follows tells of record.pdf
        written: Future[None] = Future()
        printing = beside.submit(_print, record, work, chromium, signing, written)
        try:
            (work / "record.html").write_text(record_html(record, work), encoding="utf-8", newline="\n")
        finally:
            written.set_result(None)  # also where it failed, for the browser would wait for it
        (work / "findings.csv").write_bytes(findings_csv(record))
        write_problems(record, work / "problems.xlsx", work)
        if annexes is not None:
            write_annexes(record, work / "annexes.xlsx", annexes())
        (work / "codequality.json").write_bytes(codequality_json(record))
        earl = earl_json(record)
        if earl is not None:
            (work / "earl.json").write_bytes(earl)
        record = _printed(record, work, printing.result())
    (work / "record.json").write_bytes(encode_record(record))
    write_sums(work)
    return record


def _write_docx(record: Record, work: Path, template: bytes) -> Record:
    from pytest_govsite.record.word.template import word_document

    try:
        (work / "record.docx").write_bytes(word_document(record, template, work))
    except Exception as error:  # a template written by others is no reason to lose the record
        said = one_line(str(error) or type(error).__name__, 200)
        reason = Words(record.language)("docx.failed", error=said)
        return msgspec.structs.replace(record, files_left_out={**record.files_left_out, "record.docx": reason})
    return record


def _print(
    record: Record, work: Path, chromium: str | None, signing: Signing | None, written: Future[None]
) -> str | None:
    return record.files_left_out.get("record.pdf") or print_pdf(
        work / "record.html",
        work / "record.pdf",
        chromium,
        heading=identifier(record, Words(record.language)),
        language=record.language,
        signing=signing,
        written=written,
    )


def _printed(record: Record, work: Path, reason: str | None) -> Record:
    """Return the record; where there is a reason why record.pdf is not there, with it, also in record.html."""
    if reason is None:
        return record
    (work / "record.pdf").unlink(missing_ok=True)
    if record.files_left_out.get("record.pdf") == reason:
        return record  # record.html says it already
    record = msgspec.structs.replace(record, files_left_out={**record.files_left_out, "record.pdf": reason})
    (work / "record.html").write_text(record_html(record, work), encoding="utf-8", newline="\n")
    return record
