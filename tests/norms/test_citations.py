from __future__ import annotations

import re

import pytest

from pytest_govsite.norms import citations
from pytest_govsite.norms.catalogue import profile_names
from tests.norms.shared import catalogue, norm_rows

_SHORT_KEY = re.compile(r"SEED\d|G47|G19|M67|IGA|D55|\bGB\d|V6-|TLS-0|SEC-HDR|PRIV-|practice|vendor")


@pytest.mark.parametrize("profile", profile_names())
def test_every_requirement_cites_documents_in_their_own_words(profile: str) -> None:
    for requirement in catalogue(profile).requirements.values():
        assert requirement.clauses, requirement.id
        for cited in requirement.clauses:
            printed = f"{cited.document} {cited.number} {cited.clause}"
            assert cited.document
            assert cited.clause
            assert not _SHORT_KEY.search(printed), printed


def test_every_norm_row_has_a_citation() -> None:
    assert [key for key in norm_rows() if citations.clause(key) is None] == []


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("SEED0§17", "第十七条"),
        ("SEED2§23(10)", "第二十三条第（十）项"),
        ("SEED3§34(7)", "第三十四条第（七）项"),
        ("SEED4.11", "第 11 点"),
        ("SEED1§二(二)四", "二、重点任务（二）完善政府网站功能“四要提高互动交流水平”"),
        ("GB3.2.1.1", "3.2.1.1 验证码"),
        ("WCAG1.4.3", "成功准则 1.4.3 对比度（最低）（AA）"),
        ("IGA§5", "第五条"),
        ("M67-07", "1.4.3 非文本验证码至少放大2倍"),
    ],
)
def test_clauses(key: str, clause: str) -> None:
    found = citations.clause(key)
    assert found
    assert found.clause == clause


def test_a_recalled_clause_is_marked() -> None:
    for key in ("G47-URL-03", "G47-LAY-02", "G19-FN-03", "V6-03"):
        found = citations.clause(key)
        assert found
        assert not found.confirmed, key
    for key in ("G47-1E", "G19-VETO-04", "GB3.3.3.1", "SEED0§17"):
        found = citations.clause(key)
        assert found
        assert found.confirmed, key


def test_the_rules_of_dezhou_have_expired() -> None:
    clause = citations.clause("SEED2§12")
    assert clause
    assert clause.expired
    assert citations.documents()["SEED2"].expired == "2016-12-01"


def test_gbt37668_is_not_cited_for_contrast_or_language() -> None:
    requirements = catalogue().requirements
    for identifier in ("contrast", "language", "language-parts", "reflow"):
        numbers = {c.number for c in requirements[f"accessibility.{identifier}"].clauses}
        assert "GB/T 37668-2019" not in numbers
    assert "GB/T 37668-2019" not in {c.number for c in requirements["elderly.contrast"].clauses}


def test_there_is_no_such_clause() -> None:
    assert citations.clause("SEED9§1") is None
    assert citations.clause("G47-NOTHING") is None


def test_documents_of_other_places_are_not_cited() -> None:
    local = {"SEED0": "zhejiang", "SEED1": "jiangsu", "SEED2": "dezhou", "SEED3": "xiji", "SEED4": "changzhou"}
    for profile in profile_names():
        for requirement in catalogue(profile).requirements.values():
            if requirement.inapplicable:
                continue
            foreign = {k for k, owner in local.items() if owner != profile}
            cited = {citations.document_key(c.key) for c in requirement.clauses}
            assert not cited & foreign or cited <= foreign, requirement.id
