from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from exchange.kinds import SheetKind, programmes_of
from exchange.sheets.limits import MAX_BYTES


class UploadForm(forms.Form):
    """A sheet to bring in, and the programme it is for where its rows belong to one."""

    programme: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=None,
        error_messages={"required": _("Choose the programme that the rows belong to.")},
    )
    file = forms.FileField(
        label=_("Sheet"),
        help_text=_("CSV or XLSX, at most 10 MB."),
        max_length=150,
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "max_length": _("The name of the file is too long."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def __init__(self, *args: Any, kind: SheetKind, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind.per_programme:
            programmes = programmes_of(user)
            field = self.fields["programme"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # it is, above
            field.queryset = programmes
            field.initial = programmes.first() if programmes.count() == 1 else None
        else:
            del self.fields["programme"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB: divide it."))
        return file
