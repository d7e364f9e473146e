"""Records of invented sites."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.model import Record
from pytest_govsite.record.json import encode_record
from tests.record import build

VERDICTS = ("conforming", "nonconforming", "pending")


def record(url: str, number: int, **changes: Any) -> Record:
    made = msgspec.json.decode(encode_record(build.record(articles=3)), type=Record)
    verdict = VERDICTS[number % 3]
    now = datetime.now(SHANGHAI).isoformat(timespec="seconds")
    site = msgspec.structs.replace(made.site, url=url, name=f"示范{number}县人民政府", id_code=f"33{number:08}")
    return msgspec.structs.replace(
        made,
        **{
            "id": f"GS-20261122-093000-33{number:08}",
            "site": site,
            "started": now,
            "finished": now,
            "conclusion": msgspec.structs.replace(made.conclusion, verdict=verdict),
            **changes,
        },
    )


def folder(output: Path, url: str, number: str) -> None:
    (output / "evidence").mkdir(parents=True)
    (output / "record.html").write_text(f"<title>{url}</title>", "utf-8")
    (output / "record.json").write_bytes(encode_record(record(url, int(number))))
