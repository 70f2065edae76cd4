"""The coordinators' desk: the admin, behind a second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import URLPattern, URLResolver
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from accounts.second_factor import ask_for_second_factor, forget_next, has_second_factor

# What libraries would put on the desk: secrets and rows that only sign-in itself may change, and
# groups, which are code (``sync_permissions``): the desk gives them, it does not make them.
NOT_ON_THE_DESK = {"account", "auth", "mfa", "socialaccount"}


class PortalAdminSite(admin.AdminSite):
    """Staff only, and only after the second factor of this session."""

    site_header = _("Bussola · coordinators' desk")
    site_title = _("Coordinators' desk")
    index_title = _("Coordinators' desk")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and has_second_factor(request)

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

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The admin's addresses, without those of passwords: there are none."""
        return [
            url
            for url in super().get_urls()
            if getattr(url, "name", None) not in {"password_change", "password_change_done"}
        ]

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        if isinstance(model_or_iterable, type) and issubclass(model_or_iterable, Model):
            model_or_iterable = [model_or_iterable]
        wanted = [m for m in model_or_iterable if m._meta.app_label not in NOT_ON_THE_DESK]
        super().register(wanted, admin_class, **options)
