"""The bundled suites as pytest items, apart from the user's project."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pytest_govsite.marks import MARK, RequirementMark, mark_of
from pytest_govsite.shell.run import RUN, Run

SUITE_PACKAGE = "pytest_govsite.suites"


def suites_folder() -> Path:
    """Return the folder of the bundled suites: inside the package when installed, `suites/` in a checkout.

    Raises:
        pytest.UsageError: neither is there; the installation is broken.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "suites", package.parent / "suites"):
        if (folder / "__init__.py").is_file():
            return folder
    raise pytest.UsageError("找不到内置检测套件，安装不完整 / the bundled suites are missing: broken installation")


def suite_files() -> list[Path]:
    """Return the files of the bundled suites in their order."""
    return sorted(suites_folder().glob("test_*.py"))


def is_suite(path: Path) -> bool:
    """Return whether a file is one of the bundled suites."""
    return path.name.startswith("test_") and path.parent.resolve() == suites_folder()


class SuiteModule(pytest.Module):
    """A bundled suite; neither the user's naming patterns nor their conftest files touch it."""

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path) -> SuiteModule:
        """Return the collector of a suite file, named `govsite/<suite>`."""
        name = path.stem.removeprefix("test_")
        return cls.from_parent(parent, path=path, nodeid=f"govsite/{name}")

    def _getobj(self) -> ModuleType:
        return suite_module(self.path)

    def funcnamefilter(self, name: str) -> bool:
        """Take every `test_*` function, whatever the user's ini says."""
        return name.startswith("test_")

    def collect(self) -> Iterable[pytest.Item]:
        """Return one item for each requirement of the suite; the suite's own fixtures are made known."""
        run = self.config.stash[RUN]
        self.session._fixturemanager.parsefactories(self)
        for name, test in vars(self.obj).items():
            mark = mark_of(test) if self.funcnamefilter(name) else None
            if mark is not None:
                item: RequirementItem = RequirementItem.from_parent(self, name=mark.id, callobj=test)
                decorate(item, mark, run)
                yield item


class RequirementItem(pytest.Function):
    """The judgement of one requirement, named by its id."""


def suite_module(path: Path) -> ModuleType:
    """Import a suite under a name that no project of the user can clash with."""
    name = f"{SUITE_PACKAGE}.{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    if path.parent.parent.name == "pytest_govsite":
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise pytest.UsageError(f"{path}: 无法载入 / cannot be loaded")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def decorate(item: pytest.Item, mark: RequirementMark, run: Run) -> None:
    """Give an item its markers (suite, level, page types) and its id as keyword."""
    requirement = run.catalogue.requirements.get(mark.id)
    item.extra_keyword_matches.add(mark.id)
    if requirement is None:
        item.add_marker(mark.level)
        return
    for name in (requirement.suite, requirement.level.value, *(a.partition("(")[0] for a in requirement.applies)):
        item.add_marker(name)


def mark_of_item(item: pytest.Item) -> RequirementMark | None:
    """Return the requirement an item judges, None where it judges none."""
    mark = item.get_closest_marker(MARK)
    return mark.args[0] if mark else None


def marker_lines() -> tuple[str, ...]:
    """Return the markers that items carry, as `pytest --markers` shows them."""
    from pytest_govsite.model import PageType

    suites = [path.stem.removeprefix("test_") for path in suite_files()]
    from pytest_govsite.norms.catalogue import suite_names

    names: dict[str, Any] = dict.fromkeys((*suites, *suite_names()), "suite of pytest-govsite")
    names |= {t.value: "page type of pytest-govsite" for t in PageType} | {"all": "page type", "site": "whole site"}
    names |= {"must": "must-level requirement", "should": "advice"}
    return tuple(f"{name}: {text}" for name, text in names.items())


def bundled_marks() -> list[RequirementMark]:
    """Return the marks of all tests of the bundled suites: what this version judges."""
    tests = (test for path in suite_files() for test in vars(suite_module(path)).values())
    return [mark for test in tests if (mark := mark_of(test)) is not None]
