"""What a partner is given of who comes: its agreement says (L11)."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from jobs.models import ExportLog
from programmes.enums import Allowed
from registrations.partner_lists import COLUMNS
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import DataAgreementFactory, PartnershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EVERYTHING = {
    "first_name": "Giulia",
    "last_name": "Verdi",
    "birth_date": date(2010, 3, 1),
    "school_year": 2,
}


@pytest.fixture
def session(register):
    """Hosted by a partner; Giulia comes with a friend."""
    session = SessionFactory()
    partnership = PartnershipFactory(
        programme=session.event.programme, organisation__name="Officine Nord"
    )
    session.event.hosts.add(partnership.organisation)
    session.event.max_companions = 3
    session.event.save(update_fields=["max_companions"])
    register(session, ParticipantFactory(**EVERYTHING), seats=2)
    return session


@pytest.fixture
def partnership(session):
    return session.event.programme.partnerships.get()


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def page(session):
    return reverse("admin:events_session_partner_list", args=[session.pk])


def asked(desk, session, partner=None):
    partner = partner or session.event.hosts.get()
    return desk.post(page(session), {"partner": partner.pk, "format": "csv"})


def rows_of(response):
    """The rows below the preamble, headings first."""
    text = b"".join(response).decode() if response.streaming else response.content.decode()
    lines = list(csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=";"))
    return lines[-2:]


@pytest.mark.parametrize(
    ("allows", "row"),
    [
        (Allowed.NAMES, ["Giulia V.", "2", "2"]),
        (Allowed.NUMBERS, ["Iscrizioni individuali", "2"]),
    ],
)
def test_l11_the_file_has_what_the_agreement_allows(desk, session, partnership, allows, row):
    DataAgreementFactory(partnership=partnership, allows=allows)

    headings, found = rows_of(asked(desk, session))

    assert found == row
    assert len(headings) == len(COLUMNS[allows])


@pytest.mark.parametrize("allows", [Allowed.NAMES, Allowed.NUMBERS])
def test_l11_nothing_by_which_somebody_is_found_goes_out(desk, session, partnership, allows):
    DataAgreementFactory(partnership=partnership, allows=allows)
    registration = session.registrations.get()

    text = asked(desk, session).content.decode()

    person = registration.participant
    for secret in ("Verdi", "2010", person.user.email, registration.code):
        assert secret not in text


@pytest.mark.parametrize(
    ("agreement", "words"),
    [
        (None, "Non c’è un accordo sui dati personali in vigore con Officine Nord."),
        (
            {"valid_until": date(2026, 11, 21)},
            "L’accordo sui dati personali con Officine Nord è terminato il 21 novembre 2026.",
        ),
        (
            {"signed_on": date(2026, 11, 23)},
            "Non c’è un accordo sui dati personali in vigore con Officine Nord.",
        ),
        (
            {"allows": Allowed.NOTHING},
            "L’accordo sui dati personali con Officine Nord non consente di comunicare nulla.",
        ),
    ],
)
def test_l11_without_an_agreement_in_force_nothing_goes_out(
    desk, session, partnership, agreement, words
):
    if agreement is not None:
        DataAgreementFactory(partnership=partnership, **agreement)

    response = asked(desk, session)

    assert response.status_code == 422
    assert response.context["form"].errors["partner"] == [words]
    assert not ExportLog.objects.exists()


def test_l11_the_last_agreement_decides(desk, session, partnership):
    DataAgreementFactory(partnership=partnership)
    DataAgreementFactory(
        partnership=partnership, allows=Allowed.NUMBERS, signed_on=date(2026, 11, 1)
    )

    _headings, row = rows_of(asked(desk, session))

    assert "Giulia V." not in row


def test_l11_an_agreement_of_another_programme_does_not_count(desk, session, partnership):
    DataAgreementFactory(partnership__organisation=partnership.organisation)

    assert asked(desk, session).status_code == 422


def test_l11_only_a_host_of_the_event_is_given_a_list(desk, session, partnership):
    other = PartnershipFactory(programme=session.event.programme).organisation
    DataAgreementFactory(partnership=other.partnerships.get())

    assert asked(desk, session, other).status_code == 422


def test_l11_who_took_what_out_is_written_down(desk, session, partnership):
    DataAgreementFactory(partnership=partnership)

    asked(desk, session)

    log = ExportLog.objects.get()
    assert (log.rows, log.format, log.at) == (1, "csv", NOW)
    assert "Officine Nord" in log.title
    assert str(session) in log.filters


def test_l11_a_session_of_another_programme_is_not_there(desk):
    assert desk.get(page(SessionFactory())).status_code == 404


def test_l11_an_agreement_cannot_end_before_it_was_signed():
    agreement = DataAgreementFactory.build(
        partnership=PartnershipFactory(), valid_until=date(2026, 8, 31)
    )

    with pytest.raises(ValidationError):
        agreement.full_clean()
