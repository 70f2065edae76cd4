"""After the day: two questions whose answers are nobody's, and who did not come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.enums import Audience
from attendance.feedback import answers_about, host_token
from attendance.models import Feedback, FeedbackGiven, HostAsked
from attendance.retention import find_sentences, forget_sentences
from attendance.services import (
    Answered,
    NotAsked,
    ask_hosts,
    give_feedback,
    give_host_feedback,
)
from attendance.views.feedback import MOST_WRONG
from communications.delivery import deliver_due
from participants.people import People
from participants.personal_data import forget
from participants.retention.duties import Slice
from tests.desk import coordinator_of, enter_desk
from tests.factories.attendance import AttendanceFactory, FeedbackFactory, HostAskedFactory
from tests.factories.careerdays import career_day_with
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import ProfessionalFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

START = NOW - timedelta(hours=5)


@pytest.fixture
def session():
    return SessionFactory(starts_at=START, ends_at=START + timedelta(hours=3))


@pytest.fixture
def registration(session):
    return AttendanceFactory(registration__session=session).registration


def answer(registration, **said):
    give_feedback(registration=registration, **({"score": 4, "sentence": "", "now": NOW} | said))


def test_an_answer_points_at_nobody(registration):
    answer(registration, sentence="Bello")

    row = Feedback.objects.get()
    assert (row.audience, row.score, row.sentence) == (Audience.STUDENT, 4, "Bello")
    fields = {field.name for field in Feedback._meta.get_fields()}
    assert fields == {"id", "session", "audience", "score", "sentence"}
    assert FeedbackGiven.objects.get().registration == registration


def test_a_class_is_answered_for_by_its_teacher(session):
    booked = AttendanceFactory(registration=RegistrationFactory(session=session, a_class=True))

    answer(booked.registration)

    assert Feedback.objects.get().audience == Audience.TEACHER


def test_once(registration):
    answer(registration)

    with pytest.raises(Answered):
        answer(registration)


def test_who_was_not_there_is_not_asked(session):
    with pytest.raises(NotAsked):
        answer(RegistrationFactory(session=session))


@pytest.mark.parametrize("days", [-1, 61])
def test_neither_before_nor_long_after(registration, days):
    with pytest.raises(NotAsked):
        answer(registration, now=NOW + timedelta(days=days))


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_is_one_answer(registration):
    at_once(lambda _press: answer(registration), range(4))

    assert Feedback.objects.count() == 1


def test_she_answers_from_her_ticket(client, registration):
    client.force_login(registration.participant.user)
    url = reverse("attendance:feedback", args=[registration.key])
    ticket = reverse("portal:ticket", args=[registration.key])
    assert url in client.get(ticket).content.decode()

    refused = client.post(url, {"sentence": "Mi è piaciuto"})
    assert refused.status_code == 422
    assert "Mi è piaciuto" in refused.content.decode()
    assert client.post(url, {"score": "5", "sentence": "Sì"}).status_code == 302

    assert Feedback.objects.get().score == 5
    assert url not in client.get(ticket).content.decode()


def test_somebody_else_s_ticket_is_not_hers_to_answer(client, registration):
    client.force_login(ParticipantFactory().user)

    response = client.post(reverse("attendance:feedback", args=[registration.key]), {"score": "1"})

    assert response.status_code == 404
    assert not Feedback.objects.exists()


# --- Hosts ----------------------------------------------------------------------------------------


@pytest.fixture
def asked(session):
    return HostAskedFactory(session=session)


def host_url(asked):
    return reverse("attendance:host_feedback", args=[host_token(asked)])


def test_a_host_answers_once_by_her_link_without_an_account(client, asked):
    url = host_url(asked)

    assert client.get(url).status_code == 200
    assert client.post(url, {"score": "3", "sentence": "Più tempo"}).status_code == 200
    assert client.post(url, {"score": "1"}).status_code == 422

    assert (Feedback.objects.get().audience, Feedback.objects.get().score) == (Audience.HOST, 3)


def test_a_link_that_somebody_made_up_is_none(client):
    assert client.get(reverse("attendance:host_feedback", args=["inventato"])).status_code == 404


def test_many_hosts_answer_from_one_network(client, session):
    many = HostAskedFactory.create_batch(MOST_WRONG + 5, session=session)

    statuses = {
        client.post(host_url(one), {"score": "4", "sentence": "Più tempo"}).status_code
        for one in many
    }

    assert statuses == {200}
    assert Feedback.objects.filter(sentence="Più tempo").count() == len(many)


def test_who_makes_up_links_is_stopped_and_a_host_on_her_network_is_not(client, asked):
    made_up = reverse("attendance:host_feedback", args=["inventato"])

    statuses = [client.post(made_up, {"score": "1"}).status_code for _try in range(MOST_WRONG + 1)]

    assert statuses == [404] * MOST_WRONG + [429]
    assert client.get(host_url(asked)).status_code == 200
    assert client.post(host_url(asked), {"score": "4"}).status_code == 200


def test_who_answers_again_and_again_by_one_link_is_stopped(client, asked):
    statuses = [
        client.post(host_url(asked), {"score": "1"}).status_code for _try in range(MOST_WRONG + 2)
    ]

    assert statuses == [200, *[422] * MOST_WRONG, 429]
    assert client.get(host_url(asked)).status_code == 200


def test_hosts_are_not_asked_before(asked):
    with pytest.raises(NotAsked):
        give_host_feedback(asked=asked, score=1, sentence="", now=START)


def received(session, **facts):
    """A professional of the session's event."""
    person = ProfessionalFactory(**facts)
    session.event.professionals.add(person)
    return person


