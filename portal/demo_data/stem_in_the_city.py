"""STEMintheCity, Comune di Milano: a month, then a marathon."""

from __future__ import annotations

from events.enums import Audience, Booking, EventKind, Format
from portal.demo_data.days import On, When, daily
from portal.demo_data.proposals import PROPOSALS
from portal.demo_data.shape import (
    ActionData,
    EventData,
    PartnerData,
    PhaseData,
    ProgrammeData,
    SessionData,
)
from programmes.enums import Colour, PartnershipRole, Topic

MILAN = "comune-di-milano"
GIRLS = "ragazze-del-decimale"
MONTH, MARATHON = "Mese delle STEM", "Maratona delle STEM"
MARATHON_IN = 24  # days from today
ROLE_MODELS, TRY_IT = "Modelli di ruolo", "Laboratori da provare"
CULTURE = "Scienza in scena e in piazza"

OF_THE_MONTH = [
    EventData(
        slug="apertura-mese-delle-stem",
        title="Si comincia: apre il Mese delle STEM",
        summary="La serata che ha aperto il mese: tre scienziate, una scommessa e un coro di "
        "calcolatrici.",
        description="""
            Tre ricercatrici hanno raccontato il momento in cui hanno cambiato idea su qualcosa di
            importante. Il pubblico ha votato l’errore più utile.

            La serata si è chiusa con il calendario del mese: ogni evento è di un partner che ha
            risposto alla chiamata del Comune, e ognuno ha portato un pezzo di città.
            """,
        kind=EventKind.TALK,
        topic=Topic.GIRLS_IN_LABS,
        audiences=[Audience.UPPER_SECONDARY, Audience.FAMILIES],
        site="vapore",
        hosts=[MILAN],
        professionals=["nespoli", "pirovano", "oggioni"],
        phase=MONTH,
        action=ROLE_MODELS,
        sessions=[
            SessionData(
                when=[When(-11, "18:30", "20:00")], room="La Cattedrale", capacity=250, taken=212
            )
        ],
    ),
    EventData(
        slug="robot-gentili",
        title="Robot gentili: insegna a un braccio a versare il tè",
        summary="Monti un piccolo braccio, lo programmi e provi a non rovesciare nulla. Non serve "
        "saper programmare.",
        description="""
            Un robot forte lo sanno fare in tanti. Un robot gentile è più difficile: deve sentire
            quando fermarsi. In tre ore, a coppie, montate un braccio a quattro assi, collegate un
            sensore di forza e gli insegnate a versare.

            Vi guida chi i bracci li progetta davvero, in un capannone dove i fratelli maggiori di
            questi robot lavorano tutto il giorno.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ROBOTICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="lambro",
        hosts=["robotica-lambro"],
        professionals=["quaglia"],
        phase=MONTH,
        action=TRY_IT,
        sessions=[
            SessionData(
                when=[When(3, "14:30", "17:30")],
                capacity=20,
                taken=20,
                waiting=6,
                waiting_limit=10,
            ),
            SessionData(when=[When(10, "14:30", "17:30")], capacity=20, taken=18),
            SessionData(when=[When(17, "14:30", "17:30")], capacity=20, taken=7),
        ],
        what_to_bring="Capelli raccolti e niente sciarpe: ci sono parti che si muovono.",
    ),
    EventData(
        slug="la-tua-prima-radio",
        title="Salda la tua prima radio",
        summary="Quattro sabati, dodici posti alla volta: dal filo di stagno alla voce che esce "
        "dall’altoparlante.",
        description="""
            Si parte da zero: come si impugna un saldatore, come si legge uno schema, come si
            rimedia quando si sbaglia. E si sbaglia, sempre.

            In tre ore la radio funziona e la porti a casa. Ogni sabato è un turno a sé.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ELECTRONICS,
        audiences=[Audience.LOWER_SECONDARY, Audience.UPPER_SECONDARY],
        site="prisma",
        hosts=["officina-prisma"],
        professionals=["ubaldi"],
        phase=MONTH,
        action=TRY_IT,
        cost_note="Il laboratorio è gratuito; per i materiali della radio si versano 6 euro.",
        sessions=[
            SessionData(
                when=[When(days, "10:00", "13:00", On.SATURDAY)],
                room="Laboratorio elettronico",
                capacity=12,
                taken=taken,
                waiting=waiting,
            )
            for days, taken, waiting in [(-7, 12, 0), (2, 12, 3), (9, 11, 0), (16, 4, 0)]
        ],
        what_to_bring="Maniche che si possono arrotolare. Gli occhiali di protezione li diamo noi.",
    ),
    EventData(
        slug="una-notte-di-stelle",
        title="Una notte di stelle, e chi le ascolta",
        summary="Sotto la cupola del Planetario con un’astrofisica, per famiglie che fanno tante "
        "domande.",
        description="""
            Le stelle non brillano soltanto: vibrano, pulsano, qualche volta cantano. Sotto la
            cupola si guarda il cielo di stasera e si ascolta, tradotto in suono, quello che
            arriva da molto lontano.

            Il biglietto è uno per famiglia: quando ti iscrivi dici in quanti siete, fino a cinque.
            """,
        kind=EventKind.TALK,
        topic=Topic.SPACE,
        audiences=[Audience.FAMILIES, Audience.PRIMARY, Audience.LOWER_SECONDARY],
        site="planetario",
        hosts=[MILAN, "universita-degli-studi-di-milano"],
        professionals=["nespoli"],
        phase=MONTH,
        action=CULTURE,
        max_companions=4,
        sessions=[
            SessionData(
                when=[When(4, "17:00", "18:30", On.SATURDAY)], capacity=150, taken=150, waiting=9
            ),
            SessionData(when=[When(11, "17:00", "18:30", On.SATURDAY)], capacity=150, taken=96),
            SessionData(when=[When(18, "17:00", "18:30", On.SATURDAY)], capacity=150, taken=31),
        ],
        more_information="La sala è buia per un’ora: chi ha bisogno di uscire trova una luce bassa "
        "lungo il corridoio.",
    ),
    EventData(
        slug="mare-in-una-vasca",
        title="Il mare in una vasca",
        summary="Sonde, sali e strane creature: un pomeriggio all’Acquario per chi ha fra 6 e 13 "
        "anni e per chi li accompagna.",
        description="""
            Quanto è salata l’acqua di una pozza di scoglio? E perché lì dentro qualcuno sta
            benissimo? Con una sonda vera si misura, si confronta e si indovina chi abita dove.

            Ogni gruppo ha una vasca, una biologa e un taccuino. Gli adulti restano, e fanno le
            domande per ultimi.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.SEA,
        audiences=[Audience.PRIMARY, Audience.LOWER_SECONDARY, Audience.FAMILIES],
        site="acquario",
        hosts=[MILAN],
        professionals=["moretti"],
        phase=MONTH,
        action=TRY_IT,
        max_companions=3,
        sessions=[
            SessionData(
                when=[When(5, "10:30", "12:00", On.SATURDAY)],
                room="Sala Vitman",
                capacity=32,
                taken=30,
            ),
            SessionData(
                when=[When(5, "15:00", "16:30", On.SATURDAY)],
                room="Sala Vitman",
                capacity=32,
                taken=17,
            ),
        ],
        what_to_bring="Un asciugamano piccolo: qualcuno si bagna sempre.",
    ),
    EventData(
        slug="mercato-degli-esperimenti",
        title="Il mercato degli esperimenti",
        summary="Trenta banchi in cortile, ognuno con un esperimento di chimica da fare con le "
        "proprie mani. Si entra e basta.",
        description="""
            Cristalli che crescono, colori che cambiano, schiume che non finiscono mai. Al mercato
            degli esperimenti non si compra nulla: si prova, si sporca, si chiede perché.

            L’ingresso è libero e non serve iscriversi. Se arrivi dopo le cinque trovi meno coda.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CHEMISTRY,
        audiences=[Audience.FAMILIES, Audience.PRIMARY, Audience.LOWER_SECONDARY],
        site="vapore",
        hosts=[MILAN, "officina-prisma", GIRLS],
        phase=MONTH,
        action=CULTURE,
        booking=Booking.NONE,
        sessions=[
            SessionData(when=[When(12, "14:00", "19:00", On.SATURDAY)], room="La Cattedrale")
        ],
        what_to_bring="Vestiti che si possono lavare.",
    ),
    EventData(
        slug="chi-decide-l-algoritmo",
        title="Chi decide? L’algoritmo?",
        summary="Una scienziata dei dati smonta in pubblico un sistema di intelligenza artificiale "
        "che sembrava imparziale.",
        description="""
            Un programma legge mille curriculum e ne sceglie dieci. Sembra giusto, finché non si
            guarda chi ha scartato. Si apre il programma, si cerca l’errore, si prova a
            correggerlo: non è detto che ci si riesca.

            Si può seguire in sala o da casa. Chi è a casa vota, e il voto conta.
            """,
        kind=EventKind.TALK,
        topic=Topic.AI,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        format=Format.HYBRID,
        site="vapore",
        hosts=["nuvola-dati", "universita-bocconi"],
        professionals=["riccardi", "pirovano"],
        phase=MONTH,
        action=CULTURE,
        sessions=[
            SessionData(
                when=[When(9, "18:00", "19:30")], room="Spazio Messina", capacity=120, taken=74
            )
        ],
    ),
    EventData(
        slug="bici-batterie-chilometri",
        title="Bici, batterie e chilometri",
        summary="Come si ripara una batteria e quanta strada fa: visita a un’officina di "
        "biciclette elettriche.",
        description="""
            Si apriva una batteria esausta, si misuravano le celle una a una e si rimettevano in
            gioco quelle buone. Poi, un giro di prova con il cronometro.

            L’appuntamento è annullato; stiamo cercando una nuova data con l’officina.
            """,
        kind=EventKind.VISIT,
        topic=Topic.MOBILITY,
        audiences=[Audience.UPPER_SECONDARY],
        site="ruota-libera",
        hosts=["ruota-libera-mobilita"],
        professionals=["saleh"],
        phase=MONTH,
        action=TRY_IT,
        sessions=[SessionData(when=[When(7, "14:30", "17:00")], capacity=16, taken=11)],
        cancelled_because="L’officina è chiusa per un allagamento. Chi aveva un posto "
        "conoscerà per primo la nuova data.",
    ),
]

