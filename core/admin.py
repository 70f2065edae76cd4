"""What every table of the desk has in common, without domain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Field, Model, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.errors import DomainError

M = TypeVar("M", bound=Model)
# Who types an address without its scheme means a safe one.
SAFE_ADDRESSES: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    URLField: {"assume_scheme": "https"}
}


class ScopedChoices:
    """Foreign keys point only at rows that the person sees on the desk, also when she types one."""

    admin_site: admin.AdminSite

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        model = db_field.remote_field.model
        if not self.admin_site.is_registered(model):
            rows: QuerySet[Any] | None = super().get_field_queryset(db, db_field, request)  # type: ignore[misc]
            return rows
        return self.admin_site.get_model_admin(model).get_queryset(request)


class NoDeletion:
    """History is evidence: rows end, they do not vanish."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReasonForm(forms.Form):
    """Why something is called off, in the words that people will read."""

    reason = forms.CharField(
        label=gettext_lazy("Reason, as people will read it"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write the reason: people will read it.")},
    )


def ask_first(
    request: HttpRequest,
    queryset: QuerySet[M],
    *,
    model_admin: admin.ModelAdmin[M],
    action: str,
    title: str,
    act: Callable[[M, str], None],
    with_reason: bool = True,
    button: str = "",
    effect: Callable[[M], str] | None = None,
    outcome: Callable[[int], str] | None = None,
) -> HttpResponse | None:
    """The page between an action and its effect; acts when it comes back confirmed.

    ``act`` is called with each row and the reason (empty when none is asked). A refusal of the
    domain is said in words, and the other rows go on. ``button`` names the action; ``effect``
    says what it will do to a row; ``outcome`` what it did, from how many rows went well.
    """
    confirmed = "confirmed" in request.POST
    form = ReasonForm(request.POST if confirmed else None) if with_reason else None
    if confirmed and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        act_on_each(
            request,
            queryset,
            model_admin=model_admin,
            act=lambda row: act(row, reason),
            outcome=outcome,
        )
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "action": action,
        "rows": [(row, effect(row) if effect else "") for row in queryset],
        "button": button or _("Confirm"),
        "form": form,
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    status = 422 if confirmed else 200
    return TemplateResponse(request, "admin/ask_first.html", context, status=status)


def act_on_each(
    request: HttpRequest,
    rows: Iterable[M],
    *,
    model_admin: admin.ModelAdmin[M],
    act: Callable[[M], object],
    outcome: Callable[[int], str] | None = None,
) -> None:
    """Call ``act`` with each row, saying how many went well and why the others did not."""
    done = 0
    for row in rows:
        try:
            act(row)
        except DomainError as error:
            words = _("%(row)s: %(reason)s") % {"row": row, "reason": error}
            model_admin.message_user(request, words, messages.ERROR)
        else:
            done += 1
    if done:
        words = outcome(done) if outcome else _done_words(done)
        model_admin.message_user(request, words, messages.SUCCESS)


def _done_words(done: int) -> str:
    words = ngettext("Done for %(number)d row.", "Done for %(number)d rows.", done)
    return words % {"number": done}
