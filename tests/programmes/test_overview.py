from __future__ import annotations

from datetime import date

import pytest

from programmes import overview
from programmes.enums import ProgrammeStatus
from programmes.models import Action, Phase
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory


@pytest.mark.parametrize(
    ("status", "today", "code"),
    [
        (ProgrammeStatus.PUBLISHED, date(2026, 8, 31), "opens_on"),
        (ProgrammeStatus.PUBLISHED, date(2026, 9, 1), "open"),
        (ProgrammeStatus.PUBLISHED, date(2027, 6, 30), "open"),
        (ProgrammeStatus.PUBLISHED, date(2027, 7, 1), "closed"),
        (ProgrammeStatus.CONCLUDED, date(2026, 12, 1), "closed"),
    ],
)
def test_state_follows_the_calendar(status, today, code):
    assert overview.state(ProgrammeFactory.build(status=status), today).code == code


@pytest.mark.django_db
def test_partners_are_listed_once_with_all_their_roles_who_leads_first():
    programme = ProgrammeFactory()
    host = OrganisationFactory(name="Museo")
    PartnershipFactory(programme=programme, organisation=host, role="host")
    PartnershipFactory(programme=programme, organisation=host, role="partner")
    PartnershipFactory(programme=programme, organisation__name="Città", role="lead", position=9)

    partners = overview.partners(programme.partnerships.all())

    assert [(p.name, p.role, p.leads) for p in partners] == [
        ("Città", "Capofila", True),
        ("Museo", "Partner, Ospita", False),
    ]


@pytest.mark.django_db
def test_tree_puts_each_action_under_the_one_it_is_part_of():
    programme = ProgrammeFactory()
    second = Action.objects.create(programme=programme, title="Due", position=2)
    first = Action.objects.create(programme=programme, title="Uno", position=1)
    Action.objects.create(programme=programme, title="Uno B", position=2, parent=first)
    part = Action.objects.create(programme=programme, title="Uno A", position=1, parent=first)
    Action.objects.create(programme=programme, title="Uno A 1", parent=part)

    nodes = overview.tree(programme.actions.all())

    assert [node.title for node in nodes] == ["Uno", second.title]
    assert [node.title for node in nodes[0].parts] == ["Uno A", "Uno B"]
    assert [node.title for node in nodes[0].parts[0].parts] == ["Uno A 1"]


def test_steps_are_the_phases():
    programme = ProgrammeFactory.build()
    phase = Phase(name="Il mese", starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))

    [step] = overview.steps(programme, [phase])

    assert step.title == "Il mese, 1º novembre – 30 novembre 2026"


def test_steps_without_phases_are_the_first_and_the_last_day():
    steps = overview.steps(ProgrammeFactory.build(), [])

    assert [step.moment for step in steps] == [date(2026, 9, 1), date(2027, 6, 30)]
