"""Laboratorio diffuso per l’occupabilità, Provincia di Mantova."""

from __future__ import annotations

from events.enums import Audience, Booking, EventKind, Format, RuleKind
from participants.enums import Occupation
from portal.demo_data.days import On, When, weekly
from portal.demo_data.organisations import POLO_DI_MANTOVA
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

PROVINCE, POLIMI, CHAMBER = (
    "provincia-di-mantova",
    "politecnico-di-milano",
    "camera-di-commercio-mantova",
)
CFP = ["cfp-tre-laghi", "cfp-alto-mantovano", "cfp-oltrepo", "cfp-oglio-po"]
DISTRICTS = ["mantova", "asola", "guidizzolo", "ostiglia", "suzzara", "viadana"]
EMPLOYERS = ["confindustria-mantova", "api-mantova", "confartigianato-mantova", "cna-mantova"]
EQUIPMENT = "Laboratori e strumenti 4.0"
SKILLS = "Orientamento e competenze digitali"
FIRST_MODEL, SECOND_MODEL = "Primo modello: la sfida dell’impresa", "Secondo modello: l’idea libera"
IDEAS = "Idee innovative e imprese madrine"
SERVICES = "Servizi per il lavoro in tutte le sedi"
GOVERNANCE = "Governo del progetto e comunicazione"

COURSES = [
    EventData(
        slug="dal-rilievo-alla-stampa-3d",
        title="Dal rilievo alla stampa 3D: quindici ore di officina",
        summary="Dieci pomeriggi per misurare un edificio di Mantova, ricostruirlo al computer e "
        "stamparlo in miniatura.",
        description="""
            Si comincia in strada, con un metro e un laser, davanti a una facciata vera. Si finisce
            con un oggetto in mano. In mezzo ci sono dieci incontri da un’ora e mezza in cui si
            impara a modellare, a correggere gli errori e a far lavorare una stampante 3D.

            Il corso è uno solo e gli incontri si seguono tutti: iscrivendoti prenoti l’intero
            percorso. Chi arriva almeno a dodici ore riceve l’attestato.

            Non servono conoscenze di disegno. Serve la voglia di rifare le cose finché vengono
            bene.
            """,
        kind=EventKind.COURSE,
        topic=Topic.ARCHITECTURE,
        audiences=[Audience.UPPER_SECONDARY],
        site="polo-mantova",
        hosts=[POLIMI],
        professionals=["invernizzi"],
        action=SKILLS,
        rules=[RuleData(kind=RuleKind.SCHOOL_YEAR, minimum=3, maximum=5)],
        sessions=[
            SessionData(
                when=weekly(When(8, "15:00", "16:30"), times=10),
                room="Laboratorio di modellazione",
                capacity=20,
                taken=16,
            )
        ],
        what_to_bring="Un quaderno a quadretti. Computer e stampanti ci sono.",
    ),
    EventData(
        slug="parti-dal-tuo-livello",
        title="Competenze digitali: parti dal tuo livello",
        summary="Sei sere online per chi lavora, cerca lavoro o torna a studiare: si entra dal "
        "gradino giusto.",
        description="""
            C’è chi vuole capire come si usa un foglio di calcolo e chi vuole automatizzarlo. Un
            breve test, all’inizio, dice da quale gruppo partire; cambiare gruppo si può sempre.

            Le sei sere sono pensate con il CPIA per gli adulti, ma le porte sono aperte a chi ha
            almeno diciotto anni. Si resta in contatto tra una sera e l’altra, con un compito breve.
            """,
        kind=EventKind.COURSE,
        topic=Topic.CODING,
        audiences=[Audience.YOUNG_ADULTS],
        format=Format.ONLINE,
        hosts=[PROVINCE, "scuola-mnct99z00t"],
        action=SKILLS,
        rules=[RuleData(kind=RuleKind.AGE, minimum=18)],
        sessions=[
            SessionData(when=weekly(When(13, "20:30", "22:00"), times=6), capacity=60, taken=33)
        ],
    ),
    EventData(
        slug="internet-delle-cose-per-la-scuola",
        title="Internet delle cose, per la scuola",
        summary="Due pomeriggi per docenti: sensori, schede e dati per trasformare l’aula in un "
        "piccolo osservatorio.",
        description="""
            Anidride carbonica, luce, rumore: una scheda da pochi euro misura l’aria di una classe e
            racconta perché alle undici ci si addormenta. Si impara a montarla, a leggerla e a farci
            sopra una lezione.

            Ogni scuola che partecipa torna a casa con un kit, messo a disposizione dal progetto.
            """,
        kind=EventKind.COURSE,
        topic=Topic.ELECTRONICS,
        audiences=[Audience.TEACHERS],
        site="tre-laghi",
        hosts=["cfp-tre-laghi"],
        action=EQUIPMENT,
        sessions=[
            SessionData(
                when=weekly(When(15, "15:00", "18:00"), times=2),
                room="Officina 4.0",
                capacity=24,
                taken=19,
            )
        ],
    ),
]

