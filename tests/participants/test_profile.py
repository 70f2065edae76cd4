from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from participants.models import Participant
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NEW = {"first_name": "Zoe", "last_name": "Neri", "is_14": "on", "language": "it"}


@pytest.fixture
def url():
    return reverse("participants:profile")


def test_the_profile_is_personal(client, url):
    assert client.get(url).status_code == 302


def test_without_a_profile_it_asks_to_make_one(client, url):
    client.force_login(UserFactory(first_name="Zoe"))

    form = client.get(url).context["form"]

    assert list(form.fields) == ["first_name", "last_name", "is_14", "language"]
    assert form["first_name"].value() == "Zoe"


def test_a_profile_is_made_with_its_declaration(client, url):
    user = UserFactory()
    client.force_login(user)

    response = client.post(url, NEW)

    participant = Participant.objects.get()
    assert response["Location"] == url
    assert (participant.user, participant.declared_14_on) == (user, date(2026, 11, 22))


def test_the_declaration_keeps_its_first_date(client, url):
    participant = ParticipantFactory(declared_14_on=date(2026, 1, 1))
    client.force_login(participant.user)

    client.post(url, NEW | {"first_name": "Zoé"})

    participant.refresh_from_db()
    assert (participant.first_name, participant.declared_14_on) == ("Zoé", date(2026, 1, 1))


def test_a_class_of_last_year_is_shown_empty_and_not_said_anew(client, url):
    participant = ParticipantFactory(school=SchoolFactory(), school_year=3, class_said_in="202526")
    client.force_login(participant.user)
    asked = client.get(url).context["form"]

    client.post(url, NEW | {"school": str(participant.school)})

    assert asked["school_year"].value() is None
    assert "2026/27" in asked["school_year"].help_text
    participant.refresh_from_db()
    assert (participant.school_year, participant.class_said_in) == (3, "202526")
    client.post(url, NEW | {"school": str(participant.school), "school_year": "4"})
    participant.refresh_from_db()
    assert (participant.school_year, participant.class_said_in) == (4, "202627")


def test_only_what_she_told_is_shown_and_she_can_take_it_back(client, url):
    participant = ParticipantFactory(school=SchoolFactory(), birth_date=date(2010, 1, 1))
    client.force_login(participant.user)

    form = client.get(url).context["form"]
    client.post(url, NEW | {"birth_date": "", "school": ""})

    participant.refresh_from_db()
    assert set(form.fields) == {"first_name", "last_name", "birth_date", "school", "language"}
    assert (participant.birth_date, participant.school) == (None, None)


def test_saving_what_is_shown_changes_nothing(client, url):
    participant = ParticipantFactory(school=SchoolFactory(), birth_date=date(2010, 1, 1))
    client.force_login(participant.user)
    form = client.get(url).context["form"]

    client.post(url, {name: form[name].value() for name in form.fields})

    after = Participant.objects.get()
    assert (after.school, after.birth_date) == (participant.school, participant.birth_date)


def test_the_language_of_our_mails_is_hers_to_choose(client, url):
    participant = ParticipantFactory()
    client.force_login(participant.user)

    client.post(url, NEW | {"language": "en"})

    participant.user.refresh_from_db()
    assert participant.user.language == "en"


def test_a_refused_profile_keeps_what_was_typed(client, url):
    participant = ParticipantFactory()
    client.force_login(participant.user)

    response = client.post(url, NEW | {"first_name": "", "last_name": "<b>Neri"})

    assert response.status_code == 422
    assert 'value="&lt;b&gt;Neri"' in response.content.decode()
