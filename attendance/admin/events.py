"""The page of an event, with the laws under which its hours count."""

from __future__ import annotations

from django.contrib import admin

from attendance.models import HourOffer
from core.admin import ScopedChoices
from events.models import Event
from registrations.admin.events import BookedEventAdmin


class HourOfferInline(ScopedChoices, admin.StackedInline[HourOffer, Event]):
    model = HourOffer
    extra = 0
    autocomplete_fields = ["organisation"]


admin.site.unregister(Event)


@admin.register(Event)
class CreditedEventAdmin(BookedEventAdmin):
    inlines = [*BookedEventAdmin.inlines, HourOfferInline]
