"""Requests about personal data at the desk: written down, answered in time, carried out (L9).

Here, and not in the app of the table, because who is erased gives her places back first.
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.admin import DeskAdmin, NoDeletion, RowActions, ask_first, is_confirmed
from core.admin.asking import ReasonForm
from core.admin.problems import ProblemFilter
from participants.enums import RequestKind, RequestOutcome
from participants.models import PrivacyRequest
from participants.request_problems import REQUEST_PROBLEMS
from participants.services import (
    extend_request,
    record_request,
    restrict_participant,
    settle_request,
)
from registrations.services import erase_participant


class RequestProblems(ProblemFilter):
    problems = REQUEST_PROBLEMS


class RecordForm(forms.ModelForm[PrivacyRequest]):
    """A request that came by letter, by mail or at the desk."""

    class Meta:
        model = PrivacyRequest
        fields = ["kind", "participant", "asked_by", "received_on"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        received = data.get("received_on")
        if received and received > timezone.localdate():
            self.add_error("received_on", _("It cannot have come on a day that is to come."))
        if not data.get("participant") and not data.get("asked_by"):
            self.add_error("asked_by", _("Write who asks, or choose the person."))
        return data


class AnswerForm(forms.Form):
    """What was answered, and what became of the request."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), choices=RequestOutcome.choices)
    answer = forms.CharField(
        label=gettext_lazy("What was answered"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": gettext_lazy("Write what was answered.")},
    )


@admin.register(PrivacyRequest)
class PrivacyRequestAdmin(RowActions, NoDeletion, DeskAdmin[PrivacyRequest]):
    form = RecordForm
    list_display = ["kind", "participant", "asked_by", "received_on", "due_on", "outcome"]
    list_filter = [RequestProblems, "kind", "outcome"]
    list_select_related = ["participant"]
    search_fields = ["participant__last_name", "participant__first_name", "asked_by"]
    autocomplete_fields = ["participant"]
    date_hierarchy = "received_on"
    actions = ["answer", "extend", "erase", "limit"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PrivacyRequest]:
        return PrivacyRequest.objects.visible_to(request.user).select_related("participant")

    def get_fields(self, request: HttpRequest, obj: PrivacyRequest | None = None) -> list[Any]:
        fields = ["kind", "participant", "asked_by", "received_on"]
        if obj is None:
            return fields
        return [*fields, "due_on", "extended_because", "outcome", "answer", "done_at"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: PrivacyRequest | None = None
    ) -> list[Any]:
        """What was written down stays: it moves by what is done."""
        return self.get_fields(request, obj) if obj else []

    def has_erase_permission(self, request: HttpRequest) -> bool:
        """Somebody's data go for good: administrators alone."""
        return bool(request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: PrivacyRequest, form: Any, change: Any) -> None:
        record_request(request=obj, by=cast("User", request.user))

    def is_for(self, action: str, row: PrivacyRequest) -> bool:
        kinds = {"erase": RequestKind.ERASURE, "limit": RequestKind.RESTRICTION}
        if action in kinds:
            return row.is_open and row.kind == kinds[action] and row.participant_id is not None
        return row.is_open if action == "answer" else row.is_open and not row.extended_because

    @admin.action(description=gettext_lazy("Write down the answer…"), permissions=["change"])
    def answer(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        form = AnswerForm(request.POST if is_confirmed(request) else None)

        def settle(row: PrivacyRequest, _reason: str) -> None:
            settle_request(request=row, **form.cleaned_data)

        title = _("Write down the answer")
        return self._ask(request, queryset, "answer", title, settle, form=form)

    @admin.action(description=gettext_lazy("Make it longer…"), permissions=["change"])
    def extend(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        summary = _("Two more months; the person is told why within the first month.")
        return self._ask(
            request,
            queryset,
            "extend",
            _("Make the time to answer longer"),
            lambda row, reason: extend_request(request=row, because=reason),
            form=_reason(request),
            summary=summary,
        )

    @admin.action(description=gettext_lazy("Erase the person…"), permissions=["erase"])
    def erase(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        summary = _("Her data go for good, her places to who waits. Nobody can bring them back.")
        title = _("Erase the person")
        return self._ask(request, queryset, "erase", title, _erase, summary=summary)

    @admin.action(description=gettext_lazy("Limit the use…"), permissions=["erase"])
    def limit(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        summary = _("She is in no list, export and message until it is lifted, and is not erased.")
        title, form = _("Limit the use of the data"), _reason(request)
        return self._ask(request, queryset, "limit", title, _limit, form=form, summary=summary)

    def _ask(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        action: str,
        title: str,
        act: Any,
        *,
        form: forms.Form | None = None,
        summary: str = "",
    ) -> HttpResponse | None:
        return ask_first(
            request,
            queryset.filter(outcome=""),
            model_admin=self,
            action=action,
            title=title,
            act=act,
            with_reason=False,
            form=form,
            summary=summary,
        )


class WhyForm(ReasonForm):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write why: whoever asks will read it.")},
    )


def _reason(request: HttpRequest) -> forms.Form:
    return WhyForm(request.POST if is_confirmed(request) else None)


@transaction.atomic
def _erase(row: PrivacyRequest, _reason: str) -> None:
    if row.kind != RequestKind.ERASURE or row.participant is None:
        return
    settle_request(request=row, outcome=RequestOutcome.DONE, answer="")
    erase_participant(participant=row.participant)


@transaction.atomic
def _limit(row: PrivacyRequest, reason: str) -> None:
    if row.kind != RequestKind.RESTRICTION or row.participant is None:
        return
    restrict_participant(participant=row.participant, because=reason)
    settle_request(request=row, outcome=RequestOutcome.DONE, answer=reason)
