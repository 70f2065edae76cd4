"""The parts of the demo, one at a time; tests/portal/test_demo.py runs the whole."""

from __future__ import annotations

import asyncio
import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from django.core.signing import Signer

from portal.demo import mailbox, places, preparation
from portal.demo.addresses import NO_MAILBOX
from portal.demo.child import SUPERVISED_BY, Child, end_leftovers
from portal.demo.personas import PERSONAS, SALT, persona_from, token_for
from portal.demo.sink import MailFolder
from portal.demo.supervisor import Stopped, Supervisor
from portal.embedded import ServiceError, paths, running
from portal.embedded import postgres as pg
from portal.embedded.processes import is_alive

KEY = "a key of this demo, long enough to be taken for one"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def make_child(tmp_path):
    made = []

    def make(command, **environment):
        child = Child(
            "thing",
            command,
            environment={**os.environ, **environment},
            log=tmp_path / "thing.log",
            folder=tmp_path,
        )
        made.append(child)
        return child

    yield make
    for child in made:
        child.stop(0)


def wait_for(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


# --- A child ----------------------------------------------------------------------------------


def test_child_writes_its_words_to_the_log(make_child):
    child = make_child(python("print('at work')"))

    child.start()
    wait_for(lambda: child.ended() == 0)

    assert child.log.read_text() == "at work\n"


def test_child_that_dies_waits_longer_each_time(make_child):
    child = make_child(python("raise SystemExit(3)"))
    child.start()
    wait_for(lambda: child.ended() == 3)

    assert not child.may_start()
    wait_for(child.may_start, seconds=2)
    child.start()
    wait_for(lambda: child.ended() == 3)
    assert child.failures == 2


def test_child_takes_its_own_children_with_it(make_child, tmp_path):
    grandchild = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(60)"
    child = make_child(
        python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])")
    )
    child.start()
    wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())

    child.stop(0.1)

    pid = int((tmp_path / "pid").read_text())
    wait_for(lambda: not _alive(pid))


