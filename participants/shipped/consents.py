"""What is optional: each is asked apart, and a no costs nothing (GDPR, art. 6(1)(a); L2, L5)."""

from __future__ import annotations

from participants.enums import Anchor, LegalBasis
from participants.shipped.shape import ShippedPurpose, Words
from participants.shipped.tasks import PARTICIPANTS

CONSENT = LegalBasis.CONSENT.value
ORGANISERS = Words(
    "Chi coordina il programma; chi cura le macchine del portale, sotto contratto (art. 28)",
    "Those who coordinate the programme; those who look after the portal’s machines, under "
    "contract (art. 28)",
)

CONSENTS = (
    ShippedPurpose(
        code="images",
        name=Words("Foto e video", "Photos and videos"),
        legal_basis=CONSENT,
        anchor=Anchor.WITHDRAWAL.value,
        data=Words("Foto, video e voce", "Photos, videos and voice"),
        people=PARTICIPANTS,
        both_holders=True,
        recipients=Words(
            "Chi vede le foto: dipende dall’uso per cui dici di sì",
            "Whoever sees the pictures: it depends on the use to which you say yes",
        ),
        short=Words(
            "Possiamo farti foto e video e farli vedere? Scegli tu dove. Se dici di no vieni lo "
            "stesso.",
            "May we take photos and videos of you and show them? You choose where. If you say no "
            "you come all the same.",
        ),
        full=Words(
            "Agli eventi facciamo foto e video per raccontare che cosa si fa. Ti chiediamo il "
            "permesso per ogni uso, uno per uno. Il nome non compare accanto alla foto. Se hai "
            "meno di 18 anni devono dire di sì anche tutte e due le persone che hanno la "
            "responsabilità su di te, di solito i genitori. Basta un solo no per fermare tutto. "
            "Potete cambiare idea quando volete, senza dire perché: togliamo le foto dai nostri "
            "siti e dai nostri profili. Quello che altri hanno già copiato, o che è già stampato, "
            "non possiamo riprenderlo.",
            "At events we take photos and videos to tell what is done there. We ask your "
            "permission for each use, one by one. Your name does not stand beside the picture. If "
            "you are under 18 both people who are responsible for you, usually your parents, must "
            "say yes too. A single no stops everything. You can all change your mind at any time, "
            "without saying why: we take the pictures off our sites and our profiles. What others "
            "have already copied, or what is printed already, we cannot take back.",
        ),
        uses=(
            (
                "website",
                Words("Sul sito di chi organizza", "On the website of the organisers"),
            ),
            (
                "social",
                Words(
                    "Sui profili social di chi organizza",
                    "On the social network profiles of the organisers",
                ),
            ),
            ("press", Words("Su giornali e televisioni", "In newspapers and on television")),
            (
                "video",
                Words(
                    "Nelle riprese e nelle dirette video", "In video recordings and live streams"
                ),
            ),
        ),
    ),
    ShippedPurpose(
        code="newsletter",
        name=Words("Notizie sulle prossime attività", "News of what comes next"),
        legal_basis=CONSENT,
        anchor=Anchor.WITHDRAWAL.value,
        data=Words("Indirizzo email, lingua", "Email address, language"),
        people=Words("Chi si iscrive, dai 14 anni", "Those who subscribe, from 14"),
        recipients=ORGANISERS,
        minimum_age=14,
        short=Words(
            "Vuoi sapere per email quando ci sono nuove attività? Niente pubblicità.",
            "Do you want an email when there are new activities? No advertising.",
        ),
        full=Words(
            "Ti scriviamo ogni tanto che cosa c’è di nuovo nei nostri programmi. Parliamo solo "
            "delle nostre attività gratuite, non vendiamo niente e non guardiamo che cosa apri. "
            "Puoi smettere quando vuoi.",
            "Now and then we write to you what is new in our programmes. We speak only of our own "
            "free activities, sell nothing and do not watch what you open. You can stop at any "
            "time.",
        ),
    ),
    ShippedPurpose(
        code="company_contact",
        name=Words("Contatti con le aziende", "Contacts with companies"),
        legal_basis=CONSENT,
        anchor=Anchor.WITHDRAWAL.value,
        data=Words(
            "Nome e cognome, indirizzo email, che cosa studi o fai",
            "First and last name, email address, what you study or do",
        ),
        people=Words("Persone dai 18 anni", "People from 18"),
        recipients=Words(
            "Le aziende e gli enti partner del programma, nominati nella sua pagina",
            "The companies and partner bodies of the programme, named on its page",
        ),
        minimum_age=18,
        short=Words(
            "Possono scriverti le aziende che hai incontrato? Solo dai 18 anni.",
            "May the companies that you met write to you? Only from 18.",
        ),
        full=Words(
            "Se dici di sì, le aziende partner del programma possono scriverti per tirocini e "
            "lavoro. Se dici di no, o se hai meno di 18 anni, non sanno chi sei.",
            "If you say yes, the partner companies of the programme may write to you about "
            "internships and jobs. If you say no, or if you are under 18, they do not know who "
            "you are.",
        ),
    ),
)
