from __future__ import annotations

from datetime import timedelta

import factory

from schools.enums import Level, Proof, TeacherStatus, Track
from schools.models import Invitation, School, SchoolClass, Teacher
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW
from tests.factories.partners import OrganisationFactory


class SchoolFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = School

    organisation = factory.SubFactory(OrganisationFactory, kind="school")
    ministerial_code = factory.Sequence(lambda n: f"MIPS{n:06d}")
    level = Level.UPPER_SECONDARY
    track = Track.ACADEMIC


class SchoolClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SchoolClass

    school = factory.SubFactory(SchoolFactory)
    school_year = "202627"
    year = 1
    section = factory.Sequence(lambda n: f"A{n}")


class TeacherFactory(factory.django.DjangoModelFactory):
    """A verified teacher; ``waiting=True``: one who asked and waits."""

    class Meta:
        model = Teacher

    school = factory.SubFactory(SchoolFactory)
    user = factory.SubFactory(UserFactory)
    status = TeacherStatus.VERIFIED
    proof = Proof.COORDINATOR
    asked_at = NOW
    verified_at = NOW

    class Params:
        waiting = factory.Trait(status=TeacherStatus.WAITING, proof=Proof.NONE, verified_at=None)
        refused = factory.Trait(
            status=TeacherStatus.REFUSED,
            proof=Proof.NONE,
            verified_at=None,
            turned_down_at=NOW,
            reason="La segreteria non la conosce.",
        )


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation that may be accepted for two weeks from the moment in which tests live."""

    class Meta:
        model = Invitation

    invited_by = factory.SubFactory(TeacherFactory)
    school = factory.SelfAttribute("invited_by.school")
    email = factory.Sequence(lambda n: f"collega{n}@example.org")
    expires_at = NOW + timedelta(days=14)
