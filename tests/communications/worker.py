"""A worker process for tests that kill one: ``python -m tests.communications.worker``."""

from __future__ import annotations

from datetime import timedelta

import django

django.setup()

from communications import kinds, letters  # noqa: E402
from communications.delivery import deliver_due  # noqa: E402
from tests.communications.conftest import build  # noqa: E402

kinds.register(kinds.MessageKind("test", letters.TEMPLATE, build, "A greeting"))
deliver_due(time_limit=timedelta(seconds=30))
