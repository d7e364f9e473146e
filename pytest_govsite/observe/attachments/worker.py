"""The process that reads attachments: one after another, from its standard input to its standard output."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import BinaryIO

import msgspec

from pytest_govsite.document.attachments import AttachmentText, UnreadableError, read_attachment

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 90


class Answer(msgspec.Struct, frozen=True):
    """What came of one attachment."""

    text: AttachmentText | None = None
    problem: str = ""
    """Why there is none: Chinese / English."""


def main() -> None:
    """Read until there is no more input: a line with length and kind, then the bytes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _bound_memory()
    requests = sys.stdin.buffer
    while head := requests.readline(100):
        length, kind = head.decode("ascii").split()
        data = requests.read(int(length))
        _alarm(MOST_SECONDS)
        _reply(answers, answer_for(data, kind))
        _alarm(0)


def answer_for(data: bytes, kind: str) -> Answer:
    """Return what an attachment says; never raises for any bytes."""
    try:
        return Answer(text=read_attachment(data, kind))
    except UnreadableError as error:
        return Answer(problem=str(error))
    except MemoryError:
        return Answer(problem="内容过大，未读 / too large inside, not read")
    except BaseException as error:  # calamine's Rust code panics with an exception of its own
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        return Answer(problem="文件已损坏或格式不受支持 / broken or unknown file")


def _reply(answers: BinaryIO, answer: Answer) -> None:
    encoded = msgspec.msgpack.encode(answer)
    answers.write(len(encoded).to_bytes(8, "big") + encoded)
    answers.flush()


def _alarm(seconds: int) -> None:
    """End this process by itself where its parent is no longer there to do so."""
    with contextlib.suppress(AttributeError):
        signal.alarm(seconds)


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
