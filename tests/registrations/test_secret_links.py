"""The link of an offer acts for whoever holds it: nobody but its reader gets to hold it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from communications.delivery import deliver_due
from communications.models import Email
from registrations.services import cancel_registration
from registrations.tokens import offer_token
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# What comes before the token in every address of an offer.
PAGE = reverse("registrations:offer", args=["token"]).removesuffix("token/")


@pytest.fixture
def offered(register):
    """(somebody who is offered a place, the mail that says so, which still waits)."""
    session = SessionFactory(capacity=1)
    first, second = register(session), register(session)
    cancel_registration(registration=first)
    return second, Email.objects.get(kind="registrations.offered")


@pytest.fixture(params=["coordinator", "administrator"])
def desk(request, client, settings, offered):
    programme = offered[0].session.event.programme
    administrator = request.param == "administrator"
    user = UserFactory(administrator=True) if administrator else coordinator_of(programme)
    return enter_desk(client, settings, user)


def deliver(smtp_sink):
    """The text of the last message that went about an offer."""
    deliver_due(time_limit=timedelta(seconds=10))
    texts = [mail.get_body(["plain"]).get_content() for mail in smtp_sink.messages]
    return [text for text in texts if PAGE in text][-1]


def read(desk, email):
    """All that the desk says of ``email``."""
    pages = ("change", "html", "history")
    addresses = [reverse(f"admin:communications_email_{page}", args=[email.pk]) for page in pages]
    answers = [desk.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


def assert_hidden(text, token):
    assert (token in text, PAGE in text) == (False, False)
    assert "[link personale: lo vede solo chi riceve il messaggio]" in text
    assert "I link personali qui non portano da nessuna parte" in text


def test_what_waits_shows_no_token(desk, offered):
    registration, email = offered

    assert_hidden(read(desk, email), offer_token(registration))


def test_what_went_is_kept_and_shown_without_its_token(desk, offered, smtp_sink):
    registration, email = offered
    token = offer_token(registration)

    assert token in deliver(smtp_sink)

    email.refresh_from_db()
    assert token not in email.body_text + email.body_html
    assert_hidden(read(desk, email), token)


def test_a_copy_has_the_true_link(desk, offered, smtp_sink):
    registration, email = offered
    deliver(smtp_sink)
    before = len(smtp_sink.messages)

    desk.post(reverse("admin:communications_email_send_again", args=[email.pk]), {"number": "1"})

    assert offer_token(registration) in deliver(smtp_sink)
    assert len(smtp_sink.messages) == before + 1
