"""Who looked at the certificates of professionals, and who accepted the code (L14, L15)."""

from __future__ import annotations

from datetime import date, timedelta

from accounts.models import User
from partners.enums import CheckOutcome
from partners.models import CodeOfConduct, ConductAcceptance, Professional, SafeguardingCheck

# Who was checked how many days ago, and for how many days that is good.
CHECKS = {
    "riccardi": (100, 180),
    "quaglia": (165, 180),
    "tagliabue": (190, 180),
    "dipalma": (20, 180),
    "invernizzi": (30, 180),
    "galbusera": (10, 180),
}
# Who has not accepted the code of conduct yet.
WITHOUT_THE_CODE = {"locatelli", "ubaldi"}


def write_acceptances(professionals: dict[str, Professional], recorded_by: User) -> None:
    """Write that the others accepted the current version. Twice is once."""
    code = CodeOfConduct.objects.current()
    ConductAcceptance.objects.bulk_create(
        [
            ConductAcceptance(professional=person, code=code, recorded_by=recorded_by)
            for key, person in professionals.items()
            if key not in WITHOUT_THE_CODE
        ],
        ignore_conflicts=True,
    )


def write_checks(professionals: dict[str, Professional], today: date, checked_by: User) -> None:
    """Write the checks: some are good for long, one ends soon, one is over. Twice is once."""
    for key, (days_ago, days) in CHECKS.items():
        checked_on = today - timedelta(days=days_ago)
        SafeguardingCheck.objects.get_or_create(
            professional=professionals[key],
            defaults={
                "checked_on": checked_on,
                "checked_by": checked_by,
                "valid_until": checked_on + timedelta(days=days),
                "outcome": CheckOutcome.CLEAR,
            },
        )
