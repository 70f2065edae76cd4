"""The coordinators' desk: the admin, behind a second factor."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from accounts.second_factor import ask_for_second_factor, forget_next, has_second_factor
from portal.desk_menu import menu_for
from portal.today import today

# What libraries would put on the desk: secrets and rows that only sign-in itself may change, and
# groups, which are code (``sync_permissions``): the desk gives them, it does not make them.
NOT_ON_THE_DESK = {"account", "auth", "mfa", "socialaccount"}
REPLACED = {"password_change", "password_change_done", "view_on_site"}


class PortalAdminSite(admin.AdminSite):
    """Staff only, and only after the second factor of this session."""

    site_header = _("Bussola · coordinators' desk")
    site_title = _("Coordinators' desk")
    index_title = _("Today")
    # Django's menu lists tables; ours lists tasks (portal/desk_menu.py).
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and has_second_factor(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk knows: the menu, when the person may open the desk."""
        context = super().each_context(request)
        context["desk_menu"] = menu_for(request, self) if context["has_permission"] else []
        return context

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The desk opens with what there is to do."""
        return super().index(request, {**today(request), **(extra_context or {})})

    def app_index(  # type: ignore[override] # Django's stub knows no redirect
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There are tasks and no apps: lead to the app's first table, or refuse as Django does."""
        apps = self.get_app_list(request, app_label)
        if not apps:
            raise Http404
        first = next((model["admin_url"] for model in apps[0]["models"] if model["admin_url"]), "")
        return redirect(first or "admin:index")

    @method_decorator([never_cache, login_not_required, secure_admin_login])
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the desk whoever may open it, and staff to their second factor.

        Whoever has not signed in was sent to do so before, and who is not staff got a 403.
        """
        user = request.user
        assert isinstance(user, User)  # noqa: S101 # secure_admin_login lets nobody else in
        next_url = get_next_redirect_url(request) or resolve_url("admin:index")
        if not has_second_factor(request):
            return ask_for_second_factor(request, user, next_url=next_url)
        forget_next(request)
        return redirect(next_url)

    def logout(  # type: ignore[override] # likewise
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Out of the desk is out of the portal: on to its first page."""
        response = super().logout(request, extra_context)
        return redirect("portal:home") if response.status_code == HTTPStatus.OK else response

    def view_on_site(
        self, request: HttpRequest, content_type_id: int, object_id: str
    ) -> HttpResponse:
        """The public page of a row that the person sees on the desk; of no other."""
        kind = get_object_or_404(ContentType, pk=content_type_id)
        model = kind.model_class()
        if model is None or not self.is_registered(model):
            raise Http404
        if self.get_model_admin(model).get_object(request, object_id) is None:
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The admin's addresses, without those of passwords: there are none."""
        on_site = self.admin_view(self.view_on_site)
        return [
            path("r/<int:content_type_id>/<path:object_id>/", on_site, name="view_on_site"),
            *(url for url in super().get_urls() if getattr(url, "name", None) not in REPLACED),
        ]

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        if isinstance(model_or_iterable, type) and issubclass(model_or_iterable, Model):
            model_or_iterable = [model_or_iterable]
        wanted = [m for m in model_or_iterable if m._meta.app_label not in NOT_ON_THE_DESK]
        super().register(wanted, admin_class, **options)
