"""Hubout, Cinisello Balsamo and Matera.

The two bands of the Contamination Lab are those of the project, "under 20" and "21 to 30": who is
20 is in neither, and the portal says so to the coordinator instead of guessing.
"""

from __future__ import annotations

from decimal import Decimal

from events.enums import Audience, Booking, EventKind, Format, RuleKind
from participants.enums import Occupation
from portal.demo_data.days import When, daily, weekly
from portal.demo_data.shape import (
    ActionData,
    EventData,
    FundingData,
    PartnerData,
    ProgrammeData,
    RuleData,
    SessionData,
)
from programmes.enums import Colour, PartnershipRole, Topic

CINISELLO, MATERA = "comune-di-cinisello-balsamo", "comune-di-matera"
BUSINESS, CREATIVE = "imprenditori-nord-milano", "basilicata-creativa"
JUNIOR = RuleData(kind=RuleKind.AGE, minimum=16, maximum=19)
SENIOR = RuleData(kind=RuleKind.AGE, minimum=21, maximum=30)
ALL_AGES = RuleData(kind=RuleKind.AGE, minimum=16, maximum=30)
JUNIOR_LAB, SENIOR_LAB = "Contamination Lab junior", "Contamination Lab senior"
TRAINING, SPACES = "Digital training lab", "Spazi di lavoro condiviso"

