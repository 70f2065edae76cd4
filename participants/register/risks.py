"""What could go wrong, and what stands against it: a person weighs it (art. 35(7)(c))."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# The risk, and the measures that answer to it.
RISKS = (
    (
        _("Somebody outside the programme learns who a minor is, or how to reach her"),
        _(
            "Coordinators see their programmes alone; no public lists; no contact data to adults "
            "outside the staff"
        ),
    ),
    (
        _("A picture of a minor is published or stays against her will"),
        _(
            "Consent for each use, from both parents; the “no photos” mark; the list of what to "
            "take down"
        ),
    ),
    (
        _("Somebody answers in a parent’s place"),
        _("The link goes to an address that is not the minor’s, works once and is written down"),
    ),
    (
        _("Data are kept longer than needed"),
        _("A period for each purpose, deletions by night, a calendar of what goes when"),
    ),
    (
        _("Data about health are collected without need"),
        _(
            "Needs are written without a diagnosis, read by the organiser alone, deleted after 30 "
            "days"
        ),
    ),
    (
        _("An adult harms a minor whom she met through the programme"),
        _("Checks on adults, a school adult present, no private messages"),
    ),
    (
        _("Data are lost, changed or stolen"),
        _("Second factor for staff, history of changes, log of exports, backups of the body"),
    ),
    (
        _("A minor is profiled or made an object of advertising"),
        _("No profiles, no trackers; companies are told of nobody under 18"),
    ),
)
