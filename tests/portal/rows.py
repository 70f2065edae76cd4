"""A row of any table of the desk, from its factory or, where it has none, from here."""

from __future__ import annotations

import inspect
from importlib import import_module

from factory.django import DjangoModelFactory

from participants.models import PrivacyRequest
from participants.services import record_request
from partners.models import Department
from portal.models import PageRating
from programmes.models import Action, Phase, Series
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import ProgrammeFactory

APPS = (
    "accounts",
    "attendance",
    "careerdays",
    "communications",
    "events",
    "jobs",
    "participants",
    "partners",
    "places",
    "programmes",
    "registrations",
    "schools",
)


def _department(number):
    return Department.objects.create(organisation=OrganisationFactory(), name=f"Dep {number}")


def _rating(number):
    return PageRating.objects.create(path=f"/pagina/{number}/", score=3)


def _action(number):
    return Action.objects.create(programme=ProgrammeFactory(), title=f"Azione {number}")


def _phase(number):
    return Phase.objects.create(
        programme=ProgrammeFactory(), name=f"Fase {number}", starts_on=NOW, ends_on=NOW
    )


def _request(number):
    return record_request(
        request=PrivacyRequest(kind="access", asked_by=f"Persona {number}", received_on=NOW.date()),
        by=UserFactory(),
    )


def _series(number):
    return Series.objects.create(name=f"Serie {number}", slug=f"serie-{number}")


MAKERS = {
    Action: _action,
    Department: _department,
    PageRating: _rating,
    Phase: _phase,
    PrivacyRequest: _request,
    Series: _series,
}


def _factories():
    for app in APPS:
        for _name, found in inspect.getmembers(import_module(f"tests.factories.{app}")):
            if inspect.isclass(found) and issubclass(found, DjangoModelFactory):
                model = found._meta.get_model_class()
                if model is not None and found.__module__.endswith(app):
                    yield model, found


FACTORIES = dict(_factories())


def make(model, number=1):
    """Make ``number`` rows of ``model``; returns them."""
    if model in FACTORIES:
        return FACTORIES[model].create_batch(number)
    return [
        MAKERS[model](count)
        for count in range(model.objects.count(), model.objects.count() + number)
    ]
