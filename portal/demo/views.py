"""Signing in by a link, and the mails that the demo sent."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from accounts.second_factor import DEMO_SESSION_KEY
from portal.demo import mailbox
from portal.demo.mailbox import Mail
from portal.demo.personas import persona_from
from portal.demo.places import mail_folder

BACKEND = "django.contrib.auth.backends.ModelBackend"
# No script, no form, nothing from anywhere; a link opens in a page of its own.
MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'self'"
)


@login_not_required
@never_cache
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as a persona; the link stands for the second factor, too."""
    persona = persona_from(token)
    if persona is None:
        raise Http404
    user = get_object_or_404(get_user_model(), email=persona.email)
    login(request, user, backend=BACKEND)
    request.session[DEMO_SESSION_KEY] = True
    return redirect(persona.lands_on)


@login_not_required
@never_cache
@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    """What the sink took, newest first."""
    found = mailbox.newest(mail_folder(settings.DATA_DIR))
    return render(request, "demo/mails.html", {"mails": found})


@login_not_required
@never_cache
@require_GET
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail: its text, and its HTML in a frame that can do nothing."""
    return render(request, "demo/mail.html", {"mail": _mail_or_404(name)})


@login_not_required
@never_cache
@xframe_options_sameorigin
@require_GET
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of one mail, as it came, for that frame."""
    html = _mail_or_404(name).html
    response = HttpResponse(f'<base target="_blank">{html}')
    response["Content-Security-Policy"] = MAIL_POLICY
    return response


def _mail_or_404(name: str) -> Mail:
    found = mailbox.read(mail_folder(settings.DATA_DIR), name)
    if found is None:
        raise Http404
    return found
