"""The seats that a session keeps for somebody, on its page."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from events.models import SeatPool, Session
from registrations.services import change_pools


class PoolsFormSet(BaseInlineFormSet[SeatPool, Session, forms.ModelForm[SeatPool]]):
    """Checked as a whole and saved by nobody here."""

    def clean(self) -> None:
        super().clean()
        capacity = self.data.get("capacity", "")
        kept = sum(pool.seats or 0 for pool in self.wanted)
        if capacity.isdigit() and kept > int(capacity):
            words = _("%(kept)d seats would be kept, and the session has %(capacity)d in all.")
            raise ValidationError(words % {"kept": kept, "capacity": int(capacity)})

    @property
    def wanted(self) -> list[SeatPool]:
        """The pools as they are typed, without those that go."""
        return [
            form.instance
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]


class PoolsInline(admin.TabularInline[SeatPool, Session]):
    model = SeatPool
    formset = PoolsFormSet
    extra = 0
    fields = ["kind", "seats", "gender", "minimum", "maximum", "lapses_at", "taken"]
    readonly_fields = ["taken"]


def keep_as_typed(session: Session, pools: PoolsFormSet) -> None:
    """Write what the form says of the seats that are kept; nothing where nothing changed."""
    if pools.has_changed():
        removed = [form.instance.pk for form in pools.deleted_forms if form.instance.pk]
        change_pools(session=session, pools=pools.wanted, removed=removed)
