"""The page of the desk that lists whom a breach concerns (L12)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from events.models import Event
from exchange.export_admin import FormatForm
from exchange.exports import PERMISSION
from jobs.desk import downloaded, on_the_desk
from programmes.models import Programme
from registrations.affected import Scope, affected_people


class AffectedForm(FormatForm):
    """What the breach touched: a programme, an event, a period, or several of them together."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), required=False, label=gettext_lazy("Programme")
    )
    event = forms.ModelChoiceField(
        Event.objects.none(),
        required=False,
        to_field_name="slug",
        label=gettext_lazy("Event"),
        help_text=gettext_lazy("Its address name, the last part of its address."),
        widget=forms.TextInput,
        error_messages={"invalid_choice": gettext_lazy("You coordinate no event of that name.")},
    )
    since = forms.DateField(
        required=False,
        label=gettext_lazy("Registered from"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    until = forms.DateField(
        required=False,
        label=gettext_lazy("Registered until"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    field_order = ["programme", "event", "since", "until", "format"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programmes: Any = self.fields["programme"]
        events: Any = self.fields["event"]
        programmes.queryset = Programme.objects.coordinated_by(user)
        events.queryset = Event.objects.coordinated_by(user)

    def clean(self) -> dict[str, Any] | None:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in Scope.__slots__):
            raise forms.ValidationError(_("Say what the breach touched: one field is enough."))
        return data

    @property
    def scope(self) -> Scope:
        return Scope(**{name: self.cleaned_data[name] for name in Scope.__slots__})


def may_list_affected_people(request: HttpRequest) -> bool:
    """Administrators, and coordinators: of their own programmes."""
    user: Any = request.user
    return bool(user.has_perms([PERMISSION, "participants.view_participant"]))


@require_http_methods(["GET", "HEAD", "POST"])
def affected(request: HttpRequest) -> HttpResponse:
    """Say what was touched; the answer is the file."""
    if not may_list_affected_people(request):
        raise PermissionDenied
    user: Any = request.user
    form = AffectedForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        file = affected_people(form.scope, format_=form.cleaned_data["format"], by=user)
        return downloaded(file.content, name=file.name, content_type=file.content_type)
    context = {"title": _("People affected by a breach"), "form": form}
    status = 422 if form.is_bound else 200
    return on_the_desk(request, "registrations/affected.html", context, status=status)
