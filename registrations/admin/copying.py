"""Copying a programme or an event from the desk: what, when, what it will make, done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import row_url
from core.errors import DomainError
from core.forms import LineField
from events.models import Event
from programmes.enums import DateRule
from programmes.models import Programme
from programmes.shifting import Shift, a_year_later
from registrations.admin.copy_words import edition_facts, event_facts
from registrations.copying import (
    EditionOrder,
    EventOrder,
    Preview,
    copy_event,
    copy_programme,
    first_day_of,
    next_title,
    preview_edition,
    preview_event,
)

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

# What the buttons of the page say that they do.
LOOK, CHANGE, MAKE = "look", "change", "make"


class CopyForm(forms.Form):
    """When the copy takes place. ``key`` makes one copy of two presses of the button."""

    new_first = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("How the dates move"),
        choices=DateRule.choices,
        initial=DateRule.SAME_WEEKDAY,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Hours stay those of the clock. Moments at which registration opens and closes move "
            "with the dates; a day at which an age is counted keeps its day and month."
        ),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def shift_from(self, first: Any) -> Shift:
        """The shift that was asked for, from an edition that began on ``first``."""
        return Shift(DateRule(self.cleaned_data["rule"]), first, self.cleaned_data["new_first"])


class EditionForm(CopyForm):
    """The next edition of a programme."""

    title = LineField(label=gettext_lazy("Title"), max_length=160)
    with_fundings = forms.BooleanField(
        label=gettext_lazy("Copy who pays for it too"),
        required=False,
        help_text=gettext_lazy("A new edition usually has a new grant, with words of its own."),
    )
    field_order = ["title", "new_first", "rule", "with_fundings", "key"]

    def __init__(self, *args: Any, source: Programme, user: Any, **kwargs: Any) -> None:
        """Proposes the same day a year later, and the year in the title moved on."""
        self.source = source
        new_first = a_year_later(source.starts_on)
        kwargs["initial"] = {
            "title": next_title(source, new_first.year),
            "new_first": new_first,
            "key": uuid4(),
        }
        super().__init__(*args, **kwargs)

    @property
    def order(self) -> EditionOrder:
        """What a valid form asks for."""
        return EditionOrder(
            title=self.cleaned_data["title"],
            shift=self.shift_from(self.source.starts_on),
            with_fundings=self.cleaned_data["with_fundings"],
        )


class EventCopyForm(CopyForm):
    """An event once more, in one of her programmes."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.none(),
        help_text=gettext_lazy("In another programme it has no phase and no action."),
    )
    field_order = ["programme", "new_first", "rule", "key"]

    def __init__(self, *args: Any, source: Event, user: Any, **kwargs: Any) -> None:
        """Proposes the same day a year later; without dates there is nothing to move."""
        self.source, self.first = source, first_day_of(source)
        kwargs["initial"] = {
            "programme": source.programme_id,
            "new_first": a_year_later(self.first) if self.first else None,
            "key": uuid4(),
        }
        super().__init__(*args, **kwargs)
        programmes: Any = self.fields["programme"]
        programmes.queryset = Programme.objects.coordinated_by(user)
        if self.first is None:
            self.fields["new_first"].required = False
            for name in ("new_first", "rule"):
                self.fields[name].widget = forms.HiddenInput()

    @property
    def order(self) -> EventOrder:
        """What a valid form asks for."""
        programme = self.cleaned_data["programme"]
        first = self.first or programme.starts_on
        new_first = self.cleaned_data["new_first"] or first
        rule = DateRule(self.cleaned_data["rule"])
        return EventOrder(programme=programme, shift=Shift(rule, first, new_first))


class Copying(Base):
    """A table whose rows can be copied: an action, the same on the row's page, a page that asks."""

    copy_form: type[EditionForm | EventCopyForm]

    def preview_copy(self, source: Any, order: Any) -> Preview:
        """What copying ``source`` would make."""
        raise NotImplementedError

    def copy_facts(self, source: Any, order: Any, preview: Preview) -> list[tuple[str, str]]:
        """The same in words, with a label each."""
        raise NotImplementedError

    def make_copy(self, source: Any, order: Any, **who: Any) -> Model:
        """Copy ``source``; ``who`` are the ``key`` of the page and ``by`` whom."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_copy"
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<path:object_id>/copy/", view, name=name), *super().get_urls()]

    @admin.action(description=gettext_lazy("Copy…"), permissions=["add"])
    def copy(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """One at a time: each has a day of its own to begin."""
        rows = list(queryset[:2])
        if len(rows) == 1:
            return self._copy_page(request, rows[0], self._copy_asked(request, rows[0]))
        self.message_user(request, _("Copies are made one at a time: choose one."), messages.ERROR)
        return None

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask on GET; on POST say what it will make, and make it when that is confirmed."""
        source = self.get_object(request, unquote(object_id))
        if source is None:
            raise Http404
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._copy_page(request, source, self._copy_asked(request, source))
        return self._copy_answer(request, source, self._copy_asked(request, source, request.POST))

    def _copy_asked(self, request: HttpRequest, source: Any, data: Any = None) -> Any:
        return self.copy_form(data, source=source, user=request.user)

    def _copy_answer(self, request: HttpRequest, source: Any, form: Any) -> HttpResponse:
        if not form.is_valid():
            return self._copy_page(request, source, form, status=422)
        try:
            if request.POST.get("step") == MAKE:
                return self._copy_made(request, source, form)
            preview = self.preview_copy(source, form.order)
        except DomainError as error:
            form.add_error("new_first", str(error))
            return self._copy_page(request, source, form, status=422)
        if request.POST.get("step") == CHANGE:
            return self._copy_page(request, source, form)
        facts = self.copy_facts(source, form.order, preview)
        return self._copy_page(request, source, form, preview=preview, facts=facts)

    def _copy_made(self, request: HttpRequest, source: Any, form: Any) -> HttpResponse:
        made = self.make_copy(source, form.order, key=form.cleaned_data["key"], by=request.user)
        words = _("“%(copy)s” is copied, as a draft: look through it, then publish it.")
        self.message_user(request, words % {"copy": made}, messages.SUCCESS)
        return redirect(row_url(made))

    def _copy_page(
        self, request: HttpRequest, source: Any, form: Any, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        context = {
            **self.admin_site.each_context(request),
            "title": _("Copy “%(original)s”") % {"original": source},
            "object": source,
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "preview": None,
            "copy_url": reverse(f"{name}_copy", args=[source.pk]),
            "back_url": row_url(source),
            **more,
        }
        return TemplateResponse(request, "registrations/copy.html", context, status=status)


class CopyingProgrammes(Copying):
    """The next edition."""

    copy_form = EditionForm

    def preview_copy(self, source: Programme, order: EditionOrder) -> Preview:
        return preview_edition(source, order)

    def copy_facts(
        self, source: Programme, order: EditionOrder, preview: Preview
    ) -> list[tuple[str, str]]:
        return edition_facts(source, order, preview)

    def make_copy(self, source: Programme, order: EditionOrder, **who: Any) -> Programme:
        return copy_programme(programme=source, order=order, **who)


class CopyingEvents(Copying):
    """The same event once more."""

    copy_form = EventCopyForm

    def preview_copy(self, source: Event, order: EventOrder) -> Preview:
        return preview_event(source, order)

    def copy_facts(
        self, source: Event, order: EventOrder, preview: Preview
    ) -> list[tuple[str, str]]:
        return event_facts(order, preview)

    def make_copy(self, source: Event, order: EventOrder, **who: Any) -> Event:
        return copy_event(event=source, order=order, **who)
