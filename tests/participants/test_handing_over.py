"""From 14 a child has her own access; at 18 her guardian sees no more (L1, L9): on the day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from communications.delivery import deliver_due
from communications.models import Email
from participants.models import Participant
from participants.services import tell_of_birthdays
from participants.tokens import access_token
from tests.factories.accounts import UserFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HERS = "figlia@example.org"


@pytest.fixture
def teen():
    return ParticipantFactory(teen=True, user=None, declared_14_on=None)


@pytest.fixture
def parent(client, teen):
    user = GuardianshipFactory(participant=teen).guardian
    client.force_login(user)
    return user


def giving(child):
    return reverse("participants:child_access", args=[child.pk])


def taking(child, email=HERS):
    return reverse("participants:own_access", args=[access_token(child, email)])


def sign_in(email=HERS):
    browser = Client()
    browser.force_login(UserFactory(email=email))
    return browser


def test_l1_the_link_goes_to_the_child_and_gives_her_what_is_hers(
    client, teen, parent, smtp_sink, now
):
    sent = client.post(giving(teen), {"email": HERS})
    deliver_due(time_limit=timedelta(seconds=10))
    (mail,) = [message for message in smtp_sink.messages if message["To"] == HERS]
    link = re.search(r"https?://[^/]+(/\S+accesso\S*/)", mail.get_body(["plain"]).get_content())
    browser = sign_in()

    opened = browser.get(link[1])
    teen.refresh_from_db()
    before = teen.user
    taken = browser.post(link[1])

    teen.refresh_from_db()
    assert sent["Location"] == reverse("participants:children")
    assert (opened.status_code, before) == (200, None)
    assert taken["Location"] == reverse("portal:me")
    assert (teen.user.email, teen.declared_14_on) == (HERS, now.date())
    assert Participant.objects.guarded_by(parent).get() == teen


@pytest.mark.usefixtures("parent")
def test_the_same_link_twice_in_a_day_is_one_mail(client, teen):
    for _press in range(2):
        client.post(giving(teen), {"email": HERS})

    assert Email.objects.count() == 1


def test_l4_the_address_of_a_parent_is_refused(client, teen, parent):
    response = client.post(giving(teen), {"email": parent.email.upper()})

    assert response.status_code == 422
    assert not Email.objects.exists()


@pytest.mark.parametrize(("born", "status"), [("2012-11-22", 200), ("2012-11-23", 404)])
def test_l1_nobody_under_14_has_her_own_access(client, teen, parent, born, status):
    teen.birth_date = date.fromisoformat(born)
    teen.save()

    assert client.get(giving(teen)).status_code == status


def test_a_link_that_was_used_forwarded_late_or_made_up_says_so(teen, now, time_machine):
    link = taking(teen)

    forwarded = sign_in("altra@example.org").post(link)
    known = ParticipantFactory(user__email="gia@example.org")
    somebody = Client()
    somebody.force_login(known.user)
    already = somebody.post(taking(teen, "gia@example.org"))
    sign_in().post(link)
    used = sign_in("terza@example.org").post(link)
    made_up = sign_in("quarta@example.org").get(f"{link[:-2]}x/")
    time_machine.move_to(now + timedelta(days=15), tick=False)
    late = sign_in("quinta@example.org").post(link)

    assert "altro indirizzo" in forwarded.text
    assert "hai già un profilo" in already.text.lower()
    assert "già usato" in used.text
    assert [r.status_code for r in (forwarded, already, used)] == [422] * 3
    assert [r.status_code for r in (made_up, late)] == [404] * 2
    teen.refresh_from_db()
    assert teen.user.email == HERS


def test_opening_asks_to_sign_in_first(client, teen):
    response = client.get(taking(teen))

    assert response.status_code == 302
    assert teen.first_name not in response.text


@pytest.mark.parametrize(
    ("born", "day", "told"),
    [
        (date(2012, 11, 22), date(2026, 11, 21), 0),
        (date(2012, 11, 22), date(2026, 11, 22), 1),
        (date(2012, 2, 29), date(2026, 2, 28), 0),
        (date(2012, 2, 29), date(2026, 3, 1), 1),
        (date(2008, 2, 29), date(2026, 2, 28), 0),
        (date(2008, 2, 29), date(2026, 3, 1), 1),
        (date(2017, 5, 4), date(2026, 11, 22), 0),
    ],
)
def test_l9_a_guardian_is_told_on_the_day_and_once(born, day, told, time_machine, smtp_sink):
    care = GuardianshipFactory(participant__birth_date=born, participant__first_name="Ada")
    time_machine.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), tick=False)

    assert (tell_of_birthdays(), tell_of_birthdays()) == (told, 0)
    deliver_due(time_limit=timedelta(seconds=10))
    assert [m["To"] for m in smtp_sink.messages] == [care.guardian.email] * told


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_take_over_once(teen):
    user = UserFactory(email=HERS)
    browsers = [Client(raise_request_exception=False) for _press in range(2)]
    for browser in browsers:
        browser.force_login(user)

    responses = at_once(lambda browser: browser.post(taking(teen)), browsers)

    assert [response.status_code for response in responses] == [302, 302]