OF_THE_MARATHON = [
    EventData(
        slug="dieci-vite-in-dieci-minuti",
        title="Dieci vite in dieci minuti ciascuna",
        summary="Tre sere, dieci scienziate e tecniche: un minuto per dire che cosa fanno, nove "
        "per rispondere.",
        description="""
            Non sono supereroine: hanno sbagliato università, cambiato città, avuto paura degli
            esami. Poi hanno fatto cose notevoli. Ogni sera ne salgono sul palco quattro, con un
            cronometro e senza diapositive.

            La parola passa subito al pubblico. Le domande migliori arrivano, di solito, da chi ha
            quindici anni.
            """,
        kind=EventKind.TALK,
        topic=Topic.GIRLS_IN_LABS,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS, Audience.FAMILIES],
        site="vapore",
        hosts=[MILAN, GIRLS],
        professionals=["hassan", "nespoli", "oggioni", "quaglia", "tagliabue", "ubaldi"],
        phase=MARATHON,
        action=ROLE_MODELS,
        max_companions=2,
        sessions=[
            SessionData(when=[moment], room="La Cattedrale", capacity=250, taken=taken)
            for moment, taken in zip(
                daily(When(MARATHON_IN, "18:30", "20:30"), times=3), (141, 87, 52), strict=True
            )
        ],
    ),
    EventData(
        slug="programma-una-storia",
        title="Programma una storia",
        summary="Due ore per scrivere un racconto in cui è il lettore a scegliere: con il codice, "
        "senza averne mai scritto.",
        description="""
            Una porta a sinistra, una a destra, e un drago da qualche parte. In due ore scrivi un
            racconto a bivi e lo trasformi in un programma che funziona sul telefono.

            È un laboratorio per chi non ha mai programmato. Chi lo ha già fatto può aiutare: i
            posti per chi aiuta sono due a turno, basta dirlo all’ingresso.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CODING,
        audiences=[Audience.LOWER_SECONDARY, Audience.UPPER_SECONDARY],
        site="vapore",
        hosts=[GIRLS],
        professionals=["tagliabue"],
        phase=MARATHON,
        action=TRY_IT,
        sessions=[
            SessionData(
                when=[When(MARATHON_IN, start, end, run=3, nth=day)],
                room="Spazio Messina",
                capacity=24,
                taken=taken,
            )
            for day, start, end, taken in [
                (0, "09:30", "11:30", 22),
                (0, "14:30", "16:30", 13),
                (1, "09:30", "11:30", 9),
                (1, "14:30", "16:30", 24),
                (2, "09:30", "11:30", 6),
                (2, "14:30", "16:30", 2),
            ]
        ],
    ),
    EventData(
        slug="tre-laboratori-una-classe",
        title="Tre laboratori, una classe",
        summary="Per le classi: la stessa ora, tre laboratori piccoli. Chi va dove lo decidono le "
        "scelte di tutta la classe.",
        description="""
            Una classe intera attorno a un solo braccio robotico vede le schiene degli altri. Qui la
            classe si divide in tre, e tutti mettono le mani.

            L’insegnante prenota per ogni laboratorio una parte della classe, poi scrive che cosa
            vuole provare ogni alunno: il portale trova la distribuzione migliore per tutti.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ROBOTICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="vapore",
        hosts=[MILAN, GIRLS],
        professionals=["tagliabue", "quaglia"],
        phase=MARATHON,
        action=TRY_IT,
        sessions=[
            SessionData(
                when=[When(MARATHON_IN, "12:00", "13:30", run=3)],
                label=label,
                room=room,
                capacity=12,
            )
            for label, room in [
                ("Un braccio che versa il tè", "La Cattedrale"),
                ("Il racconto che sceglie da sé", "Spazio Messina"),
                ("La mano che capisce", "Locale Cisterne"),
            ]
        ],
    ),
    EventData(
        slug="la-protesi-che-impara",
        title="La protesi che impara",
        summary="Una mano che capisce che cosa vuoi afferrare: una medica che è anche ingegnera "
        "spiega come, e la fa provare.",
        description="""
            La medicina oggi si fa anche con i sensori e con il codice. Si prova una fascia che
            legge i muscoli dell’avambraccio, si muove una mano robotica e si capisce quanto è
            difficile un gesto che facciamo senza pensare.

            Si parla anche di come ci si arriva: da medicina, da ingegneria, o da tutte e due.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.MEDICINE,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="vapore",
        hosts=["universita-vita-salute-san-raffaele"],
        professionals=["oggioni"],
        phase=MARATHON,
        action=TRY_IT,
        sessions=[
            SessionData(
                when=[When(MARATHON_IN, "17:00", "18:30", run=3, nth=1)],
                room="Spazio Messina",
                capacity=30,
                taken=30,
                waiting=5,
            )
        ],
    ),
    EventData(
        slug="teorema-in-bicicletta",
        title="Teorema in bicicletta",
        summary="Uno spettacolo che pedala: la matematica dei rapporti, delle salite e delle "
        "scorciatoie.",
        description="""
            In scena una bicicletta, due attrici e una lavagna che gira. Si ride, si pedala e alla
            fine si esce sapendo che cos’è una dimostrazione.

            Dopo lo spettacolo le attrici restano in platea: una delle due è davvero una matematica,
            ma non diciamo quale.
            """,
        kind=EventKind.TALK,
        topic=Topic.MATHEMATICS,
        audiences=[Audience.FAMILIES, Audience.LOWER_SECONDARY, Audience.UPPER_SECONDARY],
        site="vapore",
        hosts=[MILAN],
        phase=MARATHON,
        action=CULTURE,
        max_companions=5,
        sessions=[
            SessionData(
                when=[When(MARATHON_IN, "20:45", "22:00", run=3, nth=2)],
                room="La Cattedrale",
                capacity=250,
                taken=64,
            )
        ],
    ),
    EventData(
        slug="la-stanza-dei-dati",
        title="La stanza dei dati",
        summary="Una stanza chiusa, dodici serrature e un archivio pieno di errori: si esce solo "
        "trovando i numeri giusti.",
        description="""
            Sei in squadra con altre cinque persone. Nella stanza ci sono grafici, tabelle e
            fotografie; metà mente. Chi scopre quale metà, esce.

            Le iscrizioni aprono la settimana prossima, tutte insieme, perché i turni sono pochi.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.DATA,
        audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
        site="vapore",
        hosts=["nuvola-dati"],
        professionals=["riccardi"],
        phase=MARATHON,
        action=TRY_IT,
        sessions=[
            SessionData(
                when=[When(MARATHON_IN, start, end, run=3, nth=2)],
                label=f"Squadre delle {start}",
                capacity=12,
                opens_in=7,
            )
            for start, end in [("15:00", "16:00"), ("16:30", "17:30"), ("18:00", "19:00")]
        ],
    ),
]

