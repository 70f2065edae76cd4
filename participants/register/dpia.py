"""The impact assessment (art. 35 GDPR), filled in as far as the portal knows itself (L10).

Minors are vulnerable people (WP 248 rev.01, criterion 7). What only people can weigh stays empty.
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.dates import date_words
from core.site import site_facts
from participants.ages import ADULT_AGE, latest_birth_date
from participants.models import Guardianship, Participant
from participants.register.document import Document, Section, Table
from participants.register.entries import Entry, register_entries
from participants.register.measures import MEASURES
from participants.register.risks import RISKS


def impact_assessment() -> Document:
    """The document of today, in the active language: five queries."""
    entries = register_entries()
    return Document(
        _("Data protection impact assessment"),
        [
            _who(),
            _why(),
            _what(entries),
            _how_many(),
            _necessity(entries),
            Section(_("Measures in place"), bullets=[str(measure) for measure in MEASURES]),
            _risks(),
            *_to_complete(),
        ],
    )


def _who() -> Section:
    site = site_facts()
    rows = [
        (_("Controller"), site["owner"]),
        (_("Contacts"), ", ".join(filter(None, [site["contact_email"], site["pec"]]))),
        (_("System"), f"{site['name']} ({site['url']})"),
        (_("Made on"), date_words(timezone.localdate(), with_year=True)),
        (_("Data protection officer"), ""),
        (_("Who filled it in"), ""),
    ]
    return Section(_("Who answers"), table=Table((), rows))


def _why() -> Section:
    return Section(
        _("Why an assessment is needed"),
        paragraphs=[
            _(
                "The portal handles data of minors, who are vulnerable people (WP 248 rev.01). "
                "Two of the criteria of the European authorities are met where the programme is "
                "large: vulnerable people and data on a large scale. The assessment is made before "
                "the portal is used, and again when purposes, recipients or risks change."
            )
        ],
    )


def _what(entries: list[Entry]) -> Section:
    headings = [_("Purpose"), _("Categories of people"), _("Categories of data"), _("Recipients")]
    rows = [(one.purpose, one.people, one.data, one.recipients) for one in entries]
    return Section(_("What is done with data"), table=Table(headings, rows))


def _how_many() -> Section:
    adults_born_by = latest_birth_date(ADULT_AGE, timezone.localdate())
    people = Participant.objects.all()
    rows = [
        (_("People who take part"), _number(people.count())),
        (
            _("of whom known to be under 18"),
            _number(people.filter(birth_date__gt=adults_born_by).count()),
        ),
        (_("Parents and guardians"), _number(Guardianship.objects.open().count())),
    ]
    return Section(_("How many people"), table=Table((), rows))


def _necessity(entries: list[Entry]) -> Section:
    return Section(
        _("Why it is necessary and in proportion"),
        paragraphs=[
            _(
                "Taking part depends on no consent. What is optional is asked apart, use by use, "
                "and can be withdrawn as easily as it was given."
            )
        ],
        table=Table(
            [_("Purpose"), _("Legal basis"), _("Kept")],
            [(one.purpose, one.basis, one.kept) for one in entries],
        ),
    )


def _risks() -> Section:
    headings = [_("Risk"), _("Measures"), _("Likelihood"), _("Severity"), _("What is left to do")]
    rows = [(str(risk), str(measures), "", "", "") for risk, measures in RISKS]
    return Section(
        _("Risks for people"),
        paragraphs=[_("Weigh each: low, medium or high. Add what this body knows of its own.")],
        table=Table(headings, rows),
    )


def _to_complete() -> list[Section]:
    empty = Table((), [("", "")])
    return [
        Section(_("Opinion of the data protection officer"), table=empty),
        Section(_("What families, young people and schools think of it"), table=empty),
        Section(
            _("Decision"),
            table=Table(
                (),
                [
                    (_("Risks left after the measures"), ""),
                    (_("Prior consultation of the authority (art. 36)"), ""),
                    (_("Approved by, on"), ""),
                    (_("To be reviewed by"), ""),
                ],
            ),
        ),
    ]


def _number(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
