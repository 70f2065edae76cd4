"""The names of a class: only where they are needed, whole or not at all, every fault in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.enums import Bookable
from events.models import Session
from participants.models import Participant
from registrations.models import Engagement
from registrations.services import ClassPart, book_class
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TWO = "Nome;Cognome;Data di nascita\nAda;Rossi;12/03/2012\nLia;Verdi;\n"


@pytest.fixture
def event():
    return EventFactory(bookable_by=Bookable.CLASSES, needs_roster=True)


@pytest.fixture
def teacher(client):
    teacher = TeacherFactory()
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def book(teacher):
    def _book(*sessions, pupils=3):
        school_class = SchoolClassFactory(school=teacher.school)
        parts = [ClassPart(Session.objects.with_facts().get(pk=s.pk), pupils, 1) for s in sessions]
        return book_class(
            school_class=school_class,
            parts=parts,
            accompanied_by="Ada Rossi",
            booked_by=teacher.user,
        )

    return _book


@pytest.fixture
def booking(book, event):
    return book(SessionFactory(event=event))[0]


def send(client, booking, text):
    return client.post(reverse("registrations:roster", args=[booking.key]), {"text": text})


def named(booking):
    rows = booking.roster.order_by("number").select_related("participant")
    return [(row.participant.get_full_name(), row.participant.birth_date) for row in rows]


def test_a_pasted_list_is_saved_and_the_same_again_is_as_once(client, booking):
    assert send(client, booking, TWO).status_code == 302
    people = set(booking.roster.values_list("participant", flat=True))
    send(client, booking, TWO.replace(";", "\t"))

    assert named(booking) == [("Ada Rossi", date(2012, 3, 12)), ("Lia Verdi", None)]
    assert set(booking.roster.values_list("participant", flat=True)) == people
    assert Engagement.objects.filter(registration=booking).count() == 2
    assert Participant.objects.filter(user=None).count() == 2


def test_a_file_does_too_whatever_the_order_of_its_columns(client, booking):
    file = SimpleUploadedFile("elenco.csv", b"Cognome,Nome\nRossi,Ada\n")

    client.post(reverse("registrations:roster", args=[booking.key]), {"file": file})

    assert named(booking) == [("Ada Rossi", None)]


def test_l7_who_is_taken_off_the_list_is_forgotten(client, booking):
    send(client, booking, TWO)

    send(client, booking, "Nome;Cognome\nLia;Verdi\n")

    assert named(booking) == [("Lia Verdi", None)]
    assert not Participant.objects.filter(last_name="Rossi").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nome;Cognome\nAda;\n;Verdi\n", "Riga 2, colonna «Cognome»: questa cella non può"),
        ("Nome;Cognome\nAda;\n;Verdi\n", "Riga 3, colonna «Nome»: questa cella non può"),
        ("Nome;Cognome;Nato il\nAda;Rossi;ieri\n", "Riga 2, colonna «Nato il»:"),
        ("Nome;Cognome;Nato il\nAda;Rossi;1/1/1950\n", "non può essere la data di nascita"),
        ("Nome;Cognome;Codice fiscale\nAda;Rossi;X\n", "«Codice fiscale»"),
        ("Nome;Cognome\nAda;Rossi\nada;rossi\n", "Riga 3: lo stesso nome della riga 2."),
        ("Nome;Cognome\n12/03/2012;Ada\n", "le colonne sono in ordine?"),
        ("Nome;Cognome\n" + "Ada;Rossi\n" * 5000, "5000 nomi, e la classe viene con 3 alunni"),
        ("Ada;Rossi\nLia;Verdi\n", "Nome, Cognome"),
        ("Nome;Cognome\n", "nessun nome"),
        ("", "Scegli un file"),
    ],
)
def test_a_list_that_is_wrong_is_told_why_and_saves_nothing(client, booking, text, sentence):
    response = send(client, booking, text)

    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert not booking.roster.exists()
    assert not Participant.objects.filter(user=None).exists()


def test_a_pupil_who_is_busy_is_told_without_saying_where(client, book, event):
    here, there = SessionFactory(event=event), SessionFactory(event=event)
    one, two = book(here, there)
    send(client, one, TWO)

    response = client.post(
        reverse("registrations:roster", args=[two.key]), {"text": TWO}, follow=True
    )

    page = response.content.decode()
    assert "hanno un altro impegno alla stessa ora: Ada Rossi, Lia Verdi." in page
    assert Participant.objects.filter(user=None).count() == 2


def test_an_event_that_needs_no_names_asks_for_none(client, book):
    booking = book(SessionFactory(event=EventFactory(bookable_by=Bookable.BOTH)))[0]

    assert client.get(reverse("registrations:roster", args=[booking.key])).status_code == 404