LABS = [
    EventData(
        slug="contamination-lab-conosciamoci",
        title="Contamination Lab: conosciamoci",
        summary="Un pomeriggio per capire che cosa si fa nel laboratorio, chi c’è e se fa per te. "
        "Due turni, per due età.",
        description="""
            Contaminarsi vuol dire lavorare con chi sa cose diverse dalle tue. Qui si mescolano chi
            studia informatica e chi suona, chi ha lasciato la scuola e chi la finisce, chi ha
            un’idea e chi sa farla funzionare.

            Il turno junior è per chi ha fra 16 e 19 anni, il turno senior per chi ne ha fra 21 e
            30. Si visita il coworking, si fa un esercizio insieme, si beve qualcosa.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.IDEAS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="pertini",
        hosts=[CINISELLO, BUSINESS],
        professionals=["dipalma"],
        action=JUNIOR_LAB,
        sessions=[
            SessionData(
                when=[When(6, "15:00", "17:00")],
                label="Junior, 16–19 anni",
                room="Coworking",
                capacity=30,
                taken=17,
                rules=[JUNIOR],
            ),
            SessionData(
                when=[When(6, "17:30", "19:30")],
                label="Senior, 21–30 anni",
                room="Coworking",
                capacity=40,
                taken=28,
                rules=[SENIOR],
            ),
        ],
    ),
    EventData(
        slug="contamination-lab-senior",
        title="Contamination Lab senior: quaranta posti",
        summary="Otto settimane in squadra per trasformare un’idea in un progetto, con una "
        "formazione che si segue per intero.",
        description="""
            Quaranta giovani fra i 21 e i 30 anni, divisi in squadre dove nessuno fa lo stesso
            mestiere dell’altro. Chi disegna accanto a chi programma, chi vende accanto a chi cuce.

            Ogni settimana c’è un pomeriggio di formazione, obbligatorio, e ogni due settimane un
            incontro con una piccola impresa o una start-up. Alla fine si presenta il lavoro davanti
            a chi potrebbe sostenerlo.

            Il laboratorio è per chi studia all’università o cerca lavoro.
            """,
        kind=EventKind.COURSE,
        topic=Topic.IDEAS,
        audiences=[Audience.YOUNG_ADULTS],
        site="pertini",
        hosts=[CINISELLO, "politecnico-di-milano", BUSINESS],
        professionals=["dipalma"],
        action=SENIOR_LAB,
        rules=[
            SENIOR,
            RuleData(
                kind=RuleKind.OCCUPATION, occupations=[Occupation.STUDENT, Occupation.UNEMPLOYED]
            ),
        ],
        sessions=[
            SessionData(
                when=weekly(When(27, "16:00", "19:00"), times=8),
                room="Laboratorio digitale",
                capacity=40,
                opens_in=5,
            )
        ],
    ),
    EventData(
        slug="costudying",
        title="Costudying: si studia insieme",
        summary="Quattro pomeriggi di studio con chi quelle pagine le ha già studiate, un’impresa "
        "ospite e la merenda.",
        description="""
            Studiare da soli è più faticoso. Al costudying c’è un tavolo, una persona che ne sa un
            po’ di più e, a metà pomeriggio, qualcuno che racconta un lavoro curioso.

            È per chi ha fra 16 e 19 anni, soprattutto se la scuola in questo momento sembra una
            salita. Ci si iscrive una volta per tutti e quattro i pomeriggi.
            """,
        kind=EventKind.COURSE,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY],
        site="pertini",
        hosts=[CINISELLO],
        action=JUNIOR_LAB,
        rules=[JUNIOR],
        sessions=[
            SessionData(
                when=weekly(When(5, "15:00", "18:00"), times=4),
                room="Coworking",
                capacity=24,
                taken=24,
                waiting=5,
            )
        ],
        what_to_bring="Il libro che ti dà più fastidio.",
    ),
    EventData(
        slug="in-visita-a-chi-innova",
        title="In visita a chi innova",
        summary="Con il laboratorio junior in un’azienda che costruisce robot e assume ragazze: "
        "si entra, si chiede, si prova.",
        description="""
            Una mattina in azienda, in piccolo gruppo. Si vede che cosa cambia quando una macchina
            impara, chi la controlla, e che cosa serve sapere per lavorarci a vent’anni.

            Si parte insieme da Cinisello Balsamo e si torna per pranzo.
            """,
        kind=EventKind.VISIT,
        topic=Topic.ROBOTICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="lambro",
        hosts=["robotica-lambro", BUSINESS],
        professionals=["quaglia"],
        action=JUNIOR_LAB,
        rules=[JUNIOR],
        sessions=[SessionData(when=[When(18, "09:00", "12:30")], capacity=16, taken=15)],
    ),
    EventData(
        slug="aperitivo-con-le-imprese",
        title="Aperitivo con le imprese",
        summary="Sei piccole imprese, sei tavoli, quindici minuti per tavolo: il lavoro raccontato "
        "da chi assume.",
        description="""
            Niente palco e niente microfono. Ci si siede, si ascolta come è nata un’impresa e si
            chiede che cosa cerca. Dopo un quarto d’ora suona la campana e si cambia tavolo.

            I posti sono quelli dei tavoli: quando finiscono, finiscono.
            """,
        kind=EventKind.TALK,
        topic=Topic.CAREERS,
        audiences=[Audience.YOUNG_ADULTS],
        site="pertini",
        hosts=[BUSINESS],
        action=SENIOR_LAB,
        rules=[SENIOR],
        sessions=[
            SessionData(
                when=[When(11, "18:30", "20:30")],
                room="Coworking",
                capacity=36,
                taken=36,
                waiting_limit=0,
            )
        ],
    ),
]

DIGITAL = [
    EventData(
        slug="digital-training-lab",
        title="Digital training lab: cinque giorni intensivi",
        summary="Intelligenza artificiale, dati e strumenti di lavoro condiviso: una settimana per "
        "imparare facendo.",
        description="""
            Cinque mattine, una dietro l’altra. Si impara a usare l’intelligenza artificiale senza
            farsi usare, a mettere in ordine dei dati e a lavorare in gruppo su un documento senza
            perdersi.

            Chi finisce il percorso può diventare Digital Angel: aiuta le squadre del laboratorio e
            dedica una parte delle sue ore ai cittadini che con il digitale fanno fatica.
            """,
        kind=EventKind.COURSE,
        topic=Topic.AI,
        audiences=[Audience.YOUNG_ADULTS, Audience.UPPER_SECONDARY],
        site="pertini",
        hosts=[CINISELLO, "politecnico-di-milano"],
        action=TRAINING,
        rules=[
            ALL_AGES,
            RuleData(
                kind=RuleKind.OCCUPATION, occupations=[Occupation.STUDENT, Occupation.UNEMPLOYED]
            ),
        ],
        sessions=[
            SessionData(
                when=daily(When(36, "09:00", "13:00"), times=5),
                room="Laboratorio digitale",
                capacity=20,
                taken=13,
            )
        ],
        what_to_bring="Un portatile, se ce l’hai; altrimenti dillo quando ti iscrivi.",
    ),
    EventData(
        slug="digital-angel-a-disposizione",
        title="Digital Angel a disposizione",
        summary="Identità digitale, foto da salvare, moduli che non si aprono: un aiuto paziente e "
        "gratuito. Si entra senza prenotare.",
        description="""
            Le ragazze e i ragazzi del Digital training lab restituiscono una parte del loro tempo.
            Si siedono accanto a te e ti mostrano come si fa, senza fare al posto tuo.

            Vieni con il tuo telefono o il tuo computer. Se non lo hai, ne usiamo uno del coworking.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CODING,
        audiences=[Audience.FAMILIES, Audience.YOUNG_ADULTS],
        site="pertini",
        hosts=[CINISELLO],
        action=TRAINING,
        booking=Booking.NONE,
        sessions=[
            SessionData(when=[moment], room="Laboratorio digitale")
            for moment in weekly(When(3, "16:00", "19:00"), times=4)
        ],
    ),
]

