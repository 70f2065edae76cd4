"""The page of a guardian who has no account, and the questions that lead to it (L3, L4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from communications.delivery import deliver_due
from communications.models import Email
from events.enums import GuardianPolicy
from participants.models import Guardianship, Participant
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Authorisation, Registration
from registrations.services import cancel_registration
from registrations.tokens import authorisation_token, offer_token
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MOTHER = {"guardian_name": "Paola Bianchi", "guardian_email": "paola@example.org"}
NEW = {"first_name": "Zoe", "last_name": "Neri", "is_14": "on"}


@pytest.fixture
def session():
    return SessionFactory(event=EventFactory(minor_policy=GuardianPolicy.AUTHORISE))


@pytest.fixture
def teen(client):
    """Fifteen years old, and signed in."""
    participant = ParticipantFactory(teen=True)
    client.force_login(participant.user)
    return participant


@pytest.fixture
def asked(client, teen, session):
    """What the mother of somebody who registered is asked."""
    client.post(url_of(session), MOTHER)
    return Authorisation.objects.get()


def url_of(session):
    return reverse("registrations:register", args=[session.key])


def page_of(authorisation):
    return reverse("registrations:authorise", args=[authorisation_token(authorisation)])


def status_of(authorisation):
    return Registration.objects.get(pk=authorisation.registration_id).status


def test_l7_somebody_new_is_asked_her_age_and_a_guardian_only_where_it_matters(client, session):
    client.force_login(UserFactory())

    with_guardian = client.get(url_of(session)).context["form"].fields
    without = client.get(url_of(SessionFactory())).context["form"].fields

    assert list(with_guardian) == [
        "first_name",
        "last_name",
        "is_14",
        "birth_date",
        "guardian_name",
        "guardian_email",
    ]
    assert list(without) == ["first_name", "last_name", "is_14"]


def test_l7_who_is_18_on_the_day_names_nobody_and_nothing_is_kept(client, session):
    client.force_login(UserFactory())
    # 18 on the day of the session, and not before.
    response = client.post(url_of(session), {**NEW, "birth_date": "2008-12-12", **MOTHER})

    assert response.status_code == 302
    assert Registration.objects.get().status == RegistrationStatus.CONFIRMED
    assert not Guardianship.objects.exists()


def test_l3_who_is_17_must_name_a_guardian(client, session):
    client.force_login(UserFactory())

    response = client.post(url_of(session), {**NEW, "birth_date": "2008-12-13"})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"guardian_name", "guardian_email"}
    assert not Participant.objects.filter(first_name="Zoe").exists()


def test_l3_the_guardian_is_asked_in_the_same_step(client, teen, session):
    response = client.post(url_of(session), MOTHER)

    assert response.status_code == 302
    assert Registration.objects.get().status == RegistrationStatus.PENDING
    assert Guardianship.objects.get().email == "paola@example.org"
    assert Email.objects.filter(to="paola@example.org").count() == 1


def test_l4_her_own_address_is_refused_beside_the_field(client, teen, session):
    own = {**MOTHER, "guardian_email": teen.user.email.upper()}

    response = client.post(url_of(session), own)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["guardian_email"]
    assert not Registration.objects.exists()


def test_who_has_a_guardian_is_not_asked_again(client, teen, session):
    GuardianshipFactory(participant=teen, by_mail=True)

    assert list(client.get(url_of(session)).context["form"].fields) == []


def test_l4_opening_the_link_changes_nothing_and_pressing_does(client, asked):
    guardian = Client()
    page = page_of(asked)

    response = guardian.get(page)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response.content.decode()
    assert status_of(asked) == RegistrationStatus.PENDING

    assert guardian.post(page, {"answer": "given"}, follow=True).context["state"] == "given"
    assert status_of(asked) == RegistrationStatus.CONFIRMED
    assert guardian.post(page, {"answer": "refused"}).status_code == 422
    assert status_of(asked) == RegistrationStatus.CONFIRMED


def test_l3_a_no_ends_the_registration(client, asked):
    guardian = Client()

    response = guardian.post(page_of(asked), {"answer": "refused"}, follow=True)

    assert response.context["state"] == "refused"
    registration = Registration.objects.get(pk=asked.registration_id)
    assert registration.end_reason == EndReason.NOT_AUTHORISED


def test_l4_a_link_passed_on_to_the_minor_is_refused_in_words(client, asked):
    response = client.post(page_of(asked), {"answer": "given"})

    assert response.status_code == 422
    assert status_of(asked) == RegistrationStatus.PENDING
    assert 'name="answer"' not in client.get(page_of(asked)).content.decode()


def test_l4_a_late_link_says_so(client, asked, time_machine):
    time_machine.move_to(asked.expires_at + timedelta(minutes=1), tick=False)

    response = Client().post(page_of(asked), {"answer": "given"})

    assert response.status_code == 422
    assert response.context["state"] == "over"
    assert status_of(asked) == RegistrationStatus.PENDING


def test_l4_a_link_to_what_was_cancelled_says_so(client, asked):
    cancel_registration(registration=asked.registration)

    response = Client().post(page_of(asked), {"answer": "given"})

    assert (response.status_code, response.context["state"]) == (422, "ended")


def test_l4_a_made_up_link_and_that_of_something_else_tell_nothing(client, asked):
    offer = offer_token(asked.registration)
    for token in ("made-up", offer, authorisation_token(asked)[:-1]):
        response = Client().get(reverse("registrations:authorise", args=[token]))
        assert response.status_code == 404
        assert "Giulia" not in response.content.decode()


def test_an_answer_that_is_none_changes_nothing(client, asked):
    assert Client().post(page_of(asked), {"answer": "forse"}).status_code == 422
    assert status_of(asked) == RegistrationStatus.PENDING


def test_l4_the_desk_never_shows_the_link(client, settings, asked, smtp_sink):
    deliver_due(time_limit=timedelta(seconds=10))
    [letter] = [m for m in smtp_sink.messages if "paola@example.org" in m["To"]]
    text = letter.get_body(["plain"]).get_content()
    token = authorisation_token(asked)
    assert token in text
    assert "Giulia" in text

    email = Email.objects.get(to="paola@example.org")
    assert token not in email.body_text + email.body_html
    desk = enter_desk(client, settings, coordinator_of(asked.registration.session.event.programme))
    shown = desk.get(reverse("admin:communications_email_change", args=[email.pk]))
    assert shown.status_code == 200
    assert token not in shown.content.decode()


def test_the_guardian_and_the_person_hear_of_the_answer(client, asked, smtp_sink):
    Client().post(page_of(asked), {"answer": "given"})
    deliver_due(time_limit=timedelta(seconds=10))

    letters = [m["To"] for m in smtp_sink.messages]
    assert letters.count("paola@example.org") == 1
    assert letters.count(asked.registration.participant.user.email) == 1


def test_her_ticket_says_whom_we_wrote_to_and_asks_again(client, asked, time_machine):
    ticket = asked.registration.get_absolute_url()
    assert "paola@example.org" in client.get(ticket).content.decode()
    again = reverse("registrations:ask_again", args=[asked.registration.key])

    time_machine.shift(timedelta(hours=1))
    assert client.post(again)["Location"] == ticket

    assert Email.objects.filter(kind="registrations.guardian_asked").count() == 2


def test_a_guardian_with_an_account_answers_from_her_page(client, teen, session):
    guardian = GuardianshipFactory(participant=teen).guardian
    client.post(url_of(session))
    asked = Authorisation.objects.get()
    hers = Client()
    hers.force_login(guardian)

    page = hers.get(reverse("portal:me"))
    assert page_of(asked) in page.content.decode()
    assert page_of(asked) not in client.get(reverse("portal:me")).content.decode()

    hers.post(page_of(asked), {"answer": "given"})
    assert status_of(asked) == RegistrationStatus.CONFIRMED
    assert page_of(asked) not in hers.get(reverse("portal:me")).content.decode()
