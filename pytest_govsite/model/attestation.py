"""What people decided: papers they checked, doubts they settled, statements they made."""

from __future__ import annotations

from enum import StrEnum

from pytest_govsite.model.terms import Fact


class Role(StrEnum):
    """For whom a person speaks."""

    INSPECTOR = "inspector"
    CLIENT = "client"
    BODY = "body"
    """Another body (等级保护测评机构 …) by a report of its own."""


class EarlierAnswer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An answer that a later one replaced."""

    outcome: str
    who: str = ""
    role: str = ""
    when: str = ""
    reason: str = ""


class EvidenceFile(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A file that was handed in."""

    name: str
    """As the attestation names it."""
    path: str = ""
    """In the output folder, below `evidence/attested/`; empty until it was bundled."""
    sha256: str = ""


class Attestation(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One answer of a person."""

    requirement: str = ""
    """Id; empty where a veto is decided."""
    veto: str = ""
    """Norm row of the counting rule; empty where a requirement is decided."""
    outcome: str
    """`passed`, `failed` or `inapplicable`; of a veto `confirmed` or `rejected`; empty: it was taken back."""
    who: str
    role: Role
    when: str
    """`YYYY-MM-DD`."""
    reason: str
    question: str = ""
    """The doubt that was put to the person; empty where the requirement itself was."""
    covers: tuple[str, ...] = ()
    """Marks of the findings that the person was shown (see `attestation_mark`); empty: the requirement itself."""
    evidence: tuple[EvidenceFile, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()
    """Answers that this one replaced, the oldest first."""
    remembered: str = ""
    """Name of the file of decisions on words that it comes from; empty: it was given in this inspection."""
    until: str = ""
    """Last day on which a remembered decision holds; empty: it has no end."""


class AttestedEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An attestation as the record shows it, with what it did."""

    attestation: Attestation
    title: str
    """Title of the requirement."""
    effect: str
    """`decided`; `statement`: the client's word, which decides nothing; `superseded`: a stronger one counts; `unused`:
    nothing of the kind was open; `withdrawn`: it was taken back; `expired`: it was remembered and holds no longer."""
    findings: int = 0
    """Doubts that it settled."""
    pages: tuple[str, ...] = ()
    """Where they were seen, at most 20."""