def test_child_dies_with_a_supervisor_that_is_killed(tmp_path):
    start_one = (
        "import os, sys, time; from pathlib import Path; from portal.demo.child import Child\n"
        "child = Child('x', [sys.executable, '-c', 'import time; time.sleep(60)'],"
        " environment=os.environ, log=Path(sys.argv[1]), folder=Path('.'))\n"
        "child.start(); print(child.pid, flush=True); time.sleep(60)"
    )
    supervisor = subprocess.Popen(
        [*python(start_one), str(tmp_path / "log")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.PROJECT,
    )
    with supervisor:
        pid = int(supervisor.stdout.readline())
        supervisor.kill()

    wait_for(lambda: not _alive(pid))


def test_end_leftovers_ends_what_carries_the_mark_and_nothing_else(make_child, tmp_path):
    ours = make_child(python("import time; time.sleep(60)"), **{SUPERVISED_BY: str(tmp_path)})
    other = make_child(python("import time; time.sleep(60)"), **{SUPERVISED_BY: "/elsewhere"})
    ours.start()
    other.start()

    assert end_leftovers(str(tmp_path)) == 1

    wait_for(lambda: ours.ended() == -signal.SIGKILL)
    assert other.ended() is None


def _alive(pid: int) -> bool:
    return is_alive(pid, mentions="")


# --- The supervisor ---------------------------------------------------------------------------


@pytest.fixture
def supervisor(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a-real/one")
    monkeypatch.setenv("REDIS_URL", "redis://a-real/one")
    said = []
    supervisor = Supervisor(tmp_path, say=said.append)
    supervisor.said = said
    with supervisor.listening_to_signals():
        yield supervisor
        supervisor.stop_all()


def test_supervisor_starts_again_what_is_killed_and_says_so(supervisor, make_child):
    child = make_child(python("import time; time.sleep(60)"))
    supervisor.start(child)
    first = child.pid
    os.kill(first, signal.SIGKILL)

    supervisor.wait_until(lambda: child.pid not in {first, None}, needs=child)

    assert supervisor.said == ["thing ended (signal 9); starting it again."]


def test_supervisor_gives_up_on_what_never_starts_with_its_last_words(supervisor, make_child):
    child = make_child(python("raise SystemExit('no such table')"))
    supervisor.start(child)

    with pytest.raises(ServiceError, match=r"thing failed \(no such table\); see "):
        supervisor.wait_until(lambda: False, needs=child)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_supervisor_stops_when_asked(supervisor, make_child, number):
    child = make_child(python("import time; time.sleep(60)"))
    supervisor.start(child)
    os.kill(os.getpid(), number)

    with pytest.raises(Stopped):
        supervisor.run()

    supervisor.stop_all()
    assert child.pid is None


def test_supervisor_tells_why_a_command_failed(supervisor, make_child):
    with pytest.raises(ServiceError, match=r"\(table is gone\)"):
        supervisor.run_to_end(make_child(python("raise SystemExit('table is gone')")))


# --- Reset, migrations, demo data ---------------------------------------------------------------


def test_reset_empties_a_folder_of_ours_whatever_its_version(tmp_path):
    folder = tmp_path / "data"
    with running(folder):
        pass
    (folder / paths.MARKER).write_text("7\n")

    preparation.reset(folder)

    assert not paths.postgres_data(folder).exists()
    paths.prepare(folder)


def test_reset_never_touches_a_folder_that_is_not_ours(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")

    with pytest.raises(ServiceError, match="nothing was deleted"):
        preparation.reset(tmp_path)

    assert (tmp_path / "thesis.odt").exists()


def test_reset_waits_for_nobody_and_deletes_nothing_in_use(tmp_path):
    folder = tmp_path / "data"
    with running(folder):
        with pytest.raises(ServiceError, match="Another command uses the servers"):
            preparation.reset(folder)

        assert pg.answers(folder)


def test_needs_migrating_until_told_and_again_when_a_migration_is_new(tmp_path, monkeypatch):
    project = tmp_path / "project"
    (project / "app" / "migrations").mkdir(parents=True)
    (project / "requirements.txt").write_text("")
    monkeypatch.setattr(paths, "PROJECT", project)
    assert preparation.needs_migrating(tmp_path)

    preparation.has_migrated(tmp_path)
    assert not preparation.needs_migrating(tmp_path)

    (project / "app" / "migrations" / "0002_more.py").write_text("")
    assert preparation.needs_migrating(tmp_path)


def test_loading_cut_short_is_remembered(tmp_path):
    with pytest.raises(KeyboardInterrupt), preparation.loading(tmp_path):
        raise KeyboardInterrupt

    assert preparation.needs_loading(tmp_path, "not even asked")


def test_environment_keeps_what_is_set_and_decides_what_the_demo_is(tmp_path, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://real.example")
    monkeypatch.setenv("PORTAL_ENV", "production")
    monkeypatch.setenv("CELERY_BROKER_URL", "redis://surprise")

    made = places.environment(tmp_path, address="http://localhost:1", mail_port=2)

    assert made["EMAIL_URL"] == "smtp://real.example"
    assert made["PORTAL_ENV"] == "development"
    assert "CELERY_BROKER_URL" not in made


def test_secret_key_is_made_once_and_private(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    assert places.secret_key(tmp_path) == places.secret_key(tmp_path)
    assert len(places.secret_key(tmp_path)) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


# --- The mail sink and its pages ------------------------------------------------------------------


@contextmanager
def sink(folder):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        fd = listening.fileno()
        command = [sys.executable, "-m", "portal.demo.sink", f"--fd={fd}", f"--folder={folder}"]
        with subprocess.Popen(command, pass_fds=[fd], cwd=paths.PROJECT) as process:
            yield listening.getsockname()[1]
            process.terminate()


def a_mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"From": "a@x.example", "To": "b@x.example"} | headers).items():
        message[name] = value
    message.set_content("È confermato.\n")
    message.add_alternative("<p>È <b>confermato</b>.</p>", subtype="html")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="evento.ics")
    return message


def test_sink_takes_mails_by_smtp_and_keeps_them(tmp_path):
    with sink(tmp_path) as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.send_message(a_mail(Subject="Prima"))
        client.send_message(a_mail(Subject="Città"))

    mails = mailbox.newest(tmp_path)
    assert [mail.subject for mail in mails] == ["Città", "Prima"]
    assert (mails[0].sender, mails[0].recipient) == ("a@x.example", "b@x.example")
    assert mails[0].text.splitlines() == ["È confermato."]
    assert mails[0].html.strip() == "<p>È <b>confermato</b>.</p>"
    assert mails[0].attachments == ["evento.ics"]


def test_sink_has_no_mailbox_of_one_address(tmp_path):
    with sink(tmp_path) as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.send_message(a_mail(To=NO_MAILBOX))
        client.send_message(a_mail(Subject="Dopo"))

    assert refused.value.recipients[NO_MAILBOX] == (550, b"5.1.1 There is no such mailbox here")
    assert [mail.subject for mail in mailbox.newest(tmp_path)] == ["Dopo"]


def test_sink_keeps_a_bounded_number(tmp_path):
    kept = MailFolder(tmp_path, most=3)

    for number in range(5):
        kept._keep(f"Subject: {number}\n\n".encode())

    assert [mail.subject for mail in mailbox.newest(tmp_path)] == ["4", "3", "2"]


def test_sink_refuses_for_now_when_it_cannot_write(tmp_path):
    kept = MailFolder(tmp_path / "gone")

    answer = asyncio.run(kept.handle_DATA(None, None, type("E", (), {"original_content": b""})))

    assert answer.startswith("452")


@pytest.mark.parametrize("name", ["../secret-key", "1/../../x", "", "latest", "9" * 21])
def test_mailbox_reads_only_names_that_the_sink_gives(tmp_path, name):
    assert mailbox.read(tmp_path / "mail", name) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Content-Type: text/plain; charset=klingon\n\n\xff\xfe",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/\n\n--x",
        b"From: <<<>>>,,@\nTo: =?utf-8?b?////?=\nSubject: =?x?q?=?=\n\nhello",
        b"Subject: a\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
    ],
)
def test_mailbox_survives_broken_mails(tmp_path, content):
    (tmp_path / "1.eml").write_bytes(content)

    assert [mail.name for mail in mailbox.newest(tmp_path)] == ["1"]


# --- Sign-in links --------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.email)
def test_a_link_leads_to_its_persona(persona, settings):
    settings.SECRET_KEY = KEY

    assert persona_from(token_for(persona, key=KEY)) is persona


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        token_for(PERSONAS[0], key="another demo’s key"),
        Signer(key=KEY, salt=SALT).sign("somebody-else"),
        Signer(key=KEY, salt="another purpose").sign(PERSONAS[0].key),
    ],
)
def test_a_token_that_this_demo_did_not_make_leads_nowhere(token, settings):
    settings.SECRET_KEY = KEY

    assert persona_from(token) is None
