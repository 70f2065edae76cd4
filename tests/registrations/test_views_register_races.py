"""Somebody registers while the organisers change the session: real requests, real threads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Session
from participants.models import Participant
from registrations.models import Registration
from registrations.services import cancel_session
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]

NEW = {"first_name": "Zoe", "last_name": "Neri", "is_14": "on"}


def browser_of(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def post(browser, session, data=None):
    return browser.post(reverse("registrations:register", args=[session.key]), data or {})


def test_a_newcomer_who_presses_twice_at_once_is_one_person_with_one_ticket():
    session = SessionFactory()
    browsers = [browser_of(user) for user in [UserFactory()] for _press in range(2)]

    responses = at_once(lambda browser: post(browser, session, NEW), browsers)

    assert len({response["Location"] for response in responses}) == 1
    assert (Participant.objects.count(), Registration.objects.count()) == (1, 1)


def test_cancelling_while_people_register_leaves_everybody_told():
    session = SessionFactory()
    browsers = [browser_of(ParticipantFactory().user) for _person in range(6)]

    def act(actor):
        if actor is None:
            return cancel_session(session=session, reason="Maltempo")
        return post(actor, session).status_code

    codes = at_once(act, [*browsers[:3], None, *browsers[3:]])

    assert {code for code in codes if code} <= {302, 422}
    assert Registration.objects.active().count() == 0
    assert Registration.objects.count() == codes.count(302)


def test_deleting_while_somebody_registers_is_a_ticket_or_a_clear_page():
    session = SessionFactory()
    browser = browser_of(ParticipantFactory().user)

    def act(actor):
        if actor is None:
            return _delete_if_nobody_is_in(session)
        return post(actor, session).status_code

    code, deleted = at_once(act, [browser, None])

    assert (code, deleted) in {(302, False), (404, True)}


def _delete_if_nobody_is_in(session):
    from django.db import transaction
    from django.db.models import ProtectedError

    try:
        with transaction.atomic():
            Session.objects.select_for_update().get(pk=session.pk).delete()
    except ProtectedError:
        return False
    return True
