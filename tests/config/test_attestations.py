from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.config.answers import with_earlier
from pytest_govsite.config.attestations import read_attestations
from pytest_govsite.config.options import build_config
from pytest_govsite.errors import ConfigError
from pytest_govsite.inspection.catalogue import check_ids, configured_catalogue
from pytest_govsite.model import Attestation, EarlierAnswer, Role

SIGNED = 'who = "张三"\nrole = "inspector"\nwhen = 2026-11-20\nreason = "查验原件，编号一致"\n'


def answer(requirement: str = "security.graded-protection", **changes: str) -> str:
    lines = {
        "requirement": f'"{requirement}"',
        "outcome": '"passed"',
        "who": '"张三"',
        "role": '"inspector"',
        "when": "2026-11-20",
        "reason": '"查验原件，编号一致"',
    } | changes
    return "[[attestation]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def read(folder: Path, text: str) -> tuple[Attestation, ...]:
    file = folder / "attest.toml"
    file.write_text(text, encoding="utf-8")
    return read_attestations(file)


def test_answers_are_read_and_open_ones_left_out(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "备案证明.pdf").write_bytes(b"%PDF-1.7")
    given = (
        answer(evidence='["papers/备案证明.pdf"]') + '[[attestation]]\nrequirement = "safety.accounts"\noutcome = ""\n'
    )
    [read_] = read(tmp_path, given)
    assert (read_.requirement, read_.outcome, read_.role, read_.when) == (
        "security.graded-protection", "passed", Role.INSPECTOR, "2026-11-20",
    )  # fmt: skip
    assert [file.name for file in read_.evidence] == ["papers/备案证明.pdf"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (answer(outcome='"ok"'), "attestation[0].outcome = 'ok'：可用 / allowed: '' | passed | failed | inapplicable"),
        (answer(outcom='"passed"'), "attestation[0].outcom = 'passed'：未知的键"),
        (answer(role='"owner"'), "attestation[0].role = 'owner'：可用 / allowed: inspector | client | body"),
        (answer(role=""), "attestation[0].role = None：必须给出"),
        (answer(who='" "'), "attestation[0].who = ''：必须给出"),
        (answer(when=""), "attestation[0].when = None：必须给出日期"),
        (answer(when='"yesterday"'), "attestation[0].when = 'yesterday'：应为 / must be: 日期"),
        (answer(reason=""), "attestation[0].reason = ''：必须给出"),
        (answer(evidence='["gone.pdf"]'), "attestation[0].evidence[0] = 'gone.pdf'：文件不存在"),
        (answer(role='"body"'), "attestation[0].evidence = []：其他机构的结论须附其报告"),
        (answer("identity.logo", role='"client"', covers='["ab"]'), "attestation[0].role = 'client'：待判定项只能"),
        (answer() + answer(), "attestation[1].requirement = 'security.graded-protection'：attestation[0] 已作答"),
        (answer(covers='["a", "b"]') + answer(covers='["b"]'), "attestation[0] 已作答"),
        ('[[veto]]\nid = "G19-VETO-04"\noutcome = "confirmed"\n' + SIGNED.replace("inspector", "client"), "veto[0].role"),
        ("[attestation", "不是有效的 TOML"),
        ('[[attestations]]\nrequirement = "x"\n', "未知的键，可用 / unknown key, allowed: attestation, veto"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(tmp_path, text)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_client_and_inspector_may_both_speak_of_one_requirement(tmp_path: Path) -> None:
    assert len(read(tmp_path, answer() + answer(role='"client"'))) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (answer("security.graded-protekt"), "security.graded-protection"),
        (answer("identity.logo", role='"client"'), "attestation.role（identity.logo） = 'client'"),
        (answer(covers='["ab"]'), "attestation.covers（security.graded-protection）"),
        ('[[veto]]\nid = "G19-VETO-99"\noutcome = "rejected"\n' + SIGNED, "G19-VETO-04"),
    ],
)
def test_answers_to_what_does_not_exist_are_refused_before_anything_is_opened(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "attest.toml").write_text(text, encoding="utf-8")
    (tmp_path / "govsite.toml").write_text('[attestations]\nfile = "attest.toml"\n', encoding="utf-8")
    config = build_config({"url": "https://www.shifan.gov.cn/"}, folder=tmp_path)
    with pytest.raises(ConfigError, match=r"attest\.toml: ") as raised:
        check_ids(config, configured_catalogue(config))
    assert said in str(raised.value)


def given(outcome: str = "passed", reason: str = "查验原件", requirement: str = "safety.accounts") -> Attestation:
    return Attestation(
        requirement=requirement, outcome=outcome, who="张三", role=Role.INSPECTOR, when="2026-11-20", reason=reason
    )


def test_a_changed_answer_keeps_the_old_one() -> None:
    [changed] = with_earlier([given("failed", "缺少记录")], [given()])
    assert changed.outcome == "failed"
    old = EarlierAnswer(outcome="passed", who="张三", role="inspector", when="2026-11-20", reason="查验原件")
    assert changed.earlier == (old,)
    [again] = with_earlier([given("failed", "缺少记录")], [changed])
    assert again == changed
    [third] = with_earlier([given(reason="已补记录")], [changed])
    assert [e.outcome for e in third.earlier] == ["passed", "failed"]


def test_an_answer_that_was_taken_back_stays_on_record() -> None:
    kept, gone = with_earlier([given(requirement="safety.source-audit")], [given()])
    assert kept.earlier == ()
    assert (gone.requirement, gone.outcome, [e.outcome for e in gone.earlier]) == ("safety.accounts", "", ["passed"])
