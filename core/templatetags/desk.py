"""What the templates of the desk need beyond Django's: ``{% load desk %}``."""

from __future__ import annotations

from typing import Any, TypedDict

from django import template
from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.contrib.admin.views.main import ChangeList
from django.forms import BoundField, MultiWidget

from core.admin.periods import Periods, periods_of

register = template.Library()


class ActiveFilter(TypedDict):
    """A filter in use: its title, what was chosen, and the address without it."""

    title: str
    choice: str
    without: str


class Fault(TypedDict):
    """What is wrong, in which field, and the id of that field's control (or none)."""

    field: str
    control: str
    words: str


@register.simple_tag
def active_filters(cl: ChangeList) -> list[ActiveFilter]:
    """Which filters narrow the list down; the first choice of each is that it does not."""
    found = []
    for spec in cl.filter_specs:
        choices: list[Any] = [choice for choice in spec.choices(cl) if "selected" in choice]
        chosen = [choice for choice in choices[1:] if choice["selected"]]
        found += [
            ActiveFilter(
                title=str(spec.title),
                choice=str(choice["display"]),
                without=choices[0]["query_string"],
            )
            for choice in chosen
        ]
    return found


@register.simple_tag
def periods(cl: ChangeList) -> Periods | None:
    """By which dates the table can be narrowed down."""
    return periods_of(cl)


@register.simple_tag
def faults(adminform: AdminForm, formsets: list[InlineAdminFormSet]) -> list[Fault]:
    """Everything that is wrong on a form of the desk, in the order of the page."""
    found = _faults_of(adminform.form)
    for inline in formsets:
        name = str(inline.opts.verbose_name_plural).capitalize()
        for words in inline.formset.non_form_errors():
            found.append(Fault(field=name, control="", words=words))
        for form in inline.formset.forms:
            found += _faults_of(form, within=str(inline.opts.verbose_name).capitalize())
    return found


def _first_control(field: BoundField) -> str:
    """Where several controls make one field, the first; a group of choices has an id of its own."""
    several = isinstance(field.field.widget, MultiWidget)
    return f"{field.auto_id}_0" if several else str(field.auto_id)


def _faults_of(form: Any, within: str = "") -> list[Fault]:
    found = [Fault(field=within, control="", words=words) for words in form.non_field_errors()]
    for field in form.visible_fields():
        name = f"{within} · {field.label}" if within else str(field.label)
        control = field.id_for_label or _first_control(field)
        found += [Fault(field=name, control=control, words=words) for words in field.errors]
    return found
