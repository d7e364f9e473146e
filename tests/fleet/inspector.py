"""Stands in for pytest where only the scheduling is under test: the host name of the site says what happens."""

from __future__ import annotations

import os
import sys
import time
import tomllib
from pathlib import Path
from urllib.parse import urlsplit


def main() -> int:
    options = dict(a.removeprefix("--govsite-").split("=", 1) for a in sys.argv[1:] if "=" in a)
    url = tomllib.loads(Path(options["config"]).read_text("utf-8"))["site"]["url"]
    what, _, number = (urlsplit(url).hostname or "").partition(".")[0].partition("-")
    output = Path(options["output"])
    with (output.parent.parent / "attempts.txt").open("a") as noted:
        noted.write(f"{what}-{number}\n")
    if what == "dead":
        print(f"ERROR: 无法开始检测 {url}：无法建立连接", file=sys.stderr)
        return 4
    if what == "broken":
        print("INTERNALERROR> RuntimeError: a defect of ours\n\n2 deselected")
        return 3
    if what == "slow":
        time.sleep(60)
    if what == "lasting":
        time.sleep(4)
    if what == "greedy":
        held = bytearray(300 * 2**20)
        held[:: 2**12] = b"x" * len(held[:: 2**12])
        time.sleep(60)
    if what == "patient" and not (flag := output.parent.parent / f"pid-{number}").exists():
        flag.write_text(str(os.getpid()))
        time.sleep(60)  # until its worker is killed; the second attempt goes through
    from tests.fleet.records import folder

    folder(output, url, number)
    return 1


if __name__ == "__main__":
    sys.exit(main())
