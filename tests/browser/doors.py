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
        self.goal, self.is_cut, self.open = port, False, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        self.is_cut = True
        for one in self.open:
            one.close()
        self.open.clear()

    def restore(self):
        self.is_cut = False

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
            for source, goal in ((phone, server), (server, phone)):
                threading.Thread(target=_pass_on, args=(source, goal), daemon=True).start()


def _pass_on(source, goal):
    try:
        while data := source.recv(65536):
            goal.sendall(data)
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
