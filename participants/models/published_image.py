"""Pictures that were published, and who is in them: so that they can be taken down (L5)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import tracked
from core.models import TimeStampedModel
from participants.enums import ConsentEnd
from participants.models.consent import Consent
from participants.models.consent_use import ConsentUse
from participants.models.participant import Participant
from programmes.models import Programme


class PublishedImageQuerySet(models.QuerySet["PublishedImage"]):
    def visible_to(self, user: User | AnonymousUser) -> PublishedImageQuerySet:
        """Those of the programmes that ``user`` coordinates."""
        return self.filter(programme__in=Programme.objects.coordinated_by(user))

    def to_take_down(self) -> PublishedImageQuerySet:
        return self.filter(must_go())


def must_go() -> Q:
    """Still there, and somebody in it was erased, or has withdrawn and not agreed again."""
    of_her = Consent.objects.filter(participant=OuterRef("participant"), use=OuterRef("image__use"))
    withdrawn = of_her.filter(
        end__in=[ConsentEnd.WITHDRAWN, ConsentEnd.REFUSED],
        withdrawn_at__gte=OuterRef("image__created_at"),
    )
    changed_her_mind = Q(Exists(withdrawn)) & ~Q(Exists(of_her.standing()))
    unwilling = ImagePerson.objects.filter(
        changed_her_mind | Q(participant__erased_at__isnull=False), image=OuterRef("pk")
    )
    return Q(Exists(unwilling), taken_down_at=None)


@tracked()
class PublishedImage(TimeStampedModel):
    """A picture or a video that shows people, where it is, and until when it was there.

    Only who agreed to this ``use`` may be in it (``participants/services/images.py``).
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="images", verbose_name=_("programme")
    )
    use = models.ForeignKey(
        ConsentUse, on_delete=models.PROTECT, related_name="images", verbose_name=_("use")
    )
    title = models.CharField(_("what it shows"), max_length=200)
    url = models.URLField(_("address of the page"), max_length=500, blank=True)
    place = models.CharField(
        _("or where it is"),
        max_length=200,
        blank=True,
        help_text=_("Where it has no address: a newspaper and its date, a poster, a disk."),
    )
    people = models.ManyToManyField(
        Participant,
        through="participants.ImagePerson",
        related_name="images",
        verbose_name=_("who is in it"),
    )
    taken_down_at = models.DateTimeField(_("taken down at"), null=True, blank=True, editable=False)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken down by"),
    )

    objects = PublishedImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("published image")
        verbose_name_plural = _("published images")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="published_image_is_somewhere",
                condition=~Q(url="") | ~Q(place=""),
                violation_error_message=_("Write the address of the page, or where it is."),
            ),
            models.CheckConstraint(
                name="published_image_taken_down_by_somebody",
                condition=Q(taken_down_at=None, taken_down_by=None)
                | Q(taken_down_at__gte=F("created_at"), taken_down_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> str:
        return self.url or self.place


@tracked()
class ImagePerson(models.Model):
    """Somebody who can be recognised in a published image."""

    image = models.ForeignKey(
        PublishedImage, on_delete=models.CASCADE, related_name="shown", verbose_name=_("image")
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("person in an image")
        verbose_name_plural = _("people in images")
        ordering = ["image", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "participant"],
                name="image_person_once",
                violation_error_message=_("This person is in the image already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.participant)
