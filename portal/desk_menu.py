"""The menu of the coordinators' desk: what one does, not which tables there are.

Tables and pages that are added to the desk are named here, or in ``OUT_OF_THE_WAY``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from attendance.list_access import may_write_lists
from registrations.views.affected import may_list_affected_people

Current = Literal["", "page", "true"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu. ``model`` is that of a changelist, empty for another page."""

    title: str | Promise
    url_name: str
    model: str = ""
    may_see: Callable[[HttpRequest], bool] = lambda _request: True


@dataclass(frozen=True, slots=True)
class Task:
    title: str | Promise
    icon: str
    entries: tuple[Entry, ...]


def _sees_purposes(request: HttpRequest) -> bool:
    return request.user.has_perm("participants.view_purpose")


def _stands_at_doors(request: HttpRequest) -> bool:
    return request.user.has_perm("attendance.change_attendance")


def table(label: str, title: str | Promise = "") -> Entry:
    """The changelist of a model, such as ``events.event``."""
    app, model = label.split(".")
    return Entry(title, f"admin:{app}_{model}_changelist", model=label)


MENU = (
    Task(_("Today"), "it-clock", (Entry(_("Today"), "admin:index"),)),
    Task(
        _("Programmes"),
        "it-flag",
        (
            table("programmes.programme"),
            table("programmes.phase"),
            table("programmes.action"),
            table("programmes.series"),
        ),
    ),
    Task(
        _("Partners and schools"),
        "it-pa",
        (
            table("partners.organisation"),
            table("partners.site"),
            table("partners.professional"),
            table("schools.school"),
            table("schools.schoolclass"),
            table("schools.teacher"),
            table("attendance.schoolagreement"),
        ),
    ),
    Task(
        _("Events"),
        "it-calendar",
        (
            table("events.event"),
            table("events.session"),
            table("careerdays.careerday"),
            table("careerdays.host"),
            table("careerdays.pin"),
            table("careerdays.together"),
            table("careerdays.run"),
            table("attendance.steward"),
            Entry(_("Doors"), "doors:list", may_see=_stands_at_doors),
            table("attendance.attendance"),
            Entry(_("Attendance lists"), "presence:lists", may_see=may_write_lists),
            table("attendance.certificaterule"),
            table("attendance.certificate"),
        ),
    ),
    Task(_("Registrations"), "it-list", (table("registrations.registration"),)),
    Task(
        _("People"),
        "it-user",
        (
            table("participants.participant"),
            table("participants.privacyrequest"),
            Entry(_("What is forgotten, and when"), "retention:calendar"),
            table("accounts.user"),
        ),
    ),
    Task(
        _("Messages"),
        "it-mail",
        (
            table("registrations.message"),
            table("communications.email"),
            table("registrations.reminder"),
        ),
    ),
    Task(
        _("Privacy"),
        "it-lock",
        (
            table("participants.publishedimage"),
            table("participants.consent"),
            table("participants.purpose"),
            table("participants.purposetext"),
            Entry(_("Register of processing"), "privacy_desk:register", may_see=_sees_purposes),
            Entry(_("Impact assessment"), "privacy_desk:dpia", may_see=_sees_purposes),
            table("programmes.dataagreement"),
            Entry(
                _("People affected by a breach"), "affected:list", may_see=may_list_affected_people
            ),
        ),
    ),
    Task(
        _("Data in and out"),
        "it-exchange-circle",
        (
            Entry(_("Bring data in"), "exchange:index"),
            table("jobs.job", _("Imports and exports at work")),
            table("jobs.exportlog", _("Who took data out")),
        ),
    ),
    Task(
        _("Settings"),
        "it-settings",
        (
            table("programmes.fund"),
            table("programmes.emblem"),
            table("partners.codeofconduct"),
            table("partners.room"),
            table("partners.department"),
            table("places.municipality"),
            table("portal.pagerating"),
        ),
    ),
)

# Tables of the desk that are reached from other pages alone.
OUT_OF_THE_WAY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """``current`` is "page" on the very page, "true" on one below it, as ``aria-current`` says."""

    title: str
    url: str
    current: Current


@dataclass(frozen=True, slots=True)
class ShownTask:
    title: str
    icon: str
    entries: list[ShownEntry]

    @property
    def current(self) -> ShownEntry | None:
        return next((entry for entry in self.entries if entry.current), None)


def menu_for(request: HttpRequest, site: AdminSite) -> list[ShownTask]:
    """What the person may see of the menu, without the tasks that leave her nothing to do."""
    entries = [entry for task in MENU for entry in task.entries if _may_see(request, site, entry)]
    addresses = {entry: reverse(entry.url_name) for entry in entries}
    here = _where(request.path, addresses.values())
    shown = []
    for task in MENU:
        lines = [
            ShownEntry(_title(entry), addresses[entry], _current(request, addresses[entry], here))
            for entry in task.entries
            if entry in addresses
        ]
        if lines:
            shown.append(ShownTask(str(task.title), task.icon, lines))
    return shown


def _where(path: str, addresses: Iterable[str]) -> str:
    """The address of the menu that ``path`` is, or is below; below the first page is everything."""
    home = reverse("admin:index")
    above = [url for url in addresses if path.startswith(url) and (url != home or path == home)]
    return max(above, key=len, default="")


def _may_see(request: HttpRequest, site: AdminSite, entry: Entry) -> bool:
    if not entry.model:
        return entry.may_see(request)
    model_admin = site.get_model_admin(apps.get_model(entry.model))
    return model_admin.has_view_permission(request)


def _title(entry: Entry) -> str:
    if entry.title or not entry.model:
        return str(entry.title)
    return capfirst(str(apps.get_model(entry.model)._meta.verbose_name_plural))


def _current(request: HttpRequest, url: str, here: str) -> Current:
    if url != here:
        return ""
    return "page" if request.path == url else "true"
