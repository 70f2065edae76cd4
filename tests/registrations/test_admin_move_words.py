"""How many people a move on the desk is told to, said before and after it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from participants.models import Participant
from tests.desk import posted_from
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.partners import SiteFactory
from tests.registrations.pages import HOURS, change, session_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def warning(page):
    """The numbers above the fields that move people."""
    descriptions = [str(options.get("description", "")) for _, options in fieldsets(page)]
    return re.findall(r"\d+", " ".join(descriptions))


def fieldsets(page):
    return page.context["adminform"].fieldsets


def numbers_said(response):
    """Of the messages but the last, which names the row."""
    said = [str(message) for message in response.context["messages"]]
    return [re.findall(r"\d+", words) for words in said[:-1]]


@pytest.fixture
def session(register):
    """Two people are in it; one of them has no account."""
    session = SessionFactory(event=EventFactory())
    register(session)
    without = register(session).participant
    Participant.objects.filter(pk=without.pk).update(user=None)
    register(SessionFactory())
    return session


def test_the_page_of_a_session_says_how_many_a_move_is_told_to(administrator, session):
    pages = [administrator.get(change("events_session", s)) for s in (session, SessionFactory())]

    assert [warning(page) for page in pages] == [["1"], []]


def test_moving_a_session_says_how_many_were_told(administrator, session):
    moved = START + timedelta(days=1)
    url = change("events_session", session)

    done = administrator.post(url, session_form(session, (moved, moved + HOURS)), follow=True)

    assert numbers_said(done) == [["1"]]


def test_saving_a_session_that_stays_says_of_nobody(administrator, session):
    form = session_form(session, (START, START + HOURS), label="Turno A")

    done = administrator.post(change("events_session", session), form, follow=True)

    assert numbers_said(done) == []


@pytest.mark.parametrize(("has_other_site", "told"), [(True, [["1"]]), (False, [])])
def test_an_event_says_before_and_after_whom_its_site_is_told_to(
    administrator, session, has_other_site, told
):
    elsewhere = SessionFactory(event=session.event, site=SiteFactory())
    url = change("events_event", elsewhere.event)
    page = administrator.get(url)
    site = SiteFactory() if has_other_site else session.event.site

    done = administrator.post(url, posted_from(page) | {"site": site.pk}, follow=True)

    assert (warning(page), numbers_said(done)) == (["1"], told)
