"""The page between an action of the desk and its effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.errors import DomainError

M = TypeVar("M", bound=Model)
# More rows than these nobody reads one by one.
MOST_ROWS = 100
# Each is a transaction of its own, and all of them are one request.
MOST_AT_ONCE = 1000


class ReasonForm(forms.Form):
    """Why something is called off, in the words that people will read."""

    reason = forms.CharField(
        label=gettext_lazy("Reason, as people will read it"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write the reason: people will read it.")},
    )


def ask_first(
    request: HttpRequest,
    queryset: QuerySet[M],
    *,
    model_admin: admin.ModelAdmin[M],
    action: str,
    title: str,
    act: Callable[[M, str], object],
    with_reason: bool = True,
    form: forms.Form | None = None,
    summary: str = "",
    button: str = "",
    effect: Callable[[M], str] | None = None,
    outcome: Callable[[int], str] | None = None,
    each: QuerySet[M] | None = None,
) -> HttpResponse | None:
    """The page between an action and its effect; acts when it comes back confirmed.

    ``act`` is called with each row and the reason (empty when none is asked). A refusal of the
    domain is said in words, and the other rows go on. ``form`` stands in for the one that asks
    for the reason: unbound, then bound to ``request.POST`` where :func:`is_confirmed`.
    ``summary`` says what the whole will do, ``effect`` what it will do to a row; ``button`` names
    the action; ``outcome`` says what it did, from how many rows went well. ``each`` are the rows
    to act on where they are others than those of the table. It asks again when their number is
    not the one that was confirmed, and refuses more than ``MOST_AT_ONCE``.
    """
    acted_on = queryset if each is None else each
    number = acted_on.count()
    if are_too_many(number):
        model_admin.message_user(request, too_many_words(), messages.ERROR)
        return None
    confirmed = is_confirmed(request)
    changed = confirmed and not _is_as_counted(request, number)
    if form is None and with_reason:
        form = ReasonForm(request.POST if confirmed else None)
    if confirmed and not changed and (form is None or form.is_valid()):
        reason = form.cleaned_data.get("reason", "") if form else ""
        act_on_each(
            request,
            acted_on[:number],
            model_admin=model_admin,
            act=lambda row: act(row, reason),
            outcome=outcome,
        )
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "action": action,
        **_rows(request, queryset, effect, number if each is None else queryset.count()),
        "number": number,
        "meanwhile": _meanwhile_words(number) if changed else "",
        "summary": summary,
        "from_row": request.POST.get("from_row", ""),
        "button": button or _("Confirm"),
        "form": form,
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    status = 422 if confirmed else 200
    return TemplateResponse(request, "admin/ask_first.html", context, status=status)


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the page that :func:`ask_first` shows comes back."""
    return "confirmed" in request.POST


def are_too_many(number: int) -> bool:
    """Whether an action is refused for so many rows."""
    return number > MOST_AT_ONCE


def too_many_words() -> str:
    """Why an action is refused for more rows than ``MOST_AT_ONCE``."""
    words = _("Choose at most %(most)s at a time: narrow the table with filters.")
    return words % {"most": number_format(MOST_AT_ONCE, force_grouping=True)}


def _is_as_counted(request: HttpRequest, number: int) -> bool:
    """Whether the page that comes back spoke of so many rows. Rows that it names need no count."""
    counted = request.POST.get("number")
    return counted == str(number) or (counted is None and not _are_all_meant(request))


def _are_all_meant(request: HttpRequest) -> bool:
    return request.POST.get("select_across") == "1"


def _meanwhile_words(number: int) -> str:
    words = ngettext(
        "Nothing was done: meanwhile there is %(number)d. Look again before you confirm.",
        "Nothing was done: meanwhile there are %(number)d. Look again before you confirm.",
        number,
    )
    return words % {"number": number}


def _rows(
    request: HttpRequest, queryset: QuerySet[M], effect: Callable[[M], str] | None, total: int
) -> dict[str, Any]:
    """Up to so many rows in words. When all that were found are meant, the page says just that."""
    shown = [(row, effect(row) if effect else "") for row in queryset[:MOST_ROWS]]
    is_all, chosen = _are_all_meant(request), request.POST.getlist(ACTION_CHECKBOX_NAME)
    return {
        "rows": shown,
        "total": total,
        "more": total - len(shown),
        # Without any the admin would take it that nothing was chosen.
        "selected": chosen[:1] if is_all else chosen,
        "select_across": is_all,
    }


def act_on_each(
    request: HttpRequest,
    rows: Iterable[M],
    *,
    model_admin: admin.ModelAdmin[M],
    act: Callable[[M], object],
    outcome: Callable[[int], str] | None = None,
) -> None:
    """Call ``act`` with each row, saying how many went well and why the others did not."""
    done, refused = 0, []
    for row in rows:
        try:
            act(row)
        except DomainError as error:
            refused.append(_("%(row)s: %(reason)s") % {"row": row, "reason": error})
        else:
            done += 1
    for words in [*refused[:MOST_ROWS], *_others_refused(len(refused) - MOST_ROWS)]:
        model_admin.message_user(request, words, messages.ERROR)
    if done:
        words = outcome(done) if outcome else _done_words(done)
        model_admin.message_user(request, words, messages.SUCCESS)


def _others_refused(number: int) -> list[str]:
    if number <= 0:
        return []
    words = ngettext(
        "And %(number)d other was refused.", "And %(number)d others were refused.", number
    )
    return [words % {"number": number}]


def _done_words(done: int) -> str:
    words = ngettext("Done for %(number)d row.", "Done for %(number)d rows.", done)
    return words % {"number": done}
