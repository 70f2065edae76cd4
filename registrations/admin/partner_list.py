"""A session's list for a body that hosts it, from the desk (L11)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import row_url
from core.errors import DomainError
from events.models import Session
from exchange.export_admin import FormatForm
from exchange.exports import PERMISSION
from jobs.desk import downloaded
from partners.models import Organisation
from programmes.agreements import agreed
from registrations.partner_lists import list_for_partner


class PartnerListForm(FormatForm):
    partner = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("For which host"), empty_label=None
    )
    field_order = ["partner", "format"]

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner: Any = self.fields["partner"]
        partner.queryset = session.event.hosts.order_by("name")
        partner.widget = forms.RadioSelect(choices=partner.choices)


def partner_list(
    request: HttpRequest, session_pk: str, *, model_admin: admin.ModelAdmin[Session]
) -> HttpResponse:
    """Choose the host; the file has what its agreement allows, or a sentence says why not."""
    user: Any = request.user
    if not (user.has_perm(PERMISSION) and model_admin.has_change_permission(request)):
        raise PermissionDenied
    if not session_pk.isdecimal():
        raise Http404
    session = get_object_or_404(model_admin.get_queryset(request), pk=session_pk)
    form = PartnerListForm(request.POST or None, session=session)
    if request.method == "POST" and form.is_valid():
        partner, format_ = form.cleaned_data["partner"], form.cleaned_data["format"]
        try:
            file = list_for_partner(session=session, partner=partner, format_=format_, by=user)
        except DomainError as refusal:
            form.add_error("partner", str(refusal))
        else:
            return downloaded(file.content, name=file.name, content_type=file.content_type)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("List for a partner"),
        "opts": model_admin.opts,
        "session": session,
        "session_url": row_url(session),
        "form": form,
        "hosts": [(host, _allowed_words(session, host)) for host in session.event.hosts.all()],
    }
    return TemplateResponse(
        request,
        "registrations/partner_list.html",
        context,
        status=422 if form.is_bound else 200,
    )


def _allowed_words(session: Session, host: Organisation) -> str:
    """What the file would hold, or why there would be none."""
    today = timezone.localdate()
    try:
        return str(agreed(partner=host, programme=session.event.programme, day=today).label)
    except DomainError as refusal:
        return str(refusal)
