from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeStatus(models.TextChoices):
    """Whether the public sees a programme."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CONCLUDED = "concluded", _("Concluded")


class PartnershipRole(models.TextChoices):
    """What an organisation does in a programme, in the order in which pages list it."""

    LEAD = "lead", _("Lead body")
    PARTNER = "partner", _("Partner")
    HOST = "host", _("Host")
    SUPPORTER = "supporter", _("Supporter")
    FUNDER = "funder", _("Funder")
    PATRON = "patron", _("Under the patronage of")


class DateRule(models.TextChoices):
    """How the dates of an edition become those of the next."""

    SAME_WEEKDAY = "weekday", _("Same weekday: everything moves by whole weeks")
    SAME_DATE = "date", _("Same day and month: everything moves by whole years")


class Colour(models.TextChoices):
    """The closed palette of programmes; each is tested for contrast (assets/scss)."""

    BLUE = "blu", _("Blue")
    PURPLE = "viola", _("Purple")
    TEAL = "petrolio", _("Teal")
    OLIVE = "oliva", _("Olive")
    EARTH = "terra", _("Earth")
    MAGENTA = "magenta", _("Magenta")
    INDIGO = "indaco", _("Indigo")
    SLATE = "ardesia", _("Slate")


class Topic(models.TextChoices):
    """What an event is about; each has its own drawing in templates/illustrations."""

    ROBOTICS = "robotics", _("Robotics")
    CODING = "coding", _("Coding")
    AI = "ai", _("Artificial intelligence")
    DATA = "data", _("Data")
    MATHEMATICS = "mathematics", _("Mathematics")
    ELECTRONICS = "electronics", _("Electronics")
    SPACE = "space", _("Space")
    CHEMISTRY = "chemistry", _("Chemistry")
    BIOLOGY = "biology", _("Biology")
    MEDICINE = "medicine", _("Medicine")
    CLIMATE = "climate", _("Climate and environment")
    ENERGY = "energy", _("Energy")
    MOBILITY = "mobility", _("Mobility")
    SEA = "sea", _("Sea and water")
    FOOD = "food", _("Food")
    ARCHITECTURE = "architecture", _("Architecture")
    GIRLS_IN_LABS = "girls_in_labs", _("Girls and science")
    TEACHING = "teaching", _("Teaching")
    CAREERS = "careers", _("Careers")
    IDEAS = "ideas", _("Ideas and enterprise")

    @property
    def illustration(self) -> str:
        """The template that draws this topic."""
        return f"illustrations/{self.value}.svg"


class AgreementKind(models.TextChoices):
    """What a partner is where it is given personal data."""

    PROCESSOR = "processor", _("Processor (GDPR, art. 28)")
    JOINT = "joint", _("Joint controller (GDPR, art. 26)")


class Allowed(models.TextChoices):
    """What an agreement lets a partner be given of the people of an event."""

    NOTHING = "nothing", _("Nothing")
    NUMBERS = "numbers", _("Numbers only")
    NAMES = "names", _("First names with an initial")
