"""Messages to many people on the desk: written, looked at, sent once, then read."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.admin import DeskAdmin
from programmes.models import Programme
from registrations.admin import message_pages as pages
from registrations.admin.message_form import SEGMENT, MessageForm
from registrations.admin.texts import TEXTS
from registrations.models import Message
from registrations.segments import segment_words


@admin.register(Message)
class MessageAdmin(DeskAdmin[Message]):
    form = MessageForm
    change_form_template = "registrations/message_form.html"
    list_display = ["subject", "segment", "status", "people", "written_by", "sent_at"]
    list_filter = ["status", ("programme", admin.RelatedOnlyFieldListFilter)]
    list_select_related = [
        "programme",
        "event",
        "session__event",
        "school__organisation",
        "written_by",
    ]
    search_fields = ["subject", "body"]
    radio_fields = {"recipients": admin.VERTICAL}
    fieldsets = [
        (gettext_lazy("To whom"), {"fields": SEGMENT}),
        (gettext_lazy("What it says"), {"fields": TEXTS}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        return Message.objects.coordinated_by(request.user)

    def get_urls(self) -> list[URLPattern]:
        def view(page: pages.Page) -> Any:
            return self.admin_site.admin_view(partial(page, self))

        name = "registrations_message_%s"
        return [
            path("<int:pk>/preview/", view(pages.preview), name=name % "preview"),
            path("<int:pk>/preview/<str:language>/", view(pages.frame), name=name % "html"),
            path("<int:pk>/send/", view(pages.send), name=name % "send"),
            *super().get_urls(),
        ]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Write one; who coordinates several programmes says first of which it is."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if pages.programme_of_new(request) is None:
            return pages.choose_programme(self, request)
        title = {"title": _("Write to people")}
        return super().add_view(request, form_url, {**title, **(extra_context or {})})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        message = self.get_object(request, object_id)
        if message is not None and not message.is_draft:
            return pages.detail(self, request, message)
        return super().change_view(request, object_id, form_url, extra_context)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().changeform_view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, TemplateResponse):
            response.status_code = 422
        return response

    def get_form(
        self, request: HttpRequest, obj: Message | None = None, *args: Any, **kwargs: Any
    ) -> type[forms.ModelForm[Message]]:
        form = super().get_form(request, obj, *args, **kwargs)
        form.programme = self._programme(request, obj)  # type: ignore[attr-defined]
        return form

    def save_model(
        self, request: HttpRequest, obj: Message, form: forms.ModelForm[Message], change: Any
    ) -> None:
        if not change:
            assert isinstance(request.user, User)  # noqa: S101 # nobody else is on the desk
            obj.written_by = request.user
        elif not Message.objects.select_for_update().get(pk=obj.pk).is_draft:
            raise PermissionDenied  # it went while the form was open
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Message, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        return redirect("admin:registrations_message_preview", obj.pk)

    def response_change(self, request: HttpRequest, obj: Message) -> HttpResponse:
        return redirect("admin:registrations_message_preview", obj.pk)

    def has_change_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        """What went stays as it is."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def has_delete_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        """Drafts, one at a time."""
        return super().has_delete_permission(request, obj) and obj is not None and obj.is_draft

    @admin.display(description=gettext_lazy("to whom"))
    def segment(self, message: Message) -> str:
        return segment_words(message)

    def _programme(self, request: HttpRequest, message: Message | None) -> Programme:
        programme = message.programme if message else pages.programme_of_new(request)
        assert programme is not None  # noqa: S101 # add_view has seen to it
        return programme
