"""All the settings, from the environment (``core/env.py`` reads it).

``PORTAL_ENV=production`` turns on what a public site needs and refuses to start, in one sentence,
without a secret, an address of its own or those of its services. Anything else is a developer's or
a demo machine: embedded services, where ``DATABASE_URL``, ``REDIS_URL`` and ``EMAIL_URL`` are not
set.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django_stubs_ext
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from core.env import env_bool, env_int, env_list, env_secret, env_str
from core.service_urls import database_from_url, email_from_url
from portal import embedded
from portal.sign_in_providers import sign_in_providers

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

# --- What kind of start this is ------------------------------------------------------------------
PRODUCTION = env_str("PORTAL_ENV", "development") == "production"
DEBUG = env_bool("DEBUG", default=False)
DEMO = env_bool("PORTAL_DEMO", default=False) and not PRODUCTION
SECRET_KEY = env_secret(
    "SECRET_KEY", development="development-only-key-never-for-a-public-site", production=PRODUCTION
)

# --- Where it answers ----------------------------------------------------------------------------
SITE_URL = env_str("SITE_URL", "http://localhost:8000", required=PRODUCTION).rstrip("/")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", required=PRODUCTION)
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", SITE_URL)
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

# --- Who runs it: shown in the header, the footer and every mail ---------------------------------
SITE_NAME = env_str("SITE_NAME", "Bussola STEM")
SITE_OWNER = env_str("SITE_OWNER", "Rete per l’orientamento scientifico")
SITE_OWNER_URL = env_str("SITE_OWNER_URL")
SITE_CONTACT_EMAIL = env_str("SITE_CONTACT_EMAIL", "segreteria@bussola.example")
SITE_PHONE = env_str("SITE_PHONE")
SITE_ADDRESS = env_str("SITE_ADDRESS")
SITE_TAX_CODE = env_str("SITE_TAX_CODE")
SITE_PEC = env_str("SITE_PEC")
# The statement is made on the form of AgID; until there is one, our own page stands in (L22).
ACCESSIBILITY_STATEMENT_URL = env_str("ACCESSIBILITY_STATEMENT_URL")

# --- Apps: the ladder of docs/architecture.md, top first -----------------------------------------
INSTALLED_APPS = [
    "portal",
    "careerdays",
    "attendance",
    "registrations",
    "events",
    "participants",
    "documents",
    "programmes",
    "schools",
    "partners",
    "places",
    "exchange",
    "jobs",
    "communications",
    "accounts",
    "core",
    "portal.admin_config.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "csp",
    "django_htmx",
    "import_export",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.page_cache.AnonymousPageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.middleware.PersonalPagesMiddleware",
    "core.middleware.AddressMiddleware",
    "core.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.site",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Services: real ones by URL, else the embedded ones under PORTAL_DATA_DIR --------------------
DATABASE_URL = env_str("DATABASE_URL", required=PRODUCTION)
REDIS_URL = env_str("REDIS_URL", required=PRODUCTION)
EMAIL_URL = env_str("EMAIL_URL", required=PRODUCTION)
DATA_DIR = embedded.data_dir()

DATABASES = {
    "default": database_from_url(
        DATABASE_URL or embedded.database_url(DATA_DIR),
        pool_size=env_int("DATABASE_POOL_SIZE", 8),
    )
}
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL or embedded.redis_url(DATA_DIR),
        "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
    },
    # Finished pages of anonymous readers, in each process (core/page_cache.py).
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
# A dead cache makes some limits looser; pages never fail for it, and those kept are kept elsewhere.
DJANGO_REDIS_IGNORE_EXCEPTIONS = True
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- History: who did it stands in the row of the change itself (core/history.py) -----------------
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history", related_query_name="+")

# --- People --------------------------------------------------------------------------------------
# From this age somebody registers herself and decides about her data (L1): 13 to 16 in the Union.
AGE_OF_DIGITAL_CONSENT = env_int("AGE_OF_DIGITAL_CONSENT", 14)

# --- Mail ----------------------------------------------------------------------------------------
locals().update(email_from_url(EMAIL_URL or "smtp://127.0.0.1:1025"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env_str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <{SITE_CONTACT_EMAIL}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Celery: the schedule is code, because what runs when is a rule of the portal ----------------
CELERY_BROKER_URL = REDIS_URL or embedded.broker_url(DATA_DIR)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Publishing never makes a person wait for a dead broker: the sweeps find what was not announced.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "max_retries": 0,
}
CELERY_TIMEZONE = "Europe/Rome"
# How long what was imported and exported is kept, with what came of it.
JOB_RETENTION_DAYS = env_int("JOB_RETENTION_DAYS", 7)
CELERY_BEAT_SCHEDULE = {
    "deliver-emails": {"task": "communications.tasks.deliver_emails", "schedule": 20.0},
    "plan-reminders": {"task": "registrations.tasks.plan_reminders", "schedule": 60.0},
    "expire-offers": {"task": "registrations.tasks.expire_offers", "schedule": 60.0},
    "expire-pending": {"task": "registrations.tasks.expire_pending", "schedule": 60.0},
    "expire-choices": {"task": "registrations.tasks.expire_choices", "schedule": 60.0},
    "tend-lines": {"task": "registrations.tasks.tend_lines", "schedule": 60.0},
    "ask-hosts": {"task": "attendance.tasks.ask_hosts", "schedule": 15 * 60.0},
    "tend-places": {"task": "careerdays.tasks.tend_places", "schedule": 60.0},
    "call-choosers": {"task": "careerdays.tasks.call_choosers", "schedule": 300.0},
    "prune-sessions": {"task": "accounts.tasks.prune", "schedule": crontab(hour=3, minute=30)},
    "retention": {
        "task": "participants.tasks.forget_what_is_due",
        "schedule": crontab(hour=4, minute=10),
    },
    "forget-invitations": {
        "task": "schools.tasks.forget_invitations",
        "schedule": crontab(hour=3, minute=55),
    },
    "tell-of-birthdays": {
        "task": "participants.tasks.tell_of_birthdays",
        "schedule": crontab(hour=8, minute=0),
    },
    "beat": {"task": "jobs.tasks.beat", "schedule": 60.0},
    "sweep-jobs": {"task": "jobs.tasks.sweep", "schedule": 60.0},
    "forget-jobs": {
        "task": "jobs.tasks.forget_expired",
        "schedule": crontab(hour=3, minute=50),
    },
}

# --- Sign-in: a code by mail; staff add a second factor (docs/sign-in.md) -------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:me"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "portal.sign_in_mail.OutboxAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
# Whoever has a second factor shows it again before she changes how she signs in.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.AddAddressForm",
    "confirm_email_verification_code": "accounts.forms.ConfirmAddressForm",
}
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.AuthenticateForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "activate_totp": "accounts.forms.ActivateTOTPForm",
    "add_webauthn": "accounts.forms.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.EditPasskeyForm",
    "login_webauthn": "accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "accounts.forms.PasskeyAuthenticateForm",
    "reauthenticate_webauthn": "accounts.forms.PasskeyReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers take ``localhost`` for a safe origin; the library wants to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = SITE_NAME
# A phone whose clock is up to half a minute off is not turned away.
MFA_TOTP_TOLERANCE = 1
# How many proxies in front of us may be believed about the client's address.
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)
SOCIALACCOUNT_FORMS = {
    "signup": "accounts.forms.ProviderSignUpForm",
    "disconnect": "accounts.forms.DisconnectForm",
}
# A provider that vouches for an address opens the account of that address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = sign_in_providers(
    oidc=env_str("OIDC_PROVIDERS"), saml=env_str("SAML_PROVIDERS")
)

# --- Cookies, sessions and headers ---------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SECURE_SSL_REDIRECT = PRODUCTION and env_bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("Italian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Rome"
FORMAT_MODULE_PATH = ["portal.formats"]

# --- Static files --------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env_str("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static", ("portal", BASE_DIR / ".assets" / "portal")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60

# --- Logs: no address, no name, no code of anybody -----------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "core.logs.WithoutTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
}

# Seats shown to anonymous readers are never older than this (seconds); 0 turns the page cache off.
ANONYMOUS_PAGE_SECONDS = env_int("ANONYMOUS_PAGE_SECONDS", 5)
