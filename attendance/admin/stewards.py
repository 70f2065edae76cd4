"""Door stewards on the desk: added by their address, ended by the coordinator."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.forms import AddressField
from accounts.models import User
from attendance.models import Steward
from attendance.services import add_steward, end_steward
from core.admin import DeskAdmin, NoDeletion, RowActions, ask_first
from programmes.admin_filters import OfProgramme


class StewardsOfProgramme(OfProgramme):
    path = "event__programme"


class StewardForm(forms.ModelForm[Steward]):
    """Whoever signs in with the address: nobody needs to be known to the portal before."""

    email = AddressField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy(
            "She signs in with a code that is sent there, and finds the doors on her own page. "
            "Nobody writes to her now: tell her yourself."
        ),
    )

    class Meta:
        model = Steward
        fields = ["event"]


@admin.register(Steward)
class StewardAdmin(RowActions, NoDeletion, DeskAdmin[Steward]):
    form = StewardForm
    view_on_site = False
    actions = ["end"]
    list_display = ["user", "event", "added_by", "created_at", "ended_at"]
    list_filter = [StewardsOfProgramme, ("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "event", "added_by"]
    search_fields = ["user__email", "user__last_name", "event__title"]
    autocomplete_fields = ["event"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Steward]:
        mine = Steward.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine)

    def get_fields(self, request: HttpRequest, obj: Steward | None = None) -> Any:
        if obj is None:
            return ["event", "email"]
        return ["user", "event", "added_by", "created_at", "ended_at"]

    def has_change_permission(self, request: HttpRequest, obj: Steward | None = None) -> bool:
        """There is nothing to type about one who was added: her task ends by the action."""
        return obj is None and super().has_change_permission(request)

    def save_model(self, request: HttpRequest, obj: Steward, form: Any, change: bool) -> None:  # noqa: FBT001 # Django's signature
        added = add_steward(
            event=obj.event, email=form.cleaned_data["email"], by=cast("User", request.user)
        )
        # What the desk logs and shows next is the row that stands.
        obj.__dict__.update(added.__dict__)

    def is_for(self, action: str, row: Steward) -> bool:
        return row.ended_at is None

    @admin.action(description=gettext_lazy("End her task…"), permissions=["change"])
    def end(self, request: HttpRequest, queryset: QuerySet[Steward]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="end",
            title=_("They see the doors no more"),
            act=lambda row, _reason: end_steward(steward=row),
            with_reason=False,
            button=ngettext("End her task", "End their tasks", queryset.count()),
            effect=str,
        )
