"""What the law obliges the body to do (GDPR, art. 6(1)(c))."""

from __future__ import annotations

from participants.enums import Anchor, LegalBasis, TimeUnit
from participants.shipped.shape import ShippedPurpose, Words

DUTY = LegalBasis.OBLIGATION.value

DUTIES = (
    ShippedPurpose(
        code="safeguarding",
        name=Words("I controlli su chi lavora con i minori", "The checks on who works with minors"),
        legal_basis=DUTY,
        special_basis="GDPR, art. 10; d.P.R. 313/2002, art. 25-bis",
        anchor=Anchor.RECORDED.value,
        keep=24,
        unit=TimeUnit.MONTHS.value,
        data=Words(
            "Chi ha controllato, quando, fino a quando vale, esito; mai il certificato",
            "Who checked, when, until when it holds, outcome; never the certificate",
        ),
        people=Words(
            "Persone adulte che incontrano regolarmente minorenni",
            "Adults who meet minors regularly",
        ),
        recipients=Words(
            "Chi amministra il portale e chi coordina il programma",
            "Those who administer the portal and those who coordinate the programme",
        ),
        short=Words(
            "Controlliamo gli adulti che incontrano ragazze e ragazzi.",
            "We check the adults who meet young people.",
        ),
        full=Words(
            "La legge chiede di guardare il certificato penale di chi lavora in modo regolare con "
            "minorenni. Scriviamo solo chi lo ha guardato, quando e con quale esito. Il "
            "certificato non lo teniamo mai.",
            "The law asks us to look at the criminal record of who works regularly with minors. "
            "We write only who looked, when and with what outcome. We never keep the certificate.",
        ),
    ),
    ShippedPurpose(
        code="security_log",
        name=Words("La sicurezza del portale", "The security of the portal"),
        legal_basis=DUTY,
        anchor=Anchor.RECORDED.value,
        keep=6,
        unit=TimeUnit.MONTHS.value,
        data=Words(
            "Chi ha cambiato o portato fuori dati e quando; impronte degli indirizzi di rete, "
            "mai gli indirizzi",
            "Who changed data or took them out, and when; digests of network addresses, never "
            "the addresses",
        ),
        people=Words("Chi entra nel portale", "Those who sign in to the portal"),
        recipients=Words(
            "Chi amministra il portale; l’autorità, se la legge lo chiede",
            "Those who administer the portal; the authorities, where the law asks for it",
        ),
        short=Words(
            "Ci accorgiamo se qualcuno entra dove non deve.",
            "We notice if somebody gets in where she must not.",
        ),
        full=Words(
            "La legge ci chiede di proteggere i dati. Per questo scriviamo chi li cambia e chi li "
            "porta fuori. Dopo sei mesi cancelliamo queste note.",
            "The law asks us to protect data. This is why we write who changes them and who takes "
            "them out. After six months we delete these notes.",
        ),
    ),
)
