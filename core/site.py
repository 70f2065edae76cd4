"""Who runs the portal: the same facts on pages, in mails and on paper."""

from __future__ import annotations

from django.conf import settings

FACTS = {
    "name": "SITE_NAME",
    "owner": "SITE_OWNER",
    "owner_url": "SITE_OWNER_URL",
    "contact_email": "SITE_CONTACT_EMAIL",
    "phone": "SITE_PHONE",
    "address": "SITE_ADDRESS",
    "tax_code": "SITE_TAX_CODE",
    "pec": "SITE_PEC",
    "url": "SITE_URL",
    "accessibility_statement_url": "ACCESSIBILITY_STATEMENT_URL",
}


def site_facts() -> dict[str, str]:
    """The settings that say who runs the portal, by the names templates use."""
    return {key: getattr(settings, name) for key, name in FACTS.items()}


def absolute(path: str) -> str:
    """The whole address of a path of the portal, for what is read elsewhere."""
    return f"{settings.SITE_URL}{path}"
