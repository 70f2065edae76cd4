"""Who must agree before a consent counts."""

from __future__ import annotations

import pytest

from participants.agreeing import Holder, Needed, needed

ONE, OTHER, SOLE = Holder(1, is_sole=False), Holder(2, is_sole=False), Holder(3, is_sole=True)


@pytest.mark.parametrize(
    ("age", "pictures", "rest"),
    [
        (13, Needed(herself=False, holders=2), Needed(herself=False, holders=1)),
        (14, Needed(herself=True, holders=2), Needed(herself=True, holders=0)),
        (17, Needed(herself=True, holders=2), Needed(herself=True, holders=0)),
        (18, Needed(herself=True, holders=0), Needed(herself=True, holders=0)),
        (None, Needed(herself=True, holders=2), Needed(herself=True, holders=0)),
    ],
)
def test_l5_whose_yes_is_needed_follows_from_the_age(age, pictures, rest):
    ages = {"of_consent": 14, "of_majority": 18}

    assert needed(age, both_holders=True, **ages) == pictures
    assert needed(age, both_holders=False, **ages) == rest


@pytest.mark.parametrize(
    ("herself", "holders", "is_enough"),
    [
        (True, [ONE, OTHER], True),
        (True, [SOLE], True),
        (True, [ONE], False),
        (True, [ONE, ONE], False),
        (True, [], False),
        (False, [ONE, OTHER], False),
        (False, [SOLE], False),
    ],
)
def test_l5_pictures_of_a_minor_need_two_holders_or_a_sole_one(herself, holders, is_enough):
    whose = Needed(herself=True, holders=2)

    assert whose.is_met(herself=herself, holders=holders) is is_enough


def test_an_adult_alone_is_enough():
    assert Needed(herself=True, holders=0).is_met(herself=True, holders=[])
