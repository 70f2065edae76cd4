"""Places that an organisation owns."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.history import tracked
from partners.models.accessibility import AccessibilitySheet
from partners.models.organisation import Organisation
from places.models import Municipality


@tracked()
class Site(AccessibilitySheet):
    """An address of an organisation where things happen."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="sites",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=200)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="sites",
        verbose_name=_("municipality"),
    )
    directions = models.TextField(_("how to get there"), blank=True)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="site_name_unique",
                violation_error_message=_("This organisation already has a site of that name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Room(AccessibilitySheet):
    """A room of a site."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="rooms", verbose_name=_("site")
    )
    name = models.CharField(_("name"), max_length=120)
    floor = models.CharField(_("floor"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"],
                name="room_name_unique",
                violation_error_message=_("This site already has a room of that name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
