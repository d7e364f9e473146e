"""`python -m pytest_govsite.engines [--install]`: which browsers are there, how each is driven, and how to get them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.finding import KINDS, find
from pytest_govsite.observe.engine.stands_for import stands_for
from pytest_govsite.observe.engines import describe
from pytest_govsite.observe.install import chinese_font, how_to_get, install


def main(arguments: Sequence[str] | None = None) -> int:
    """List engines and fonts, or get what is missing; 0: what an inspection needs at least is there, 1: it is not.

    At least that is Chromium and a Chinese font; the other engines are wanted, and told where they are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.engines", description=__doc__)
    parser.add_argument(
        "--install",
        action="store_true",
        help="安装缺少的浏览器和中文字体 / get missing browsers and a Chinese font",
    )
    if parser.parse_args(arguments).install:
        return 0 if install() else 1
    return 0 if _list() else 1


def _list() -> bool:
    missing = [kind for kind in KINDS if not _tell(kind)]
    font = chinese_font()
    print(f"中文字体 / Chinese font  {font or '没有找到 / not found'}")
    if missing or not font:
        print(f"安装命令 / to get what is missing: {launch.HOW_TO_GET}")
    if "chromium" not in missing and font and missing:
        print(f"可以检测，但不含 {'、'.join(missing)} / inspections are possible, without {', '.join(missing)}")
    return "chromium" not in missing and bool(font)


def _tell(kind: str) -> bool:
    """Print what is known of an engine; True: it is there."""
    choice = find(kind)
    if choice is None:
        print(f"{kind}  没有找到 / not found；{how_to_get(kind)}")
    else:
        facts = describe(choice)
        where = choice.executables[-1] if choice.by_webdriver else choice.executables[0]
        print(f"{kind}  {facts.version or '?'}  {where}  ({facts.driver})")
    said = stands_for(kind)
    if said is not None:
        print(f"    代表 / stands for: {', '.join(said.browsers)}")
        print(f"    {said.note_zh} / {said.note_en}")
        print(f"    依据 / source: {said.source}")
    return choice is not None


if __name__ == "__main__":
    sys.exit(main())
