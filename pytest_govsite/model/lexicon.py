"""Words that the inspecting body looks for beside those of this package."""

from __future__ import annotations

from typing import Literal

from pytest_govsite.model.attestation import EarlierAnswer
from pytest_govsite.model.terms import Fact


class WordingEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A wrong wording."""

    wrong: str
    """Regular expression over text without white space."""
    right: str = ""
    level: Literal["serious", "general", "hint"] = "serious"
    certain: bool = False
    """The words have no legitimate reading: they fail (below `serious` as advice); else they are for a person."""
    exceptions: tuple[str, ...] = ()
    """Regular expressions over the words and 12 characters on each side: where one fits, nothing is wrong."""
    source: str = ""
    """Where the entry is from; empty: the lexicon's own source."""
    shown: bool = True
    """False: the record gives the place and what is right, never the words."""


class TermGroup(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Words of links, their targets and labels, with one weight."""

    words: tuple[str, ...]
    weight: Literal[1, 2, 3] = 3
    """3: by itself a sign; 2: with another word; 1: supports only."""
    kind: tuple[str, str] | None = None
    """Chinese and English name of what they are about."""
    source: str = ""


class Lexicon(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One file of `--govsite-lexicon` or `[content] lexicons`."""

    file: str
    sha256: str
    title: str
    source: str
    version: str = ""
    confidential: bool = False
    """Its words go into none of the output's files but findings; a replay needs the file again."""
    misstatements: tuple[WordingEntry, ...] = ()
    typos: tuple[WordingEntry, ...] = ()
    unlawful: tuple[TermGroup, ...] = ()
    advertising: tuple[TermGroup, ...] = ()
    unlawful_hosts: tuple[str, ...] = ()
    advertising_hosts: tuple[str, ...] = ()
    not_unlawful: tuple[str, ...] = ()
    """Texts that hold one of these words are not suspected of unlawful matter."""
    not_advertising: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Number of entries, words and hosts."""
        words = sum(len(group.words) for group in (*self.unlawful, *self.advertising))
        return len(self.misstatements) + len(self.typos) + words + len(self.unlawful_hosts + self.advertising_hosts)


class RememberedDecision(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What an inspector decided on words of a list in their context, for later runs and other sites of a platform."""

    requirement: str
    term: str
    """The words, as `Finding.term`; a digest where the word list withholds them."""
    context: str
    """Digest of what stands around them, as `Finding.context`."""
    outcome: str
    """`passed`, `failed` or `inapplicable`."""
    who: str
    when: str
    """`YYYY-MM-DD`."""
    reason: str
    until: str = ""
    """Last day on which it holds, `YYYY-MM-DD`; empty: it has no end."""
    site: str = ""
    """Name of the site on which it was decided."""
    seen: str = ""
    """The words with what stands around them, for people to read."""
    earlier: tuple[EarlierAnswer, ...] = ()
    """Answers that this one replaced, the oldest first."""
    file: str = ""
    """Name of the file that holds it."""

    def holds_on(self, day: str) -> bool:
        """Return whether it has not expired on a day, `YYYY-MM-DD`."""
        return not self.until or day <= self.until