VISITS = [
    EventData(
        slug="dentro-la-fabbrica",
        title="Dentro la fabbrica: robot, donne e turni delle sei",
        summary="Visita allo stabilimento con chi lo dirige: si guarda, si ascolta e si prova a "
        "guidare un carrello che va da solo.",
        description="""
            Una fabbrica oggi fa meno fumo e più calcoli di quanto si creda. Si entra in reparto, si
            segue un pezzo dal progetto alla consegna e si parla con chi le macchine le programma e
            con chi le ripara.

            Alla fine, mezz’ora con la direttrice: come si passa dal tornio alla scrivania, e perché
            a volte si torna volentieri al tornio.
            """,
        kind=EventKind.VISIT,
        topic=Topic.ROBOTICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="mincio",
        hosts=["meccanica-mincio", "confindustria-mantova"],
        professionals=["vezzani"],
        action=SKILLS,
        rules=[
            RuleData(kind=RuleKind.AGE, minimum=16),
            RuleData(kind=RuleKind.SCHOOL_YEAR, minimum=3, maximum=5),
        ],
        sessions=[
            SessionData(when=[When(10, "09:00", "12:00")], capacity=25, taken=25, waiting=3),
            SessionData(when=[When(24, "09:00", "12:00")], capacity=25, taken=9),
        ],
        what_to_bring="Pantaloni lunghi e scarpe chiuse. Caschetto e cuffie li trovi lì.",
    ),
    EventData(
        slug="energia-in-campo",
        title="Energia in campo",
        summary="Pannelli e pomodori sullo stesso terreno: si visita un campo agrivoltaico con chi "
        "lo coltiva.",
        description="""
            Sotto i pannelli le piante patiscono meno il caldo, e il terreno tiene l’acqua. È sempre
            vero? Si misura: luce, umidità, corrente prodotta, e si discute di che cosa convenga.

            La visita è riservata a chi abita nei sei comuni capoluogo di distretto del territorio.
            """,
        kind=EventKind.VISIT,
        topic=Topic.ENERGY,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="suzzara",
        hosts=["api-mantova", "comune-di-suzzara"],
        action=SKILLS,
        rules=[
            RuleData(
                kind=RuleKind.RESIDENCE,
                municipalities=["Mantova", "Asola", "Guidizzolo", "Ostiglia", "Suzzara", "Viadana"],
            )
        ],
        sessions=[SessionData(when=[When(19, "14:00", "17:30")], capacity=30, taken=12)],
        what_to_bring="Un cappello e scarpe da campagna.",
    ),
    EventData(
        slug="pane-lieviti-sensori",
        title="Pane, lieviti e sensori",
        summary="Un impasto cresce e un sensore lo racconta: pomeriggio nel laboratorio alimentare "
        "del CFP.",
        description="""
            Temperatura, anidride carbonica, acidità: mentre l’impasto lievita, i numeri scorrono
            sullo schermo. A metà pomeriggio si decide insieme quando infornare, e si vede chi ha
            avuto ragione.

            Con una tecnologa alimentare che assaggia per lavoro. Assaggiamo anche noi.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.FOOD,
        audiences=[Audience.LOWER_SECONDARY, Audience.UPPER_SECONDARY],
        site="tre-laghi",
        hosts=["cfp-tre-laghi", "molino-delle-valli"],
        professionals=["zanetti"],
        action=EQUIPMENT,
        sessions=[
            SessionData(
                when=[When(6, "14:30", "17:30")],
                room="Laboratorio alimentare",
                capacity=16,
                taken=14,
            ),
            SessionData(
                when=[When(20, "14:30", "17:30")],
                room="Laboratorio alimentare",
                capacity=16,
                taken=5,
            ),
        ],
        more_information="Si lavorano glutine e frutta a guscio: in caso di allergie scrivici.",
    ),
]

AROUND_IDEAS = [
    EventData(
        slug="cinque-imprese-cinque-problemi",
        title="Cinque imprese, cinque problemi veri",
        summary="Il primo modello: le aziende raccontano un problema aperto, le classi formano le "
        "squadre che proveranno a risolverlo.",
        description="""
            Un imballaggio che si rompe, un forno che consuma troppo, un magazzino in cui ci si
            perde. Cinque imprese mantovane portano un problema che non hanno ancora risolto e
            rispondono alle domande.

            Le squadre si formano sul posto, mescolando scuole e indirizzi. Hanno tre mesi: le idee
            migliori trovano un’impresa madrina, che le adotta e prende in carico chi le ha avute.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.IDEAS,
        audiences=[Audience.UPPER_SECONDARY],
        site="camera-mantova",
        hosts=[CHAMBER, *EMPLOYERS],
        professionals=["vezzani", "zanetti"],
        action=FIRST_MODEL,
        sessions=[
            SessionData(
                when=[When(13, "09:00", "13:00")], room="Sala conferenze", capacity=100, taken=83
            )
        ],
    ),
    EventData(
        slug="vetrina-delle-idee",
        title="La vetrina delle idee",
        summary="Dodici idee nate nelle scuole cercano un’impresa madrina: cinque minuti a testa, "
        "poi si tratta.",
        description="""
            Il secondo modello comincia dalle ragazze e dai ragazzi: nessun tema assegnato, solo
            un’idea che regga a dieci domande. In sala ci sono le imprese, con un cartoncino in
            mano: chi lo alza vuole saperne di più.

            Adottare un’idea è un impegno: l’impresa segue la squadra per un anno, con un piano
            scritto e una persona di riferimento.
            """,
        kind=EventKind.TALK,
        topic=Topic.IDEAS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS, Audience.FAMILIES],
        site="provincia-mantova",
        hosts=[PROVINCE, *EMPLOYERS],
        action=SECOND_MODEL,
        max_companions=3,
        sessions=[
            SessionData(
                when=[When(41, "17:00", "19:30")], room="Sala consiliare", capacity=120, taken=26
            )
        ],
    ),
    EventData(
        slug="il-logaritmo-smarrito",
        title="Il logaritmo smarrito: gara a squadre",
        summary="Trenta problemi, due ore e una classifica che si muove: la gara di matematica "
        "delle scuole mantovane.",
        description="""
            Le squadre sono da sette e possono mescolare classi diverse. Ogni problema vale tanto di
            più quanti meno lo risolvono: la strategia conta quanto l’algebra.

            Le iscrizioni sono chiuse, ma il pubblico è benvenuto: si entra liberamente e si può
            tifare a bassa voce.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.MATHEMATICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="polo-mantova",
        hosts=["scuola-mnps99z01a", POLIMI],
        action=SKILLS,
        sessions=[
            SessionData(
                when=[When(4, "14:30", "17:00")],
                room="Aula grande",
                capacity=98,
                taken=91,
                closes_in=-2,
            )
        ],
    ),
]

FOR_EVERYBODY = [
    EventData(
        slug="dopo-la-terza-media",
        title="Dopo la terza media: scegliere in famiglia",
        summary="Le scuole superiori e i centri di formazione del territorio si raccontano, con "
        "calma e senza volantini.",
        description="""
            Che differenza c’è fra un istituto tecnico e un liceo delle scienze applicate? Si può
            cambiare strada dopo un anno? Scuole e centri rispondono insieme, perché la risposta
            giusta spesso è a metà tra due scuole.

            Si può venire in Provincia oppure collegarsi. Chi viene può parlare a tu per tu con ogni
            scuola, dopo la presentazione.
            """,
        kind=EventKind.TALK,
        topic=Topic.CAREERS,
        audiences=[Audience.LOWER_SECONDARY, Audience.FAMILIES],
        format=Format.HYBRID,
        site="provincia-mantova",
        hosts=[PROVINCE, "ufficio-scolastico-mantova"],
        action=SKILLS,
        max_companions=3,
        sessions=[
            SessionData(
                when=[When(3, "17:30", "19:30")], room="Sala consiliare", capacity=140, taken=101
            ),
            SessionData(when=[When(17, "17:30", "19:30")], site="suzzara", capacity=80, taken=22),
        ],
    ),
    EventData(
        slug="sportelli-aperti",
        title="Sportelli aperti: lavoro e impresa",
        summary="Una mattina in ogni sede per farsi aiutare con un curriculum, un’idea o una "
        "decisione. Senza appuntamento.",
        description="""
            Gli stessi servizi in ogni sede del Laboratorio: orientamento, curriculum, apertura di
            una piccola attività. Si entra, si prende il numero, si parla con una persona.

            Non serve iscriversi e non serve avere già le idee chiare. Porta quello che hai, anche
            un foglio scritto a mano.
            """,
        kind=EventKind.TALK,
        topic=Topic.CAREERS,
        audiences=[Audience.YOUNG_ADULTS, Audience.UPPER_SECONDARY],
        site="provincia-mantova",
        hosts=[PROVINCE, *EMPLOYERS],
        action=SERVICES,
        booking=Booking.NONE,
        sessions=[
            SessionData(when=[When(2, "09:30", "12:30")], label="Mantova"),
            SessionData(when=[When(9, "09:30", "12:30")], label="Suzzara", site="suzzara"),
            SessionData(when=[When(16, "09:30", "12:30")], label="Mantova"),
        ],
    ),
    EventData(
        slug="officina-del-sabato",
        title="L’officina del sabato",
        summary="I laboratori 4.0 del CFP aperti a chi cerca lavoro: si provano torni, stampanti e "
        "bracci robotici.",
        description="""
            Le macchine che le imprese usano ogni giorno stanno anche qui, e il sabato sono libere.
            Un tecnico mostra, poi si prova. Chi vuole può tornare: con tre sabati si ottiene il
            certificato di primo livello.

            È pensata per chi ha fra i 18 e i 30 anni e sta cercando lavoro.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ROBOTICS,
        audiences=[Audience.YOUNG_ADULTS],
        site="tre-laghi",
        hosts=["cfp-tre-laghi", "confartigianato-mantova"],
        action=EQUIPMENT,
        rules=[
            RuleData(kind=RuleKind.AGE, minimum=18, maximum=30),
            RuleData(kind=RuleKind.OCCUPATION, occupations=[Occupation.UNEMPLOYED]),
        ],
        sessions=[
            SessionData(
                when=[When(days, "09:00", "12:30", On.SATURDAY)],
                room="Officina 4.0",
                capacity=14,
                taken=taken,
            )
            for days, taken in [(4, 12), (11, 8), (18, 3)]
        ],
    ),
    EventData(
        slug="sei-comuni-un-laboratorio",
        title="Sei comuni, un laboratorio",
        summary="L’incontro in cui il progetto è stato presentato ai comuni capoluogo di "
        "distretto.",
        description="""
            Un laboratorio diffuso non ha un indirizzo: ne ha tanti quante sono le scuole, i centri
            e gli sportelli che lo compongono. Ai sei comuni è stata presentata la rete e si è
            discusso di come portare gli stessi servizi in ogni sede.

            Ne sono usciti un calendario comune e tre impegni, che rileggeremo fra un anno.
            """,
        kind=EventKind.TALK,
        topic=Topic.IDEAS,
        audiences=[Audience.TEACHERS, Audience.FAMILIES],
        site="provincia-mantova",
        hosts=[PROVINCE],
        action=GOVERNANCE,
        sessions=[SessionData(when=[When(-24, "17:00", "19:00")], capacity=120, taken=77)],
    ),
]

