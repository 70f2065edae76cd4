"""What goes on when something is down. Nothing is mocked: the addresses lead nowhere."""

from __future__ import annotations

import pytest
from celery import current_app
from django.core.cache import caches
from django.urls import reverse
from kombu import pools

from communications.enums import EmailStatus
from communications.models import Email
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = pytest.mark.django_db(transaction=True)
NOWHERE = "unix:///nonexistent/valkey.sock?db=0"


@pytest.fixture
def redis_is_down(settings):
    """Neither the cache nor the broker answers."""
    settings.CACHES = {
        **settings.CACHES,
        "default": {**settings.CACHES["default"], "LOCATION": NOWHERE},
    }
    broker = current_app.conf.broker_url
    _use_broker("redis+socket:///nonexistent/valkey.sock")
    yield
    _use_broker(broker)


def _use_broker(url):
    current_app.conf.broker_url = current_app.conf.broker_write_url = url
    pools.reset()  # else the way to the broker that was closed is taken again
    current_app._pool = None
    current_app.amqp._producer_pool = None


@pytest.mark.usefixtures("now", "redis_is_down")
def test_registering_works_while_redis_is_down(client):
    session, participant = SessionFactory(), ParticipantFactory()
    client.force_login(participant.user)
    address = reverse("registrations:register", args=[session.key])

    page, answer = client.get(address), client.post(address)

    assert (page.status_code, answer.status_code) == (200, 302)
    assert Registration.objects.get().status == RegistrationStatus.CONFIRMED
    assert Email.objects.get().status == EmailStatus.PENDING


@pytest.mark.usefixtures("now", "redis_is_down")
def test_anonymous_pages_open_while_redis_is_down(client):
    event = SessionFactory().event

    addresses = [reverse("portal:home"), reverse("events:list"), event.get_absolute_url()]

    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


@pytest.mark.usefixtures("redis_is_down")
def test_the_cache_of_this_test_really_is_down():
    caches["default"].set("key", "value")

    assert caches["default"].get("key") is None
