from __future__ import annotations

from datetime import date

import factory
from django.utils import timezone

from participants.enums import Anchor, LegalBasis
from participants.models import (
    LINK_LIFE,
    Consent,
    ConsentRequest,
    ConsentUse,
    Guardianship,
    Participant,
    PublishedImage,
    Purpose,
    PurposeText,
    SourceCode,
)
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory


class ParticipantFactory(factory.django.DjangoModelFactory):
    """A person of 14 or more with an account."""

    class Meta:
        model = Participant

    user = factory.SubFactory(UserFactory)
    first_name = "Giulia"
    last_name = factory.Sequence(lambda n: f"Verdi {n}")
    declared_14_on = date(2026, 9, 1)
    class_said_in = factory.LazyAttribute(lambda o: "202627" if o.school_year else "")

    school_year = None

    class Params:
        # Nine years old in the tests' now, without an account.
        child = factory.Trait(user=None, declared_14_on=None, birth_date=date(2017, 5, 4))
        # Fifteen years old.
        teen = factory.Trait(birth_date=date(2011, 3, 2))


class GuardianshipFactory(factory.django.DjangoModelFactory):
    """A parent with an account, of a child of nine."""

    class Meta:
        model = Guardianship

    participant = factory.SubFactory(ParticipantFactory, child=True)
    guardian = factory.SubFactory(UserFactory)

    class Params:
        by_mail = factory.Trait(
            guardian=None,
            name="Paola Bianchi",
            email=factory.Sequence(lambda n: f"genitore{n}@example.org"),
        )


class SourceCodeFactory(factory.django.DjangoModelFactory):
    """Somebody without an account, whom a sheet brought into a programme."""

    class Meta:
        model = SourceCode

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"A{n:04d}")
    participant = factory.SubFactory(ParticipantFactory, user=None, declared_14_on=None)


class PurposeFactory(factory.django.DjangoModelFactory):
    """Something that consent allows."""

    class Meta:
        model = Purpose

    code = factory.Sequence(lambda n: f"scopo-{n}")
    name_it, name_en = "Un altro scopo", "Another purpose"
    legal_basis = LegalBasis.CONSENT
    keep_from = Anchor.WITHDRAWAL
    data_it, data_en = "Nome", "Name"
    people_it, people_en = "Chi partecipa", "Who takes part"
    recipients_it, recipients_en = "Chi coordina", "Those who coordinate"


class PurposeTextFactory(factory.django.DjangoModelFactory):
    """A draft."""

    class Meta:
        model = PurposeText

    purpose = factory.SubFactory(PurposeFactory)
    version = 1
    short_it, short_en = "Possiamo scriverti?", "May we write to you?"
    full_it, full_en = "Ti scriviamo ogni tanto.", "We write to you now and then."


class ConsentRequestFactory(factory.django.DjangoModelFactory):
    """A link to a parent who has no account."""

    class Meta:
        model = ConsentRequest

    guardianship = factory.SubFactory(GuardianshipFactory, by_mail=True)
    text = factory.LazyFunction(lambda: PurposeText.objects.in_force().get(purpose__code="images"))
    expires_at = factory.LazyFunction(lambda: timezone.now() + LINK_LIFE)


class ConsentFactory(factory.django.DjangoModelFactory):
    """Somebody's yes that waits for others."""

    class Meta:
        model = Consent

    participant = factory.SubFactory(ParticipantFactory)
    text = factory.SubFactory(PurposeTextFactory)
    purpose = factory.SelfAttribute("text.purpose")


class PublishedImageFactory(factory.django.DjangoModelFactory):
    """A photo on the organisers' site, with nobody in it."""

    class Meta:
        model = PublishedImage

    programme = factory.SubFactory(ProgrammeFactory)
    use = factory.LazyFunction(
        lambda: ConsentUse.objects.get(purpose__code="images", code="website")
    )
    title = factory.Sequence(lambda n: f"Foto {n}")
    url = factory.Sequence(lambda n: f"https://example.org/foto/{n}")
