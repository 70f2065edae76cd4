"""A guardian authorises, tells no, is late, or is not the guardian (L3, L4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from communications.models import Email
from events.enums import GuardianPolicy
from events.models import Session
from events.services import Times
from participants.models import Guardianship
from participants.services import GuardianRefused, NamedGuardian, name_guardian
from registrations.enums import Answer, EndReason, RegistrationStatus
from registrations.models import Authorisation, Registration
from registrations.services import (
    CannotAsk,
    CannotAuthorise,
    GuardianNeeded,
    answer_authorisation,
    ask_again,
    cancel_registration,
    expire_pending,
    move_session,
    register_participant,
    remind_guardians,
)
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MOTHER = NamedGuardian("Paola Bianchi", "paola@example.org")


@pytest.fixture
def session():
    """One seat of an event that a guardian must authorise."""
    return SessionFactory(capacity=1, event=EventFactory(minor_policy=GuardianPolicy.AUTHORISE))


@pytest.fixture
def teen():
    return ParticipantFactory(teen=True)


def register(session, participant, guardian=MOTHER):
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=loaded, participant=participant, guardian=guardian)


def respond(authorisation, *, given, by=None):
    answer_authorisation(authorisation=authorisation, given=given, by=by or AnonymousUser())


def kinds(to):
    return sorted(Email.objects.filter(to=to).values_list("kind", flat=True))


def test_l3_a_seat_is_kept_until_a_guardian_authorises_it(session, teen):
    registration = register(session, teen)

    assert registration.status == RegistrationStatus.PENDING
    authorisation = Authorisation.objects.get()
    assert authorisation.expires_at == registration.pending_until
    assert kinds(MOTHER.email) == ["registrations.guardian_asked"]

    respond(authorisation, given=True)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED
    assert registration.authorised_at is not None
    assert "registrations.confirmed" in kinds(teen.user.email)
    session.refresh_from_db()
    assert session.taken == 1


def test_l4_who_answered_when_and_to_which_words_is_kept(session, teen):
    register(session, teen)
    respond(Authorisation.objects.get(), given=True)

    authorisation = Authorisation.objects.get()
    guardianship = Guardianship.objects.get()
    assert authorisation.guardianship == guardianship
    assert authorisation.answer == Answer.GIVEN
    assert authorisation.answered_at == guardianship.confirmed_at
    assert authorisation.words_version == "2026-11"
    assert "registrations.guardian_answered" in kinds(MOTHER.email)


def test_l3_a_no_gives_the_seat_to_the_next_in_line(session, teen):
    registration = register(session, teen)
    waits = register(session, ParticipantFactory(), guardian=None)
    assert waits.status == RegistrationStatus.WAITING

    respond(Authorisation.objects.get(), given=False)

    registration.refresh_from_db()
    waits.refresh_from_db()
    assert registration.end_reason == EndReason.NOT_AUTHORISED
    assert waits.status == RegistrationStatus.OFFERED


def test_l3_the_guardian_is_told_where_that_is_enough(teen):
    session = SessionFactory(event=EventFactory(minor_policy=GuardianPolicy.INFORM))

    registration = register(session, teen)

    assert registration.status == RegistrationStatus.CONFIRMED
    assert kinds(MOTHER.email) == ["registrations.guardian_told"]
    assert not Authorisation.objects.exists()


def test_l3_nobody_is_named_where_nothing_is_asked(teen):
    register(SessionFactory(), teen)

    assert not Guardianship.objects.exists()


def test_l3_under_18_somebody_must_be_named(session, teen):
    with pytest.raises(GuardianNeeded):
        register(session, teen, guardian=None)


def test_l4_the_minors_own_address_is_refused_and_nothing_is_kept(session, teen):
    teen.user.email = "giulia.verdi@gmail.com"
    teen.user.save()

    for address in ("Giulia.Verdi@gmail.com", "giuliaverdi+mamma@googlemail.com"):
        with pytest.raises(GuardianRefused):
            register(session, teen, guardian=NamedGuardian("Mamma", address))

    assert not Guardianship.objects.exists()
    assert not Registration.objects.exists()


def test_naming_the_same_guardian_again_is_one_row(teen):
    first = name_guardian(participant=teen, guardian=MOTHER)
    again = NamedGuardian("Paola", MOTHER.email.upper())

    assert name_guardian(participant=teen, guardian=again) == first


def test_l4_a_link_used_twice_does_nothing_more(session, teen):
    registration = register(session, teen)
    authorisation = Authorisation.objects.get()
    respond(authorisation, given=True)
    respond(authorisation, given=True)

    with pytest.raises(CannotAuthorise, match="22 novembre"):
        respond(authorisation, given=False)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED


def test_l4_a_link_used_late_does_nothing(session, teen, time_machine):
    registration = register(session, teen)
    authorisation = Authorisation.objects.get()

    time_machine.move_to(registration.pending_until, tick=False)
    with pytest.raises(CannotAuthorise):
        respond(authorisation, given=True)
    assert expire_pending() == 1
    with pytest.raises(CannotAuthorise):
        respond(authorisation, given=True)

    registration.refresh_from_db()
    assert registration.end_reason == EndReason.AUTHORISATION_EXPIRED
    session.refresh_from_db()
    assert session.taken == 0


def test_l3_a_moment_before_the_deadline_nothing_expires(session, teen, time_machine):
    registration = register(session, teen)

    time_machine.move_to(registration.pending_until - timedelta(seconds=1), tick=False)

    assert expire_pending() == 0
    respond(Authorisation.objects.get(), given=True)
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED


def test_l4_a_link_passed_on_to_the_minor_is_not_hers_to_use(session, teen):
    registration = register(session, teen)

    with pytest.raises(CannotAuthorise):
        respond(Authorisation.objects.get(), given=True, by=teen.user)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.PENDING


def test_l4_a_link_to_what_was_cancelled_does_nothing(session, teen):
    registration = register(session, teen)
    cancel_registration(registration=registration)

    with pytest.raises(CannotAuthorise):
        respond(Authorisation.objects.get(), given=True)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CANCELLED


def test_l3_who_waits_is_authorised_once_and_gets_her_seat_without_asking_again(session, teen):
    first = register(session, ParticipantFactory(), guardian=None)
    registration = register(session, teen)
    assert registration.status == RegistrationStatus.WAITING
    respond(Authorisation.objects.get(), given=True)

    cancel_registration(registration=first)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.OFFERED
    assert registration.authorised_at is not None
    assert kinds(MOTHER.email).count("registrations.guardian_asked") == 1


def test_l3_the_first_yes_of_two_guardians_is_enough(session, teen):
    GuardianshipFactory(participant=teen, by_mail=True)
    GuardianshipFactory(participant=teen)
    registration = register(session, teen, guardian=None)
    one, other = Authorisation.objects.order_by("pk")

    respond(one, given=True)
    with pytest.raises(CannotAuthorise):
        respond(other, given=False)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED


def test_l3_a_guardian_is_reminded_once_half_way(session, teen, time_machine):
    registration = register(session, teen)
    asked = Authorisation.objects.get()
    half_way = asked.asked_at + (registration.pending_until - asked.asked_at) / 2

    time_machine.move_to(half_way - timedelta(seconds=1), tick=False)
    assert remind_guardians() == 0
    time_machine.move_to(half_way, tick=False)
    assert [remind_guardians(), remind_guardians()] == [1, 0]
    assert kinds(MOTHER.email).count("registrations.guardian_reminded") == 1


def test_l3_who_answered_is_not_reminded(session, teen, time_machine):
    registration = register(session, teen)
    respond(Authorisation.objects.get(), given=True)

    time_machine.move_to(registration.pending_until - timedelta(hours=1), tick=False)

    assert remind_guardians() == 0


def test_guardians_are_asked_again_once_an_hour(session, teen, time_machine):
    registration = register(session, teen)
    asked = Authorisation.objects.get()
    with pytest.raises(CannotAsk):
        ask_again(registration=registration)

    time_machine.move_to(asked.asked_at + timedelta(hours=1), tick=False)
    ask_again(registration=registration)
    with pytest.raises(CannotAsk):
        ask_again(registration=registration)

    assert kinds(MOTHER.email).count("registrations.guardian_asked") == 2
    respond(asked, given=True)
    time_machine.shift(timedelta(hours=1))
    with pytest.raises(CannotAsk):
        ask_again(registration=registration)


def test_l3_a_session_moved_onto_another_of_hers_leaves_her_to_choose(session, teen):
    other = SessionFactory(starts_at=session.starts_at + timedelta(days=1))
    register(other, teen, guardian=None)
    registration = register(session, teen)
    loaded = Session.objects.with_facts().get(pk=session.pk)
    times = [Times(other.starts_at, other.ends_at)]
    move_session(session=loaded, times=times, site=None, room=None)

    respond(Authorisation.objects.get(), given=True)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED
    assert registration.choose_by is not None
