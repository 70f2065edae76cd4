"""The page of consents, and the link of a parent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test.html import parse_html
from django.urls import reverse

from communications.kinds import kind_of
from communications.models import Email
from communications.rendering import render
from participants.consent_page import people_of
from participants.models import Consent, ConsentRequest
from participants.services import answer_request, give_consent
from participants.tokens import consent_token
from tests.factories.accounts import UserFactory
from tests.factories.participants import (
    ConsentRequestFactory,
    GuardianshipFactory,
    ParticipantFactory,
)
from tests.participants.test_consents import other_words, words_of
from tests.participants.test_image_consents import agree, allowed, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

URL = "/consensi/"


@pytest.fixture
def images():
    return words_of("images")


@pytest.fixture
def website(images):
    return images.purpose.uses.get(code="website")


@pytest.fixture
def mother():
    return GuardianshipFactory(participant__first_name="Bianca")


def post(client, name, **data):
    return client.post(reverse(f"participants:consent_{name}"), data)


def rows(user):
    return {
        (person.participant.pk, block.purpose.code, row.use.code if row.use else ""): row
        for person in people_of(user)
        for block in person.blocks
        for row in block.rows
    }


def test_l6_nothing_is_given_or_ticked_beforehand(client):
    participant = ParticipantFactory(birth_date=date(2000, 5, 4))
    client.force_login(participant.user)

    page = client.get(URL).content.decode()

    assert {row.state for row in rows(participant.user).values()} == {"none"}
    assert {code for _person, code, _use in rows(participant.user)} == {
        "images",
        "newsletter",
        "company_contact",
    }
    assert "checked" not in page
    assert "Possiamo farti foto e video" in page


def test_the_page_is_kept_by_no_cache(client):
    client.force_login(ParticipantFactory().user)

    assert "no-store" in client.get(URL)["Cache-Control"]


def test_l2_yes_and_no_more_are_one_press_each(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    data = {"person": participant.pk, "text": words_of("newsletter").pk}

    post(client, "give", **data)
    assert Consent.objects.valid().count() == 1
    answer = client.post(reverse("participants:consent_withdraw"), data, follow=True)

    assert Consent.objects.active().count() == 0
    assert "Le iscrizioni restano" in answer.content.decode()


def test_l1_a_parent_answers_for_her_child(client, mother, images, website):
    client.force_login(mother.guardian)
    data = {"person": mother.participant.pk, "text": images.pk, "use": website.pk}

    page = client.post(reverse("participants:consent_give"), data, follow=True)

    assert "Bianca" in page.content.decode()
    row = rows(mother.guardian)[mother.participant.pk, "images", "website"]
    assert (row.state, row.may_give, row.may_withdraw) == ("waiting", False, True)


def test_l1_of_a_child_from_14_a_parent_answers_only_what_needs_parents(mother):
    older = GuardianshipFactory(guardian=mother.guardian, participant=ParticipantFactory(teen=True))

    codes = {code for pk, code, _use in rows(mother.guardian) if pk == older.participant_id}

    assert codes == {"images"}


def test_l1_who_turned_18_is_on_no_parents_page(mother, time_machine):
    time_machine.move_to("2035-05-04T09:00:00Z", tick=False)

    assert people_of(mother.guardian) == []


def test_what_is_somebody_elses_does_not_exist(client, mother, images, website):
    client.force_login(ParticipantFactory().user)
    data = {"person": mother.participant.pk, "text": images.pk, "use": website.pk}

    codes = {
        name: post(client, name, **data).status_code for name in ("give", "withdraw", "ask", "sole")
    }

    assert set(codes.values()) == {404}
    assert not Consent.objects.exists()


@pytest.mark.parametrize("data", [{}, {"person": "x"}, {"text": "0"}, {"use": "99999"}])
def test_a_made_up_button_does_nothing(client, data):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    sent = {"person": participant.pk, "text": words_of("newsletter").pk, **data}

    assert post(client, "give", **(data and sent)).status_code == 404


def test_what_she_is_too_young_for_is_not_asked(client):
    participant = ParticipantFactory(teen=True)
    client.force_login(participant.user)

    assert (participant.pk, "company_contact", "") not in rows(participant.user)
    sent = {"person": participant.pk, "text": words_of("company_contact").pk}
    assert post(client, "give", **sent).status_code == 404


def test_l6_other_words_are_asked_again(client):
    participant = ParticipantFactory()
    text = words_of("newsletter")
    give_consent(participant=participant, text=text)
    other_words(text.purpose)

    row = rows(participant.user)[participant.pk, "newsletter", ""]

    assert (row.state, row.may_give, row.may_withdraw) == ("opens_on", True, True)
    client.force_login(participant.user)
    assert "Le parole sono cambiate" in client.get(URL).content.decode()


def test_words_that_changed_while_she_read_are_not_agreed_to(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    old = words_of("newsletter")
    other_words(old.purpose)

    page = client.post(
        reverse("participants:consent_give"),
        {"person": participant.pk, "text": old.pk},
        follow=True,
    )

    assert "rileggile" in page.content.decode()
    assert not Consent.objects.exists()


def test_the_page_costs_the_same_however_many_children(client, mother, django_assert_num_queries):
    client.force_login(mother.guardian)
    agree(mother, words_of("images"), words_of("images").purpose.uses.first())
    with django_assert_num_queries(9):
        people_of(mother.guardian)
    for _number in range(3):
        sibling = GuardianshipFactory(guardian=mother.guardian)
        agree(sibling, words_of("images"), words_of("images").purpose.uses.first())

    with django_assert_num_queries(9):
        assert len(people_of(mother.guardian)) == 4


def test_who_never_told_her_age_may_tell_it_here(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)

    refused = post(client, "birth_date", **{"born-birth_date": "domani"})
    post(client, "birth_date", **{"born-birth_date": "2000-05-04"})

    participant.refresh_from_db()
    assert refused.status_code == 422
    assert participant.birth_date == date(2000, 5, 4)
    assert post(client, "birth_date", **{"born-birth_date": "2001-05-04"}).status_code == 404


# Asking the other parent.


def test_l4_the_other_parent_is_asked_from_the_page(client, mother, images, website):
    client.force_login(mother.guardian)
    agree(mother, images, website)
    prefix = f"holder-{mother.participant.pk}"
    sent = {
        "person": mother.participant.pk,
        f"{prefix}-name": "Paolo Bianchi",
        f"{prefix}-email": "papa@example.org",
    }

    page = client.post(reverse("participants:consent_ask"), sent, follow=True).content.decode()

    assert "Paolo Bianchi" in page
    assert Email.objects.get(kind="participants.consent_asked").to == "papa@example.org"


@pytest.mark.parametrize("email", ["", "papa", "own"])
def test_l4_an_address_that_cannot_be_is_refused_in_a_sentence(client, mother, email):
    client.force_login(mother.guardian)
    prefix = f"holder-{mother.participant.pk}"
    sent = {
        "person": mother.participant.pk,
        f"{prefix}-name": "Paolo",
        f"{prefix}-email": mother.guardian.email if email == "own" else email,
    }

    page = post(client, "ask", **sent)

    assert page.status_code == 422
    assert page.content.decode().count('class="err') >= 1
    assert not ConsentRequest.objects.exists()


def test_l5_a_declaration_is_ticked_by_hand(client, mother, images, website):
    client.force_login(mother.guardian)
    agree(mother, images, website)
    prefix = f"sole-{mother.participant.pk}"

    assert post(client, "sole", person=mother.participant.pk).status_code == 422
    assert allowed(mother.participant) == set()
    post(client, "sole", **{"person": mother.participant.pk, f"{prefix}-is_sole": "on"})

    assert allowed(mother.participant) == {"website"}


def test_the_mail_names_the_child_as_her_parent_knows_her(mother, images, website):
    agree(mother, images, website)
    request = ask(mother, images)
    email = Email.objects.get()

    letter = render(email, kind_of(email.kind).build([email])[email.pk])

    assert "Bianca V." in letter.subject
    assert consent_token(request) in letter.text
    assert mother.participant.last_name not in letter.text


def test_a_mail_that_came_too_late_to_be_true_is_dropped(mother, images, website):
    agree(mother, images, website)
    answer_request(request=ask(mother, images), uses=[])
    email = Email.objects.get()

    assert kind_of(email.kind).build([email]) == {}


# The link.


@pytest.fixture
def link(mother, images, website):
    agree(mother, images, website)
    request = ask(mother, images)
    return reverse("participants:consent_answer", args=[consent_token(request)])


def heading(response):
    return next(
        element
        for element in _elements(parse_html(response.content.decode()))
        if element.name == "h1"
    ).children[0]


def _elements(element):
    for child in element.children:
        if not isinstance(child, str):
            yield child
            yield from _elements(child)


def test_l4_opening_the_link_changes_nothing(client, link, mother):
    for _time in range(2):
        page = client.get(link)

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "checked" not in page.content.decode()
    assert allowed(mother.participant) == set()
    assert ConsentRequest.objects.get().answered_at is None


def test_l4_pressing_it_does(client, link, mother, website):
    page = client.post(link, {"answer": "yes", "uses": [website.pk]}, follow=True)

    assert heading(page) == "Hai già risposto: sì"
    assert allowed(mother.participant) == {"website"}


def test_l5_a_yes_to_nothing_is_asked_again(client, link):
    page = client.post(link, {"answer": "yes"})

    assert page.status_code == 422
    assert "Spunta" in page.content.decode()


def test_l4_used_twice_it_says_so(client, link, mother, website):
    client.post(link, {"answer": "no"})

    page = client.post(link, {"answer": "yes", "uses": [website.pk]}, follow=True)

    assert heading(page) == "Hai già risposto: no"
    assert allowed(mother.participant) == set()


def test_l4_late_it_says_so(client, link, time_machine):
    time_machine.shift(timedelta(days=15))

    assert heading(client.get(link)) == "Questo link è scaduto"


def test_l4_forwarded_to_who_is_signed_in_it_says_so(client, link, website, mother):
    client.force_login(UserFactory())

    page = client.post(link, {"answer": "yes", "uses": [website.pk]}, follow=True)

    assert heading(page) == "Questo link è per un’altra persona"
    assert allowed(mother.participant) == set()


def test_l4_made_up_it_says_so(client, link):
    page = client.get(link[:-2] + "x/")

    assert page.status_code == 404
    assert heading(page) == "Questo link non funziona"


def test_l5_a_link_without_anything_to_answer_says_so(client, link, mother, images, website):
    from participants.services import withdraw_consent

    withdraw_consent(
        participant=mother.participant,
        purpose=images.purpose,
        use=website,
        guardianship=mother,
    )

    assert heading(client.get(link)) == "Non c’è più niente a cui rispondere"


def test_l5_withdrawing_by_the_link_is_as_easy(client, link, mother, website):
    client.post(link, {"answer": "yes", "uses": [website.pk]})

    page = client.post(link, {"answer": "withdraw"}, follow=True)

    assert heading(page) == "Il tuo sì è finito"
    assert allowed(mother.participant) == set()


def test_a_link_is_for_no_other_child(client, link, website):
    """What its form sends are uses alone: whom it is about is signed."""
    other = ConsentRequestFactory()
    give_consent(participant=ParticipantFactory(teen=True), text=words_of("images"), use=website)

    client.post(
        link, {"answer": "yes", "uses": [website.pk], "person": other.guardianship.participant_id}
    )

    assert allowed(other.guardianship.participant) == set()
