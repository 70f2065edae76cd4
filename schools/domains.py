"""Whether an address shows that its owner works at a school.

What a school's domains are follows from what the registry says of it and of its institute:
addresses and website. Only that very domain counts: at ``studenti.`` something sit the pupils, and
of ``something.evil.example`` anybody is the owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Q

from schools.models import School
from schools.shared_domains import is_shared

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
# Of the ministry's mailboxes, only the one that is called by the code is the school's.
MINISTRY = {"istruzione.it", "pec.istruzione.it"}


def proves(address: str, school: School) -> bool:
    """Whether whoever reads mail at ``address`` works at ``school`` or in its institute.

    ``address`` must have been proved to be the person's. No is not an accusation: then a
    coordinator looks.
    """
    local, _at, domain = address.strip().lower().rpartition("@")
    if not local or DOMAIN.fullmatch(domain) is None:
        return False
    if domain in MINISTRY:
        return local in {member.ministerial_code.lower() for member in _institute(school)}
    return domain in domains_of(school) and not _is_others_too(domain, school)


def domains_of(school: School) -> set[str]:
    """The domains that the registry gives ``school`` and its institute, without shared ones."""
    found: set[str] = set()
    for member in _institute(school):
        found |= {address.rpartition("@")[2] for address in (member.email, member.pec)}
        found.add(_host(member.website))
    lowered = {domain.lower() for domain in found}
    return {domain for domain in lowered if DOMAIN.fullmatch(domain) and not is_shared(domain)}


def _institute(school: School) -> Iterable[School]:
    return [school, school.institute] if school.institute else [school]


def _host(website: str) -> str:
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _is_others_too(domain: str, school: School) -> bool:
    """Whether a school of another institute has ``domain`` too: then it says nothing of this."""
    head = school.institute_id or school.pk
    others = School.objects.current().exclude(Q(pk=head) | Q(institute=head) | Q(pk=school.pk))
    written = Q(website__iregex=rf"^https?://(www\.)?{re.escape(domain)}(:|/|\?|#|$)")
    for field in ("email", "pec"):
        written |= Q(**{f"{field}__iendswith": f"@{domain}"})
    return others.filter(written).exists()
