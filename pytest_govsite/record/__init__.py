"""Everything that turns a `model.Record` into files: record.json, record.html, record.pdf, findings.csv, digests."""

from pytest_govsite.record.folder import OutputFolder, record_id
from pytest_govsite.record.json import load_record
from pytest_govsite.record.summary import summary_lines
from pytest_govsite.record.write import write_record

__all__ = ["OutputFolder", "load_record", "record_id", "summary_lines", "write_record"]
