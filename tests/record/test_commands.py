from __future__ import annotations

import subprocess
import sys

from pytest_govsite.record.__main__ import UNREAD


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "pytest_govsite.record", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        # long before the program has begun to write
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(60)
    assert (code, said) == (UNREAD, b"")
