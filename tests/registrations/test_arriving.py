"""Who opens the page of a session: the statement says what the rules of everywhere else say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from participants.models import Participant
from registrations.arriving import arriving, participant_of
from registrations.enums import EndReason
from registrations.services import cancel_registration
from tests.factories.accounts import UserFactory
from tests.factories.events import START, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# On the day of the tests: of age since today, and from tomorrow.
OF_AGE, NOT_YET = date(2008, 11, 22), date(2008, 11, 23)


@pytest.fixture
def session():
    return SessionFactory()


def test_somebody_who_never_said_who_she_is(session):
    assert arriving(UserFactory(), session) == (None, None, False)


def test_a_participant_is_read_whole_and_with_her_account(session, django_assert_num_queries):
    participant = ParticipantFactory(school_year=3)

    with django_assert_num_queries(1):
        found = arriving(participant.user, session).participant
        assert found is not None
        assert (found.user, found.school_year) == (participant.user, 3)

    assert found == participant


def test_who_sends_the_form_is_the_same(session, django_assert_num_queries):
    participant, nobody = ParticipantFactory(), UserFactory()

    with django_assert_num_queries(2):
        found = participant_of(participant.user), participant_of(nobody)

    assert found == (participant, None)


def test_her_claim_is_the_one_on_this_session(session, register):
    later = SessionFactory(starts_at=START + timedelta(days=1))
    her = register(later).participant

    before = arriving(her.user, session).claim
    registration = register(session, her)

    assert before is None
    assert arriving(her.user, session).claim == registration.key


def test_a_claim_that_ended_is_none(session, register):
    registration = register(session)
    cancel_registration(registration=registration, reason=EndReason.BY_PERSON)

    assert arriving(registration.participant.user, session).claim is None


@pytest.mark.parametrize("birth_date", [None, OF_AGE, NOT_YET, date(2015, 1, 1)])
@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("is_participant", [False, True])
def test_children_are_in_her_care_as_everywhere(session, now, birth_date, ended, is_participant):
    user = ParticipantFactory().user if is_participant else UserFactory()
    child = ParticipantFactory(birth_date=birth_date)
    GuardianshipFactory(participant=child, guardian=user, ended_at=now if ended else None)

    expected = Participant.objects.guarded_by(user).exists()

    assert arriving(user, session).is_guardian is expected
