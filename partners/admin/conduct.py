"""The code of conduct on the desk: its versions, and who has accepted it (L15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import DeskAdmin, NoDeletion, ask_first
from partners.models import CodeOfConduct, ConductAcceptance, Organisation, Professional
from partners.services import invite_to_conduct, publish_code, record_acceptance

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


@admin.register(CodeOfConduct)
class CodeOfConductAdmin(NoDeletion, DeskAdmin[CodeOfConduct]):
    """Written by platform administrators; a change is a new version, shown from then on."""

    list_display = ["__str__", "asks_again", "created_at"]
    fields = ["text_it", "text_en", "asks_again"]

    def has_change_permission(self, request: HttpRequest, obj: CodeOfConduct | None = None) -> bool:
        """People accepted the words as they stand."""
        return obj is None and super().has_change_permission(request, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new version starts from the words of the last one."""
        last = CodeOfConduct.objects.current()
        return {"text_it": last.text_it, "text_en": last.text_en} if last else {}

    def save_model(
        self,
        request: HttpRequest,
        obj: CodeOfConduct,
        form: forms.ModelForm[CodeOfConduct],
        change: Any,
    ) -> None:
        publish_code(code=obj)


class AcceptanceInline(NoDeletion, admin.TabularInline[ConductAcceptance, Professional]):
    """Which versions she accepted; seen by who may change the organisation."""

    model = ConductAcceptance
    extra = 0
    fields = ["code", "accepted_at", "recorded_by"]
    readonly_fields = ["code", "accepted_at", "recorded_by"]

    def has_view_permission(self, request: HttpRequest, obj: Professional | None = None) -> bool:
        mine = Organisation.objects.changeable_by(request.user)
        hers = obj is None or mine.filter(pk=obj.organisation_id).exists()
        return hers and super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Professional | None = None) -> bool:
        """By the buttons of the page alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ConductActions(Base):
    """Asking professionals to accept the code, and writing down that they did."""

    @admin.action(
        description=gettext_lazy("Send the code of conduct to accept…"), permissions=["change"]
    )
    def send_conduct(
        self, request: HttpRequest, queryset: QuerySet[Professional]
    ) -> HttpResponse | None:
        user: Any = request.user
        return ask_first(
            request,
            self._changeable(request, queryset),
            model_admin=self,
            action="send_conduct",
            title=_("Send these people a link to the code of conduct"),
            act=lambda person, _reason: invite_to_conduct(person=person, by=user),
            with_reason=False,
            button=_("Send"),
            summary=_("Each is written to. The link works once, for thirty days."),
            effect=lambda person: person.email or _("No email address."),
        )

    @admin.action(
        description=gettext_lazy("Write down that the code of conduct was accepted…"),
        permissions=["change"],
    )
    def record_conduct(
        self, request: HttpRequest, queryset: QuerySet[Professional]
    ) -> HttpResponse | None:
        user: Any = request.user
        return ask_first(
            request,
            self._changeable(request, queryset),
            model_admin=self,
            action="record_conduct",
            title=_("These people accepted the code of conduct"),
            act=lambda person, _reason: record_acceptance(person=person, by=user),
            with_reason=False,
            button=_("Write it down"),
            summary=_("Only if you hold what they signed. Your name is kept beside it."),
            outcome=lambda done: (
                ngettext(
                    "Written down for %(number)d person.",
                    "Written down for %(number)d people.",
                    done,
                )
                % {"number": done}
            ),
        )

    def _changeable(
        self, request: HttpRequest, queryset: QuerySet[Professional]
    ) -> QuerySet[Professional]:
        """Only people of the bodies that she may change."""
        mine = Organisation.objects.changeable_by(request.user)
        return queryset.filter(organisation__in=mine)