SCHOOL_CODES = [
    "MNPS99Z01A",
    "MNPC99Z02B",
    "MNSL99Z03C",
    "MNPM99Z04D",
    "MNTF99Z05E",
    "MNTD99Z06F",
    "MNTA99Z07G",
    "MNRH99Z08H",
    "MNRI99Z09L",
    "MNTF99Z10M",
    "MNPS99Z11N",
    "MNTD99Z12P",
    "MNTE99Z13Q",
    "MNPS99Z14R",
    "MNRC99Z15S",
]

PROGRAMME = ProgrammeData(
    slug="laboratorio-diffuso",
    title="Laboratorio diffuso per l’occupabilità",
    summary="Scuole, centri di formazione, imprese e comuni mantovani in rete: competenze "
    "digitali, idee da adottare e servizi uguali in ogni sede.",
    description="""
        La rivoluzione digitale non riguarda soltanto la scuola: riguarda le fabbriche, gli uffici,
        i campi. Per questo la Provincia di Mantova ha messo attorno allo stesso tavolo quindici
        scuole superiori, quattro centri di formazione, il CPIA, il Politecnico, la Camera di
        commercio, sei comuni e le associazioni delle imprese.

        Il Laboratorio è diffuso perché sta in molti luoghi: dove ci sono le macchine si impara a
        usarle, dove ci sono le persone si trovano orientamento e servizi per il lavoro.

        Ogni anno due percorsi fanno nascere idee nuove. Quando un’idea convince, un’impresa la
        adotta: diventa la sua madrina, e accompagna chi l’ha avuta.
        """,
    audience_note="""
        Studentesse e studenti delle superiori e della formazione professionale, giovani che
        cercano lavoro, docenti e imprese della provincia di Mantova.
        """,
    how_to_take_part="""
        Le classi partecipano con la propria scuola; per conto proprio ci si iscrive qui, evento per
        evento.
        Agli sportelli si va senza appuntamento.
        """,
    starts_in=-150,
    ends_in=400,
    colour=Colour.EARTH,
    topic=Topic.IDEAS,
    contact_name="Segreteria del Laboratorio diffuso",
    contact_email="laboratorio@demo.bussola.example",
    partners=[
        PartnerData(organisation=PROVINCE, role=PartnershipRole.LEAD),
        PartnerData(organisation=POLIMI, department=POLO_DI_MANTOVA),
        PartnerData(organisation="ufficio-scolastico-mantova"),
        PartnerData(organisation=CHAMBER),
        PartnerData(organisation="scuola-mnct99z00t"),
        *[PartnerData(organisation=f"comune-di-{name}") for name in DISTRICTS],
        *[PartnerData(organisation=slug) for slug in [*EMPLOYERS, *CFP]],
        *[PartnerData(organisation=f"scuola-{code.lower()}") for code in SCHOOL_CODES],
        PartnerData(organisation="regione-lombardia", role=PartnershipRole.FUNDER),
    ],
    fundings=[
        FundingData(
            funder="regione-lombardia",
            call="Emblematici Maggiori 2018",
            statement="Finanziato da Regione Lombardia – Emblematici Maggiori 2018",
        )
    ],
    actions=[
        ActionData(
            title=EQUIPMENT,
            description="Attrezzare scuole e centri perché il digitale si possa toccare.",
        ),
        ActionData(
            title=SKILLS,
            description="Proposte diverse, per gradini diversi: si entra dal proprio.",
        ),
        ActionData(
            title=IDEAS,
            description="Due modi di far nascere idee, ogni anno, e un’impresa che le adotta.",
            children=[
                ActionData(
                    title=FIRST_MODEL,
                    description="Le imprese pongono un problema, le squadre lo affrontano.",
                ),
                ActionData(
                    title=SECOND_MODEL,
                    description="Le squadre portano un’idea propria e cercano chi la adotti.",
                ),
            ],
        ),
        ActionData(
            title=SERVICES,
            description="Lavoro e autoimpresa: ogni servizio disponibile in ogni sede.",
        ),
        ActionData(title=GOVERNANCE, description="Decidere insieme e raccontare quel che si fa."),
    ],
    schools=SCHOOL_CODES,
    events=[*COURSES, *VISITS, *AROUND_IDEAS, *FOR_EVERYBODY],
)
