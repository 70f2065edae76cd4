"""What the portal does to protect data (art. 32 GDPR): true of every installation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MEASURES = (
    _(
        "Nobody has a password: people sign in with a code sent by mail, staff with a second "
        "factor."
    ),
    _(
        "A coordinator sees the people of her programmes and nobody else’s; what is not hers does "
        "not exist for her."
    ),
    _("Who changes personal data, and who takes them out as a file, is written down."),
    _(
        "Data are asked only where a rule of an event needs them; health is never asked, needs are "
        "written without a diagnosis."
    ),
    _("Nothing is loaded from other hosts, public pages set no cookie, nobody is profiled."),
    _(
        "Links in mails that act for somebody work once, end by themselves, and do nothing until a "
        "button is pressed."
    ),
    _(
        "Pictures are published only of who agreed to that use; for minors both parents must "
        "agree, and withdrawing lists what to take down."
    ),
    _(
        "Participants are never listed publicly, and there are no private messages between adults "
        "and minors."
    ),
    _(
        "Adults who meet minors regularly are checked; only the outcome is kept, never the "
        "certificate."
    ),
    _(
        "Each purpose has a period; afterwards data are deleted or made anonymous and statistics "
        "stay."
    ),
    _(
        "Traffic is encrypted, secrets stay outside the code, and dependencies are checked for "
        "known vulnerabilities at each change."
    ),
)
