"""Rules for certificates on the desk, and the button that issues them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from attendance.admin.filters import RulesOfProgramme
from attendance.certificates.telling import differing_link
from attendance.certifying import start_certificates
from attendance.enums import Law
from attendance.grace import grace_words
from attendance.models import Certificate, CertificateRule, HourOffer
from core.admin import DeskAdmin, NoDeletion, RowActions
from core.dates import when
from core.db import count_of
from events.models import Event, Occurrence


class DatesChoice(forms.ModelMultipleChoiceField[Occurrence]):
    def label_from_instance(self, obj: Any) -> str:
        return when(obj.starts_at, obj.ends_at, with_year=True)


class RuleForm(forms.ModelForm[CertificateRule]):
    """Compulsory are dates of the rule's own event, which a new rule does not have yet."""

    class Meta:
        model = CertificateRule
        fields = ["event", "percent", "grace", "compulsory"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dates = self.fields.get("compulsory")
        if isinstance(dates, forms.ModelMultipleChoiceField):
            mine = Occurrence.objects.filter(session__event=self.instance.event_id)
            dates.queryset = mine.order_by("starts_at", "pk")
            if self.instance._state.adding:
                dates.help_text = _("Save first: then tick the dates that nobody may miss.")


@admin.register(CertificateRule)
class CertificateRuleAdmin(RowActions, NoDeletion, DeskAdmin[CertificateRule]):
    form = RuleForm
    list_display = ["event", "asks", "issued"]
    list_filter = [RulesOfProgramme]
    list_select_related = ["event"]
    search_fields = ["event__title"]
    autocomplete_fields = ["event"]
    actions = ["issue"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CertificateRule]:
        mine = CertificateRule.objects.coordinated_by(request.user).values("pk")
        rows: QuerySet[CertificateRule] = super().get_queryset(request).filter(pk__in=mine)
        theirs = Certificate.objects.valid().filter(registration__session__event=OuterRef("event"))
        counted: QuerySet[CertificateRule] = rows.annotate(
            issued_number=count_of(theirs),
            is_course=Exists(HourOffer.objects.filter(event=OuterRef("event"), law=Law.COURSE)),
            compulsory_number=count_of(
                CertificateRule.compulsory.through.objects.filter(certificaterule=OuterRef("pk"))
            ),
        )
        return counted

    def get_readonly_fields(
        self, request: HttpRequest, obj: CertificateRule | None = None
    ) -> list[str]:
        """The event stays."""
        return ["event", "differing"] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: CertificateRule | None = None) -> Any:
        """Of a rule with certificates it is said whether they still say what is true."""
        fields = ["event", "percent", "grace", "compulsory", *(["differing"] if obj else [])]
        return [(None, {"fields": fields})]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "compulsory":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        mine = Event.objects.coordinated_by(request.user).values("pk")
        return DatesChoice(
            Occurrence.objects.filter(session__event__in=mine),
            label=db_field.verbose_name.capitalize(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    @admin.display(description=gettext_lazy("what is asked for"))
    def asks(self, row: Any) -> str:
        share = _("to have been there")
        if row.percent is not None:
            share = _("%(percent)d %% of the hours") % {"percent": row.percent}
        share = f"{share}; {grace_words(0 if row.is_course else row.forgiven)}"
        if not row.compulsory_number:
            return share
        words = _("%(share)s, compulsory dates: %(number)d")
        return words % {"share": share, "number": row.compulsory_number}

    @admin.display(description=gettext_lazy("valid certificates"), ordering="issued_number")
    def issued(self, row: Any) -> int:
        return int(row.issued_number)

    @admin.display(description=gettext_lazy("certificates that are not true any more"))
    def differing(self, row: CertificateRule) -> str:
        theirs = Certificate.objects.shown_to_staff().filter(registration__session__event=row.event)
        return differing_link(theirs, row.event.programme) or _("None.")

    @admin.action(description=gettext_lazy("Issue the certificates"), permissions=["change"])
    def issue(
        self, request: HttpRequest, queryset: QuerySet[CertificateRule]
    ) -> HttpResponse | None:
        """A job does it; its page shows how far it is."""
        rows = list(queryset.select_related("event")[:2])
        if len(rows) != 1:
            self.message_user(request, _("Choose one event."), messages.ERROR)
            return None
        job = start_certificates(rows[0], by=cast("User", request.user))
        return redirect("jobs:show", key=job.key)