def test_after_the_end_each_host_with_an_address_is_written_to_once(session, smtp_sink):
    received(session, first_name="Ada", email="ada@example.org")
    received(session, email="")

    assert (ask_hosts(now=session.ends_at), ask_hosts(now=session.ends_at)) == (1, 0)
    deliver_due(time_limit=timedelta(seconds=20))

    (message,) = smtp_sink.messages
    assert message["To"] == "ada@example.org"
    text = message.get_body(["plain"]).get_content()
    assert host_token(HostAsked.objects.get()) in text


@pytest.mark.parametrize("when", [timedelta(minutes=-1), timedelta(days=4)])
def test_no_host_is_written_to_before_the_end_nor_long_after(session, when):
    received(session, email="ada@example.org")

    assert ask_hosts(now=session.ends_at + when) == 0


def test_the_hosts_of_a_career_day_are_asked():
    _day, session, (host, _other) = career_day_with("Ada", "Bea")
    host.professionals.add(ProfessionalFactory(email="ada@example.org"))

    assert ask_hosts(now=session.ends_at) == 1


def test_the_desk_says_who_was_not_asked_for_want_of_an_address(client, settings, session):
    received(session, first_name="Bea", last_name="Neri", email="")
    HostAskedFactory(session=session, has_answered=True)
    enter_desk(client, settings, coordinator_of(session.event.programme))

    page = client.get(reverse("presence:answers", args=[session.key])).content.decode()

    assert "Bea Neri" in page


# --- What coordinators read -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, (0, None, 0)), (1, (None, None, 0)), (4, (None, None, 0)), (5, (5, None, 5))],
)
def test_l30_few_answers_are_shown_to_nobody(session, number, shown):
    FeedbackFactory.create_batch(number, session=session)

    students = answers_about(session)[0]

    assert (students.number, students.mean, len(students.sentences)) == shown


def test_a_mean_needs_ten(session):
    FeedbackFactory.create_batch(10, session=session, score=4)

    assert answers_about(session)[0].mean == 4.0


def test_the_desk_shows_them_for_her_own_events_alone(client, settings, session):
    FeedbackFactory.create_batch(4, session=session, sentence="Segretissimo")
    enter_desk(client, settings, coordinator_of(session.event.programme))

    page = client.get(reverse("presence:answers", args=[session.key])).content.decode()
    other = client.get(reverse("presence:answers", args=[SessionFactory().key]))

    assert "Segretissimo" not in page
    assert "Hanno risposto in meno di cinque" in page
    assert other.status_code == 404


# --- Who did not come -----------------------------------------------------------------------------


def test_staff_find_who_did_not_come_where_something_was_written(client, settings, registration):
    away = RegistrationFactory(session=registration.session)
    RegistrationFactory(session=SessionFactory(event=registration.session.event, starts_at=START))
    enter_desk(client, settings, coordinator_of(registration.session.event.programme))
    url = reverse("admin:registrations_registration_changelist")

    found = client.get(url, {"came": "no"}).context["cl"].result_list
    came = client.get(url, {"came": "yes"}).context["cl"].result_list

    assert list(found) == [away]
    assert list(came) == [registration]


# --- How it goes ----------------------------------------------------------------------------------


def test_l9_that_she_answered_is_forgotten_and_the_answer_is_nobody_s(registration):
    answer(registration)

    forget(People([registration.participant_id], []))

    assert not FeedbackGiven.objects.exists()
    assert Feedback.objects.count() == 1


def test_l8_sentences_go_with_the_registrations_and_scores_stay(session):
    one = FeedbackFactory(session=session, sentence="Bello")

    assert find_sentences(Slice()) is not None
    assert forget_sentences([one.pk], NOW.date()) == 0
    assert forget_sentences([one.pk], NOW.date() + timedelta(days=3000)) == 1

    one.refresh_from_db()
    assert (one.sentence, one.score) == ("", one.score)
