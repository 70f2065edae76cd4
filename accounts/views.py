"""The one door: write the address, write the code, be in."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import pending, services
from accounts.codes import network_digest
from accounts.forms import CodeForm, SignInForm
from accounts.models import SignInCode
from accounts.services import CodeOver, CodeRefused, TooManyCodes


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for the address and send a code to it, the same for known and unknown ones."""
    next_url = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(next_url or resolve_url("portal:me"))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, form.cleaned_data["email"], next_url)
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/sign_in.html", {"form": form, "next": next_url}, status=status)


def _send(request: HttpRequest, email: str, next_url: str, *, said: str = "") -> HttpResponseBase:
    """Send a code and ask for it; ``said`` is what the next page tells, once it was sent."""
    network = network_digest(get_adapter(request).get_client_ip(request))
    language = get_language() or "it"
    try:
        code = services.send_code(email=email, network=network, language=language)
    except TooManyCodes:
        refusal: HttpResponseBase = respond_429(request)
        return refusal
    pending.begin(request, code, next_url=next_url)
    if said:
        messages.success(request, said)
    return redirect("account_enter_code")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code, and let in whoever has it."""
    code = pending.current(request)
    if request.user.is_authenticated or code is None:
        return redirect("account_login")
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return _code_page(request, code, form)
    if form.is_valid():
        try:
            email = services.use_code(code_id=code.pk, typed=form.cleaned_data["code"])
        except CodeRefused as refusal:
            form.add_error("code", _refusal_words(refusal.left))
        except CodeOver as refusal:
            form.add_error("code", str(refusal))
        else:
            return _let_in(request, email)
    return _code_page(request, code, form, status=422)


def _refusal_words(left: int) -> str:
    if not left:
        return _("Wrong code, too many times: send another.")
    return ngettext(
        "Wrong code. You can try %(times)d more time.",
        "Wrong code. You can try %(times)d more times.",
        left,
    ) % {"times": left}


def _code_page(
    request: HttpRequest, code: SignInCode, form: CodeForm, *, status: int = 200
) -> HttpResponse:
    wait = max(0, round((code.resend_at - timezone.now()).total_seconds()))
    context = {
        "form": form,
        "email": code.email,
        "resend_wait": wait,
        "next": pending.next_url(request),
    }
    return render(request, "accounts/enter_code.html", context, status=status)


def _let_in(request: HttpRequest, email: str) -> HttpResponseBase:
    """Sign in the person behind ``email``: allauth asks for her second factor, if she has one."""
    next_url = pending.next_url(request)
    user = services.person_behind(email=email, language=get_language() or "it")
    pending.end(request)
    response: HttpResponseBase = perform_login(
        request, user, email=email, redirect_url=next_url or None
    )
    return response


@login_not_required
@never_cache
@require_POST
def resend_code(request: HttpRequest) -> HttpResponseBase:
    """Send another code in the place of the one that did not come."""
    code = pending.current(request)
    if request.user.is_authenticated or code is None:
        return redirect("account_login")
    wait = round((code.resend_at - timezone.now()).total_seconds())
    if wait > 0:
        words = ngettext(
            "You can send another code in %(seconds)d second.",
            "You can send another code in %(seconds)d seconds.",
            wait,
        )
        messages.warning(request, words % {"seconds": wait})
        return redirect("account_enter_code")
    said = _("We sent you another code. The one before no longer works.")
    return _send(request, code.email, pending.next_url(request), said=said)


@login_not_required
@never_cache
@require_safe
def sign_up(request: HttpRequest) -> HttpResponseBase:
    """There is one door: who is new comes in by it too."""
    query = request.META.get("QUERY_STRING", "")
    address = resolve_url("account_login")
    return redirect(f"{address}?{query}" if query else address)


@require_safe
def passkeys(request: HttpRequest) -> HttpResponseBase:
    """Passkeys stand on the page on the security of one's access."""
    return redirect("mfa_index")


@require_safe
def reauthenticate(request: HttpRequest) -> HttpResponseBase:
    """Where allauth sends whoever must confirm who she is: there is no password, so the factor."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{resolve_url('mfa_reauthenticate')}{'?' if query else ''}{query}")
