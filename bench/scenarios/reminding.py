"""``reminders``: a wave of mails that is already written, to the mail server's last 250 OK."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import world
from bench.context import Context
from bench.load import HOST
from bench.report import Finding, Goal, ratio
from bench.servers import descendants_memory, free_port, running, wait_for
from communications.enums import EmailStatus
from communications.models import Email
from communications.services import listen_again, tell_the_worker
from portal.celery import app
from portal.demo.processes import WORKER

MAILS = 14_000
PATIENCE = 60  # seconds for the worker to come up
SECOND = 1e9  # nanoseconds


def reminders(context: Context) -> Finding:
    """The worker of the demo and the container against a bare loop sending the same bytes."""
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "ours"
        memory: list[float] = []
        ours: list[float] = []
        yardstick: list[float] = []
        # Always ours first: the yardstick sends what ours has sent.
        for number in range(context.rounds):
            seconds, megabytes = _ours(kept)
            ours.append(MAILS / seconds)
            memory.append(megabytes)
            yardstick.append(MAILS / _bare(kept, Path(folder) / "bare"))
            context.say(f"  round {number + 1} of {context.rounds}")
        size = kept.stat().st_size / MAILS
    figure = ratio(ours, yardstick)
    return Finding(
        scenario="reminders",
        unit="mails/s",
        ours=median(ours),
        yardstick=median(yardstick),
        ratio=figure,
        goals=[Goal("ratio", figure, 0.5)],
        facts={
            "mails": MAILS,
            "bytes_a_mail": round(size),
            "worker_processes_mb": round(max(memory)),
            "still_in_the_outbox": Email.objects.exclude(status=EmailStatus.SENT).count(),
        },
    )


def _ours(kept: Path) -> tuple[float, float]:
    """Seconds from telling the worker to the last answer, and the worker's memory in MB."""
    world.write_reminders(MAILS)
    app.control.purge()
    with _sink(kept) as (sink, port), _worker(port) as worker:
        listen_again()
        begun = time.monotonic_ns()
        tell_the_worker()
        ended = _time_printed_by(sink)
        memory = descendants_memory(worker.pid)
    return (ended - begun) / SECOND, memory


def _bare(messages: Path, kept: Path) -> float:
    """Seconds from the connection to the last answer."""
    with (
        _sink(kept) as (sink, port),
        running("-m", "bench.yardstick.sending", str(port), str(messages), reads=True) as sender,
    ):
        begun = _time_printed_by(sender)
        return (_time_printed_by(sink) - begun) / SECOND


@contextmanager
def _sink(kept: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    options = [f"--port={port}", f"--expect={MAILS}", f"--keep={kept}"]
    with running("-m", "bench.sink", *options, reads=True) as sink:
        wait_for(port, sink)
        yield sink, port


@contextmanager
def _worker(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The worker, when it answers."""
    with running("-m", *WORKER, environment={"EMAIL_URL": f"smtp://{HOST}:{port}"}) as worker:
        deadline = time.monotonic() + PATIENCE
        while not app.control.ping(timeout=0.5):
            if time.monotonic() > deadline:
                raise RuntimeError("the worker does not answer")
        yield worker


def _time_printed_by(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline())
