"""PostgreSQL and a Redis-compatible server of our own, from wheels, for demo and tests.

Nothing here imports Django: the settings ask this package for addresses, and ``manage.py``
starts the servers before Django looks at its database. In production ``DATABASE_URL`` and
``REDIS_URL`` name real servers and these never start. Linux only.
"""

from __future__ import annotations

from portal.embedded.errors import ServiceError
from portal.embedded.paths import broker_url, data_dir, database_url, redis_url
from portal.embedded.services import running

__all__ = ["ServiceError", "broker_url", "data_dir", "database_url", "redis_url", "running"]
