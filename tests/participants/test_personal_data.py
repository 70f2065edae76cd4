"""Nothing about people is kept that nobody said how to show and how to forget (L9)."""

from __future__ import annotations

import pytest
from django.apps import apps
from pghistory.core import event_models

from accounts.models import User
from participants.models import Participant
from participants.personal_data import holdings, nameless, needs

# Written and read by a library, of the history's rows: no table of its own.
NO_TABLES = {"pghistory.MiddlewareEvents"}


def pointing_at(target):
    """The foreign keys of all tables, but those of the histories, that point at ``target``."""
    histories = set(event_models())
    for model in apps.get_models(include_auto_created=True):
        if model in histories or model._meta.label in NO_TABLES or model._meta.proxy:
            continue
        for field in model._meta.fields:
            related = field.related_model if field.is_relation else None
            if related and related._meta.concrete_model is target:
                yield model, field.name


def held():
    return {holding.model for holding in holdings()}


def test_l9_whatever_points_at_a_participant_is_registered():
    assert [model for model, _field in pointing_at(Participant) if model not in held()] == []


def test_l9_whatever_points_at_an_account_goes_with_it_or_keeps_it():
    keeping = {(need.model._meta.concrete_model, need.field) for need in needs()}
    # Groups are a table of Django's own, which a proxy of ours stands for.
    keeping |= {(User.groups.through, "user")} if keeping else set()
    unknown = [
        (model._meta.label, field)
        for model, field in pointing_at(User)
        if model not in held() and (model, field) not in keeping
    ]

    assert unknown == []


def test_l9_whatever_points_at_what_is_kept_of_people_is_registered():
    ends = held() - {User, Participant}
    unknown = {
        model._meta.label
        for end in ends
        for model, _field in pointing_at(end)
        if model not in ends and model not in nameless()
    }

    assert unknown == set()


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: holding.model.__name__)
def test_l9_what_is_kept_is_shown_or_it_is_said_why_not(holding):
    assert bool(holding.columns) != bool(holding.unseen)
