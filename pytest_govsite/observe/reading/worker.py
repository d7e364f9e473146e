"""The process that reads documents for another: from its standard input to its standard output, until that is closed."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import BinaryIO

import msgspec

from pytest_govsite.document.privacy import use_digest_key
from pytest_govsite.document.read import read_source
from pytest_govsite.observe.reading.messages import HEAD, Order, Reading

MOST_MEMORY = 2_000_000_000


def main() -> None:
    """Take the key of digests, say that all is loaded, then read until there is no more input."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever reads along decides when it is over
    _bound_memory()
    # trees are full of circles, but nothing else is: looking for them in every page costs more than the page
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    orders = sys.stdin.buffer
    use_digest_key(receive(orders))
    send(answers, b"")
    while order := receive(orders):
        send(answers, answer_to(order))


def answer_to(order: bytes) -> bytes:
    """Return the reading of a document; empty where it could not be read."""
    try:
        asked = msgspec.msgpack.decode(order, type=Order)
        numbers: dict[str, str] = {}
        facts = read_source(asked.html, asked.url, numbers, encoding=asked.encoding)
        return msgspec.msgpack.encode(Reading(msgspec.Raw(msgspec.msgpack.encode(facts)), numbers))
    except Exception:  # the process that asked reads it again, and says what is wrong
        return b""


def receive(stream: BinaryIO) -> bytes:
    """Return the next message; empty at the end."""
    return stream.read(int.from_bytes(stream.read(HEAD), "big"))


def send(stream: BinaryIO, message: bytes) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(HEAD, "big") + message)
    stream.flush()


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
