"""Domains at which anybody, or many bodies, may have an address: they say nothing of a school.

What many institutes of the registry give as theirs is found by looking (``schools.domains``);
this list is for where the registry is not loaded, and for what only one school has written.
"""

from __future__ import annotations

MAIL_PROVIDERS = {
    "alice.it",
    "aol.com",
    "aruba.it",
    "arubapec.it",
    "cert.legalmail.it",
    "email.it",
    "fastwebnet.it",
    "gmail.com",
    "gmx.com",
    "gmx.it",
    "googlemail.com",
    "hotmail.com",
    "hotmail.it",
    "icloud.com",
    "inwind.it",
    "iol.it",
    "legalmail.it",
    "libero.it",
    "libero.pec.it",
    "live.com",
    "live.it",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "outlook.com",
    "outlook.it",
    "pec.it",
    "pecmail.it",
    "poste.it",
    "postecert.it",
    "proton.me",
    "protonmail.com",
    "sicurezzapostale.it",
    "tim.it",
    "tin.it",
    "tiscali.it",
    "tiscalinet.it",
    "virgilio.it",
    "vodafone.it",
    "yahoo.com",
    "yahoo.it",
    "yandex.com",
}
HOSTS_OF_SITES = {
    "altervista.org",
    "blogspot.com",
    "facebook.com",
    "github.io",
    "google.com",
    "google.it",
    "instagram.com",
    "jimdo.com",
    "jimdofree.com",
    "linkedin.com",
    "madisoft.it",
    "netlify.app",
    "nuvolascuola.it",
    "pages.dev",
    "portaleargo.it",
    "scuolaconcorsi.it",
    "spaggiari.eu",
    "tiktok.com",
    "twitter.com",
    "vercel.app",
    "webnode.it",
    "webnode.page",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
    "x.com",
    "youtube.com",
}
# The ministry's own: everybody who works at any school has an address there.
OF_ALL_SCHOOLS = {"istruzione.it", "istruzionepiemonte.it", "istruzioneveneto.it", "scuole.it"}
SHARED = MAIL_PROVIDERS | HOSTS_OF_SITES | OF_ALL_SCHOOLS
# A school's page on the site of its municipality is not the school's own domain.
PUBLIC_BODIES = {
    "citta",
    "cittametropolitana",
    "comune",
    "comuni",
    "provincia",
    "regione",
    "unione",
}


def is_shared(domain: str) -> bool:
    """Whether ``domain``, or one that it is part of, is anybody's or many bodies'."""
    labels = domain.split(".")
    if PUBLIC_BODIES & set(labels):
        return True
    return any(".".join(labels[start:]) in SHARED for start in range(len(labels)))
