"""`[report]` of govsite.toml: what a formal report says of body, client, sample and people (contract, section 2)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from pytest_govsite.model import Fact

Text1 = Annotated[str, Meta(min_length=1)]


class BodySection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report] body`: 检测机构."""

    name: str = ""
    address: str = ""
    phone: str = ""
    location: str = ""
    cma: str = ""
    cnas: str = ""


class ClientSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report] client`: 委托单位."""

    name: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""


class SampleSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report] sample`: 样品."""

    number: str = ""
    name: str = ""
    version: str = ""
    received: date | None = None
    condition: str = ""
    access: str = ""


class PeopleSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report] people`: 检测、审核、批准."""

    tested: tuple[str, ...] = ()
    reviewed: str = ""
    approved: str = ""
    approved_title: str = ""


class ExternalResult(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of `[report] external`: a result of another body."""

    item: Text1
    body: Text1
    certificate: str = ""
    report: str = ""


class SignatureSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report] signature`: record.pdf is signed with the body's certificate."""

    certificate: str = ""
    """PKCS#12 file (.p12, .pfx), relative to govsite.toml; empty: record.pdf is not signed."""
    passphrase: str = ""
    """Only as `ENV:NAME`; empty: the file has none."""
    time_stamp: str = ""
    """Address of a time stamping authority (RFC 3161); empty: no time stamp."""
    reason: str = ""
    location: str = ""


class ReportSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[report]`."""

    number: str = ""
    title: str = ""
    purpose: Literal["", "委托检测", "上线验收", "复测"] = ""
    round: Annotated[int, Meta(ge=1)] = 1
    amends: str = ""
    amends_record: str = ""
    """record.json of that report, or its folder, relative to govsite.toml: what changed is computed from it."""
    amends_reason: str = ""
    """Why that report is replaced."""
    body: BodySection = BodySection()
    client: ClientSection = ClientSection()
    developer: str = ""
    sample: SampleSection = SampleSection()
    contract_no: str = ""
    issued: date | None = None
    people: PeopleSection = PeopleSection()
    external: tuple[ExternalResult, ...] = ()
    outside_accreditation: tuple[str, ...] = ()
    docx_template: str = ""
    """The body's own Word template, relative to govsite.toml; empty: no record.docx."""
    signature: SignatureSection = SignatureSection()
