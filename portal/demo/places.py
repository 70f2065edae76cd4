"""What the demo keeps in its data folder, and the environment its processes run in."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from portal.demo.child import SUPERVISED_BY

# Celery would let this win over the settings, in silence.
NOT_PASSED_ON = {"CELERY_BROKER_URL"}


def mail_folder(folder: Path) -> Path:
    """Where the sink keeps the mails, one ``.eml`` each."""
    return folder / "mail"


def log_file(folder: Path, name: str) -> Path:
    """Where a process writes what it has to say."""
    return folder / "logs" / f"{name}.log"


def secret_key(folder: Path) -> str:
    """``SECRET_KEY``: the environment's, else one made for this data folder and kept."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    path = folder / "secret-key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def environment(folder: Path, *, address: str, mail_port: int) -> dict[str, str]:
    """The environment of the demo's processes; what is already set there wins."""
    inherited = {key: value for key, value in os.environ.items() if key not in NOT_PASSED_ON}
    ours = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "PYTHONUNBUFFERED": "1",
        "SITE_URL": address,
    }
    decided = {
        "PORTAL_DATA_DIR": str(folder),
        "PORTAL_DEMO": "true",
        "PORTAL_ENV": "development",
        "SECRET_KEY": secret_key(folder),
        SUPERVISED_BY: str(folder),
    }
    return ours | inherited | decided
