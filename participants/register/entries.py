"""The register of processing activities (art. 30 GDPR): one entry for each purpose in use (L10)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext

from participants.models import Purpose, PurposeText

HEADINGS = (
    gettext_lazy("Purpose"),
    gettext_lazy("In short"),
    gettext_lazy("Legal basis"),
    gettext_lazy("Categories of people"),
    gettext_lazy("Categories of data"),
    gettext_lazy("Recipients"),
    gettext_lazy("Kept"),
    gettext_lazy("Transfers outside the European Union"),
    gettext_lazy("Version of the words"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register, in words of the active language."""

    purpose: str
    short: str
    basis: str
    people: str
    data: str
    recipients: str
    kept: str
    transfers: str
    version: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of ``HEADINGS``."""
        return (
            self.purpose,
            self.short,
            self.basis,
            self.people,
            self.data,
            self.recipients,
            self.kept,
            self.transfers,
            self.version,
        )


def register_entries() -> list[Entry]:
    """The purposes in use, in their order: two queries."""
    texts = {text.purpose_id: text for text in PurposeText.objects.in_force()}
    return [_entry(purpose, texts.get(purpose.pk)) for purpose in Purpose.objects.in_use()]


def _entry(purpose: Purpose, text: PurposeText | None) -> Entry:
    basis = [str(purpose.get_legal_basis_display()), purpose.special_basis]
    return Entry(
        purpose=purpose.name,
        short=text.short if text else "",
        basis="; ".join(words for words in basis if words),
        people=purpose.people,
        data=purpose.data,
        recipients=purpose.recipients,
        kept=purpose.retention_words,
        # Nothing on any page comes from elsewhere, and no service outside the Union is used (L13).
        transfers=pgettext("transfers of data", "none"),
        version=str(text.version) if text else "",
    )
