"""Says how far a long command is: a bar for a person, lines for a log."""

from __future__ import annotations

import time
from typing import TextIO

WIDTH = 30


class Progress:
    """Counts towards ``total``; what is counted is up to the caller."""

    def __init__(self, stream: TextIO, *, total: float) -> None:
        """Nothing is written until the first step."""
        self._stream, self._total = stream, total
        self._done, self._step = 0.0, ""
        self._started = time.monotonic()

    def step(self, name: str) -> None:
        """Say what is being done from now on; the same again is no news."""
        is_news, self._step = name != self._step, name
        self._show(is_news=is_news)

    def add(self, amount: float) -> None:
        """So much more is done."""
        self._done += amount
        self._show(is_news=False)

    def finish(self) -> None:
        """All is done: say how long it took."""
        self._done, self._step = self._total, "done"
        self._show(is_news=True)
        if self._stream.isatty():
            self._stream.write("\n")

    def _show(self, *, is_news: bool) -> None:
        share = min(1.0, self._done / self._total)
        seconds = time.monotonic() - self._started
        if self._stream.isatty():
            bar = ("#" * round(share * WIDTH)).ljust(WIDTH)
            self._stream.write(f"\r[{bar}] {share:4.0%} {seconds:4.0f} s  {self._step:<40}")
        elif is_news:
            self._stream.write(f"{share:4.0%} {seconds:6.1f} s  {self._step}\n")
        self._stream.flush()
