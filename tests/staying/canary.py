"""A listener in the inner network that nobody may come to, and a resolver whose names lead there."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import Counter

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset


class Canary:
    """Takes connections on loopback and counts them."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        self._socket.bind((address, 0))
        self._socket.listen(50)
        self.port: int = self._socket.getsockname()[1]
        self.heard: list[bytes] = []
        """Beginnings of what came."""
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                with connection, contextlib.suppress(OSError):
                    connection.settimeout(1.0)
                    self.heard.append(connection.recv(1000))
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ncanary")


class Names:
    """A resolver on loopback: each name has a list of addresses that it goes through, the last one for ever."""

    def __init__(self, names: dict[str, tuple[str, ...]]) -> None:
        self._names = dict(names)
        self.silent = False
        """True: it takes questions and answers none."""
        self.asked: Counter[str] = Counter()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.server = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def forget(self, name: str) -> None:
        """Say from now on that there is no such name."""
        self._names.pop(name, None)

    def close(self) -> None:
        """Stop answering."""
        self._ended.set()
        self._thread.join(5)
        self._socket.close()

    def _serve(self) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(OSError):
                data, sender = self._socket.recvfrom(4096)
                if self.silent:
                    continue
                self._socket.sendto(self._answer(data), sender)

    def _answer(self, data: bytes) -> bytes:
        query = dns.message.from_wire(data)
        answer = dns.message.make_response(query)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        addresses = self._names.get(name, ())
        if not addresses:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif question.rdtype == dns.rdatatype.A:
            address = addresses[min(self.asked[name], len(addresses) - 1)]
            self.asked[name] += 1
            if address:
                answer.answer.append(dns.rrset.from_text(question.name, 0, "IN", "A", address))
        return answer.to_wire()
