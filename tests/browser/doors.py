"""A phone at a door: what lies between it and the server, and what a steward does with it."""

from __future__ import annotations

import contextlib
import socket
import threading

from django.urls import reverse
from playwright.sync_api import expect

from events.models import Occurrence


class Network:
    """What lies between phones and the server, and can be cut for workers too."""

    def __init__(self, port):
        self.goal, self.is_cut, self.held, self.open = port, False, None, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        self.is_cut = True
        for one in self.open:
            one.close()
        self.open.clear()

    def hold(self, path):
        """Of the answer to what is asked at ``path`` only the head arrives, and then nothing."""
        self.held = path.encode()

    def restore(self):
        self.is_cut, self.held = False, None

    def _accept(self):
        while True:
            try:
                phone, _address = self.listener.accept()
            except OSError:
                return
            if self.is_cut:
                phone.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.goal))
            self.open += [phone, server]
            line = _Line(self)
            for way in ((phone, server, line.asked), (server, phone, line.answered)):
                threading.Thread(target=_pass_on, args=way, daemon=True).start()


class _Line:
    """A connection: what of each side's words goes on to the other."""

    def __init__(self, network):
        self.network, self.is_held, self.is_past_head = network, False, False

    def asked(self, data):
        held = self.network.held
        self.is_held = self.is_held or (held is not None and held in data)
        return data

    def answered(self, data):
        if not self.is_held:
            return data
        head, end, _body = data.partition(b"\r\n\r\n")
        passed = b"" if self.is_past_head else head + end
        self.is_past_head = self.is_past_head or bool(end)
        return passed


def _pass_on(source, goal, through):
    try:
        while data := source.recv(65536):
            goal.sendall(through(data))
    except OSError:
        pass
    finally:
        for one in (source, goal):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def address(door, page="entrance"):
    """Of a date, or of the only date of a session."""
    date = door if isinstance(door, Occurrence) else door.occurrences.get()
    return reverse(f"doors:{page}", args=[date.key])


def stand_at(page, door):
    """Go to the door and wait until the page and its list are kept."""
    page.goto(address(door))
    expect(status(page)).to_have_attribute("data-ready", "true")
    expect(status(page)).to_have_attribute("data-network", "online")
    page.wait_for_function(
        "async () => (await caches.keys()).length > 0 && "
        "(await (await caches.open('doors')).match(location.pathname)) !== undefined"
    )


def status(page):
    return page.locator("[data-door-network]")


def result(page):
    return page.locator("[data-door-result]")


def show(page, text):
    """What a reader of codes types, or a person."""
    page.locator("[name=code]").fill(text)
    page.locator("[data-door-form] button[type=submit]").click()


def cut(page, network):
    network.cut()
    page.context.set_offline(True)


def restore(page, network):
    network.restore()
    page.context.set_offline(False)
