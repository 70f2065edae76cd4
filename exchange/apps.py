from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = _("Data in and out")

    def ready(self) -> None:
        """Make known the kinds of job that imports and exports are made of."""
        from exchange import exports, imports  # noqa: PLC0415 # models exist from here on

        imports.register_kinds()
        exports.register_kind()
