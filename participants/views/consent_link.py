"""The link that a parent without an account is sent: it shows on GET and acts on POST (L4)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from participants import services
from participants.consent_forms import HolderAnswerForm
from participants.enums import Answer
from participants.models import ConsentRequest
from participants.tokens import request_of

WITHDRAW, NO = "withdraw", "no"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Mail readers open links before people do: nothing happens until a button is pressed."""
    asked = request_of(token)
    if asked is None:
        return render(request, "participants/consent_unknown.html", status=404)
    state = _state(request, asked)
    form = _form(request, asked)
    if request.method != "POST":
        return _page(request, asked, state, form)
    try:
        if state == "open" and not _act(request, asked, form):
            return _page(request, asked, state, form, status=422)
        if state == "yes" and request.POST.get("answer") == WITHDRAW:
            services.withdraw_by_link(request=asked)
    except DomainError as error:
        return _page(request, asked, _state(request, asked), form, refusal=error, status=422)
    return redirect("participants:consent_answer", token=token)


def _act(request: HttpRequest, asked: ConsentRequest, form: HolderAnswerForm) -> bool:
    """Write the answer that was pressed; False where the form must be shown again."""
    if request.POST.get("answer") == NO:
        services.answer_request(request=asked, uses=[])
        return True
    if not form.is_valid():
        return False
    services.answer_request(
        request=asked,
        uses=list(form.cleaned_data["uses"]),
        is_sole=form.cleaned_data.get("is_sole", False),
    )
    return True


def _form(request: HttpRequest, asked: ConsentRequest) -> HolderAnswerForm:
    is_yes = request.method == "POST" and request.POST.get("answer") not in {NO, WITHDRAW}
    uses = [consent.use for consent in services.asked_in(asked) if consent.use]
    return HolderAnswerForm(
        request.POST if is_yes else None, uses=uses, asks_sole=not asked.guardianship.is_sole
    )


def _state(request: HttpRequest, asked: ConsentRequest) -> str:
    """What the page says: open, yes, no, ended, over, nothing (to answer) or not_yours."""
    user = request.user
    if user.is_authenticated and user.email != asked.guardianship.address.lower():
        return "not_yours"
    if asked.answer == Answer.NO:
        return "no"
    if asked.answered_at:
        return "yes" if services.agreed_by(asked) else "ended"
    if not asked.is_open(timezone.now()):
        return "over"
    return "open" if services.asked_in(asked) else "nothing"


def _page(
    request: HttpRequest,
    asked: ConsentRequest,
    state: str,
    form: HolderAnswerForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": asked,
        "child": asked.guardianship.participant.get_known_as(),
        "state": state,
        "form": form,
        "agreed": services.agreed_by(asked) if state == "yes" else [],
        "refusal": refusal,
    }
    return render(request, "participants/consent_answer.html", context, status=status)
