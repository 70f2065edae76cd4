"""The code of conduct: its versions, who accepted them, and the link that a mail brings (L15)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communications.delivery import deliver_due
from communications.models import Email
from events.models import Event
from events.problems.safeguarding import adult_without_the_code
from partners.models import CodeOfConduct, ConductAcceptance
from partners.services import (
    CannotAccept,
    accept_by_link,
    invite_to_conduct,
    publish_code,
    record_acceptance,
)
from partners.tokens import conduct_token
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.partners import ConductAcceptanceFactory, ProfessionalFactory
from tests.factories.programmes import PartnershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

THIRTY_DAYS = timedelta(days=30)


@pytest.fixture
def person():
    return ProfessionalFactory(email="grazia@example.org")


@pytest.fixture
def link(person):
    return invite_to_conduct(person=person, by=UserFactory(staff=True))


def page(link):
    return reverse("partners:conduct", args=[conduct_token(link)])


def new_version(*, asks_again):
    code = CodeOfConduct(text_it="Rispetto.", text_en="Respect.", asks_again=asks_again)
    publish_code(code=code)
    return code


def test_l15_the_portal_ships_a_code_in_both_languages():
    code = CodeOfConduct.objects.current()

    assert code.version == 1
    assert len(code.text_it.splitlines()) == len(code.text_en.splitlines()) > 5


def test_l15_who_wrote_an_acceptance_down_is_known(person):
    user = UserFactory(staff=True)

    acceptance = record_acceptance(person=person, by=user)

    assert (acceptance.code.version, acceptance.recorded_by) == (1, user)
    assert acceptance.accepted_at == NOW
    assert record_acceptance(person=person, by=UserFactory(staff=True)) == acceptance


@pytest.mark.parametrize("asks_again", [True, False])
def test_l15_a_new_version_asks_again_or_not(asks_again):
    ConductAcceptanceFactory()

    new_version(asks_again=asks_again)

    assert ConductAcceptance.objects.binding().exists() is not asks_again


def test_l15_looking_at_the_link_accepts_nothing(client, link):
    response = client.get(page(link))

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not ConductAcceptance.objects.exists()


def test_l15_the_button_accepts_once_without_signing_in(client, link):
    first = client.post(page(link), follow=True)
    second = client.post(page(link))

    acceptance = ConductAcceptance.objects.get()
    assert (acceptance.professional, acceptance.recorded_by) == (link.professional, None)
    assert first.context["state"] == "accepted"
    assert second.status_code == 422


@pytest.mark.parametrize("late", [THIRTY_DAYS, THIRTY_DAYS + timedelta(days=1)])
def test_l15_the_link_ends(client, link, time_machine, late):
    time_machine.move_to(NOW + late, tick=False)

    response = client.post(page(link))

    assert (response.status_code, response.context["state"]) == (422, "over")
    assert not ConductAcceptance.objects.exists()


def test_l15_a_link_to_an_older_version_is_refused(link):
    new_version(asks_again=False)

    with pytest.raises(CannotAccept):
        accept_by_link(invitation=link)


def test_l15_another_link_ends_the_one_before(client, person, link):
    again = invite_to_conduct(person=person, by=UserFactory(staff=True))

    assert client.post(page(link)).status_code == 404
    assert client.post(page(again)).status_code == 302


def test_l15_no_link_without_an_address_or_a_need(person):
    user = UserFactory(staff=True)
    with pytest.raises(CannotAccept):
        invite_to_conduct(person=ProfessionalFactory(), by=user)

    record_acceptance(person=person, by=user)

    with pytest.raises(CannotAccept):
        invite_to_conduct(person=person, by=user)


def test_l15_the_mail_has_the_link_and_nobody_else_reads_it(link, smtp_sink):
    deliver_due(time_limit=timedelta(seconds=10))

    mail, (message,) = Email.objects.get(), smtp_sink.messages
    assert (mail.to, mail.is_secret, mail.body_text) == ("grazia@example.org", True, "")
    assert page(link) in message.get_body(("plain",)).get_content()


def test_l15_today_lists_events_for_minors_with_somebody_who_has_not_accepted(person):
    event = SessionFactory().event
    event.professionals.add(person)
    for audiences in (["teachers"], ["young_adults", "teachers"]):
        SessionFactory(event__audiences=audiences).event.professionals.add(person)
    SessionFactory(starts_at=NOW - timedelta(days=3)).event.professionals.add(person)
    SessionFactory(event__cancelled=True).event.professionals.add(person)

    before = list(Event.objects.filter(adult_without_the_code(timezone.now())))
    record_acceptance(person=person, by=UserFactory(staff=True))

    assert before == [event]
    assert not Event.objects.filter(adult_without_the_code(timezone.now())).exists()


# --- On the desk ---------------------------------------------------------------------------------


@pytest.fixture
def desk(client, settings, person):
    """A coordinator who may change the body of ``person``."""
    programme = PartnershipFactory(organisation=person.organisation, role="lead").programme
    return enter_desk(client, settings, coordinator_of(programme))


def press(desk, action, *people):
    data = {"action": action, "confirmed": "yes", "_selected_action": [one.pk for one in people]}
    return desk.post(reverse("admin:partners_professional_changelist"), data, follow=True)


def test_l15_the_desk_sends_links_and_writes_acceptances_down(desk, person):
    other = ProfessionalFactory(email="altra@example.org")

    press(desk, "send_conduct", person, other)
    press(desk, "record_conduct", person, other)

    assert [mail.to for mail in Email.objects.all()] == ["grazia@example.org"]
    assert [one.professional for one in ConductAcceptance.objects.all()] == [person]


def test_l15_what_was_published_is_not_written_anew(client, settings):
    code = CodeOfConduct.objects.current()
    admin = enter_desk(client, settings, UserFactory(administrator=True))
    url = reverse("admin:partners_codeofconduct_change", args=[code.pk])

    refused = admin.post(url, {"text_it": "Altro.", "text_en": "Other."})
    admin.post(
        reverse("admin:partners_codeofconduct_add"),
        {"text_it": "Altro.", "text_en": "Other.", "asks_again": "on"},
    )

    code.refresh_from_db()
    assert refused.status_code == 403
    assert code.text_it != "Altro."
    assert CodeOfConduct.objects.current().version == 2


def test_an_address_is_shown_to_who_may_change_the_body_alone(desk, person):
    other = ProfessionalFactory(email="altra@example.org")

    pages = [
        desk.get(reverse("admin:partners_professional_change", args=[one.pk])).content.decode()
        for one in (person, other)
    ]

    assert "grazia@example.org" in pages[0]
    assert "altra@example.org" not in pages[1]
    assert "send_conduct" in pages[0]
    assert "send_conduct" not in pages[1]
