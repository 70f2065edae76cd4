from __future__ import annotations

import io
import logging

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.models import Session
from portal.demo import processes
from portal.demo.personas import PERSONAS, token_for
from registrations.services import register_participant
from registrations.tokens import offer_token
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory


@pytest.fixture
def written():
    """What the portal's own handler writes, with the filters that the settings give it."""
    handler = next(h for h in logging.getLogger().handlers if h.get_name() == "console")
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_refused_answer_to_an_offer_leaves_no_token(client, written, language):
    token = offer_token(
        register_participant(
            session=Session.objects.with_facts().get(pk=SessionFactory().pk),
            participant=ParticipantFactory(),
        )
    )
    with translation.override(language):
        path = reverse("registrations:offer", args=[token])

    response = client.post(path, {"answer": "perhaps"})

    assert response.status_code == 422
    assert path.removesuffix(f"{token}/") in written.getvalue()
    assert "[token]" in written.getvalue()
    assert token.rpartition(":")[2] not in written.getvalue()


@pytest.mark.parametrize("separator", [":", "%3A"])
def test_neither_does_the_demos_door(written, separator):
    token = token_for(PERSONAS[0], key=settings.SECRET_KEY).replace(":", separator)

    logging.getLogger("django.request").warning("Not Found: %s", f"/demo/enter/{token}/")

    assert written.getvalue().rstrip().endswith("Not Found: /demo/enter/[token]/")


def test_other_lines_stay_as_they_are(written):
    line = "10:05:00 https://portal.example/eventi/robot-per-tutte/ 127.0.0.1:8000"

    logging.getLogger("jobs").warning("%s", line)

    assert line in written.getvalue()


def test_the_web_server_keeps_no_log_of_addresses():
    assert [word for word in processes.WEB if "access" in word] == []
