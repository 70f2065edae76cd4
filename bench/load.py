"""A load driver small enough to read: blocking sockets, kept-alive connections, one thread each.

Everything goes to loopback, and the number of requests is fixed in advance.
"""

from __future__ import annotations

import gzip
import itertools
import socket
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

HOST = "127.0.0.1"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Response:
    """What came back; ``headers`` in lower case, ``cookies`` by name."""

    status: int
    headers: dict[str, str]
    cookies: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """The body, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.body) if packed else self.body


class Connection:
    """One kept-alive HTTP/1.1 connection, with the cookies of one person."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})
        self._socket: socket.socket | None = None

    def get(self, path: str) -> Response:
        return self._send("GET", path, b"")

    def post(self, path: str, form: str) -> Response:
        """Send ``form``, already urlencoded."""
        return self._send("POST", path, form.encode())

    def post_json(self, path: str, text: str, csrf: str) -> Response:
        """Send JSON as a script of a page does."""
        more = f"X-CSRFToken: {csrf}"
        return self._send("POST", path, text.encode(), kind="application/json", more=more)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(
        self, method: str, path: str, body: bytes, *, kind: str = FORM, more: str = ""
    ) -> Response:
        request = self._request(method, path, body, kind, more)
        for attempt in (1, 2):
            try:
                response = self._exchange(request)
            except (ConnectionError, EOFError):
                # The server may close an idle connection at any time: once more, on a new one.
                self.close()
                if attempt == 2:
                    raise
            else:
                self.cookies.update(response.cookies)
                return response
        raise AssertionError

    def _request(self, method: str, path: str, body: bytes, kind: str, more: str) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: localhost:{self.port}",
            "Accept: text/html",
            "Accept-Encoding: gzip",
        ]
        if self.cookies:
            pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            lines.append(f"Cookie: {pairs}")
        if body:
            lines.append(f"Content-Type: {kind}")
            lines.append(f"Content-Length: {len(body)}")
        if more:
            lines.append(more)
        return "\r\n".join([*lines, "", ""]).encode() + body

    def _exchange(self, request: bytes) -> Response:
        if self._socket is None:
            self._socket = socket.create_connection((HOST, self.port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        response = _read(self._socket)
        if response.headers.get("connection") == "close":
            self.close()
        return response


@dataclass(slots=True)
class Result:
    """``seconds`` for everything, ``latencies`` in seconds one by one."""

    seconds: float
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds


def requests(port: int, path: str, *, connections: int, number: int) -> Result:
    """``number`` GETs of ``path`` over ``connections`` at once; every answer must be 200."""
    counter = itertools.count()

    def work(_thread: int) -> list[float]:
        latencies = []
        with closing(Connection(port)) as connection:
            while next(counter) < number:
                begun = time.perf_counter()
                response = connection.get(path)
                latencies.append(time.perf_counter() - begun)
                if response.status != 200:
                    raise RuntimeError(f"{path} answered {response.status}")
        return latencies

    return at_once(work, range(connections), workers=connections)


def at_once(work: Callable[[Any], list[float]], items: Iterable[Any], *, workers: int) -> Result:
    """Call ``work`` with each item, ``workers`` at a time; it returns the latencies it saw."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        latencies = [latency for some in pool.map(work, items) for latency in some]
    return Result(time.perf_counter() - begun, latencies)


def _read(source: socket.socket) -> Response:
    head, _, rest = _read_until(source, b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        headers[name.lower()] = value
        if name.lower() == "set-cookie":
            cookie, _, text = value.split(";", 1)[0].partition("=")
            cookies[cookie] = text
    if "content-length" not in headers:
        raise RuntimeError("an answer without a length: this driver reads no chunks")
    body = bytearray(rest)
    while len(body) < int(headers["content-length"]):
        body += _receive(source)
    return Response(int(status_line.split(" ", 2)[1]), headers, cookies, bytes(body))


def _read_until(source: socket.socket, mark: bytes) -> tuple[bytes, bytes, bytes]:
    data = b""
    while mark not in data:
        data += _receive(source)
    return data.partition(mark)


def _receive(source: socket.socket) -> bytes:
    data = source.recv(65536)
    if not data:
        raise EOFError("the server closed the connection")
    return data
