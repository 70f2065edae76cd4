"""Who stays together: the organisers see it, ask for it, and end it where it does harm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from careerdays.admin.filters import DaysOfProgramme
from careerdays.models import CareerDay, Together
from careerdays.services import end_together, put_together, together_of_ticket
from core.admin import DeskAdmin
from core.errors import DomainError


class TogetherForm(forms.ModelForm[Together]):
    """Whose it is is typed as on the ticket: nobody is looked for by name here."""

    career_day = forms.ModelChoiceField(
        CareerDay.objects.none(), label=gettext_lazy("Career day"), empty_label=None
    )
    code = forms.CharField(
        label=gettext_lazy("Ticket code"),
        max_length=20,
        help_text=gettext_lazy("Of a class, or of one of those who came in one party."),
    )

    class Meta:
        model = Together
        fields = ["career_day"]

    request: HttpRequest  # given by the admin

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["career_day"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # declared above
        days = CareerDay.objects.coordinated_by(self.request.user).filter(published_at=None)
        field.queryset = days.select_related("event")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.instance = together_of_ticket(career_day=data["career_day"], code=data["code"])
            except DomainError as error:
                self.add_error("code", str(error))
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """The code gives party and class: that they are together already is said."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"party", "registration"}


@admin.register(Together)
class TogetherAdmin(DeskAdmin[Together]):
    form = TogetherForm
    list_display = ["who", "career_day", "created_at"]
    list_filter = [DaysOfProgramme]
    list_select_related = ["career_day__event", "registration__school_class__school", "party"]
    search_fields = ["career_day__event__title"]
    fieldsets = [(None, {"fields": ["career_day", "code"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Together]:
        mine = Together.objects.coordinated_by(request.user).values("pk")
        rows: QuerySet[Together] = super().get_queryset(request).filter(pk__in=mine)
        return rows.prefetch_related("party__registrations__participant")

    def get_fieldsets(self, request: HttpRequest, obj: Together | None = None) -> Any:
        shown = {"fields": self.get_readonly_fields(request, obj)}
        return super().get_fieldsets(request, obj) if obj is None else [(None, shown)]

    def get_readonly_fields(self, request: HttpRequest, obj: Together | None = None) -> list[str]:
        return [] if obj is None else ["who", "career_day", "created_at"]

    def get_form(
        self,
        request: HttpRequest,
        obj: Together | None = None,
        change: Any = False,  # noqa: FBT002 # Django's signature
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.request = request
        return form

    @admin.display(description=gettext_lazy("who"))
    def who(self, row: Together) -> str:
        return row.who

    def has_change_permission(self, request: HttpRequest, obj: Together | None = None) -> bool:
        """To end it is to delete it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Together | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and not (obj is not None and obj.career_day.published_at)

    def save_model(self, request: HttpRequest, obj: Together, form: Any, change: Any) -> None:
        put_together(together=obj)

    def delete_model(self, request: HttpRequest, obj: Together) -> None:
        end_together(together=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Together]) -> None:
        for one in queryset:
            end_together(together=one)
