from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from pytest_govsite.model import SiteKind, SiteLevel
from pytest_govsite.norms.catalogue import Catalogue, load_catalogue

_SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def _read(*parts: str) -> str:
    path = _SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not there")
    return path.read_text("utf-8")


@cache
def requirement_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(_read("requirements.tsv").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def norm_rows() -> tuple[str, ...]:
    text = _read("norms.md")
    rows = re.findall(r"^\| ([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+) \|", text, re.M)
    return tuple(rows) + tuple(f"GB{n}" for n in re.findall(r"^\| (3\.\d\.\d\.\d+) ", text, re.M))


def seed(name: str) -> str:
    if not _SHARED.is_dir():
        pytest.skip("the source documents are not there")
    return next((_SHARED / "seeds").glob(f"{name}_*")).read_text("utf-8")


@cache
def catalogue(profile: str = "national", who: str = "portal county") -> Catalogue:
    kind, level = who.split()
    return load_catalogue(profile, kind=SiteKind(kind), level=SiteLevel(level))