UNIVERSITIES = [
    "politecnico-di-milano",
    "universita-degli-studi-di-milano",
    "universita-milano-bicocca",
    "universita-bocconi",
    "universita-cattolica",
    "universita-iulm",
    "universita-vita-salute-san-raffaele",
]
OTHERS = ["officina-prisma", "robotica-lambro", "nuvola-dati", "ruota-libera-mobilita", GIRLS]

PROGRAMME = ProgrammeData(
    slug="stem-in-the-city",
    title="STEMintheCity",
    summary="Un mese di appuntamenti dei partner e tre giorni di maratona, perché la scienza e la "
    "tecnologia siano una strada aperta anche alle ragazze.",
    description="""
        Con STEMintheCity Milano prova a smentire un’idea vecchia: che la scienza sia roba da
        maschi. Università, imprese e associazioni rispondono alla chiamata del Comune e
        mettono a disposizione laboratori, persone e luoghi.

        Si svolge in due tempi. Nel Mese delle STEM ogni partner apre le proprie porte, con il
        sostegno della città. Nella Maratona, tre giorni fitti, gli appuntamenti si organizzano
        insieme: incontri, corsi, spettacoli e soprattutto persone da conoscere.

        Ci sono i robot e gli algoritmi, ma anche il teatro, la musica e la scrittura: la cultura
        digitale appartiene anche a chi ama le parole.
        """,
    audience_note="""
        Bambine e bambini, ragazze e ragazzi, famiglie, docenti: ogni evento dice per quali età è
        pensato. Le ragazze sono benvenute due volte.
        """,
    how_to_take_part="""
        Sfoglia il calendario, scegli e iscriviti. Per gli spettacoli e gli incontri aperti basta
        venire; per i laboratori i posti sono pochi e la lista d’attesa funziona davvero.
        """,
    starts_in=-14,
    ends_in=75,
    colour=Colour.MAGENTA,
    topic=Topic.GIRLS_IN_LABS,
    contact_name="Ufficio STEMintheCity",
    contact_email="stemincity@demo.bussola.example",
    series=("stemincity", "STEMintheCity"),
    partners=[
        PartnerData(organisation=MILAN, role=PartnershipRole.LEAD),
        *[PartnerData(organisation=slug) for slug in [*UNIVERSITIES, *OTHERS]],
    ],
    phases=[
        PhaseData(
            name=MONTH,
            description="In tutta la città, gli appuntamenti che i partner organizzano.",
            first=When(-14, on=On.ANY_DAY),
            last=When(20),
        ),
        PhaseData(
            name=MARATHON,
            description="Tre giorni di incontri, corsi e spettacoli organizzati con il Comune.",
            first=When(MARATHON_IN, run=3),
            last=When(MARATHON_IN, run=3, nth=2),
        ),
    ],
    actions=[
        ActionData(
            title=ROLE_MODELS,
            description="Donne che lavorano con la scienza e la tecnica, da incontrare di persona.",
        ),
        ActionData(title=TRY_IT, description="Robot, radio, codice: si impara facendo."),
        ActionData(
            title=CULTURE,
            description="Teatro, dibattiti e piazze, per chi pensa che la scienza non sia per sé.",
        ),
    ],
    events=[*OF_THE_MONTH, *OF_THE_MARATHON, *PROPOSALS],
)
