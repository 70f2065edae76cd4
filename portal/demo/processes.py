"""The programs that make a running portal, in one list.

The demo's supervisor runs them, ``docker-compose.yml`` names the same, and a test compares the
two. All are Python modules, so that a moved virtual environment still finds them.
"""

from __future__ import annotations

WEB = (
    "gunicorn",
    "portal.wsgi",
    "--worker-class=gthread",
    "--workers=2",
    "--threads=8",
    # One import of the code for all workers: a faster start, and memory they share.
    "--preload",
    "--graceful-timeout=10",
    "--no-control-socket",
)
WORKER = (
    "celery",
    "--app=portal",
    "worker",
    "--concurrency=2",
    "--without-gossip",
    "--without-mingle",
    "--loglevel=INFO",
)
# The schedule is code and nothing in it needs catching up: no state to keep in a file.
BEAT = (
    "celery",
    "--app=portal",
    "beat",
    "--scheduler=celery.beat:Scheduler",
    "--loglevel=INFO",
    "--pidfile=",
)
