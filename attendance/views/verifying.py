"""Whether a certificate that somebody shows is one of ours: for anybody who has its code.

A page says no more than initials, event and hours. It sets no cookie, nobody keeps it and no
search engine lists it; whoever tries codes is stopped for a while.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.codes import network_digest
from attendance.certificate_access import certificate_of_code
from attendance.certificates.wording import days_words, hours_of_words
from core.forms import CodeField
from programmes.fundings import fundings_of
from registrations.codes import as_typed

# Who checks a pile of certificates mistypes some; who guesses needs a million million millions.
MOST_WRONG, SPAN_SECONDS = 30, 10 * 60


class CertificateForm(forms.Form):
    """The code of a certificate; case, spaces and dashes do not matter."""

    code = CodeField(
        label=gettext_lazy("Code of the certificate"),
        max_length=40,
        help_text=gettext_lazy("Twelve letters and digits, for example K7Q-42M-8PD-T3F."),
    )


@login_not_required
@never_cache
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and lead to what it says."""
    form = CertificateForm(request.GET) if "code" in request.GET else CertificateForm()
    if form.is_valid():
        code = as_typed(form.cleaned_data["code"])
        if code:
            return redirect("certificates:show", code)
        form.add_error("code", _("No certificate has this code: look at it again."))
    return _page(request, {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What the certificate of a code says, and whether it holds."""
    network = network_digest(get_adapter(request).get_client_ip(request))
    wrong = f"certificates:{network}"
    if cache.get(wrong, 0) >= MOST_WRONG:
        return _hidden(render(request, "429.html", status=429))
    certificate = certificate_of_code(code)
    if certificate is None:
        _count(wrong)
        form = CertificateForm({"code": code})
        form.add_error("code", _("No certificate has this code: look at it again."))
        return _page(request, {"form": form}, status=404)
    programme = certificate.registration.session.event.programme
    context = {
        "certificate": certificate,
        "when": days_words(certificate),
        "hours": hours_of_words(certificate.minutes, certificate.planned),
        "fundings": fundings_of([programme]),
        "form": CertificateForm(),
    }
    return _page(request, context)


def _count(key: str) -> None:
    """One wrong code more. Where the cache is down nobody is refused: the codes are long."""
    cache.add(key, 0, SPAN_SECONDS)
    try:
        cache.incr(key)
    except (ValueError, TypeError):
        return


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    return _hidden(render(request, "attendance/certificate_check.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """From search engines."""
    response["X-Robots-Tag"] = "noindex"
    return response
