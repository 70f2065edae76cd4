"""Bringing people in from the desk: who may be there already is read before anything is saved."""

from __future__ import annotations

import pytest
from django.urls import reverse

from exchange.imports import start_check
from exchange.kinds import sheet_of
from participants.models import Participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.participants import SourceCodeFactory
from tests.sheets import csv_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_possible_duplicates_are_listed_on_the_page_of_the_check(client, settings):
    there = SourceCodeFactory(participant__first_name="Giulia", participant__last_name="Verdi")
    user = coordinator_of(there.programme)
    content = csv_of({"Cognome": "Verdi", "Nome": "Giulia"}, {"Cognome": "Neri", "Nome": "Ada"})
    job = start_check(
        kind=sheet_of("participants"),
        programme=there.programme,
        name="persone.csv",
        content=content,
        owner=user,
    )

    page = enter_desk(client, settings, user).get(reverse("exchange:import", args=[job.key]))

    assert f"Giulia Verdi ({there.code})" in page.content.decode()
    assert (job.result["new"], job.result["unchanged"], job.result["refused"]) == (1, 1, 0)
    assert list(Participant.objects.all()) == [there.participant]
