"""Pictures: each use apart, both holders, and whoever says no stops them (L5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from communications.models import Email
from participants.enums import ConsentEnd
from participants.models import Consent, ConsentRequest, Guardianship
from participants.services import (
    AskingRefused,
    ConsentRefused,
    LinkRefused,
    answer_request,
    ask_holder,
    declare_sole,
    give_consent,
    withdraw_by_link,
    withdraw_consent,
)
from tests.factories.accounts import UserFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.participants.test_consents import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def text():
    return words_of("images")


@pytest.fixture
def website(text):
    return text.purpose.uses.get(code="website")


@pytest.fixture
def social(text):
    return text.purpose.uses.get(code="social")


@pytest.fixture
def mother():
    """Who cares for a child of nine, with an account."""
    return GuardianshipFactory()


@pytest.fixture
def father(mother):
    return GuardianshipFactory(participant=mother.participant)


def agree(guardianship, text, use):
    return give_consent(
        participant=guardianship.participant, text=text, use=use, guardianship=guardianship
    )


def ask(guardianship, text, email="papa@example.org"):
    return ask_holder(
        participant=guardianship.participant,
        text=text,
        asked_by=guardianship.guardian,
        name="Paolo Bianchi",
        email=email,
    )


def allowed(participant):
    return {consent.use.code for consent in Consent.objects.allowing_photos_of(participant.pk)}


def test_l5_one_parent_is_not_enough(mother, text, website):
    consent = agree(mother, text, website)

    assert consent.effective_at is None
    assert allowed(mother.participant) == set()


def test_l5_both_parents_are_enough_for_a_child(mother, father, text, website, now):
    agree(mother, text, website)

    consent = agree(father, text, website)

    assert consent.effective_at == now
    assert allowed(mother.participant) == {"website"}


def test_l5_each_use_is_apart(mother, father, text, website, social):
    for parent in (mother, father):
        agree(parent, text, website)
    agree(mother, text, social)

    assert allowed(mother.participant) == {"website"}


def test_l5_a_declared_sole_holder_is_enough(mother, text, website):
    agree(mother, text, website)

    declare_sole(guardianship=mother)

    assert allowed(mother.participant) == {"website"}


def test_l5_nobody_declares_to_be_alone_beside_somebody_else(mother, father, text, website):
    agree(mother, text, website)

    with pytest.raises(AskingRefused):
        declare_sole(guardianship=mother)
    assert allowed(mother.participant) == set()


def test_l5_from_14_the_minor_says_yes_too(text, website):
    participant = ParticipantFactory(teen=True)
    parents = GuardianshipFactory.create_batch(2, participant=participant)
    for parent in parents:
        agree(parent, text, website)
    assert allowed(participant) == set()

    give_consent(participant=participant, text=text, use=website)

    assert allowed(participant) == {"website"}


def test_l5_from_18_her_own_yes_is_enough_and_nobody_elses_counts(text, website):
    participant = ParticipantFactory(birth_date=date(2000, 5, 4))
    once = GuardianshipFactory(participant=participant)

    with pytest.raises(ConsentRefused):
        agree(once, text, website)
    give_consent(participant=participant, text=text, use=website)

    assert allowed(participant) == {"website"}


def test_l5_who_never_told_her_age_is_taken_for_a_minor(text, website):
    participant = ParticipantFactory()

    assert give_consent(participant=participant, text=text, use=website).effective_at is None


@pytest.mark.parametrize("who", ["mother", "father", "herself"])
def test_l5_whoever_of_them_withdraws_ends_it_at_once(text, website, who):
    participant = ParticipantFactory(teen=True)
    parents = {name: GuardianshipFactory(participant=participant) for name in ("mother", "father")}
    for parent in parents.values():
        agree(parent, text, website)
    give_consent(participant=participant, text=text, use=website)

    withdraw_consent(
        participant=participant,
        purpose=text.purpose,
        use=website,
        guardianship=parents.get(who),
    )

    assert allowed(participant) == set()
    assert Consent.objects.get().end == ConsentEnd.WITHDRAWN


def test_l5_a_yes_after_a_withdrawal_asks_everybody_again(mother, father, text, website):
    for parent in (mother, father):
        agree(parent, text, website)
    withdraw_consent(
        participant=mother.participant, purpose=text.purpose, use=website, guardianship=mother
    )

    agree(mother, text, website)

    assert allowed(mother.participant) == set()


# The link to the other parent (L4).


def test_l4_the_other_parent_is_sent_a_link(mother, text, website, now):
    agree(mother, text, website)

    request = ask(mother, text)

    email = Email.objects.get(kind="participants.consent_asked")
    assert (email.to, email.is_secret) == ("papa@example.org", True)
    assert email.context == {"consent_request": request.pk}
    assert request.expires_at == now + timedelta(days=14)


def test_l4_pressing_the_link_counts_and_is_logged(mother, text, website, social, now):
    for use in (website, social):
        agree(mother, text, use)
    request = ask(mother, text)

    answer_request(request=request, uses=[website])

    request.refresh_from_db()
    assert allowed(mother.participant) == {"website"}
    assert (request.answered_at, request.answer, request.text) == (now, "yes", text)
    assert Guardianship.objects.get(email="papa@example.org").confirmed_at == now
    refused = Consent.objects.get(use=social)
    assert refused.end == ConsentEnd.REFUSED
    assert [(a.answer, a.through) for a in refused.answers.all()] == [
        ("yes", "page"),
        ("no", "link"),
    ]


def test_l4_a_link_is_answered_once(mother, text, website):
    agree(mother, text, website)
    request = ask(mother, text)
    answer_request(request=request, uses=[])
    agree(mother, text, website)

    with pytest.raises(LinkRefused):
        answer_request(request=request, uses=[website])
    assert allowed(mother.participant) == set()


def test_l4_a_late_link_is_refused(mother, text, website, time_machine):
    agree(mother, text, website)
    request = ask(mother, text)
    time_machine.shift(timedelta(days=15))

    with pytest.raises(LinkRefused):
        answer_request(request=request, uses=[website])


def test_l4_a_newer_link_replaces_the_one_before(mother, text, website):
    agree(mother, text, website)
    first = ask(mother, text)
    second = ask(mother, text, email="PAPA@example.org")

    with pytest.raises(LinkRefused):
        answer_request(request=first, uses=[website])
    answer_request(request=second, uses=[website])
    assert Guardianship.objects.filter(participant=mother.participant).count() == 2


def test_l4_a_link_is_for_one_child(mother, text, website):
    other = GuardianshipFactory(guardian=mother.guardian)
    for one in (mother, other):
        agree(one, text, website)

    answer_request(request=ask(mother, text), uses=[website])

    assert allowed(mother.participant) == {"website"}
    assert allowed(other.participant) == set()


def test_l5_who_answers_by_link_may_declare_to_be_alone(text, website):
    participant = ParticipantFactory(teen=True)
    give_consent(participant=participant, text=text, use=website)
    request = ask_holder(
        participant=participant,
        text=text,
        asked_by=participant.user,
        name="Paola Bianchi",
        email="mamma@example.org",
    )

    answer_request(request=request, uses=[website], is_sole=True)

    assert allowed(participant) == {"website"}


def test_l5_who_answered_by_link_withdraws_by_it(mother, text, website, social):
    for use in (website, social):
        agree(mother, text, use)
    request = ask(mother, text)
    answer_request(request=request, uses=[website, social])

    assert withdraw_by_link(request=request) == 2
    assert allowed(mother.participant) == set()
    assert withdraw_by_link(request=request) == 0


@pytest.mark.parametrize("whose", ["child", "asker", "guardian"])
def test_l4_the_other_parents_address_is_nobodys_who_is_here_already(text, website, whose):
    participant = ParticipantFactory(teen=True)
    guardianship = GuardianshipFactory(participant=participant)
    addresses = {
        "child": (guardianship.guardian, participant.user.email),
        "asker": (guardianship.guardian, guardianship.guardian.email.upper()),
        "guardian": (participant.user, guardianship.guardian.email),
    }
    asked_by, email = addresses[whose]

    with pytest.raises(AskingRefused):
        ask_holder(participant=participant, text=text, asked_by=asked_by, name="Chi", email=email)
    assert not ConsentRequest.objects.exists()


def test_nobodys_mailbox_is_filled(mother, text, time_machine):
    for number in range(3):
        ask(mother, text, email=f"a{number}@example.org")

    with pytest.raises(AskingRefused):
        ask(mother, text, email="b@example.org")
    time_machine.shift(timedelta(days=1, minutes=1))
    assert ask(mother, text, email="b@example.org")


def test_l5_nobody_else_is_asked_about_an_adult(text):
    adult = ParticipantFactory(birth_date=date(2000, 1, 1))

    with pytest.raises(AskingRefused):
        ask_holder(
            participant=adult, text=text, asked_by=UserFactory(), name="Chi", email="c@example.org"
        )
