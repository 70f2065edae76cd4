from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from portal.sign_in_mail import register_kinds  # noqa: PLC0415 # models exist only now

        register_kinds()
        # Of the apps that Django goes through after migrating, ``auth`` follows all of ours: by
        # then their permissions exist.
        post_migrate.connect(
            _give_groups_their_permissions,
            sender=apps.get_app_config("auth"),
            dispatch_uid="portal.groups",
        )


def _give_groups_their_permissions(**_kwargs: Any) -> None:
    from portal.coordinators import sync_groups  # noqa: PLC0415 # models exist only now

    sync_groups()
