"""A family says yes to pictures: a parent on her page, the other by a link, on a phone."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from participants.models import Consent, ConsentUse, Purpose, PurposeText
from participants.shipped.writing import write_purposes, write_uses
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.accounts import UserFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _purposes():
    """What ships with the portal: a test that commits leaves the next one none of it."""
    write_purposes(Purpose.objects, PurposeText.objects, now=timezone.now())
    write_uses(Purpose.objects, ConsentUse.objects)


@pytest.fixture
def mother():
    guardian = UserFactory(email="mamma@example.org", first_name="Elena", last_name="Bonacossa")
    born = timezone.localdate().replace(year=timezone.localdate().year - 9, day=1)
    child = ParticipantFactory(
        child=True, birth_date=born, first_name="Bianca", last_name="Bonacossa"
    )
    return GuardianshipFactory(guardian=guardian, participant=child)


@pytest.mark.parametrize(("viewport", "scripts"), [(PHONE, False), (DESKTOP, True)])
def test_both_parents_agree_to_pictures(
    new_page, enter, axe_finds, post, mother, viewport, scripts
):
    page = enter(mother.guardian, viewport, scripts=scripts)
    page.goto("/consensi/")
    website = page.get_by_role("listitem").filter(has_text="Sul sito di chi organizza")

    website.get_by_role("button", name="Sì, va bene").click()
    page.get_by_text("Chiedi all’altro genitore per email").click()
    page.get_by_label("Nome e cognome dell’altro genitore").fill("Paolo Bonacossa")
    page.get_by_label("Indirizzo email dell’altro genitore").fill("papa@example.org")
    page.get_by_role("button", name="Invia il link").click()
    assert page.get_by_text("Abbiamo scritto il").is_visible()
    faults = axe_finds(page) if scripts else []
    text = post("papa@example.org")[-1].get_body(("plain",)).get_content()
    other = new_page(viewport, scripts=scripts)
    other.goto(re.search(r"https?://\S+/consensi/risposte/\S+", text)[0])
    faults += axe_finds(other) if scripts else []
    other.get_by_label("Sul sito di chi organizza").check()
    other.get_by_role("button", name="Sì agli usi che ho spuntato").click()
    faults += axe_finds(other) if scripts else []

    assert other.get_by_role("heading", level=1).text_content() == "Hai già risposto: sì"
    assert [consent.use.code for consent in Consent.objects.valid()] == ["website"]
    assert faults == []
