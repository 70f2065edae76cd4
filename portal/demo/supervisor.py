"""Starts every process of the demo, starts again what dies, and ends them all together.

One thread and one loop. A signal only wakes the loop; what it means is decided there.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from portal.demo.child import Child
from portal.embedded import ServiceError
from portal.embedded.errors import DISK_FULL, NO_SPACE_WORDS
from portal.embedded.services import start_what_died, wanted

TICK = 0.5  # seconds between two looks at the processes
STOP_PATIENCE = 12.0  # seconds for what is being answered or sent to be finished
TRIES_BEFORE_READY = 4
LAST_LINES = 50
READY_PATIENCE = 60.0  # seconds
Say = Callable[[str], None]


class Stopped(Exception):
    """Somebody asked the demo to end (Ctrl-C, SIGTERM, a closed terminal)."""


class Supervisor:
    """The processes of a demo on one data folder."""

    def __init__(self, folder: Path, *, say: Say) -> None:
        self._folder = folder
        self._say = say
        self._children: list[Child] = []
        self._asked = False
        self._services_failures = 0
        self._services_next = 0.0
        self._wake_reader, self._wake_writer = os.pipe()

    @contextmanager
    def listening_to_signals(self) -> Iterator[None]:
        """Take over the signals for a block; :meth:`_wait` tells what they ask."""
        for end in (self._wake_reader, self._wake_writer):
            os.set_blocking(end, False)
        before = {
            number: signal.signal(number, self._ask)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, _nothing)
        old_fd = signal.set_wakeup_fd(self._wake_writer, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(old_fd)
            for number, handler in before.items():
                signal.signal(number, handler)

    def start(self, child: Child) -> None:
        """Start a process and look after it from now on."""
        child.start()
        self._children.append(child)

    def run_to_end(self, child: Child) -> None:
        """Run one command that ends by itself.

        Raises:
            ServiceError: when it fails; the sentence holds the last line it said.
            Stopped: when somebody asked.
        """
        child.start()
        try:
            while (code := child.ended()) is None:
                self._wait()
        finally:
            child.stop(STOP_PATIENCE)
        if code:
            raise ServiceError(_failure(child))

    def wait_until(self, ready: Callable[[], bool], *, needs: Child) -> None:
        """Look after the processes until ``ready`` says so, which takes the process ``needs``.

        Raises:
            ServiceError: when a process dies again and again, or a minute passes.
            Stopped: when somebody asked.
        """
        deadline = time.monotonic() + READY_PATIENCE
        while not ready():
            self._look_after()
            for child in self._children:
                if child.failures >= TRIES_BEFORE_READY:
                    raise ServiceError(_failure(child))
            if time.monotonic() > deadline:
                raise ServiceError(_failure(needs))
            self._wait(0.1)

    def run(self) -> None:
        """Look after the processes until somebody asks to stop, which raises Stopped."""
        while True:
            self._look_after()
            self._wait()

    def _look_after(self) -> None:
        self._revive_services()
        for child in self._children:
            code = child.ended()
            if code is not None:
                self._say(f"{child.name} ended ({_reason(code)}); starting it again.")
            if child.may_start():
                child.start()

    def _revive_services(self) -> None:
        dead = [server for server in wanted() if not server.is_running(self._folder)]
        if not dead or time.monotonic() < self._services_next:
            return
        names = ", ".join(server.__name__.rpartition(".")[2] for server in dead)
        self._say(f"{names} ended; starting it again.")
        try:
            start_what_died(self._folder)
            self._services_failures = 0
        except ServiceError as error:
            self._services_failures += 1
            self._say(str(error))
        pause = min(30.0, 0.5 * 2**self._services_failures)
        self._services_next = time.monotonic() + pause

    def _wait(self, seconds: float = TICK) -> None:
        """Sleep until a signal or the next look.

        Raises:
            Stopped: when the signal asks to end.
        """
        select.select([self._wake_reader], [], [], seconds)
        with suppress(BlockingIOError):
            os.read(self._wake_reader, 512)
        if self._asked:
            raise Stopped

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True

    def stop_all(self) -> None:
        """Who hands out work first, who does it next: nothing is begun that nobody ends."""
        for child in self._children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_PATIENCE
        for child in self._children:
            child.stop(max(0.1, deadline - time.monotonic()))
        self._children.clear()


def _nothing(number: int, frame: FrameType | None) -> None:
    """A handler must be there for a signal to wake the loop."""


def _reason(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _failure(child: Child) -> str:
    lines = child.log.read_text(errors="replace").strip().splitlines()[-LAST_LINES:]
    if any(NO_SPACE_WORDS in line for line in lines):
        return DISK_FULL.format(folder=child.log.parent.parent)
    lines = lines or ["it said nothing"]
    return f"{child.name} failed ({lines[-1].strip()}); see {child.log}."
