"""Published pictures: only who agreed is in them, and what must be taken down is said (L5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.models import ConsentUse, ImagePerson, PublishedImage
from participants.services import (
    ImageRefused,
    check_may_be_shown,
    give_consent,
    take_down,
    withdraw_consent,
)
from registrations.models import Registration
from registrations.services.erasing import erase_participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.participants import ParticipantFactory, PublishedImageFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory
from tests.participants.test_consents import other_words, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ADULT = date(2000, 5, 4)


@pytest.fixture
def text():
    return words_of("images")


@pytest.fixture
def website(text):
    return text.purpose.uses.get(code="website")


@pytest.fixture
def registration():
    return RegistrationFactory(participant__birth_date=ADULT)


@pytest.fixture
def programme(registration):
    return registration.session.event.programme


@pytest.fixture
def image(registration, programme, text, website, time_machine):
    """A picture of somebody who agreed, on the site since a minute after."""
    give_consent(participant=registration.participant, text=text, use=website)
    time_machine.shift(timedelta(minutes=1))
    image = PublishedImageFactory(programme=programme, title="Robot in piazza")
    ImagePerson.objects.create(image=image, participant=registration.participant)
    time_machine.shift(timedelta(minutes=1))
    return image


@pytest.fixture
def desk(client, settings, programme):
    return enter_desk(client, settings, coordinator_of(programme))


def withdraw(image, text, use):
    withdraw_consent(participant=image.people.get(), purpose=text.purpose, use=use)


def test_l5_only_who_agreed_to_the_use_is_shown(text, website):
    willing, other_use, nobody = (ParticipantFactory(birth_date=ADULT) for _n in range(3))
    give_consent(participant=willing, text=text, use=website)
    give_consent(participant=other_use, text=text, use=text.purpose.uses.get(code="press"))

    check_may_be_shown(people=[willing], use=website)
    with pytest.raises(ImageRefused) as refusal:
        check_may_be_shown(people=[willing, other_use, nobody], use=website)
    assert willing.get_full_name() not in str(refusal.value)
    assert other_use.get_full_name() in str(refusal.value)
    assert nobody.get_full_name() in str(refusal.value)


def test_l5_revoking_lists_what_to_take_down(image, text, website):
    assert list(PublishedImage.objects.to_take_down()) == []

    withdraw(image, text, website)

    assert list(PublishedImage.objects.to_take_down()) == [image]


def test_l5_revoking_another_use_takes_nothing_down(image, text):
    press = text.purpose.uses.get(code="press")
    give_consent(participant=image.people.get(), text=text, use=press)

    withdraw(image, text, press)

    assert list(PublishedImage.objects.to_take_down()) == []


def test_l5_who_agrees_again_stays(image, text, website):
    withdraw(image, text, website)

    give_consent(participant=image.people.get(), text=text, use=website)

    assert list(PublishedImage.objects.to_take_down()) == []


def test_l6_other_words_take_nothing_down_but_let_nothing_new_be_shown(image, text, website):
    person = image.people.get()
    newer = other_words(text.purpose)

    assert list(PublishedImage.objects.to_take_down()) == []
    with pytest.raises(ImageRefused):
        check_may_be_shown(people=[person], use=website)
    give_consent(participant=person, text=newer, use=website)
    assert list(PublishedImage.objects.to_take_down()) == []


def test_l9_a_picture_of_who_was_erased_must_go(image, registration):
    """The key of the person stays with the picture until it is down; her name does not."""
    erase_participant(participant=registration.participant)

    assert list(PublishedImage.objects.to_take_down()) == [image]
    assert image.people.get().last_name == ""


def test_what_was_taken_down_is_off_the_list(image, text, website, now):
    withdraw(image, text, website)
    by = coordinator_of(image.programme)

    take_down(image=image, by=by)

    image.refresh_from_db()
    assert image.taken_down_by == by
    assert list(PublishedImage.objects.to_take_down()) == []


def test_l5_today_tells_the_coordinator(desk, image, text, website):
    withdraw(image, text, website)

    page = desk.get(reverse("admin:index")).content.decode()

    assert "1 immagine pubblicata va tolta" in page
    url = reverse("admin:participants_publishedimage_changelist")
    assert f"{url}?problem=to_take_down" in page
    rows = desk.get(url, {"problem": "to_take_down"}).context["cl"].result_list
    assert list(rows) == [image]


def test_l5_today_tells_of_consents_that_wait_for_somebody(desk, registration, text, website):
    minor = RegistrationFactory(
        session=registration.session, participant__birth_date=date(2011, 3, 2)
    )
    consent = give_consent(participant=minor.participant, text=text, use=website)

    page = desk.get(reverse("admin:index")).content.decode()

    assert "1 consenso aspetta" in page
    url = reverse("admin:participants_consent_changelist")
    rows = desk.get(url, {"problem": "half_given"}).context["cl"].result_list
    assert list(rows) == [consent]


def test_l6_today_tells_of_consents_to_words_that_changed(desk, registration):
    text = words_of("newsletter")
    give_consent(participant=registration.participant, text=text)
    other_words(text.purpose)

    assert "1 consenso è stato dato a parole" in desk.get(reverse("admin:index")).content.decode()


def posted(image, person, **more):
    return {
        "title": image.title,
        "url": image.url,
        "place": "",
        "shown-TOTAL_FORMS": 1,
        "shown-INITIAL_FORMS": 0,
        "shown-0-participant": person.pk,
        **more,
    }


def test_l5_the_desk_refuses_a_picture_of_who_did_not_agree(desk, image):
    other = RegistrationFactory(session=Registration.objects.get().session)
    url = reverse("admin:participants_publishedimage_change", args=[image.pk])

    page = desk.post(url, posted(image, other.participant))

    assert f"Senza consenso a “Sul sito di chi organizza”: {other.participant}" in (
        page.content.decode()
    )
    assert ImagePerson.objects.filter(image=image).count() == 1


def test_the_desk_writes_who_took_it_down(desk, image, text, website):
    withdraw(image, text, website)
    url = reverse("admin:participants_publishedimage_changelist")

    desk.post(url, {"action": "take_down", "_selected_action": [image.pk], "confirmed": "yes"})

    assert PublishedImage.objects.get().taken_down_at
    change = reverse("admin:participants_publishedimage_change", args=[image.pk])
    assert desk.post(change, {"title": "Altro"}).status_code == 403


def test_a_coordinator_of_another_programme_sees_none_of_it(client, settings, image, text, website):
    withdraw(image, text, website)
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))

    assert "immagine pubblicata" not in client.get(reverse("admin:index")).content.decode()
    assert not PublishedImage.objects.visible_to(coordinator_of(ProgrammeFactory())).exists()


# The mark "no photos".


def test_l5_the_list_of_registrations_marks_who_is_not_photographed(
    desk, registration, text, website
):
    url = reverse("admin:registrations_registration_changelist")
    assert "niente foto" in desk.get(url).content.decode()

    give_consent(participant=registration.participant, text=text, use=website)

    assert "niente foto" not in desk.get(url).content.decode()


def test_l5_the_ticket_carries_the_mark(client, registration, text, website):
    client.force_login(registration.participant.user)
    url = registration.get_absolute_url()
    assert "Niente foto" in client.get(url).content.decode()

    give_consent(participant=registration.participant, text=text, use=website)

    page = client.get(url).content.decode()
    assert "Niente foto" not in page
    assert "Foto: sì" in page


def test_l5_the_file_of_registrations_carries_it(desk, registration):
    url = reverse("admin:registrations_registration_export")

    file = b"".join(desk.post(url, {"format": "csv"})).decode("utf-8-sig")

    headings, row = [line.split(";") for line in file.splitlines() if ";" in line]
    assert dict(zip(headings, row, strict=True))["Foto"] == "no"


def test_every_use_ships_with_words_in_both_languages():
    uses = ConsentUse.objects.filter(purpose__code="images")

    assert [use.code for use in uses] == ["website", "social", "press", "video"]
    assert all(use.name_it and use.name_en for use in uses)
