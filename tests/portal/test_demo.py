"""The whole demo as its user runs it: real processes, real signals, real ports."""

from __future__ import annotations

import json
import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from portal.demo.child import SUPERVISED_BY
from portal.demo.personas import PERSONAS
from portal.embedded import paths, valkey
from portal.embedded import postgres as pg

pytestmark = pytest.mark.slow

READY = "Portal ready: "
PATIENCE = 400  # seconds: a loaded machine, and all migrations


class RunningDemo:
    """A demo in a process of its own, with what it said so far."""

    def __init__(self, folder: Path, port: int, *options: str) -> None:
        self.folder = folder
        self.port = port
        self.said = ""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "manage.py",
                "demo",
                f"--port={port}",
                f"--data-dir={folder}",
                *options,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=paths.PROJECT,
            env={key: value for key, value in os.environ.items() if not key.endswith("_URL")},
        )
        os.set_blocking(self.process.stdout.fileno(), False)

    def read(self) -> str:
        self.said += (self.process.stdout.read() or b"").decode()
        return self.said

    def wait_for_words(self, words: str) -> None:
        wait_for(lambda: words in self.read() or self.process.poll() is not None)
        assert words in self.read(), self.said

    def get(self, path: str) -> str:
        url = f"http://localhost:{self.port}{path}"
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.read().decode()

    def answers(self) -> bool:
        try:
            return "<h1" in self.get("/")
        except (OSError, HTTPException):
            return False

    def child(self, words: str) -> int:
        """The oldest of our processes with these words in its command line, once it runs."""
        found: list[int] = []
        # Looked at once: what is left of a killed one may end between two looks.
        wait_for(lambda: found.extend(self.running(words)) or found)
        return min(found)

    def running(self, words: str) -> list[int]:
        return [pid for pid in self.children() if words in command_line(pid)]

    def children(self) -> list[int]:
        mark = os.fsencode(f"{SUPERVISED_BY}={self.folder}")
        return [pid for pid in pids() if mark in read_bytes(pid, "environ").split(b"\0")]

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.read()
        return code


def pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def read_bytes(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def command_line(pid: int) -> str:
    return read_bytes(pid, "cmdline").replace(b"\0", b" ").decode(errors="replace")


def wait_for(condition) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def demo_on(folder: Path, *options: str, port: int | None = None):
    demo = RunningDemo(folder, port or free_port(), *options)
    try:
        yield demo
    finally:
        if demo.process.poll() is None:
            demo.stop(signal.SIGTERM)
        demo.process.stdout.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def demo(folder):
    """One demo for the tests that do not end it; they run in any order."""
    with demo_on(folder) as demo:
        demo.wait_for_words(READY)
        time.sleep(0.5)
        yield demo


def refused(folder: Path, *options: str) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, "manage.py", "demo", f"--data-dir={folder}", *options],
        capture_output=True,
        text=True,
        cwd=paths.PROJECT,
        check=False,
    )
    return ran.returncode, ran.stderr.strip()


def test_it_says_where_it_answers_and_who_you_may_be(demo):
    links = re.findall(r"http://localhost:(\d+)/demo/enter/", demo.read())

    assert f"{READY}http://localhost:{demo.port}/" in demo.said
    assert links == [str(demo.port)] * len(PERSONAS)


def test_its_home_page_answers(demo):
    assert "<h1" in demo.get("/")


def test_every_sign_in_link_signs_in(demo):
    for url in re.findall(r"http://localhost:\d+(/demo/enter/\S+)", demo.read()):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(f"http://localhost:{demo.port}{url}", timeout=30) as response:
            assert response.status == 200
            assert "/enter/" not in response.url
            assert "/account" not in response.url


def test_a_mail_sent_by_smtp_shows_on_the_mail_page(demo):
    port = int(re.search(r"smtp://127.0.0.1:(\d+)", environment_of(demo, "gunicorn")).group(1))
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.sendmail("a@x.example", ["b@x.example"], "Subject: <b>Hostile</b>\n\nHello.")

    assert "&lt;b&gt;Hostile&lt;/b&gt;" in demo.get("/demo/mail/")


def environment_of(demo: RunningDemo, words: str) -> str:
    return read_bytes(demo.child(words), "environ").decode()


@pytest.mark.parametrize(
    "words",
    ["portal.demo.sink", "gunicorn", "celery --app=portal worker", "celery --app=portal beat"],
)
def test_a_killed_process_starts_again(demo, words):
    before = demo.child(words)
    os.kill(before, signal.SIGKILL)

    wait_for(lambda: not read_bytes(before, "cmdline"))
    assert demo.child(words) != before
    # An orphaned worker of the killed server may still take a connection and drop it.
    wait_for(demo.answers)


@pytest.mark.parametrize("server", [pg, valkey], ids=["postgres", "valkey"])
def test_a_killed_server_starts_again(demo, server):
    before = server.server_pid(demo.folder)
    os.kill(before, signal.SIGKILL)

    wait_for(lambda: server.server_pid(demo.folder) not in {before, None})
    wait_for(lambda: server.answers(demo.folder))

    wait_for(demo.answers)
    assert json.loads(demo.get("/healthz"))["database"]


def test_a_second_demo_on_the_same_folder_is_refused(demo):
    code, said = refused(demo.folder, f"--port={free_port()}")

    assert (code, "A demo already runs on" in said, said.count("\n")) == (1, True, 0)


def test_a_taken_port_is_one_sentence(demo, tmp_path):
    code, said = refused(tmp_path / "data", f"--port={demo.port}")

    assert code == 1
    assert said == f"Port {demo.port} is taken by another program: choose another one with --port."


def test_a_port_that_is_none_is_one_sentence(tmp_path):
    code, said = refused(tmp_path / "data", "--port=80000")

    assert code != 0
    assert "80000 is not a port" in said


def test_it_ends_cleanly_and_leaves_nothing(demo, tmp_path):
    with demo_on(tmp_path / "data") as other:
        other.wait_for_words(READY)

        assert other.stop() == 0

        assert "Stopped." in other.said
        assert other.children() == []
        assert not pg.is_running(other.folder)
        assert not valkey.is_running(other.folder)
    # The one beside it, from the same clone, has not noticed.
    assert "<h1" in demo.get("/")


def test_after_its_supervisor_is_killed_the_next_one_takes_over(tmp_path):
    folder, port = tmp_path / "data", free_port()
    with demo_on(folder, port=port) as first:
        first.wait_for_words(READY)
        first.process.kill()
        first.process.wait()

        with demo_on(folder, port=port) as second:
            second.wait_for_words(READY)
            assert "Loading the demo data" not in second.said
            assert "Migrating" not in second.said
            assert "<h1" in second.get("/")

    assert not pg.is_running(folder)


def test_reset_begins_anew(tmp_path):
    folder = tmp_path / "data"
    secret = folder / "database-password"
    with demo_on(folder) as first:
        first.wait_for_words("Migrating")
    before = secret.read_bytes()

    with demo_on(folder, "--reset") as second:
        second.wait_for_words("Migrating")

    assert "Emptying" in second.said
    assert secret.read_bytes() != before


def test_reset_never_deletes_a_stranger_s_folder(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")

    code, said = refused(tmp_path, "--reset", f"--port={free_port()}")

    assert (code, "not a data folder of Bussola" in said) == (1, True)
    assert (tmp_path / "thesis.odt").exists()
