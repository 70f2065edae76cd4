"""Published pictures on the desk: who is in them, and what must be taken down (L5)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.admin import DeskAdmin, NoDeletion, RowActions, ScopedChoices, ask_first
from core.admin.problems import ProblemFilter
from core.errors import DomainError
from participants.models import ConsentUse, ImagePerson, Participant, PublishedImage
from participants.models.consent import IMAGES
from participants.problems import IMAGE_PROBLEMS
from participants.services import check_may_be_shown, take_down
from programmes.admin_filters import OfProgramme

WRITTEN = ["created_at", "taken_down_at", "taken_down_by"]


class ImageProblems(ProblemFilter):
    problems = IMAGE_PROBLEMS


class ImagesOfProgramme(OfProgramme):
    path = "programme"


class PeopleFormSet(BaseInlineFormSet[ImagePerson, PublishedImage, Any]):
    """Who is in the picture: only those who agreed to where it is shown."""

    def clean(self) -> None:
        super().clean()
        use = self.instance.use if self.instance.use_id else None
        if any(self.errors) or use is None or self.instance.taken_down_at:
            return
        said = [form.cleaned_data for form in self.forms if form.has_changed()]
        people: list[Participant] = [
            one["participant"] for one in said if "participant" in one and not one.get("DELETE")
        ]
        try:
            check_may_be_shown(people=people, use=use)
        except DomainError as refusal:
            raise ValidationError(str(refusal)) from None


class PeopleInline(ScopedChoices, admin.TabularInline[ImagePerson, PublishedImage]):
    model = ImagePerson
    formset = PeopleFormSet
    extra = 1
    autocomplete_fields = ["participant"]


@admin.register(PublishedImage)
class PublishedImageAdmin(RowActions, NoDeletion, DeskAdmin[PublishedImage]):
    fields = ["programme", "use", "title", "url", "place", *WRITTEN]
    list_display = ["title", "use", "where", "people_in_it", "created_at", "taken_down_at"]
    list_filter = [ImageProblems, ImagesOfProgramme, "use"]
    list_select_related = ["use", "programme"]
    search_fields = ["title", "url", "place"]
    readonly_fields = WRITTEN
    autocomplete_fields = ["programme"]
    inlines = [PeopleInline]
    actions = ["take_down"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublishedImage]:
        rows: QuerySet[PublishedImage] = super().get_queryset(request)
        hers = PublishedImage.objects.visible_to(request.user).values("pk")
        return rows.filter(pk__in=hers).prefetch_related("shown__participant")

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        """The uses that are asked about, one by one."""
        if db_field.name == "use":
            return ConsentUse.objects.filter(purpose__code=IMAGES, is_in_use=True)
        return super().get_field_queryset(db, db_field, request)

    def get_readonly_fields(
        self, request: HttpRequest, obj: PublishedImage | None = None
    ) -> list[str]:
        """Once people are in it, where it is shown stays: they agreed to that."""
        return [*WRITTEN, *(["programme", "use"] if obj else [])]

    def has_change_permission(
        self, request: HttpRequest, obj: PublishedImage | None = None
    ) -> bool:
        """What was taken down stays as it was."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.taken_down_at is None)

    def is_for(self, action: str, image: PublishedImage) -> bool:
        return action != "take_down" or image.taken_down_at is None

    @admin.display(description=gettext_lazy("where"))
    def where(self, image: PublishedImage) -> str:
        return image.where

    @admin.display(description=gettext_lazy("who is in it"))
    def people_in_it(self, image: PublishedImage) -> str:
        return ", ".join(str(shown.participant) for shown in image.shown.all())

    @admin.action(description=gettext_lazy("Taken down…"), permissions=["change"])
    def take_down(
        self, request: HttpRequest, queryset: QuerySet[PublishedImage]
    ) -> HttpResponse | None:
        def act(image: PublishedImage, _reason: str) -> None:
            take_down(image=image, by=cast("User", request.user))

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="take_down",
            title=_("These images are no longer there"),
            act=act,
            with_reason=False,
            button=_("They are taken down"),
            effect=lambda image: image.where,
            summary=_("Take them off first, then confirm. It is written who did it and when."),
        )
