"""One run of the demo, from the first lock to the last process ended."""

from __future__ import annotations

import errno
import fcntl
import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from portal.demo import places, preparation, processes
from portal.demo.child import Child, end_leftovers
from portal.demo.personas import PERSONAS, token_for
from portal.demo.supervisor import Say, Stopped, Supervisor
from portal.embedded import ServiceError, database_url, paths, postgres, running
from portal.embedded.errors import told_in_words
from portal.embedded.services import wanted


class Demo:
    """The demo on one data folder and one port of the loopback address."""

    def __init__(self, folder: Path, *, port: int, say: Say) -> None:
        self._folder = folder
        self._port = port
        # A name, not a number: passkeys belong to one.
        self._address = f"http://localhost:{port}"
        self._say = say
        self._began = time.monotonic()

    def run(self, *, reset: bool) -> None:
        """Start, serve, and return when somebody asked to stop and everything has ended.

        Raises:
            ServiceError: when something cannot start.
        """
        # The settings of this very process follow, too: its servers are those of the folder.
        os.environ["PORTAL_DATA_DIR"] = str(self._folder)
        supervisor = Supervisor(self._folder, say=self._say)
        try:
            with told_in_words(self._folder), ExitStack() as stack:
                stack.enter_context(supervisor.listening_to_signals())
                stack.enter_context(_only_demo(self._folder))
                end_leftovers(str(self._folder))
                web = stack.enter_context(_listen(self._port))
                mail = stack.enter_context(_listen(0))
                if reset:
                    self._say(f"Emptying {self._folder}…")
                    preparation.reset(self._folder)
                self._say("Starting PostgreSQL and Valkey…")
                stack.enter_context(running(self._folder))
                stack.callback(supervisor.stop_all)
                self._serve(supervisor, web, mail)
        except Stopped:
            self._say("Stopped.")

    def _serve(self, supervisor: Supervisor, web: socket.socket, mail: socket.socket) -> None:
        environment = places.environment(
            self._folder, address=self._address, mail_port=mail.getsockname()[1]
        )
        self._prepare(supervisor, environment)
        self._say("Starting the web server, the worker and the scheduler…")
        server = self._web(environment, web)
        supervisor.start(server)
        supervisor.wait_until(self._answers, needs=server)
        # After it, not beside it: people wait for the pages, and mails can wait a moment.
        for child in self._background(environment, mail):
            supervisor.start(child)
        self._introduce(environment["SECRET_KEY"])
        supervisor.run()

    def _prepare(self, supervisor: Supervisor, environment: dict[str, str]) -> None:
        """Migrate and load what the database lacks; a real database is left to decide itself."""
        ours = postgres in wanted()
        if not ours or preparation.needs_migrating(self._folder):
            self._say("Migrating the database…")
            supervisor.run_to_end(self._command("migrate", environment))
            preparation.has_migrated(self._folder)
        url = database_url(self._folder) if ours else os.environ["DATABASE_URL"]
        if preparation.needs_loading(self._folder, url):
            self._say("Loading the demo data…")
            with preparation.loading(self._folder):
                supervisor.run_to_end(self._command("load_demo", environment))

    def _web(self, environment: dict[str, str], web: socket.socket) -> Child:
        bind = f"--bind=fd://{web.fileno()}"
        return self._child("web", (*processes.WEB, bind), environment, keep=[web.fileno()])

    def _background(self, environment: dict[str, str], mail: socket.socket) -> Iterator[Child]:
        mails = str(places.mail_folder(self._folder))
        sink = ("portal.demo.sink", f"--fd={mail.fileno()}", f"--folder={mails}")
        yield self._child("mail", sink, environment, keep=[mail.fileno()])
        yield self._child("worker", processes.WORKER, environment)
        yield self._child("beat", processes.BEAT, environment)

    def _child(
        self,
        name: str,
        module: tuple[str, ...],
        environment: dict[str, str],
        keep: list[int] | None = None,
    ) -> Child:
        return Child(
            name,
            [sys.executable, "-m", *module],
            environment=environment,
            log=places.log_file(self._folder, name),
            folder=paths.PROJECT,
            keep=keep or [],
        )

    def _command(self, name: str, environment: dict[str, str]) -> Child:
        return Child(
            name,
            [sys.executable, str(paths.PROJECT / "manage.py"), name],
            environment=environment,
            log=places.log_file(self._folder, name),
            folder=paths.PROJECT,
        )

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=5)
        try:
            connection.request("GET", "/healthz", headers={"Host": f"localhost:{self._port}"})
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _introduce(self, key: str) -> None:
        seconds = time.monotonic() - self._began
        self._say(f"Everything runs after {seconds:.1f} s; Ctrl-C stops it.")
        self._say("")
        self._say(f"Portal ready: {self._address}/")
        self._say(f"  Mails sent   {self._address}/demo/mail/")
        for persona in PERSONAS:
            link = f"{self._address}/demo/enter/{token_for(persona, key=key)}/"
            self._say(f"  {persona.name:<12} {link}")


@contextmanager
def _only_demo(folder: Path) -> Iterator[None]:
    """Be the only demo on a data folder.

    Raises:
        ServiceError: when another one runs on it, or the folder is not ours to use.
    """
    paths.claim(folder)
    with told_in_words(folder):
        lock = (folder / "demo.lock").open("a")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServiceError(
                f"A demo already runs on {folder}: stop it, or choose another --data-dir."
            ) from None
        yield


@contextmanager
def _listen(port: int) -> Iterator[socket.socket]:
    """A listening socket on the loopback address, kept open while its server restarts.

    Raises:
        ServiceError: when the port is taken or not ours to use.
    """
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                reason = "is taken by another program"
            else:
                reason = f"cannot be used ({error.strerror})"
            raise ServiceError(f"Port {port} {reason}: choose another one with --port.") from None
        listening.listen(512)
        yield listening
