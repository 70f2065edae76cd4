"""What funders must be shown with: their emblems, and the words that known funds want."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from programmes.pictures import Png


class EmblemQuerySet(models.QuerySet["Emblem"]):
    def without_picture(self) -> EmblemQuerySet:
        """What pages need: the picture itself is fetched by its address."""
        return self.defer("image")


@tracked(exclude=["image"])
class Emblem(TimeStampedModel):
    """A funder's official picture, as a PNG (``programmes/pictures.py``).

    It is kept here and not in a file, because processes share no disk. ``digest`` names the
    content and is its address, so that whoever has seen it never need ask again.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    image = models.BinaryField(_("picture"))
    digest = models.CharField(
        _("content"),
        max_length=32,
        unique=True,
        editable=False,
        error_messages={"unique": _("This picture is here already.")},
    )
    width = models.PositiveSmallIntegerField(_("width"), editable=False)
    height = models.PositiveSmallIntegerField(_("height"), editable=False)

    objects = EmblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("emblem")
        verbose_name_plural = _("emblems")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="emblem_has_a_size", condition=Q(width__gt=0) & Q(height__gt=0)
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("emblems:picture", args=[self.digest])

    def show(self, picture: Png) -> None:
        """Take ``picture`` in the place of what it shows; the caller saves."""
        self.image, self.digest = picture.content, picture.digest
        self.width, self.height = picture.width, picture.height

    def width_at(self, height: int) -> int:
        """How wide it is when it is shown ``height`` high."""
        return round(self.width * height / self.height)


@tracked()
class Fund(TimeStampedModel):
    """A fund that is known, with the words and the emblem that it wants to be shown.

    ``code`` is how imports and the demo name it; ``basis`` says where the wording comes from.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160, unique=True)
    statement = models.CharField(_("statement"), max_length=300)
    emblem = models.ForeignKey(
        Emblem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funds",
        verbose_name=_("emblem"),
    )
    basis = models.CharField(_("where the wording comes from"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("known fund")
        verbose_name_plural = _("known funds")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.CheckConstraint(name="fund_has_a_statement", condition=~Q(statement=""))
        ]

    def __str__(self) -> str:
        return self.name
