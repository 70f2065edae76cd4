"""The demo: every process of the portal under one supervisor, a mail sink, and sign-in links.

Its addresses exist only when ``settings.DEMO`` is true, which production never is.
"""

from __future__ import annotations
