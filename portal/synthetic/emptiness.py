"""Whether a database may be replaced by synthetic data."""

from __future__ import annotations

from django.db import connection

from accounts.models import User
from participants.models import Participant
from partners.models import Organisation
from places.models import Municipality
from portal.synthetic.filling import SERIES
from programmes.models import Programme

HOLDERS = [Programme, User, Organisation, Participant, Municipality]


def may_be_replaced() -> bool:
    """It was never migrated, holds nothing of anybody, or only what ``generate`` made."""
    if Programme._meta.db_table not in connection.introspection.table_names():
        return True
    if Programme.objects.exists():
        return not Programme.objects.exclude(series__slug=SERIES).exists()
    return not any(model._default_manager.exists() for model in HOLDERS)
