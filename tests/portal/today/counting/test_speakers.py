from __future__ import annotations

import pytest

from partners.enums import Gender
from portal.today.counting.speakers import Balance, Speakers, balance, speakers
from tests.factories.events import EventFactory
from tests.factories.partners import ProfessionalFactory
from tests.factories.programmes import ProgrammeFactory


def speak(programme, *professionals, **fields):
    EventFactory(programme=programme, **fields).professionals.add(*professionals)


@pytest.mark.django_db
def test_a_speaker_counts_once_in_each_edition():
    first, second = ProgrammeFactory.create_batch(2)
    returning, once = ProfessionalFactory.create_batch(2)
    speak(first, returning, once)
    speak(first, returning)
    speak(second, returning)

    assert speakers([first.pk, second.pk]) == Speakers(3, None)


@pytest.mark.django_db
def test_who_speaks_in_no_published_event_of_the_programme_is_not_counted():
    programme = ProgrammeFactory()
    speak(programme, ProfessionalFactory(), draft=True)
    speak(ProgrammeFactory(), ProfessionalFactory())

    assert speakers([programme.pk]) == Speakers(0, None)


@pytest.mark.django_db
def test_women_and_men_are_told_apart():
    programme = ProgrammeFactory()
    speak(programme, *ProfessionalFactory.create_batch(6, gender=Gender.WOMAN))
    speak(programme, *ProfessionalFactory.create_batch(5, gender=Gender.MAN))

    assert speakers([programme.pk]) == Speakers(11, Balance(women=6, men=5, others=0))


@pytest.mark.parametrize(
    ("women", "men", "said_nothing", "is_shown"),
    [
        (5, 5, 0, True),
        (10, 0, 0, True),
        (6, 4, 0, False),
        (20, 20, 1, False),
        (20, 20, 5, True),
        (5, 0, 20, False),
        (0, 0, 20, False),
    ],
)
def test_a_group_of_few_hides_them_all(women, men, said_nothing, is_shown):
    shown = balance({Gender.WOMAN: women, Gender.MAN: men, "": said_nothing})

    assert shown == (Balance(women, men, said_nothing) if is_shown else None)


def test_the_share_of_women_is_of_those_who_said_it():
    assert Balance(women=20, men=10, others=70).share_of_women == 67
