"""Registrations on the desk: to be read, moved, promoted and ended by the organisers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict

from django.contrib import admin
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import WithAnnotations

from core.admin import DeskAdmin, NoDeletion, NothingToType, RowActions, ask_first
from events.models import Event
from exchange.export_admin import ExportMixin
from participants.limits import not_limited
from participants.photos import photo_mark, photos_allowed
from registrations.admin.filters import (
    OutOfTurn,
    RegistrationProblems,
    RegistrationsOfProgramme,
    RegistrationsWhen,
)
from registrations.admin.moving import MovingAction
from registrations.admin.promoting import PromotingAction
from registrations.admin.renewing import RenewingAction
from registrations.admin.story import messages_about, waiting_place
from registrations.admin.told import answer_words, telling_words
from registrations.enums import EndReason, RegistrationStatus, WaitingReason
from registrations.models import AccommodationNeed, Registration
from registrations.resources import RegistrationResource
from registrations.services import ask_again, cancel_registration


class Photos(TypedDict):
    photos_allowed: bool


@admin.register(Registration)
class RegistrationAdmin(
    MovingAction,
    PromotingAction,
    RenewingAction,
    NothingToType,
    RowActions,
    NoDeletion,
    ExportMixin,
    DeskAdmin[Registration],
):
    export_resource = RegistrationResource
    # Her ticket is hers alone.
    view_on_site = False
    list_display = [
        "code",
        "who",
        "event",
        "starts_at",
        "seats",
        "status",
        "photos",
        "note",
        "created_at",
    ]
    list_filter = [
        RegistrationProblems,
        RegistrationsOfProgramme,
        "status",
        RegistrationsWhen,
        OutOfTurn,
    ]
    search_fields = [
        "code",
        "participant__last_name",
        "participant__first_name",
        "participant__user__email",
        "booked_by__email",
        "school_class__school__organisation__name",
        "accompanied_by",
        "session__event__title",
    ]
    date_hierarchy = "created_at"
    # The way from the page of a session or an event to who is in it.
    linked_lookups = ["session__id__exact", "session__event__id__exact"]
    fieldsets = [
        (None, {"fields": ["participant", "address", "session", "seats", "code"]}),
        (
            gettext_lazy("Class"),
            {
                "fields": [
                    "school_class",
                    "school",
                    "pupils",
                    "adults",
                    "accompanied_by",
                    "booked_by",
                    "names",
                    "needs",
                ]
            },
        ),
        (
            gettext_lazy("State"),
            {
                "fields": [
                    "status",
                    "why_waiting",
                    "authorised",
                    "promotion_reason",
                    "end_reason",
                ]
            },
        ),
        (
            gettext_lazy("When"),
            {
                "fields": [
                    "created_at",
                    "queued_at",
                    "confirmed_at",
                    "offer_expires_at",
                    "pending_until",
                    "choose_by",
                    "ended_at",
                ]
            },
        ),
    ]
    actions = ["move", "promote", "ask_again", "renew", "cancel"]
    change_form_template = "admin/registrations/registration/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
        shown: QuerySet[Registration] = super().get_queryset(request)
        if not request.user.is_superuser:
            hers = Event.objects.coordinated_by(request.user).values("pk")
            shown = shown.filter(not_limited("participant"), session__event__in=hers)
        shown = shown.annotate(photos_allowed=photos_allowed("participant"))
        return shown.select_related(
            "participant__user",
            "booked_by",
            "school_class__school__organisation",
            "session__event",
        )

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """The latest first: by a sum that no index has for who reads some of them. By the key
        itself the planner walks back through everybody's registrations until it finds hers.
        """
        return ["-pk"] if request.user.is_superuser else [OrderBy(F("pk") + 0, descending=True)]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People register themselves, or the organisers do from the session's page."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Registration | None = None) -> Any:
        """Without what never happened to her."""
        said = {
            name: [
                field
                for field in options["fields"]
                if obj is None or self._is_said(obj, str(field))
            ]
            for name, options in self.fieldsets
        }
        return [(name, {"fields": fields}) for name, fields in said.items() if fields]

    def _is_said(self, registration: Registration, field: str) -> bool:
        value = getattr(registration, field, None)
        return bool(getattr(self, field)(registration) if hasattr(self, field) else value)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Registration | None = None
    ) -> list[str]:
        said = ["address", "school", "adults", "names", "needs", "why_waiting", "authorised"]
        return [*said, *(field.name for field in self.opts.fields)]

    @admin.display(description=gettext_lazy("who"), ordering="participant__last_name")
    def who(self, registration: Registration) -> str:
        return registration.who

    @admin.display(description=gettext_lazy("school"), empty_value="")
    def school(self, registration: Registration) -> str:
        return str(registration.school_class.school) if registration.school_class else ""

    @admin.display(description=gettext_lazy("adults"), empty_value="")
    def adults(self, registration: Registration) -> str:
        return str(registration.companions) if registration.school_class else ""

    @admin.display(description=gettext_lazy("pupils named"), empty_value="")
    def names(self, registration: Registration) -> str:
        """The class's list of names, where the event needs one."""
        if not registration.session.event.needs_roster:
            return ""
        return ", ".join(
            str(e.participant) for e in registration.roster.select_related("participant")
        )

    @admin.display(description=gettext_lazy("what is needed"), empty_value="")
    def needs(self, registration: Registration) -> str:
        """Without a diagnosis (L7); only the organisers read it."""
        need = AccommodationNeed.objects.filter(registration=registration).first()
        return need.text if need else ""

    @admin.display(description=gettext_lazy("event"), ordering="session__event__title")
    def event(self, registration: Registration) -> str:
        return registration.session.event.title

    @admin.display(description=gettext_lazy("starts"), ordering="session__starts_at")
    def starts_at(self, registration: Registration) -> datetime:
        return registration.session.starts_at

    @admin.display(description=gettext_lazy("photos"))
    def photos(self, registration: WithAnnotations[Registration, Photos]) -> str:
        """Nobody is photographed who did not agree (L5)."""
        return photo_mark(allowed=registration.photos_allowed)

    @admin.display(description=gettext_lazy("why"), empty_value="")
    def note(self, registration: Registration) -> str:
        """Why it ended, or why she got her seat out of turn."""
        if registration.promotion_reason:
            return _("Out of turn: %(reason)s") % {"reason": registration.promotion_reason}
        return registration.get_end_reason_display()

    @admin.display(description=gettext_lazy("email address"))
    def address(self, registration: Registration) -> str:
        user = registration.contact
        return user.email if user else _("None: nobody writes to her.")

    @admin.display(description=gettext_lazy("why she waits"), empty_value="")
    def why_waiting(self, registration: Registration) -> str:
        place = waiting_place(registration)
        if place is None:
            return ""
        return _("Number %(position)d in line. %(reason)s") % {
            "position": place.position,
            "reason": WaitingReason(place.reason).label,
        }

    @admin.display(description=gettext_lazy("guardians"), empty_value="")
    def authorised(self, registration: Registration) -> str:
        """Which guardians were asked, and what each answered, when and to which words (L4)."""
        asked = registration.authorisations.select_related("guardianship__guardian")
        lines = [(answer_words(authorisation),) for authorisation in asked.order_by("pk")]
        return format_html_join("", "{}<br>", lines)

    def is_for(self, action: str, registration: Registration) -> bool:
        """What is over stays; only who waits is given a place."""
        match action:
            case "promote":
                return registration.status == RegistrationStatus.WAITING
            case "ask_again":
                return registration.is_active and registration.needs_authorisation
            case "renew":
                return registration.status == RegistrationStatus.CONFIRMED
            case "move" | "cancel":
                return registration.is_active
        return True

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With what was written to her about it."""
        registration = self.get_object(request, object_id)
        more: dict[str, Any] = dict(extra_context or {})
        if registration is not None:
            more["messages_about"] = messages_about(registration)
        return super().change_view(request, object_id, form_url, more)

    @admin.action(description=gettext_lazy("Ask the guardians again…"), permissions=["change"])
    def ask_again(
        self, request: HttpRequest, queryset: QuerySet[Registration]
    ) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="ask_again",
            title=_("Write again to the guardians who have not answered"),
            act=lambda row, _reason: ask_again(registration=row),
            with_reason=False,
            button=_("Write to them again"),
            effect=lambda registration: registration.who,
        )

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Registration]) -> HttpResponse | None:
        chosen = Registration.objects.filter(pk__in=queryset.values("pk"))
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these registrations and tell the people"),
            act=lambda row, _reason: cancel_registration(
                registration=row, reason=EndReason.BY_STAFF
            ),
            with_reason=False,
            button=ngettext(
                "Cancel the registration", "Cancel the registrations", queryset.count()
            ),
            summary=telling_words(chosen),
            effect=lambda registration: registration.who,
        )
