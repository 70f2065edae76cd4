from __future__ import annotations

import factory

from registrations.models import Reminder


class ReminderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reminder

    name = "Un giorno prima"
    anchor = "before_start"
    lead = "1 00:00:00"
    subject = "Domani: {event}"
    body = "Ti aspettiamo {when}."
