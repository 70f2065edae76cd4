"""L’Hub dei Talenti, Pioltello and the Martesana."""

from __future__ import annotations

from events.enums import Audience, EventKind, Format, RuleKind
from portal.demo_data.days import On, When, daily
from portal.demo_data.shape import (
    ActionData,
    EventData,
    PartnerData,
    ProgrammeData,
    RuleData,
    SessionData,
)
from programmes.enums import Colour, PartnershipRole, Topic

PIOLTELLO = "comune-di-pioltello"
STUDENTS_LAB, ALA, SOMASCHI = "students-lab", "ala-milano", "fondazione-somaschi"
TOWNS = ["vimodrone", "segrate", "rodano", "gessate", "cassina-de-pecchi", "bussero"]
GOVERNANCE = "Governance e coordinamento"
GUIDANCE = "Orientamento e contrasto al disagio"
LABS, DESKS, TUTORING = "Laboratori ed eventi", "Sportelli", "Tutoring individuale"
VOICES, MONITORING = "Comunicazione e Team Giovani", "Monitoraggio"
UNDER_35 = RuleData(kind=RuleKind.AGE, minimum=16, maximum=34)

AT_THE_DESK = [
    EventData(
        slug="sportello-trova-la-tua-strada",
        title="Trova la tua strada: lo sportello in piccolo gruppo",
        summary="Un’ora e mezza in sei, con un’orientatrice: che cosa so fare, che cosa mi piace, "
        "che cosa provo adesso.",
        description="""
            Nessun test a crocette. Si racconta una cosa riuscita bene, anche piccola, e insieme si
            cerca che cosa c’era dentro: pazienza, colpo d’occhio, coraggio. Sono talenti, anche se
            nessuno li ha mai chiamati così.

            Si esce con un passo da fare entro la settimana. Chi vuole, dopo, può chiedere un
            percorso individuale.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="pioltello",
        hosts=[PIOLTELLO, SOMASCHI],
        professionals=["ferrante"],
        action=DESKS,
        sessions=[
            SessionData(
                when=[When(days, "16:30", "18:00")],
                room="Sportello giovani",
                capacity=6,
                taken=taken,
                waiting=waiting,
            )
            for days, taken, waiting in [(-6, 6, 0), (2, 6, 2), (9, 4, 0), (16, 3, 0), (23, 0, 0)]
        ],
    ),
    EventData(
        slug="allenarsi-al-colloquio",
        title="Allenarsi al colloquio",
        summary="Si prova un colloquio vero con chi assume per mestiere, poi si guarda insieme che "
        "cosa ha funzionato.",
        description="""
            Dieci minuti da candidata, dieci da esaminatrice: stare dall’altra parte del tavolo
            insegna più di tanti manuali. Le persone che fanno le domande assumono davvero, e alla
            fine dicono con gentilezza quello che di solito non dicono.

            Si lavora in piccolo gruppo. Chi ha un curriculum lo porta, chi non ce l’ha lo comincia
            qui.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="vimodrone",
        hosts=["comune-di-vimodrone", STUDENTS_LAB],
        professionals=["dipalma"],
        action=LABS,
        max_companions=1,
        sessions=[
            SessionData(when=[When(13, "17:00", "19:00")], capacity=12, taken=12),
            SessionData(when=[When(27, "17:00", "19:00")], capacity=12, taken=4),
        ],
    ),
    EventData(
        slug="il-primo-contratto",
        title="Il primo contratto: regole, orari, colleghi",
        summary="Un’ora online sul mondo del lavoro come è davvero: che cosa si firma, che cosa si "
        "può chiedere, come si litiga bene.",
        description="""
            Apprendistato, tirocinio, prova: tre parole che si assomigliano e non vogliono dire la
            stessa cosa. Si leggono insieme tre contratti veri, senza nomi, e si scopre dove
            guardare.

            La seconda parte è sui rapporti: un capo difficile, un turno che cambia, una collega che
            non saluta. Si può chiedere in forma anonima.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        format=Format.ONLINE,
        hosts=[SOMASCHI, STUDENTS_LAB],
        action=LABS,
        sessions=[SessionData(when=[When(10, "18:00", "19:00")], capacity=100, taken=43)],
    ),
]

IN_THE_LAB = [
    EventData(
        slug="un-impresa-in-una-settimana",
        title="Un’impresa in una settimana",
        summary="Cinque pomeriggi per inventare un prodotto, fare i conti e venderlo a una giuria "
        "che non regala niente.",
        description="""
            Lunedì l’idea, venerdì la vendita. In mezzo: i costi, un prototipo di cartone, un
            nome, un litigio e una riconciliazione. È il modo più veloce per capire che cosa vuol
            dire mettersi in proprio.

            Le squadre si fanno il primo giorno. Iscriversi vuol dire esserci tutti e cinque.
            """,
        kind=EventKind.COURSE,
        topic=Topic.IDEAS,
        audiences=[Audience.UPPER_SECONDARY],
        site="pioltello",
        hosts=[STUDENTS_LAB, PIOLTELLO],
        professionals=["dipalma"],
        action=LABS,
        sessions=[
            SessionData(
                when=daily(When(19, "14:30", "17:30"), times=5),
                room="Sala del Consiglio",
                capacity=30,
                taken=22,
            )
        ],
    ),
    EventData(
        slug="chi-l-ha-detto",
        title="Chi l’ha detto che non fa per te?",
        summary="Un laboratorio sugli stereotipi che ci portiamo addosso, e su come si smontano: "
        "con le mani, non con le prediche.",
        description="""
            Si comincia da una scatola piena di pezzi e da una consegna sbagliata apposta. Chi
            prende il trapano? Chi prende appunti? Chi chiede il permesso? Ci si guarda, si ride e
            si riprova a ruoli scambiati.

            Poi si parla di scelte vere, di scuole e di mestieri, e di che cosa succede quando
            qualcuno prova a decidere al posto tuo. C’è chi ascolta, anche dopo, in privato.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.GIRLS_IN_LABS,
        audiences=[Audience.LOWER_SECONDARY, Audience.UPPER_SECONDARY],
        site="segrate",
        hosts=["comune-di-segrate", ALA],
        professionals=["ferrante"],
        action=LABS,
        sessions=[
            SessionData(when=[When(7, "14:30", "16:30")], capacity=25, taken=23),
            SessionData(when=[When(14, "14:30", "16:30")], capacity=25, taken=8),
        ],
    ),
    EventData(
        slug="cavi-codice-canzoni",
        title="Cavi, codice, canzoni",
        summary="Si scrive musica programmando: suoni, ritmi e un piccolo concerto alla fine.",
        description="""
            Una riga di codice è una nota, dieci righe sono un ritmo. In tre ore si impara quel
            tanto che basta per far suonare un computer, da soli o contro qualcuno.

            Strumenti tradizionali ammessi: chi suona porti il suo, chi canta si riscaldi.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CODING,
        audiences=[Audience.UPPER_SECONDARY],
        site="segrate",
        hosts=["comune-di-segrate", "comune-di-rodano"],
        action=LABS,
        sessions=[
            SessionData(
                when=[When(8, "15:00", "18:00", On.SATURDAY)],
                room="Sala musica",
                capacity=20,
                taken=18,
            )
        ],
    ),
    EventData(
        slug="il-sole-in-condominio",
        title="Il sole in condominio",
        summary="Visita a una comunità energetica: chi produce, chi consuma, e come ci si divide "
        "la bolletta.",
        description="""
            Sul tetto ci sono quarantadue pannelli, sotto diciotto famiglie che si dividono la
            corrente. Con chi l’ha messa in piedi si guarda il contatore, si fanno i conti e si
            immagina di rifarlo a casa propria.

            È una visita per famiglie: i più piccoli costruiscono un forno solare, e se c’è il sole
            si mangia.
            """,
        kind=EventKind.VISIT,
        topic=Topic.ENERGY,
        audiences=[Audience.FAMILIES, Audience.PRIMARY, Audience.LOWER_SECONDARY],
        site="gessate",
        hosts=["martesana-solare", "comune-di-gessate"],
        professionals=["colombo"],
        action=LABS,
        max_companions=4,
        sessions=[
            SessionData(when=[When(13, "10:00", "12:00", On.SATURDAY)], capacity=40, taken=29)
        ],
    ),
    EventData(
        slug="frigo-fornelli-e-termodinamica",
        title="Frigo, fornelli e termodinamica",
        summary="Perché il pane diventa duro e il gelato no? Cucina, scienza e meno cose buttate.",
        description="""
            Metà di quello che buttiamo si poteva salvare sapendo un po’ di fisica. In biblioteca,
            con due fornelli da campo, si prova a conservare, essiccare, recuperare.

            Si assaggia tutto, anche gli esperimenti venuti male. I bambini vengono con un adulto.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.FOOD,
        audiences=[Audience.FAMILIES, Audience.PRIMARY],
        site="vimodrone",
        hosts=["comune-di-vimodrone", "comune-di-bussero", "comune-di-cassina-de-pecchi"],
        professionals=["zanetti"],
        action=LABS,
        max_companions=3,
        sessions=[
            SessionData(when=[When(20, "10:30", "12:30", On.SATURDAY)], capacity=36, taken=36)
        ],
        what_to_bring="Un contenitore con il coperchio: qualcosa avanza sempre.",
    ),
    EventData(
        slug="mani-che-aiutano",
        title="Mani che aiutano: il primo soccorso",
        summary="Che cosa fare nei primi cinque minuti, provandolo: manichini, cronometro e "
        "nessuna paura di sbagliare.",
        description="""
            Un’istruttrice e sei manichini. Si impara a chiamare i soccorsi dicendo le cose giuste,
            a comprimere un torace e a usare un defibrillatore, che parla e aiuta.

            Dura due ore e vale per la vita. La prima data è saltata; la seconda è confermata.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.MEDICINE,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="pioltello",
        hosts=[PIOLTELLO],
        action=LABS,
        sessions=[
            SessionData(
                when=[When(5, "17:00", "19:00")],
                room="Sala del Consiglio",
                capacity=24,
                taken=13,
                cancelled_because="L’istruttrice è in malattia: ci vediamo alla data successiva.",
            ),
            SessionData(
                when=[When(12, "17:00", "19:00")],
                room="Sala del Consiglio",
                capacity=24,
                taken=20,
            ),
        ],
    ),
]

YOUNG_VOICES = [
    EventData(
        slug="team-giovani-prima-riunione",
        title="Team Giovani: la prima riunione",
        summary="Under 35 cercasi per raccontare il progetto: microfoni, idee e voglia di "
        "metterci la faccia.",
        description="""
            Il progetto parla di giovani: meglio se parlano loro. Il Team decide che cosa
            raccontare, gira i video, intervista chi un lavoro lo ha trovato e chi lo sta cercando.

            Alla prima riunione si sceglie un nome e si divide il lavoro. Si può entrare anche dopo,
            ma le battute migliori si dicono il primo giorno.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.IDEAS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="segrate",
        hosts=[PIOLTELLO, ALA],
        professionals=["ferrante"],
        action=VOICES,
        rules=[UNDER_35],
        sessions=[SessionData(when=[When(15, "18:00", "20:00")], capacity=30, taken=16)],
    ),
    EventData(
        slug="diventa-mentore",
        title="Diventa mentore di qualcuno",
        summary="Un’ora online per chi ha già fatto un pezzo di strada e vuole raccontarla a chi "
        "la comincia.",
        description="""
            Un mentore non dà consigli: ascolta, racconta, presenta una persona. Bastano un’ora ogni
            due settimane e la voglia di non avere sempre ragione.

            Spieghiamo come funzionano le coppie, quanto durano, chi vi segue. Chi decide di provare
            fa poi due incontri di formazione.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.TEACHING,
        audiences=[Audience.YOUNG_ADULTS],
        format=Format.ONLINE,
        hosts=[ALA, SOMASCHI],
        professionals=["ferrante"],
        action=VOICES,
        rules=[RuleData(kind=RuleKind.AGE, minimum=18)],
        sessions=[SessionData(when=[When(24, "18:30", "19:30")], capacity=60, taken=21)],
    ),
    EventData(
        slug="cabina-di-regia-aperta",
        title="Cabina di regia, a porte aperte",
        summary="I comuni e le associazioni hanno letto insieme i primi dati e deciso che cosa "
        "cambiare.",
        description="""
            Una volta l’anno la cabina di regia si riunisce in pubblico. Si sono guardati i numeri
            degli sportelli, le risposte ai questionari e le richieste rimaste senza risposta.

            Due decisioni: uno sportello in più a Bussero, e orari serali per chi lavora.
            """,
        kind=EventKind.TALK,
        topic=Topic.DATA,
        audiences=[Audience.YOUNG_ADULTS, Audience.FAMILIES],
        site="pioltello",
        hosts=[PIOLTELLO],
        action=GOVERNANCE,
        sessions=[
            SessionData(
                when=[When(-20, "17:00", "19:00")],
                room="Sala del Consiglio",
                capacity=80,
                taken=46,
            )
        ],
    ),
]

PROGRAMME = ProgrammeData(
    slug="hub-dei-talenti",
    title="L’Hub dei Talenti",
    summary="Sportelli, laboratori, tutoring e mentori per i giovani dell’Est Milano: riconoscere "
    "quello che si sa fare e usarlo.",
    description="""
        Sette comuni della Martesana, tre realtà del terzo settore e la Città metropolitana hanno
        unito le forze per una cosa semplice da dire e lunga da fare: aiutare chi è giovane a
        scoprire che cosa sa fare bene, e a farne una strada.

        Ci sono sportelli e laboratori, percorsi individuali riservati, mentori e coetanei che
        accompagnano. Si lavora anche contro il disagio e contro la violenza di genere, perché
        nessuna scelta è libera se qualcuno ha paura.

        Un Team Giovani under 35 racconta quel che succede. Una cabina di regia legge i dati mentre
        si va, e quando serve cambia rotta.
        """,
    audience_note="""
        Ragazze e ragazzi dai 14 ai 34 anni che vivono, studiano o passano le giornate nei comuni
        del progetto. Molti eventi sono aperti alle famiglie.
        """,
    how_to_take_part="""
        Iscriviti a un laboratorio, oppure vieni allo sportello. Per un percorso individuale basta
        scriverci: ti risponde una persona, e quello che dici resta fra voi.
        """,
    starts_in=-120,
    ends_in=250,
    colour=Colour.OLIVE,
    topic=Topic.CAREERS,
    contact_name="Sportello giovani di Pioltello",
    contact_email="hubdeitalenti@demo.bussola.example",
    partners=[
        PartnerData(organisation=PIOLTELLO, role=PartnershipRole.LEAD),
        *[PartnerData(organisation=f"comune-di-{name}") for name in TOWNS],
        PartnerData(organisation=STUDENTS_LAB),
        PartnerData(organisation=ALA),
        PartnerData(organisation=SOMASCHI),
        PartnerData(organisation="citta-metropolitana-di-milano"),
    ],
    actions=[
        ActionData(
            title=GOVERNANCE, description="Cabine di regia e tavoli territoriali, con decisioni."
        ),
        ActionData(
            title=GUIDANCE,
            description="Il cuore del progetto: quello che si fa con le persone.",
            children=[
                ActionData(title=LABS, description="Provare, insieme ad altri."),
                ActionData(title=DESKS, description="Un posto dove chiedere."),
                ActionData(title=TUTORING, description="Percorsi individuali e riservati."),
            ],
        ),
        ActionData(
            title=VOICES, description="Mentoring, aiuto tra pari e un Team Giovani under 35."
        ),
        ActionData(title=MONITORING, description="Misurare mentre si va, e cambiare se serve."),
    ],
    schools=["MITN99Z06G", "MIPS99Z07H", "MIMM99Z11Q"],
    events=[*AT_THE_DESK, *IN_THE_LAB, *YOUNG_VOICES],
)
