"""When an inspection began and ended, also where the clock of this machine is set in the meantime."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.model import Text

_SLEWED = timedelta(seconds=5)
"""Time services set a clock by parts of a second while it runs."""


class Clock:
    """The wall clock from now on, beside one that nobody sets."""

    def __init__(self) -> None:
        self.began = datetime.now(SHANGHAI)
        self._monotonic = time.monotonic()

    def now(self) -> datetime:
        """Return what the clock says, never less than the beginning and what has passed since."""
        return max(datetime.now(SHANGHAI), self._passed())

    def changed(self) -> Text | None:
        """Return a note for the record that the clock was set. None: it was not."""
        said = datetime.now(SHANGHAI)
        ahead = said - self._passed()
        if abs(ahead) <= _SLEWED:
            return None
        seconds, shown = round(abs(ahead).total_seconds()), said.isoformat(sep=" ", timespec="seconds")
        if ahead > timedelta():
            return Text(
                zh=f"检测途中本机时钟前跳 {seconds} 秒（时钟被调整，或本机休眠过），记录中的时刻请据此核对",
                en=f"This machine's clock went ahead by {seconds} s during the inspection (it was set, or the machine slept): "
                "read the times of the record with that in mind",
            )
        return Text(
            zh=f"检测途中本机时钟被调回 {seconds} 秒，结束时显示 {shown}；记录的结束时间按实际用时推算",
            en=f"This machine's clock was set back by {seconds} s during the inspection and said {shown} at its end; "
            "the end in the record is the beginning and the time that really passed",
        )

    def _passed(self) -> datetime:
        return self.began + timedelta(seconds=time.monotonic() - self._monotonic)
