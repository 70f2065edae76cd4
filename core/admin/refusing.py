"""What a service refuses when the form was fine is said on the form, and nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse

from core.errors import DomainError

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
    Form = forms.ModelForm[Any]
else:
    Base = object
    Form = object


class RefusalForm(Form):
    """A form that says what was refused, with what was typed."""

    refusal = ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.refusal:
            self.add_error(None, self.refusal)
        return data


class SaysRefusals(Base):
    """Its form is a ``RefusalForm``."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Between the check and the saving somebody may have been quicker."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            request.refusal = str(error)  # type: ignore[attr-defined]
            response = super().changeform_view(request, *args, **kwargs)
            response.status_code = 422
            return response

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, *args, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form
