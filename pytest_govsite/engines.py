"""`python -m pytest_govsite.engines [--install]`: which browser is there, and how to get one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.engines import describe
from pytest_govsite.observe.install import chinese_font, install


def main(arguments: Sequence[str] | None = None) -> int:
    """List engines and fonts, or get what is missing; 0: everything an inspection needs is there, 1: something is not."""
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.engines", description=__doc__)
    parser.add_argument(
        "--install", action="store_true", help="安装缺少的浏览器和中文字体 / get a missing Chromium and Chinese font"
    )
    if parser.parse_args(arguments).install:
        return 0 if install() else 1
    return 0 if _list() else 1


def _list() -> bool:
    executable = launch.find_chromium()
    if executable is not None:
        facts = describe(Choice("chromium", "chromium", (executable,)))
        print(f"chromium  {facts.version or '?'}  {executable}  ({facts.driver})")
    else:
        print("chromium  没有找到 / not found")
    font = chinese_font()
    print(f"中文字体 / Chinese font  {font or '没有找到 / not found'}")
    print("firefox, webkit  本版本不用 / not used in this version")
    complete = executable is not None and bool(font)
    if not complete:
        print(f"安装命令 / to get what is missing: {launch.HOW_TO_GET}")
    return complete


if __name__ == "__main__":
    sys.exit(main())
