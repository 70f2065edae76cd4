"""Saying yes to what is optional, and changing one's mind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from participants.enums import ConsentEnd
from participants.models import Consent, ConsentAnswer, Purpose, PurposeText
from participants.services import (
    ConsentRefused,
    give_consent,
    publish_text,
    save_draft,
    withdraw_consent,
)
from registrations.enums import RegistrationStatus
from tests.factories.participants import (
    GuardianshipFactory,
    ParticipantFactory,
    PurposeFactory,
    PurposeTextFactory,
)
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ADULT = date(2000, 5, 4)


def words_of(code):
    return PurposeText.objects.in_force().select_related("purpose").get(purpose__code=code)


def other_words(purpose):
    return publish_text(text=save_draft(text=PurposeTextFactory.build(purpose=purpose)))


@pytest.fixture
def newsletter():
    return words_of("newsletter")


def test_l2_a_yes_counts_from_the_moment_it_is_given(newsletter, now):
    participant = ParticipantFactory()

    consent = give_consent(participant=participant, text=newsletter)

    assert (consent.text, consent.given_at, consent.effective_at) == (newsletter, now, now)
    assert list(Consent.objects.valid()) == [consent]
    answer = ConsentAnswer.objects.get()
    assert (answer.answer, answer.by, answer.through) == ("yes", "herself", "page")


def test_saying_yes_twice_is_once(newsletter):
    participant = ParticipantFactory()
    first = give_consent(participant=participant, text=newsletter)

    assert give_consent(participant=participant, text=newsletter) == first
    assert ConsentAnswer.objects.count() == 1


def test_l2_a_withdrawn_consent_never_cancels_a_registration(newsletter):
    registration = RegistrationFactory()
    participant = registration.participant
    images = words_of("images")
    for text in (newsletter, images):
        for use in list(text.purpose.uses.all()) or [None]:
            give_consent(participant=participant, text=text, use=use)
    before = registration.history.count()

    for consent in Consent.objects.active():
        withdraw_consent(participant=participant, purpose=consent.purpose, use=consent.use)

    registration.refresh_from_db()
    assert not Consent.objects.active().exists()
    assert registration.status == RegistrationStatus.CONFIRMED
    assert registration.history.count() == before


def test_withdrawing_keeps_the_log(newsletter, now, time_machine):
    participant = ParticipantFactory()
    give_consent(participant=participant, text=newsletter)
    time_machine.shift(timedelta(days=1))

    withdraw_consent(participant=participant, purpose=newsletter.purpose)
    withdraw_consent(participant=participant, purpose=newsletter.purpose)

    consent = Consent.objects.get()
    assert (consent.end, consent.withdrawn_at) == (ConsentEnd.WITHDRAWN, now + timedelta(days=1))
    assert [answer.answer for answer in consent.answers.all()] == ["yes", "withdrawn"]


def test_who_withdrew_may_agree_again(newsletter):
    participant = ParticipantFactory()
    give_consent(participant=participant, text=newsletter)
    withdraw_consent(participant=participant, purpose=newsletter.purpose)

    give_consent(participant=participant, text=newsletter)

    assert Consent.objects.count() == 2
    assert Consent.objects.valid().count() == 1


def test_the_database_refuses_a_second_active_consent(newsletter):
    participant = ParticipantFactory()
    give_consent(participant=participant, text=newsletter)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(participant=participant, purpose=newsletter.purpose, text=newsletter)


def test_l6_other_words_ask_again_and_count_as_a_no_until_then(newsletter):
    participant = ParticipantFactory()
    old = give_consent(participant=participant, text=newsletter)
    newer = other_words(newsletter.purpose)

    assert list(Consent.objects.valid()) == []
    assert list(Consent.objects.outdated()) == [old]
    with pytest.raises(ConsentRefused):
        give_consent(participant=participant, text=newsletter)

    again = give_consent(participant=participant, text=newer)
    old.refresh_from_db()
    assert old.end == ConsentEnd.REPLACED
    assert list(Consent.objects.valid()) == [again]


def test_l2_what_needs_no_consent_takes_none():
    with pytest.raises(ConsentRefused, match="consenso"):
        give_consent(participant=ParticipantFactory(), text=words_of("registration"))


def test_a_use_is_said_where_there_are_several_and_is_of_the_purpose(newsletter):
    images = words_of("images")
    website = images.purpose.uses.get(code="website")

    with pytest.raises(ConsentRefused):
        give_consent(participant=ParticipantFactory(), text=images)
    with pytest.raises(ConsentRefused):
        give_consent(participant=ParticipantFactory(), text=newsletter, use=website)


def test_what_is_no_longer_used_is_asked_of_nobody(newsletter):
    Purpose.objects.filter(code="newsletter").update(is_in_use=False)

    with pytest.raises(ConsentRefused):
        give_consent(participant=ParticipantFactory(), text=words_of("newsletter"))


@pytest.mark.parametrize(
    ("born", "code", "is_asked"),
    [
        (ADULT, "company_contact", True),
        (date(2011, 3, 2), "company_contact", False),
        (None, "company_contact", False),
        (date(2011, 3, 2), "newsletter", True),
        (None, "newsletter", True),
    ],
)
def test_l13_companies_are_told_of_no_minor(born, code, is_asked):
    participant = ParticipantFactory(birth_date=born)

    if is_asked:
        assert give_consent(participant=participant, text=words_of(code)).effective_at
    else:
        with pytest.raises(ConsentRefused, match="18"):
            give_consent(participant=participant, text=words_of(code))


def test_l13_nobody_answers_for_a_child_who_is_not_asked(newsletter):
    guardianship = GuardianshipFactory()

    with pytest.raises(ConsentRefused):
        give_consent(
            participant=guardianship.participant, text=newsletter, guardianship=guardianship
        )


@pytest.fixture
def asked_of_everybody():
    return other_words(PurposeFactory())


def test_l1_below_14_who_is_responsible_answers_and_the_child_does_not(asked_of_everybody):
    guardianship = GuardianshipFactory()
    child = guardianship.participant

    with pytest.raises(ConsentRefused):
        give_consent(participant=child, text=asked_of_everybody)
    consent = give_consent(participant=child, text=asked_of_everybody, guardianship=guardianship)

    assert consent.effective_at
    assert consent.answers.get().guardianship == guardianship


def test_l1_from_14_her_answers_are_hers_alone(asked_of_everybody):
    guardianship = GuardianshipFactory(participant=ParticipantFactory(teen=True))

    with pytest.raises(ConsentRefused):
        give_consent(
            participant=guardianship.participant,
            text=asked_of_everybody,
            guardianship=guardianship,
        )
    assert give_consent(participant=guardianship.participant, text=asked_of_everybody).effective_at


def test_who_ended_her_care_or_cares_for_another_child_answers_nothing(asked_of_everybody, now):
    child = ParticipantFactory(child=True)
    for guardianship in (
        GuardianshipFactory(),
        GuardianshipFactory(participant=child, ended_at=now),
    ):
        with pytest.raises(ConsentRefused):
            give_consent(participant=child, text=asked_of_everybody, guardianship=guardianship)
