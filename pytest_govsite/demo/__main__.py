"""`python -m pytest_govsite.demo`: serve the portal for a person or a program until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pytest_govsite.demo.defects import DEFECTS, Defect, all_compatible, left_out
from pytest_govsite.demo.internet import DemoInternet


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    given = _parser().parse_args(arguments)
    if given.list:
        print("\n".join(_listing()))
        return 0
    chosen = _chosen(given.defects)
    try:
        with DemoInternet(
            articles=given.articles,
            defects=chosen,
            now=given.now,
            port=given.port,
            seed=given.seed,
            captcha=given.captcha,
        ) as demo:
            _say(demo, given)
            threading.Event().wait()
    except KeyboardInterrupt:
        return 0
    except (ValueError, OSError) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 4
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="plain http on this port for a browser; 0: not")
    parser.add_argument("--defects", default="", help="comma-separated ids, or `all` for all that can stand together")
    parser.add_argument("--articles", type=int, default=300, help="about how many articles the portal has")
    parser.add_argument("--now", type=datetime.fromisoformat, help="YYYY-MM-DD[THH:MM], default the real time")
    parser.add_argument("--seed", type=int, default=0, help="seed of the invented contents")
    parser.add_argument("--captcha", default="", help="forms ask for a CAPTCHA and take this in place of its answer")
    parser.add_argument("--config", type=Path, help="write a govsite.toml for this portal into FILE")
    parser.add_argument("--list", action="store_true", help="name the defects")
    return parser


def _chosen(text: str) -> tuple[str, ...]:
    return all_compatible() if text == "all" else tuple(name.strip() for name in text.split(",") if name.strip())


def _say(demo: DemoInternet, given: argparse.Namespace) -> None:
    if given.config:
        given.config.write_text(demo.config_toml(), encoding="utf-8")
        print(f"pytest --govsite=config --govsite-config={given.config}")
    if given.port:
        print(f"http://127.0.0.1:{given.port}/")
    print(f"{demo.start_url}  CA {demo.ca_file}  DNS {demo.dns_server}")
    for rule in demo.resolve:
        print(f"  {rule}")
    print("Ctrl-C 结束 / Ctrl-C ends", flush=True)


def _listing() -> list[str]:
    lines = ["可同时存在（--defects all）/ can stand together:"]
    lines += [line for name in all_compatible() for line in _told(DEFECTS[name])]
    lines.append("")
    lines.append("不在其中，原因 / left out, with the reason:")
    for name, reason in left_out().items():
        lines += [*_told(DEFECTS[name]), f"      {reason.zh} / {reason.en}"]
    return lines


def _told(defect: Defect) -> list[str]:
    lines = [f"  {defect.id}  {defect.description.zh} / {defect.description.en}"]
    lines.append(f"      must: {', '.join(defect.raises)}  ({' | '.join(defect.outcomes)})")
    lines += [f"      may: {name}: {reason}" for name, reason in defect.may.items()]
    if defect.pages:
        lines.append(f"      pages: {' '.join(defect.pages)}")
    if defect.config:
        lines.append("      [site] " + ", ".join(f"{key} = {value}" for key, value in defect.config.items()))
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
