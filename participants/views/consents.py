"""The page where somebody says yes to what is optional, one by one, and changes her mind."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.errors import DomainError
from participants import services
from participants.consent_forms import ConsentForm, HolderForm, PersonForm, SoleForm
from participants.consent_page import Person, people_of
from participants.enums import Answer, Question
from participants.forms import QuestionsForm
from participants.models import PurposeText


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """Her consents and those of the children she answers for: what, how it stands, what to do."""
    return _page(request, people_of(cast("User", request.user)))


@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Yes to one thing, for one person."""
    person, form = _asked(request)
    chosen = form.cleaned_data
    try:
        consent = services.give_consent(
            participant=person.participant,
            text=chosen["text"],
            use=chosen["use"],
            guardianship=person.guardianship,
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("participants:consents")
    if consent.effective_at:
        messages.success(request, _("your yes is written down."))
    else:
        messages.success(request, _("your yes is written down. Others must agree too."))
    return redirect("participants:consents")


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """No more, for one thing and one person: as easy as the yes."""
    person, form = _asked(request)
    text: PurposeText = form.cleaned_data["text"]
    services.withdraw_consent(
        participant=person.participant,
        purpose=text.purpose,
        use=form.cleaned_data["use"],
        guardianship=person.guardianship,
        answer=Answer.NO if form.cleaned_data["is_refusal"] else Answer.WITHDRAWN,
    )
    messages.success(request, _("it is withdrawn, from now on. Registrations stay as they are."))
    return redirect("participants:consents")


@require_POST
def ask_holder(request: HttpRequest) -> HttpResponse:
    """Write to the other parent."""
    person, people = _person(request)
    form = HolderForm(request.POST, prefix=_holder(person))
    if not form.is_valid():
        return _page(request, people, asking=(person, form), status=422)
    try:
        services.ask_holder(
            participant=person.participant,
            text=_words_for_holders(person),
            asked_by=cast("User", request.user),
            **form.cleaned_data,
        )
    except DomainError as error:
        form.add_error("email", str(error))
        return _page(request, people, asking=(person, form), status=422)
    messages.success(request, _("we have written to the other parent."))
    return redirect("participants:consents")


@require_POST
def sole(request: HttpRequest) -> HttpResponse:
    """A parent declares to hold parental responsibility alone."""
    person, people = _person(request)
    form = SoleForm(request.POST, prefix=_sole(person))
    if person.guardianship is None:
        raise Http404
    if not form.is_valid():
        return _page(request, people, sole=(person, form), status=422)
    try:
        services.declare_sole(guardianship=person.guardianship)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("your declaration is written down."))
    return redirect("participants:consents")


@require_POST
def birth_date(request: HttpRequest) -> HttpResponse:
    """Her date of birth, because it decides whether her parents must agree (L7)."""
    people = people_of(cast("User", request.user))
    if not people or not people[0].lacks_birth_date:
        raise Http404
    form = _birth_date_form(request.POST)
    if not form.is_valid():
        return _page(request, people, born=form, status=422)
    services.save_participant(
        user=cast("User", request.user),
        participant=people[0].participant,
        answers=form.answers(),
    )
    messages.success(request, _("your date of birth is saved."))
    return redirect("participants:consents")


def _page(
    request: HttpRequest,
    people: list[Person],
    *,
    asking: tuple[Person, Form] | None = None,
    sole: tuple[Person, Form] | None = None,
    born: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; a form that was refused stands where it was sent from."""
    context: dict[str, Any] = {
        "people": [
            (
                person,
                _form_of(person, asking) or HolderForm(prefix=_holder(person)),
                _form_of(person, sole) or SoleForm(prefix=_sole(person)),
            )
            for person in people
        ],
        "born_form": born or _birth_date_form(None),
    }
    return render(request, "participants/consents.html", context, status=status)


def _form_of(person: Person, refused: tuple[Person, Form] | None) -> Form | None:
    return refused[1] if refused and refused[0] is person else None


def _holder(person: Person) -> str:
    """Several of these forms stand on a page."""
    return f"holder-{person.participant.pk}"


def _sole(person: Person) -> str:
    return f"sole-{person.participant.pk}"


def _birth_date_form(data: Any) -> QuestionsForm:
    return QuestionsForm(data, questions={Question.BIRTH_DATE}, prefix="born")


def _asked(request: HttpRequest) -> tuple[Person, ConsentForm]:
    """The person and the thing that a button names; what is not hers is 404."""
    form = ConsentForm(request.POST)
    if not form.is_valid():
        raise Http404
    person, _people = _person(request)
    purposes = {block.purpose.pk for block in person.blocks}
    if form.cleaned_data["text"].purpose_id not in purposes:
        raise Http404
    return person, form


def _person(request: HttpRequest) -> tuple[Person, list[Person]]:
    """The one that the form names, and all of the page; who is not on hers is 404."""
    form = PersonForm(request.POST)
    if not form.is_valid():
        raise Http404
    people = people_of(cast("User", request.user))
    for person in people:
        if person.participant.pk == form.cleaned_data["person"]:
            return person, people
    raise Http404


def _words_for_holders(person: Person) -> PurposeText:
    for block in person.blocks:
        if block.asks_holders:
            return block.text
    raise Http404
