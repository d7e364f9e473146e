"""The language of a passage, by script and by its commonest words; told only where the evidence is clear."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from pytest_govsite.checks.accessibility.word_lists import table

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("hira", "\u3040-\u309f"),
    ("kana", "\u30a0-\u30fa\u30fc-\u30ff\uff66-\uff9f"),
    ("hani", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("hang", "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"),
    ("cyrl", "\u0400-\u052f"),
    ("arab", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("hebr", "\u0590-\u05ff"),
    ("grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("thai", "\u0e00-\u0e7f"),
    ("laoo", "\u0e80-\u0eff"),
    ("khmr", "\u1780-\u17ff"),
    ("mymr", "\u1000-\u109f"),
    ("deva", "\u0900-\u097f"),
    ("beng", "\u0980-\u09ff"),
    ("taml", "\u0b80-\u0bff"),
    ("tibt", "\u0f00-\u0fff"),
    ("mong", "\u1800-\u18af"),
    ("yiii", "\ua000-\ua4cf"),
    ("geor", "\u10a0-\u10ff"),
    ("armn", "\u0530-\u058f"),
    ("ethi", "\u1200-\u137f"),
    ("latn", "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"),
)
_FINDERS = tuple((name, re.compile(f"[{span}]")) for name, span in _SCRIPTS)

LANGUAGES_OF_SCRIPT: dict[str, frozenset[str]] = {
    "hani": frozenset({"zh", "cmn", "yue", "nan", "hak", "wuu", "gan", "hsn", "cdo", "lzh", "za", "ja", "ko"}),
    "hira": frozenset({"ja"}),
    "kana": frozenset({"ja", "ain"}),
    "hang": frozenset({"ko"}),
    "cyrl": frozenset(
        [
            "ru",
            "uk",
            "be",
            "bg",
            "sr",
            "mk",
            "kk",
            "ky",
            "mn",
            "tg",
            "tt",
            "ba",
            "cv",
            "ce",
            "os",
            "uz",
            "az",
            "sah",
            "udm",
            "mhr",
            "bua",
            "tyv",
            "ab",
        ]
    ),
    "arab": frozenset(
        ["ar", "fa", "ur", "ug", "ps", "ku", "ckb", "sd", "kk", "ky", "ms", "az", "uz", "pa", "ks", "bal", "arz", "ary"]
    ),
    "hebr": frozenset({"he", "iw", "yi", "ji"}),
    "grek": frozenset({"el", "grc"}),
    "thai": frozenset({"th"}),
    "laoo": frozenset({"lo"}),
    "khmr": frozenset({"km"}),
    "mymr": frozenset(["my", "shn", "mnw"]),
    "deva": frozenset(["hi", "mr", "ne", "sa", "bho", "mai", "kok", "awa"]),
    "beng": frozenset({"bn", "as"}),
    "taml": frozenset({"ta"}),
    "tibt": frozenset({"bo", "dz"}),
    "mong": frozenset({"mn", "mvf", "mnc"}),
    "yiii": frozenset({"ii"}),
    "geor": frozenset({"ka"}),
    "armn": frozenset({"hy"}),
    "ethi": frozenset({"am", "ti"}),
}
"""Languages that are written in a script. One that is missing here is not written in it."""
RIGHT_TO_LEFT = frozenset({"arab", "hebr"})
_TYPICAL = {
    "hani": "zh",
    "hira": "ja",
    "kana": "ja",
    "hang": "ko",
    "cyrl": "ru",
    "arab": "ar",
    "hebr": "he",
    "grek": "el",
    "thai": "th",
    "deva": "hi",
    "tibt": "bo",
    "mong": "mn",
}
WITH_HANI = frozenset({"ja", "ko"})
"""Languages that write some words in Chinese characters, and no sentence in them alone."""
NOT_LATIN = frozenset(
    [
        "zh",
        "ja",
        "ko",
        "ru",
        "uk",
        "bg",
        "ar",
        "fa",
        "ur",
        "he",
        "el",
        "th",
        "hi",
        "bo",
        "mn",
        "ug",
        "ka",
        "hy",
        "am",
        "ta",
        "bn",
        "my",
        "km",
        "lo",
    ]
)
"""Languages that are not written in Latin letters."""
_ALIKE = (
    {"da", "no", "nb", "nn", "sv"},
    {"id", "ms"},
    {"cs", "sk"},
    {"es", "gl", "pt", "ca"},
    {"nl", "af"},
    {"la"},
    {"hr", "sr", "bs", "sl"},
)
_WEIGHTS = {"hani": 3, "hira": 2, "kana": 2, "hang": 2}
"""Letters of the Latin script that a character is worth."""
_NO_WORDS = re.compile(r"[!-~¡-ɏ]*(?:[A-Za-zÀ-ɏ][.(][A-Za-zÀ-ɏ]|[/_\\@=<>{}|\d])[!-~¡-ɏ]*|\b[A-Z]\.(?=\s)")
"""Addresses, names of files, measures and initials."""
_SENTENCE, _FEWEST_PARTICLES = 30, 2
_PARTICLES = re.compile("[的了们們这這您请應应当當为爲办务门县]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['’][A-Za-z\u00c0-\u024f]+)?")


@lru_cache(maxsize=4096)
def scripts_of(text: str) -> dict[str, int]:
    """Return the number of letters of each script in a text."""
    counts = {name: len(finder.findall(text)) for name, finder in _FINDERS}
    return {name: count for name, count in counts.items() if count}


def script_of(text: str) -> str:
    """Return the script that most of the letters are of; empty where none has two thirds. Kana makes Japanese."""
    counts = {name: count * _WEIGHTS.get(name, 1) for name, count in scripts_of(text).items()}
    total = sum(counts.values())
    kana = counts.get("hira", 0) + counts.get("kana", 0)
    if kana and kana * 6 >= kana + counts.get("hani", 0):
        counts["hira"] = kana + counts.pop("hani", 0)
        counts.pop("kana", None)
    name, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return name if most * 3 >= total * 2 else ""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(entries.split()) for name, entries in table("languages").items()}


def latin_words(text: str) -> list[str]:
    """Return the words in Latin letters as written; addresses, names of files and initials are none."""
    return _WORD.findall(_NO_WORDS.sub(" ", text[:4000].replace("’", "'")))


def known(language: str) -> bool:
    """Return whether the commonest words of a language are listed."""
    return language in _lists()


def is_common(word: str, language: str) -> bool:
    """Return whether a word is among the commonest of a language."""
    return word.lower() in _lists()[language]


def _telling(text: str) -> list[str]:
    """Return the words without single capitals: initials and letters of an index (A to M) are words of no language."""
    return [word for word in latin_words(text) if len(word) > 1 or word.islower()]


@lru_cache(maxsize=4096)
def hits(text: str) -> dict[str, int]:
    """Return how many words of a text are among the commonest of each language: each twice at most, letters once."""
    seen = Counter(word.lower() for word in _telling(text))
    return {
        name: sum(min(2, n, len(word)) for word, n in seen.items() if word in listed)
        for name, listed in _lists().items()
    }


def latin_language(text: str, *, least: int = 4) -> str:
    """Return the language of a text in Latin letters; empty where the evidence is not clear.

    Args:
        text: the passage.
        least: words that it needs.
    """
    written = _telling(text)
    if len(written) < least:
        return ""
    counted = hits(text)
    ranked = sorted(counted.items(), key=lambda item: -item[1])
    best, most = ranked[0]
    if most < 2 or most < 0.22 * min(len(written), 200) * 0.9:
        return ""
    rivals = [n for name, n in ranked[1:] if not alike(name, best)]
    second = max(rivals, default=0)
    return best if most - second >= 2 and most >= 1.4 * second else ""


def alike(one: str, other: str) -> bool:
    """Return whether two languages are too near to be told apart by a few words."""
    return one == other or any(one in family and other in family for family in _ALIKE)


def language_of(text: str, *, least: int = 4) -> str:
    """Return the likeliest language of a passage, its primary subtag; empty where it is not clear."""
    script = script_of(text)
    return latin_language(text, least=least) if script == "latn" else _TYPICAL.get(script, "")


def _is_chinese(text: str) -> bool:
    """True: long enough to hold a sentence, which has kana in Japanese and Hangul in Korean, and with Chinese particles."""
    letters = scripts_of(text)
    others = sum(letters.get(name, 0) for name in ("hira", "kana", "hang"))
    return letters.get("hani", 0) >= _SENTENCE and not others and len(_PARTICLES.findall(text)) >= _FEWEST_PARTICLES


def _is_of_another(text: str, declared: str) -> bool:
    """True: common words of several near languages, of which one has to be it, and next to none of the declared one."""
    found = hits(text[:4000])
    most = max((count for name, count in found.items() if not alike(name, declared) and name != "la"), default=0)
    return most >= _PLAIN_HITS and found[declared] * _TIMES <= most


_PLAIN_HITS, _TIMES = 8, 6


def fits(text: str, declared: str) -> bool | None:
    """Return whether a passage can be in a language. None: the evidence is not clear.

    Args:
        text: the passage.
        declared: primary subtag in lower case.
    """
    script = script_of(text)
    if not script:
        return None
    if script == "hani" and declared in WITH_HANI and _is_chinese(text):
        return False
    if script != "latn":
        return declared in LANGUAGES_OF_SCRIPT[script]
    told = latin_language(text)
    if not told and known(declared) and _is_of_another(text, declared):
        return False
    if not told or told == "la":
        return None  # not clear, or filler text
    return alike(told, declared) or (None if not known(declared) and declared not in NOT_LATIN else False)
