"""The funders' emblems, and the funds whose wording is known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import DeskAdmin, NoDeletion
from programmes.models import Emblem, Fund
from programmes.pictures import LARGEST_FILE, BadPicture, Png, png_from


class EmblemForm(forms.ModelForm[Emblem]):
    """The name of an emblem and its picture, which is kept as a small PNG of our own making."""

    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "The official file of the funder, as PNG or JPEG, at least 112 pixels high, up to 4 MB."
        ),
        widget=forms.ClearableFileInput({"accept": "image/png,image/jpeg"}),
    )

    class Meta:
        model = Emblem
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Who changes the name alone hands in no picture."""
        super().__init__(*args, **kwargs)
        self.fields["picture"].required = self.instance.pk is None

    def clean_picture(self) -> Png | None:
        """The picture as it will be kept.

        Raises:
            ValidationError: it cannot be shown, or it is here already.
        """
        file: UploadedFile[bytes] | None = self.cleaned_data["picture"]
        if file is None:
            return None
        try:
            # One byte more than may be is enough to know that it is too much.
            picture = png_from(file.read(LARGEST_FILE + 1))
        except BadPicture as error:
            raise ValidationError(str(error)) from None
        same = Emblem.objects.filter(digest=picture.digest).exclude(pk=self.instance.pk).first()
        if same:
            raise ValidationError(_("This picture is here already: %(name)s.") % {"name": same})
        return picture

    def save(self, commit: bool = True) -> Emblem:  # noqa: FBT001, FBT002 (Django's signature)
        if picture := self.cleaned_data["picture"]:
            self.instance.show(picture)
        return super().save(commit)


@admin.register(Emblem)
class EmblemAdmin(NoDeletion, DeskAdmin[Emblem]):
    form = EmblemForm
    list_display = ["name", "shown", "size"]
    search_fields = ["name"]
    readonly_fields = ["shown", "size"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Emblem]:
        return super().get_queryset(request).defer("image")

    def get_fields(self, request: HttpRequest, obj: Emblem | None = None) -> Any:
        """How it is shown can be seen once there is a picture."""
        return ["name", "picture", *(["shown", "size"] if obj else [])]

    @admin.display(description=gettext_lazy("as it is shown"))
    def shown(self, emblem: Emblem) -> SafeString:
        return format_html('<img src="{}" alt="" height="56">', emblem.get_absolute_url())

    @admin.display(description=gettext_lazy("pixels"))
    def size(self, emblem: Emblem) -> str:
        return f"{emblem.width} × {emblem.height}"


@admin.register(Fund)
class FundAdmin(NoDeletion, DeskAdmin[Fund]):
    list_display = ["name", "statement", "emblem", "basis"]
    list_select_related = ["emblem"]
    search_fields = ["name", "code", "statement"]
    prepopulated_fields = {"code": ["name"]}

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Fund | None = None
    ) -> dict[str, Any]:
        """Only for a new one, and for who may write it."""
        return super().get_prepopulated_fields(request, obj) if obj is None else {}