IN_MATERA = [
    EventData(
        slug="il-suono-delle-gravine",
        title="Il suono delle gravine",
        summary="Microfoni, schede e un canyon: si registra un paesaggio e lo si trasforma in una "
        "mostra che risponde a chi passa.",
        description="""
            Le gravine hanno un’eco che cambia con l’ora. Con un’ingegnera del suono si esce a
            registrarla, poi si costruisce una piccola installazione: un sensore, una scheda, un
            altoparlante.

            Il lavoro finisce in mostra nel coworking. È un assaggio di industria culturale: arte,
            elettronica e un preventivo da far quadrare.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ELECTRONICS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="hub-matera",
        hosts=[MATERA, CREATIVE, "sasso-sonoro"],
        professionals=["loperfido"],
        action=SPACES,
        rules=[ALL_AGES],
        sessions=[
            SessionData(when=daily(When(12, "15:00", "18:00"), times=2), capacity=18, taken=11)
        ],
        what_to_bring="Scarpe da cammino per la prima uscita.",
    ),
    EventData(
        slug="apre-il-coworking-di-matera",
        title="Apre il coworking di Matera",
        summary="Il primo spazio pubblico di lavoro condiviso della città apre le porte: si "
        "visita, si chiede, si festeggia.",
        description="""
            Venti scrivanie, una sala per le riunioni, una connessione che regge e un bancone per il
            caffè. Il resto lo mettono le persone che verranno a lavorarci.

            Si entra liberamente. Alle 18 la musica, prima le visite guidate ogni mezz’ora.
            """,
        kind=EventKind.VISIT,
        topic=Topic.IDEAS,
        audiences=[Audience.YOUNG_ADULTS, Audience.FAMILIES],
        site="hub-matera",
        hosts=[MATERA, CREATIVE],
        action=SPACES,
        booking=Booking.NONE,
        sessions=[SessionData(when=[When(16, "16:00", "20:00")], room="Sala grande")],
    ),
    EventData(
        slug="due-citta-un-progetto",
        title="Due città, un progetto",
        summary="Cinisello Balsamo e Matera si raccontano: come ci si gemella su un’idea, a "
        "novecento chilometri di distanza.",
        description="""
            Una città ha aperto un coworking pubblico e sa che cosa non rifarebbe. L’altra sta per
            aprire il suo primo. In un’ora online si sono scambiate le chiavi: regole, costi,
            errori, sorprese.

            Dall’incontro è nata una lista di venti consigli, che ora è appesa in entrambi gli
            spazi.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.IDEAS,
        audiences=[Audience.YOUNG_ADULTS],
        format=Format.ONLINE,
        hosts=[CINISELLO, MATERA],
        action=SPACES,
        sessions=[SessionData(when=[When(-18, "18:00", "19:00")], capacity=100, taken=48)],
    ),
]

PROGRAMME = ProgrammeData(
    slug="hubout",
    title="Hubout",
    summary="Spazi pubblici di lavoro condiviso e laboratori d’impresa per chi ha fra 16 e 30 "
    "anni, a Cinisello Balsamo e a Matera.",
    description="""
        Due città lontane hanno scommesso sulla stessa cosa: che uno spazio aperto, una scrivania e
        le persone giuste accanto possano far ripartire chi è fermo. Cinisello Balsamo ha già un
        coworking pubblico e lo allarga; Matera apre il suo primo.

        Dentro gli spazi ci sono i laboratori. Il junior, per chi non ha ancora vent’anni, mescola
        studio, incontri e visite in azienda. Il senior mette quaranta giovani in squadre di
        mestieri diversi e li accompagna con una formazione da seguire per intero.

        Il terzo passo è il Digital training lab: si impara in fretta, poi si restituisce. I Digital
        Angel dedicano parte delle loro ore a chi, in città, con il digitale fa fatica.
        """,
    audience_note="""
        Ragazze e ragazzi fra 16 e 30 anni che non lavorano, oppure che studiano e rischiano di
        smettere. Serve spirito d’iniziativa, non un curriculum.
        """,
    how_to_take_part="""
        Comincia da un incontro di conoscenza. Per i laboratori l’età si conta il giorno della prima
        data: se sei fuori dalle fasce indicate, scrivici e ne parliamo.
        """,
    starts_in=-90,
    ends_in=300,
    colour=Colour.INDIGO,
    topic=Topic.IDEAS,
    contact_name="Hubout, al Pertini",
    contact_email="hubout@demo.bussola.example",
    partners=[
        PartnerData(organisation=CINISELLO, role=PartnershipRole.LEAD),
        PartnerData(organisation=MATERA, role=PartnershipRole.LEAD),
        PartnerData(organisation="politecnico-di-milano"),
        PartnerData(organisation=BUSINESS),
        PartnerData(organisation=CREATIVE),
        PartnerData(organisation="provincia-di-matera"),
        PartnerData(organisation="anci", role=PartnershipRole.FUNDER),
    ],
    fundings=[
        FundingData(
            funder="anci",
            call="Sinergie",
            amount=Decimal(220_000),
            statement="Finanziato da ANCI nell’ambito del bando Sinergie",
        )
    ],
    actions=[
        ActionData(title=SPACES, description="Aprire e allargare i coworking pubblici."),
        ActionData(title=JUNIOR_LAB, description="Costudying, incontri e visite, fino a 19 anni."),
        ActionData(
            title=SENIOR_LAB, description="Quaranta giovani fra 21 e 30 anni, in squadre miste."
        ),
        ActionData(title=TRAINING, description="Formazione intensiva, e poi Digital Angel."),
    ],
    schools=["MITD99Z08L", "MTPS99Z01A", "MTTF99Z02B"],
    events=[*LABS, *DIGITAL, *IN_MATERA],
)
