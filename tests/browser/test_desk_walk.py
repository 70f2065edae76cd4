"""A coordinator's week in Chromium, on the narrowest phone: each page that she meets is fit."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as portal_settings
from django.urls import reverse
from playwright.sync_api import expect

from communications.models import Email
from events.models import Session
from jobs.enums import JobStatus
from jobs.models import ExportLog, Job
from participants.models import Participant
from registrations.models import Registration
from registrations.services import register_participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import FundingFactory
from tests.processes import environment, wait_for
from tests.sheets import csv_of

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}
MANY = 4_000
STATEMENT = "Finanziato dal Fondo di prova"
SHEET = reverse("exchange:sheet", args=["participants"])
both_ways = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


class Desk:
    """The desk of a coordinator in her browser."""

    def __init__(self, page, axe_finds, *, scripts=True):
        self.axe_finds, self.scripts = axe_finds, scripts
        self.complaints = []
        self._look_at(page)

    def _look_at(self, page):
        self.page = page
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._keep(line.text))

    def close_the_tab(self):
        """And have another, with nothing in it yet."""
        context = self.page.context
        self.page.close()
        self._look_at(context.new_page())

    def _keep(self, words):
        if "Content Security Policy" in words:
            self.complaints.append(words)

    def go(self, address):
        self.page.goto(address)
        self.is_fit()

    def press(self, name, role="button"):
        self.page.get_by_role("main").get_by_role(role, name=name, exact=True).click()

    def choose_action(self, name, *people):
        for words in people:
            self.page.get_by_role("row", name=words).get_by_role("checkbox").check()
        self.page.get_by_role("combobox", name="Azione").select_option(label=name)
        self.press("Vai")

    def hand_in(self, *rows, name="persone.csv"):
        self.go(SHEET)
        file = {"name": name, "mimeType": "text/csv", "buffer": csv_of(*rows)}
        self.page.get_by_label("Foglio").set_input_files(file)
        self.press("Controlla il foglio")

    def says(self, words):
        expect(self.page.get_by_role("main")).to_contain_text(words)
        self.is_fit()

    def sees_progress_of(self, job):
        """The bar of the page stands, sooner or later, where the job does."""
        job.refresh_from_db()
        bar = self.page.get_by_role("progressbar")
        expect(bar).to_have_attribute("value", str(job.done))
        expect(bar).to_have_attribute("max", str(MANY))

    def is_fit(self):
        """Open to everybody, not wider than the screen, and obedient to the policy.

        Looking so close takes scripts: a page without them has only its complaints looked at.
        """
        assert self.complaints == []
        if self.scripts:
            is_wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert (self.axe_finds(self.page), is_wide) == ([], False)
            # axe itself writes styles that the policy refuses.
            self.complaints.clear()


@pytest.fixture
def programme(session):
    FundingFactory(programme=session.event.programme, statement=STATEMENT)
    return session.event.programme


@pytest.fixture
def desk(new_page, axe_finds, client, settings, live_server, programme):
    """Open the desk as the coordinator of ``programme``."""

    def _desk(*, scripts=True):
        enter_desk(client, settings, coordinator_of(programme))
        page = new_page(SMALL, scripts=scripts)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([{**cookie, "url": live_server.url}])
        return Desk(page, axe_finds, scripts=scripts)

    return _desk


class Worker:
    """A worker with one job in a process of its own, which stands still when told to."""

    def __init__(self, job):
        self.job = job
        arguments = [sys.executable, "-m", "tests.jobs.worker", str(job.key)]
        self.process = subprocess.Popen(arguments, env=environment(), cwd=portal_settings.BASE_DIR)

    def stand_still_after(self, *, rows):
        """Go on until more than ``rows`` are done and the job is still at work."""
        self.process.send_signal(signal.SIGCONT)
        known = Job.objects.filter(pk=self.job.pk, status=JobStatus.RUNNING, total=MANY)
        wait_for(known.filter(done__gt=rows).exists)
        self.process.send_signal(signal.SIGSTOP)

    def finish(self):
        self.process.send_signal(signal.SIGCONT)
        assert self.process.wait(timeout=60) == 0

    def end(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def worker_of():
    """Start a worker with a job; it ends, at the latest, with the test."""
    workers = []

    def _worker_of(job):
        workers.append(Worker(job))
        return workers[-1]

    yield _worker_of
    for worker in workers:
        worker.end()


@pytest.fixture
def see_through(worker_of):
    """See the newest job move, close its tab, and come back to it when it is over."""

    def _see_through(coordinator):
        job = Job.objects.latest("pk")
        expect(coordinator.page.get_by_role("heading", level=1)).to_have_text(job.title)
        worker = worker_of(job)
        for rows in (-1, 0):
            worker.stand_still_after(rows=rows)
            coordinator.sees_progress_of(job)
        coordinator.is_fit()
        coordinator.close_the_tab()
        worker.finish()
        coordinator.go(reverse("jobs:show", args=[job.key]))

    return _see_through


def changelist(table):
    return reverse(f"admin:{table}_changelist")


def put_in(session, **person):
    """Register somebody new."""
    session = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=session, participant=ParticipantFactory(**person))


def person(number=1, **cells):
    return {"Codice": f"S-{number}", "Cognome": f"Neri {number}", "Nome": "Ada", **cells}


@both_ways
def test_drafts_become_public_together(desk, session, programme, scripts):
    for title in ("Bozza prima", "Bozza seconda"):
        event = EventFactory(programme=programme, title=title, draft=True)
        SessionFactory(event=event, starts_at=session.starts_at)
    coordinator = desk(scripts=scripts)
    coordinator.go(changelist("events_event"))
    coordinator.choose_action("Pubblica…", "Bozza prima", "Bozza seconda")
    coordinator.says("2 eventi")
    drafts = programme.events.filter(title__startswith="Bozza")
    assert not drafts.public().exists()

    coordinator.press("Pubblica gli eventi")

    expect(coordinator.page.get_by_role("status")).to_be_visible()
    coordinator.is_fit()
    assert drafts.public().count() == 2
    assert coordinator.page.goto(event.get_absolute_url()).status == 200


def test_faults_are_said_by_row_and_column_and_nothing_is_saved(desk):
    coordinator = desk()

    coordinator.hand_in(person(), person(2, Nome=""), person(3, Classe="boh"))

    coordinator.says("Non è stato salvato nulla")
    faults = coordinator.page.get_by_role("row").filter(has_text="Errore")
    expect(faults).to_contain_text([re.compile("3.*Nome:", re.S), re.compile("4.*Classe:", re.S)])
    with coordinator.page.expect_download() as download:
        coordinator.press("Scarica tutti gli errori (CSV)", "link")
    assert len(Path(download.value.path()).read_text("utf-8-sig").splitlines()) == 3
    assert not Participant.objects.exists()


@both_ways
def test_a_sheet_is_checked_then_saved(desk, scripts):
    coordinator = desk(scripts=scripts)

    coordinator.hand_in(person(1), person(2))
    coordinator.says("Non è stato ancora salvato nulla")
    assert not Participant.objects.exists()
    coordinator.press("Salva")

    coordinator.says("È stato salvato tutto")
    assert Participant.objects.count() == 2


def test_what_is_filtered_goes_out(desk, session):
    put_in(session, last_name="Seduta")
    waiting = [put_in(session, last_name=name) for name in ("Prima", "Seconda")]
    coordinator = desk()
    coordinator.go(f"{changelist('registrations_registration')}?status__exact=waiting")
    coordinator.press("Esporta", "link")
    coordinator.says("2 iscrizioni")
    coordinator.page.get_by_label("CSV").check()

    with coordinator.page.expect_download() as download:
        coordinator.press("Esporta")

    first, *rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert STATEMENT in first
    assert {row.split(";")[0] for row in rows[-2:]} == {one.code for one in waiting}
    assert ExportLog.objects.values_list("table", "rows").get() == (
        "registrations.registration",
        2,
    )


@pytest.mark.slow
def test_what_is_large_goes_on_behind_a_closed_tab(desk, see_through):
    coordinator = desk()
    coordinator.hand_in(*(person(number) for number in range(1, MANY + 1)))
    see_through(coordinator)
    coordinator.says("Non è stato ancora salvato nulla")
    assert not Participant.objects.exists()
    coordinator.press("Salva")
    see_through(coordinator)
    coordinator.says("È stato salvato tutto")
    assert Participant.objects.count() == MANY

    coordinator.go(changelist("participants_participant"))
    coordinator.press("Esporta", "link")
    coordinator.page.get_by_label("CSV").check()
    coordinator.press("Esporta")
    see_through(coordinator)

    with coordinator.page.expect_download() as download:
        coordinator.page.get_by_role("main").get_by_role("link", name=".csv").click()
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert sum("Neri " in row for row in rows) == MANY
    assert ExportLog.objects.values_list("rows", flat=True).get() == MANY


@both_ways
def test_somebody_who_waits_is_given_a_place_with_a_reason(desk, session, scripts):
    put_in(session)
    put_in(session)
    last = put_in(session)
    mails = Email.objects.filter(to=last.participant.user.email)
    written = mails.count()
    coordinator = desk(scripts=scripts)
    coordinator.go(reverse("admin:events_session_change", args=[session.pk]))
    coordinator.page.get_by_role("link", name=str(last.participant)).click()
    coordinator.is_fit()
    coordinator.press("Assegna un posto fuori ordine…")
    coordinator.press("Assegna il posto")
    coordinator.is_fit()
    coordinator.page.get_by_label("Perché fuori ordine").fill("Viene da lontano")
    coordinator.page.get_by_label("Aggiungi i posti che mancano").check()
    coordinator.press("Assegna il posto")

    coordinator.says("Viene da lontano")
    assert Registration.objects.get(pk=last.pk).status == "confirmed"
    assert mails.count() == written + 1


def test_pages_of_messages_are_fit(desk, session, programme):
    put_in(session)
    coordinator = desk()
    coordinator.go(f"{reverse('admin:registrations_message_add')}?session={session.pk}")
    coordinator.page.get_by_label("Oggetto", exact=True).fill("Portate una felpa")
    coordinator.page.get_by_label("Testo", exact=True).fill("Ciao {name}, fa freddo.")
    coordinator.press("Guarda come appare")
    coordinator.says("1 persona")


def test_pages_of_copies_are_fit(desk, session):
    coordinator = desk()
    coordinator.go(reverse("admin:events_event_copy", args=[session.event_id]))
    coordinator.press("Guarda che cosa crea")
    coordinator.says("Crea la copia")
