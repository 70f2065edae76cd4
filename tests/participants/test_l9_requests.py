"""What people ask about their data is answered within a month (L9)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from participants.enums import RequestKind, RequestOutcome
from participants.models import Participant, PrivacyRequest
from participants.services import (
    NotOpen,
    due_on,
    extend_request,
    record_request,
    settle_request,
)
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
CHANGELIST = "admin:participants_privacyrequest_changelist"


@pytest.fixture
def recorded():
    """A letter that came on a day."""

    def _recorded(received_on=date(2026, 11, 10), by=None, **fields):
        fields = {"kind": RequestKind.ACCESS, "asked_by": "La madre, per lettera", **fields}
        request = PrivacyRequest(received_on=received_on, **fields)
        return record_request(request=request, by=by or UserFactory(staff=True))

    return _recorded


@pytest.mark.parametrize(
    ("received", "due", "longer"),
    [
        (date(2026, 11, 10), date(2026, 12, 10), date(2027, 2, 10)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
    ],
)
def test_l9_the_answer_is_due_in_a_month_or_three(received, due, longer):
    assert (due_on(received), due_on(received, extended=True)) == (due, longer)


def test_l9_two_more_months_are_given_once_with_a_reason(recorded):
    request = recorded()

    extend_request(request=request, because="Molte richieste insieme")

    request.refresh_from_db()
    assert request.due_on == date(2027, 2, 10)
    with pytest.raises(NotOpen):
        extend_request(request=request, because="Ancora")


def test_l9_it_is_made_longer_within_the_first_month_only(recorded):
    with pytest.raises(NotOpen):
        extend_request(request=recorded(date(2026, 10, 1)), because="Tardi")


def test_l9_answering_twice_keeps_the_first_answer(recorded):
    request = recorded()
    settle_request(request=request, outcome=RequestOutcome.DONE, answer="Inviati")

    settle_request(request=request, outcome=RequestOutcome.REFUSED, answer="No")

    request.refresh_from_db()
    assert (request.outcome, request.answer) == (RequestOutcome.DONE, "Inviati")


def test_l9_today_says_what_is_late_and_what_is_due(client, settings, recorded):
    recorded(date(2026, 10, 1))
    recorded(date(2026, 10, 25))
    recorded(date(2026, 11, 20))
    ProgrammeFactory()
    enter_desk(client, settings, UserFactory(administrator=True))

    today = client.get(reverse("admin:index")).content.decode()

    assert "1 richiesta sui dati personali doveva già avere risposta." in today
    assert "1 richiesta sui dati personali aspetta risposta entro una settimana." in today
    late = client.get(reverse(CHANGELIST), {"problem": "late"})
    assert late.context["cl"].result_count == 1


def test_l9_a_coordinator_writes_down_a_letter(client, settings):
    registration = RegistrationFactory()
    user = coordinator_of(registration.session.event.programme)
    enter_desk(client, settings, user)
    data = {"kind": "access", "asked_by": "Lei stessa", "received_on": "2026-11-20"}

    client.post(
        reverse("admin:participants_privacyrequest_add"),
        {**data, "participant": registration.participant_id},
    )

    request = PrivacyRequest.objects.get()
    assert (request.due_on, request.recorded_by) == (date(2026, 12, 20), user)
    assert client.get(reverse(CHANGELIST)).context["cl"].result_count == 1


def test_l9_a_letter_from_the_future_is_refused(client, settings):
    enter_desk(client, settings, UserFactory(administrator=True))
    data = {"kind": "access", "asked_by": "Lei", "received_on": "2027-11-20"}

    response = client.post(reverse("admin:participants_privacyrequest_add"), data)

    assert response.status_code == 200
    assert not PrivacyRequest.objects.exists()


def act(client, action, request, **data):
    chosen = {"action": action, "_selected_action": [request.pk], "confirmed": "yes"}
    return client.post(reverse(CHANGELIST), {**chosen, **data})


def test_l9_an_administrator_carries_an_erasure_out(client, settings, recorded):
    request = recorded(kind=RequestKind.ERASURE, participant=ParticipantFactory())
    enter_desk(client, settings, UserFactory(administrator=True))

    act(client, "erase", request)

    request.refresh_from_db()
    assert (request.outcome, request.asked_by) == (RequestOutcome.DONE, "")
    assert Participant.objects.get(pk=request.participant_id).erased_at is not None


def test_l9_a_coordinator_erases_nobody(client, settings, recorded):
    registration = RegistrationFactory()
    user = coordinator_of(registration.session.event.programme)
    request = recorded(by=user, kind=RequestKind.ERASURE, participant=registration.participant)
    enter_desk(client, settings, user)

    act(client, "erase", request)

    assert Participant.objects.get(pk=request.participant_id).erased_at is None


def test_l9_limiting_the_use_at_the_desk_needs_a_reason(client, settings, recorded):
    request = recorded(kind=RequestKind.RESTRICTION, participant=ParticipantFactory())
    enter_desk(client, settings, UserFactory(administrator=True))

    assert act(client, "limit", request).status_code == 422
    act(client, "limit", request, reason="Ricorso 12/2026")

    assert Participant.objects.get(pk=request.participant_id).restricted_because
