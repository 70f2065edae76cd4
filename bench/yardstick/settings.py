"""A bare Django beside ours: same server, same database, nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from core.service_urls import database_from_url

# The same as ours, so that the same people are signed in.
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "bench.yardstick.urls"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "bench.yardstick",
]
AUTH_USER_MODEL = "yardstick.User"
# What a bare page and insert need: the session and CSRF middleware that ours has too.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
DATABASES = {"default": database_from_url(os.environ["DATABASE_URL"], pool_size=8)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
USE_I18N = False
