"""The examples of pipelines, as far as a machine without GitLab, GitHub and Jenkins can try them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection.catalogue import check_ids, configured_catalogue
from pytest_govsite.shell.options import _OPTIONS
from tests.shell.conftest import Site, site

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
OPTIONS = {"--govsite", *(f"--govsite-{name}" for name, _, _ in _OPTIONS)}


def gitlab() -> dict[str, list[str]]:
    jobs = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text("utf-8"))
    base = jobs[".govsite"]
    return {
        name: [*base["before_script"], *job["script"], *base["after_script"]]
        for name, job in jobs.items()
        if isinstance(job, dict) and "script" in job
    }


def github() -> dict[str, list[str]]:
    workflow = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text("utf-8"))
    steps = workflow["jobs"]["inspect"]["steps"]
    return {step["name"]: [step["run"]] for step in steps if "run" in step}


def jenkins() -> dict[str, list[str]]:
    text = (EXAMPLES / "Jenkinsfile").read_text("utf-8")
    found = re.findall(r"\bsh\s+(?:'''(.*?)'''|'([^']*)')", text, re.S)
    return {"Jenkinsfile": [block or line for block, line in found]}


SCRIPTS = [
    pytest.param("\n".join(lines), id=f"{kind.__name__}-{name}")
    for kind in (gitlab, github, jenkins)
    for name, lines in kind().items()
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_commands_are_shell_and_exist(script: str) -> None:
    subprocess.run(["sh", "-n"], input=script, text=True, check=True)
    for module in re.findall(r"python -m (\S+)", script):
        spec = find_spec(module)
        assert spec is not None, module
        assert not spec.submodule_search_locations or find_spec(f"{module}.__main__"), module
    for option in re.findall(r"--govsite[\w-]*", script):
        assert option in OPTIONS


def test_every_example_installs_inspects_and_verifies() -> None:
    for kind in (gitlab, github, jenkins):
        text = "\n".join(line for lines in kind().values() for line in lines)
        for command in (
            "pip install pytest-govsite",
            "pytest_govsite.engines --install",
            "pytest --govsite=config",
            "--govsite-pages=pages.txt",
            "--junitxml=junit.xml",
            "pytest_govsite.record verify govsite-report",
        ):
            assert command in text, (kind.__name__, command)


def test_the_structure_is_that_of_its_system() -> None:
    gitlab_file = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text("utf-8"))
    assert set(gitlab_file[".govsite"]["artifacts"]["reports"]) == {"junit", "codequality"}
    assert all(job["stage"] in gitlab_file["stages"] for name, job in gitlab_file.items() if name == ".govsite")
    workflow: dict[Any, Any] = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text("utf-8"))
    assert set(workflow[True]) == {"pull_request", "schedule"}  # YAML 1.1 takes `on` for true
    for step in workflow["jobs"]["inspect"]["steps"]:
        assert ("run" in step) != ("uses" in step)
        assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])
    jenkinsfile = (EXAMPLES / "Jenkinsfile").read_text("utf-8")
    assert jenkinsfile.count("{") == jenkinsfile.count("}")
    assert jenkinsfile.index("pipeline {") < jenkinsfile.index("stages {") < jenkinsfile.index("post {")


def test_the_configuration_is_valid() -> None:
    config = build_config({"url": "config", "config": str(EXAMPLES / "govsite.toml")}, folder=EXAMPLES)
    check_ids(config, configured_catalogue(config))
    assert config.settings.waivers


def inspections(kind: Any) -> set[str]:
    lines = "\n".join(line for script in kind().values() for line in script).splitlines()
    return {line.strip() for line in lines if line.strip().startswith(("pytest ", "sed "))}


def test_all_three_do_the_same() -> None:
    assert inspections(gitlab) == inspections(github) == inspections(jenkins)


def test_the_job_for_templates_runs(tmp_path: Path) -> None:
    (tmp_path / "templates.txt").write_text("/\thome\n/news/\tcolumn\n/news/1.html\tarticle\n", "utf-8")
    [script] = [line for lines in jenkins().values() for line in lines if "--govsite-pages" in line]
    python = Path(sys.executable)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pytest").write_text(f'#!/bin/sh\nexec {shlex.quote(str(python))} -m pytest "$@"\n')
    (tmp_path / "bin" / "pytest").chmod(0o755)
    needed = {name: os.environ[name] for name in ("PYTHONPATH", "HOME", "LANG") if name in os.environ}
    tools = os.pathsep.join(sorted({str(Path(shutil.which(name) or "/bin/sh").parent) for name in ("sh", "sed")}))
    with Site(site()) as running:
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=tmp_path,
            env={
                **needed,
                "PATH": f"{tmp_path / 'bin'}{os.pathsep}{tools}",
                "PREVIEW_URL": running.url,
                "PYTEST_ADDOPTS": "-k labels.pub-date -p no:playwright",
                "PLAYWRIGHT_BROWSERS_PATH": "/nonexistent",
                "PYTHONUTF8": "1",
            },
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "junit.xml").is_file()
    assert (tmp_path / "govsite-report" / "codequality.json").is_file()
    assert running.asked.keys() >= {"/", "/news/", "/news/1.html"}
