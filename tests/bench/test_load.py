"""The driver against a server that says exactly what the test wants."""

from __future__ import annotations

import gzip
import socket
from threading import Thread

import pytest

from bench.load import HOST, Connection, at_once, requests

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


@pytest.fixture
def serve():
    """Answer request after request with the given bytes; returns the port and what was asked."""
    listening = socket.create_server((HOST, 0))
    asked = []

    def _serve(*answers, connections=1):
        def one(client):
            with client:
                for answer in answers:
                    asked.append(client.recv(65536).decode())
                    client.sendall(answer)

        def accept():
            for _number in range(connections):
                Thread(target=one, args=[listening.accept()[0]]).start()

        Thread(target=accept, daemon=True).start()
        return listening.getsockname()[1], asked

    yield _serve
    listening.close()


def test_a_connection_is_kept_between_requests(serve):
    port, asked = serve(PLAIN, PLAIN)
    connection = Connection(port)

    bodies = [connection.get("/one/").body, connection.get("/two/").body]

    connection.close()
    assert bodies == [b"hello", b"hello"]
    assert [request.split(" ")[1] for request in asked] == ["/one/", "/two/"]


def test_cookies_come_back(serve):
    cookie = b"HTTP/1.1 200 OK\r\nSet-Cookie: csrftoken=abc; Path=/\r\nContent-Length: 0\r\n\r\n"
    port, asked = serve(cookie, PLAIN)
    connection = Connection(port, {"sessionid": "s"})

    connection.get("/")
    connection.post("/", "a=1")

    connection.close()
    assert "Cookie: sessionid=s; csrftoken=abc\r\n" in asked[1]
    assert asked[1].endswith("Content-Length: 3\r\n\r\na=1")


def test_a_packed_body_is_unpacked_when_asked_for(serve):
    packed = gzip.compress(b"hello")
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    port, _asked = serve(head.encode() + packed)
    connection = Connection(port)

    response = connection.get("/")

    connection.close()
    assert response.content == b"hello"


def test_an_answer_without_a_length_is_refused(serve):
    port, _asked = serve(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    connection = Connection(port)

    with pytest.raises(RuntimeError, match="length"):
        connection.get("/")
    connection.close()


def test_so_many_requests_are_made_and_no_more(serve):
    port, asked = serve(*[PLAIN] * 5, connections=1)

    result = requests(port, "/", connections=1, number=5)

    assert (len(result.latencies), len(asked)) == (5, 5)


def test_an_answer_that_is_not_200_stops_the_run(serve):
    port, _asked = serve(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")

    with pytest.raises(RuntimeError, match="503"):
        requests(port, "/", connections=1, number=1)


def test_the_rate_counts_every_latency():
    result = at_once(lambda item: [item, item], [0.1, 0.2], workers=2)

    assert sorted(result.latencies) == [0.1, 0.1, 0.2, 0.2]
    assert result.rate == 4 / result.seconds
