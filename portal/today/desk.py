"""Whose Today it is, and of which programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts.models import User
from programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Desk:
    """A coordinator, her programmes, and the one she looks at; None when it is all of them."""

    user: User
    now: datetime
    programmes: tuple[Programme, ...]
    chosen: Programme | None

    @property
    def looked_at(self) -> list[int]:
        """The primary keys of the programmes that the page is about."""
        programmes = (self.chosen,) if self.chosen else self.programmes
        return [programme.pk for programme in programmes]


class ProgrammeForm(forms.Form):
    """Which programme she looks at."""

    programme = forms.IntegerField(required=False, min_value=1)


def desk_of(request: HttpRequest) -> Desk:
    """The desk of who asks.

    Raises:
        Http404: the programme asked for is not one of hers.
    """
    user = request.user
    assert isinstance(user, User)  # noqa: S101 # the desk lets nobody else in
    programmes = tuple(Programme.objects.coordinated_by(user))
    return Desk(user, timezone.now(), programmes, _chosen(request, programmes))


def _chosen(request: HttpRequest, programmes: tuple[Programme, ...]) -> Programme | None:
    form = ProgrammeForm(request.GET)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data["programme"]
    if asked is None:
        return programmes[0] if len(programmes) == 1 else None
    try:
        return next(programme for programme in programmes if programme.pk == asked)
    except StopIteration:
        raise Http404 from None
