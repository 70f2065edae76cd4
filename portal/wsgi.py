"""What gunicorn serves: loaded once, before its processes part (``--preload``)."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    sys.exit(f"{error}")

# The pages too, and not with each process's first request. What is there now stays for good: set
# aside, the collector neither goes through it nor writes to the memory that the processes share.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
