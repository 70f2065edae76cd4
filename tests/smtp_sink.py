"""A real SMTP server for tests: it takes every mail, or answers what the test tells it to."""

from __future__ import annotations

import asyncio
import email
from email.message import EmailMessage
from email.policy import default
from functools import partial
from threading import Thread

import pytest
from aiosmtpd.smtp import SMTP


class Sink:
    """``messages`` are the mails taken, parsed; ``answers`` what a recipient hears instead."""

    def __init__(self):
        self.messages: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.before_recipient = lambda: "250 OK"
        self.connections = 0
        self.seconds_each = 0

    def start(self, port=0):
        """Listen, in a thread; returns the port."""
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever)
        self.thread.start()
        protocol = partial(SMTP, self, hostname="localhost", loop=self.loop)
        # Not in this thread: a browser test has a loop of its own running in it.
        opening = self.loop.create_server(protocol, "127.0.0.1", port, reuse_address=True)
        self.server = asyncio.run_coroutine_threadsafe(opening, self.loop).result()
        return self.server.sockets[0].getsockname()[1]

    def stop(self):
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def _close(self):
        self.server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = self.answers.get(address) or self.before_recipient()
        if not answer.startswith("250"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.seconds_each)
        self.messages.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    @property
    def recipients(self):
        return [message["To"] for message in self.messages]


@pytest.fixture
def smtp_sink(settings):
    """The mail server of the settings for the length of a test."""
    sink = Sink()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.start()
    yield sink
    sink.stop()
