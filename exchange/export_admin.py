"""The button of a table of the desk that takes out what is searched and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.templatetags.desk import active_filters
from exchange.exports import AT_ONCE, CSV, PERMISSION, XLSX, Order, export, start_export
from exchange.resources import SheetResource
from jobs.desk import downloaded

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class FormatForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[
            (XLSX, gettext_lazy("XLSX, for a spreadsheet")),
            (CSV, gettext_lazy("CSV, for other programs")),
        ],
        initial=XLSX,
        widget=forms.RadioSelect,
    )


class ExportMixin(Base):
    """For a ``DeskAdmin`` whose rows may be taken out; stands before it among the bases.

    ``export_resource`` says which columns go out. Who may see the table and has the permission to
    take data out may: what she sees of it, narrowed down as she has it before her. A template of
    its own for the list includes ``exchange/_export_button.html``.
    """

    export_resource: type[SheetResource]
    change_list_template = "exchange/change_list.html"

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION) and self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        address = path(
            "export/",
            self.admin_site.admin_view(self.export_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_export",
        )
        return [address, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        url = f"{self._export_url()}?{request.GET.urlencode()}"
        known = {"export_url": url if self.has_export_permission(request) else ""}
        response: HttpResponse = super().changelist_view(
            request, {**known, **(extra_context or {})}
        )
        return response

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Say how many rows go out and in what form; then give the file, or start its writing."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            changelist = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return redirect(self._list_url())
        form = FormatForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._exported(request, changelist, form.cleaned_data["format"])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Export"),
            "opts": self.opts,
            "form": form,
            "number": changelist.queryset.count(),
            "filters": in_words(changelist),
            "list_url": f"{self._list_url()}?{request.GET.urlencode()}",
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "exchange/export.html", context, status=status)

    def _exported(self, request: HttpRequest, changelist: ChangeList, format_: str) -> HttpResponse:
        order = Order(
            table=self.opts.label_lower,
            keys=list(changelist.queryset.values_list("pk", flat=True)),
            format=format_,
            filters=in_words(changelist),
        )
        user: Any = request.user
        if len(order.keys) > AT_ONCE:
            return redirect("jobs:show", key=start_export(order, owner=user).key)
        try:
            file = export(order, owner=user)
        except DomainError as refusal:
            raise PermissionDenied(str(refusal)) from None
        return downloaded(file.content, name=file.name, content_type=file.content_type)

    def _list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def _export_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_export")


def in_words(changelist: ChangeList) -> str:
    """What a list is narrowed down to: its search, its filters, and what its address adds."""
    found = [f"{one['title']}: {one['choice']}" for one in active_filters(changelist)]
    if changelist.query:
        found.insert(0, _("search: %(words)s") % {"words": changelist.query})
    dates = [f"{changelist.date_hierarchy}__{part}" for part in ("year", "month", "day")]
    chosen = [_value(changelist.params[date]) for date in dates if date in changelist.params]
    if chosen:
        found.append(_("date: %(date)s") % {"date": "-".join(chosen)})
    said = {name for spec in changelist.filter_specs for name in spec.expected_parameters()}
    left = changelist.get_filters_params().keys() - said - set(dates)
    return "; ".join([*found, *(f"{name}={_value(changelist.params[name])}" for name in left)])


def _value(parameter: Any) -> str:
    return ", ".join(map(str, parameter)) if isinstance(parameter, list) else str(parameter)
