"""The options of the contract, section 1."""

from __future__ import annotations

from typing import Any

import pytest

# name without `--govsite-`, pytest's arguments, help
_OPTIONS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("config", {"metavar": "FILE"}, "site configuration; govsite.toml in this folder or above is found by itself"),
    ("profile", {"metavar": "NAME"}, "national, zhejiang, jiangsu, dezhou, xiji, changzhou, or a profile file"),
    ("pages", {"metavar": "FILE"}, "inspect exactly these pages, no crawl: URL or URL<TAB>type a line"),
    ("max-pages", {"metavar": "N"}, "crawl limit"),
    ("engines", {"metavar": "LIST"}, "chromium, firefox, webkit or a name from [engines.NAME], comma-separated"),
    ("output", {"metavar": "DIR"}, "where the record goes, default govsite-report/"),
    ("replay", {"metavar": "DIR"}, "judge again from the observations of an earlier run, without network and browser"),
    ("resume", {"action": "store_true"}, "go on with an interrupted run in the same output folder"),
    ("baseline", {"metavar": "FILE"}, "an earlier record.json: only findings that are new fail"),
    ("previous", {"metavar": "FILE"}, "re-inspection: the earlier record.json"),
    ("resolve", {"metavar": "HOST=ADDRESS[:PORT]", "action": "append"}, "reach HOST at this address, repeatable"),
    ("plan", {"action": "store_true"}, "dry run: what would be looked at, and about how long it takes"),
    (
        "lexicon",
        {"metavar": "FILE", "action": "append"},
        "words of your own to look for (misstatements, misprints, unlawful and advertising links), repeatable",
    ),
    (
        "decisions",
        {"metavar": "FILE", "action": "append"},
        "remembered decisions on words of a list in their context (`attest remember`), repeatable",
    ),
    ("now", {"metavar": "YYYY-MM-DD[THH:MM]"}, "the moment that freshness is judged against"),
    ("strict", {"action": "store_true"}, "advice and cantTell fail too"),
    ("lang", {"metavar": "zh|en"}, "language of record and messages, default zh"),
    ("seed", {"metavar": "N"}, "seed of the sample and of form data, default 0"),
    ("submit", {"action": "store_true"}, "allow form submission (staging only)"),
    ("film", {"action": "store_true"}, "film each interaction; the record links the films in evidence/"),
)


def add_options(parser: pytest.Parser) -> None:
    """Register every option of the contract."""
    group = parser.getgroup("govsite", "政府网站检测 / acceptance testing of government websites")
    group.addoption(
        "--govsite",
        metavar="URL",
        dest="govsite_url",
        help="inspect the site that starts at URL; `demo`, `demo-defective`: the bundled portal; `config`: url of govsite.toml",
    )
    for name, arguments, text in _OPTIONS:
        group.addoption(f"--govsite-{name}", dest=f"govsite_{name.replace('-', '_')}", help=text, **arguments)


def option_values(config: pytest.Config) -> dict[str, Any]:
    """Return the options given, by their names without `--govsite-`, `-` written `_`; `url` for `--govsite`."""
    names = ["url", *(name.replace("-", "_") for name, _, _ in _OPTIONS)]
    return {name: config.getoption(f"govsite_{name}") for name in names}
