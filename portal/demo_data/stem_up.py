"""STEM UP YOUR FUTURE!, Città metropolitana di Milano."""

from __future__ import annotations

from events.enums import Audience, EventKind, Format, GuardianPolicy, RuleKind
from portal.demo_data.days import On, When, daily, weekly
from portal.demo_data.organisations import AREA_AMBIENTE, RISORSE_UMANE
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

METROPOLITAN_CITY = "citta-metropolitana-di-milano"
METEO = "fondazione-meteorologica-milano-duomo"
POLIMI, BICOCCA = "politecnico-di-milano", "universita-milano-bicocca"
NETWORK_ONLY = RuleData(kind=RuleKind.NETWORK)
TO_FAMILIES, IN_CLASS = "Incontri con famiglie e docenti", "Laboratori e workshop nelle scuole"
CAREERS, SKILLS = "Career Day", "Mappa delle competenze STEM"
# The event that is over of which people have certificates.
CERTIFIED = "che-aria-tira"

FAMILIES = [
    EventData(
        slug="webinar-famiglie-e-docenti",
        title="STEM UP, seconda serata: che cosa succede in classe",
        summary="Un’ora online per famiglie e docenti: che cosa si è fatto finora, che cosa viene "
        "adesso, e spazio alle vostre domande.",
        description="""
            Che cosa stanno facendo le ragazze e i ragazzi nelle ore di laboratorio? Lo raccontano
            le persone che in classe ci entrano davvero: meteorologhe, ingegneri, matematiche,
            tecniche dell’ambiente.

            La prima mezz’ora è per loro, la seconda è per voi. Potete scrivere le domande in
            anticipo a chi organizza, oppure farle a voce, a microfono aperto.

            Parleremo anche del Career Day a Palazzo Isimbardi: come ci si iscrive, chi si incontra
            e come arrivarci con la classe o da soli.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.TEACHING,
        audiences=[Audience.FAMILIES, Audience.TEACHERS],
        format=Format.ONLINE,
        hosts=[METROPOLITAN_CITY, METEO, POLIMI, BICOCCA],
        professionals=["galbusera", "locatelli", "fumagalli"],
        action=TO_FAMILIES,
        sessions=[
            SessionData(when=[When(1, "18:00", "19:00", On.ANY_DAY)], capacity=300, taken=118)
        ],
        what_to_bring="Un collegamento a internet. La videocamera può restare spenta.",
        more_information="Il collegamento compare nella tua pagina un’ora prima dell’inizio. "
        "Mandiamo la registrazione a chi si è iscritto.",
    ),
    EventData(
        slug="webinar-di-apertura",
        title="STEM UP si presenta: la prima serata",
        summary="Il primo incontro online con le famiglie e i docenti delle scuole della rete.",
        description="""
            La serata con cui il progetto è partito: i partner hanno detto chi sono, che cosa
            porteranno in aula e quanto tempo chiederanno alle classi.

            Le domande sono state tante, quasi tutte sulla stessa cosa: è per chi va già bene in
            matematica? La risposta è no, ed è il motivo per cui il progetto esiste.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.TEACHING,
        audiences=[Audience.FAMILIES, Audience.TEACHERS],
        format=Format.ONLINE,
        hosts=[METROPOLITAN_CITY, METEO, POLIMI, BICOCCA],
        action=TO_FAMILIES,
        sessions=[
            SessionData(when=[When(-37, "18:00", "19:30")], capacity=300, taken=231),
        ],
    ),
]

CAREER_DAY = EventData(
    slug="career-day-palazzo-isimbardi",
    title="Career Day: incontra chi lavora per l’ambiente",
    summary="Due giorni a Palazzo Isimbardi per parlare, in piccolo gruppo, con le professioniste "
    "e i professionisti della Città metropolitana.",
    description="""
        Chi controlla l’aria che respiri? Chi decide dove passa un fiume, dove va un rifiuto, quale
        albero piantare in una piazza che scotta? Al Career Day queste persone hanno un nome, un
        tavolo e venti minuti per te.

        Ogni turno dura due ore. Si comincia con un saluto breve, poi ci si divide in gruppi da
        quattro e si incontrano quattro mestieri, uno dopo l’altro: quali, lo dici tu dopo
        l’iscrizione, mettendo in ordine chi vuoi conoscere. Niente conferenze: si fanno domande, si
        guardano strumenti, si racconta che cosa si è studiato e che cosa si rifarebbe diversamente.

        Non serve avere le idee chiare, e neppure andare bene in fisica. Serve curiosità. Chi
        vuole può fermarsi nel cortile d’onore, dove il Dipartimento Risorse umane spiega come si
        entra a lavorare in un ente pubblico.
        """,
    kind=EventKind.CAREER_DAY,
    topic=Topic.CAREERS,
    audiences=[Audience.UPPER_SECONDARY, Audience.YOUNG_ADULTS],
    site="isimbardi",
    hosts=[METROPOLITAN_CITY],
    professionals=["arrighi", "belotti", "carrera", "donati", "esposito", "fumagalli", "galbusera"],
    action=CAREERS,
    sessions=[
        SessionData(
            when=[When(21, "09:00", "11:00", run=2)],
            label="Primo giorno, apertura",
            room="Sala Consiglio",
            capacity=60,
            taken=60,
            waiting=7,
        ),
        SessionData(
            when=[When(21, "11:30", "13:30", run=2)],
            label="Primo giorno, tarda mattina",
            room="Sala Consiglio",
            capacity=60,
            taken=41,
        ),
        SessionData(
            when=[When(21, "14:30", "16:30", run=2)],
            label="Primo giorno, pomeriggio",
            room="Sala Affreschi",
            capacity=40,
            taken=38,
        ),
        SessionData(
            when=[When(21, "09:00", "11:00", run=2, nth=1)],
            label="Secondo giorno, apertura",
            room="Sala Consiglio",
            capacity=60,
            taken=33,
        ),
        SessionData(
            when=[When(21, "11:30", "13:30", run=2, nth=1)],
            label="Secondo giorno, tarda mattina",
            room="Sala Consiglio",
            capacity=60,
            taken=19,
        ),
        SessionData(
            when=[When(21, "14:30", "16:30", run=2, nth=1)],
            label="Secondo giorno, pomeriggio",
            room="Sala Affreschi",
            capacity=40,
            taken=12,
        ),
    ],
    what_to_bring="Il biglietto con il codice, anche sul telefono, e due domande che ti stanno a "
    "cuore.",
    more_information="Si può arrivare per conto proprio o con la scuola. Le ore valgono come "
    "attività di orientamento se la tua scuola lo prevede: chiedi al docente tutor.",
)

DAY_OVER = EventData(
    slug="career-day-otto-scienziate",
    title="Career Day, l’anteprima: otto scienziate",
    summary="Una mattina a Palazzo Isimbardi, prima del grande Career Day: otto tavoli, quattro "
    "incontri a testa.",
    description="""
        Una geologa, una climatologa, una matematica: otto scienziate hanno raccontato come sono
        arrivate al loro lavoro, a quattro persone per volta. Ognuna e ognuno aveva scelto prima
        chi incontrare, e ha ricevuto il suo orario.

        La mattina è passata in fretta. Chi c’è stato per almeno il 70 % delle ore riceve
        l’attestato.
        """,
    kind=EventKind.CAREER_DAY,
    topic=Topic.CAREERS,
    audiences=[Audience.UPPER_SECONDARY],
    site="isimbardi",
    hosts=[METROPOLITAN_CITY],
    professionals=["donati", "esposito", "galbusera", "hassan", "arrighi", "locatelli", "moretti"],
    action=CAREERS,
    sessions=[
        SessionData(
            when=[When(-1, "09:00", "13:00", On.ANY_DAY)],
            room="Sala Consiglio",
            capacity=60,
            taken=28,
            closes_in=-5,
        ),
    ],
    what_to_bring="Il biglietto con il codice, anche sul telefono.",
)

DAY_UNDER_WAY = EventData(
    slug="career-day-mestieri-per-la-citta",
    title="Career Day, l’anteprima: otto mestieri per la città",
    summary="Oggi a Palazzo Isimbardi: chi disegna le ciclabili, chi ascolta il rumore, chi "
    "cerca le discariche con un drone.",
    description="""
        Otto tavoli, quattro incontri da venti minuti a testa: ognuna e ognuno ha scelto prima chi
        incontrare, e trova il suo orario sul biglietto.

        All’ingresso si mostra il biglietto, anche sul telefono, e si entra. Se a un tavolo c’è
        ancora posto, si può cambiare fino all’ultimo minuto, dalla pagina dei propri incontri.
        """,
    kind=EventKind.CAREER_DAY,
    topic=Topic.CAREERS,
    audiences=[Audience.UPPER_SECONDARY],
    site="isimbardi",
    hosts=[METROPOLITAN_CITY],
    professionals=["carrera"],
    action=CAREERS,
    sessions=[
        SessionData(
            when=[When(0, "08:00", "23:00", On.ANY_DAY, hours=4)],
            room="Sala Consiglio",
            capacity=60,
            taken=24,
            closes_in=-5,
        ),
    ],
    what_to_bring="Il biglietto con il codice, anche sul telefono.",
)

IN_SCHOOLS = [
    EventData(
        slug="workshop-plenario-competenze",
        title="Che cosa sa fare un ente che cerca te",
        summary="Un workshop in aula magna sulle competenze scientifiche che la Città "
        "metropolitana cercherà nei prossimi anni.",
        description="""
            Il Dipartimento Risorse umane ha chiesto a tecnici e dirigenti quali competenze
            serviranno fra dieci anni. In questo incontro le risposte arrivano nelle scuole, prima
            che in un concorso.

            Si lavora in gruppo su casi veri: una discarica da bonificare, una ciclabile da
            disegnare, un allarme per l’ozono. Alla fine ogni gruppo dice chi assumerebbe, e perché.

            L’incontro è riservato alle scuole della rete del progetto.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY],
        site="lazzaretto",
        hosts=[METROPOLITAN_CITY],
        professionals=["fumagalli", "donati"],
        rules=[NETWORK_ONLY],
        action=IN_CLASS,
        sessions=[
            SessionData(when=[When(8, "10:00", "12:00")], label="Liceo", capacity=90, taken=64),
            SessionData(
                when=[When(10, "10:00", "12:00")],
                label="Istituto tecnico",
                site="ada-byron",
                capacity=90,
                taken=37,
            ),
        ],
    ),
    EventData(
        slug="isole-di-calore",
        title="Caccia alle isole di calore",
        summary="Con termometri e una mappa per scoprire quali strade scaldano di più, e che cosa "
        "si può fare per rinfrescarle.",
        description="""
            In città ci sono strade che di sera restano calde come un forno spento da poco. Le
            cerchiamo insieme: un’ora fuori con i sensori, un’ora in aula a leggere i dati con una
            climatologa.

            Le misure finiscono in una mappa comune, accanto a quelle delle centraline sui tetti.
            Alla fine saprai leggere un grafico di temperatura e diffidare di quelli disegnati male.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CLIMATE,
        audiences=[Audience.UPPER_SECONDARY],
        site="isimbardi",
        hosts=[METEO],
        professionals=["galbusera", "donati"],
        action=IN_CLASS,
        sessions=[
            SessionData(when=[When(5, "14:30", "17:00")], capacity=25, taken=25, waiting=4),
            SessionData(when=[When(12, "14:30", "17:00")], capacity=25, taken=16),
            SessionData(when=[When(26, "14:30", "17:00")], capacity=25, taken=3),
        ],
        what_to_bring="Scarpe comode e un telefono carico. Si esce anche se pioviggina.",
    ),
    EventData(
        slug="rompere-per-capire",
        title="Rompere per capire",
        summary="Un pomeriggio nel laboratorio dove si piegano travi, si tirano cavi e si scopre "
        "perché un ponte sta in piedi.",
        description="""
            Prima si scommette, poi si rompe: quanto peso regge questa trave? E se ci facciamo un
            foro? Una ricercatrice guida le prove, voi segnate i numeri e cercate la regola.

            Si chiude con una gara: un arco di cartone, mezz’ora di tempo, venti chili da reggere.
            """,
        kind=EventKind.VISIT,
        topic=Topic.ARCHITECTURE,
        audiences=[Audience.UPPER_SECONDARY],
        site="leonardo",
        hosts=[POLIMI],
        professionals=["hassan"],
        action=IN_CLASS,
        sessions=[
            SessionData(
                when=[When(14, "15:00", "17:30")],
                room="Laboratorio prove materiali",
                capacity=20,
                taken=18,
            ),
            SessionData(
                when=[When(28, "15:00", "17:30")],
                room="Laboratorio prove materiali",
                capacity=20,
                taken=5,
            ),
        ],
        what_to_bring="Scarpe chiuse: in laboratorio senza non si entra.",
    ),
    EventData(
        slug="i-numeri-di-una-folla",
        title="I numeri di una folla",
        summary="Come si muovono mille persone che escono da uno stadio? Un laboratorio di "
        "matematica senza lavagna.",
        description="""
            Mettiamo in fila trenta persone e le facciamo uscire da una porta stretta. Poi
            aggiungiamo un ostacolo e, sorpresa, escono più in fretta. Perché?

            Da lì si passa al computer: un modello con poche regole, da cambiare a piacere, e una
            domanda che resta aperta anche per chi la studia di mestiere.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.MATHEMATICS,
        audiences=[Audience.UPPER_SECONDARY],
        site="bicocca",
        hosts=[BICOCCA],
        professionals=["locatelli"],
        action=IN_CLASS,
        rules=[RuleData(kind=RuleKind.SCHOOL_YEAR, minimum=3, maximum=5)],
        sessions=[
            SessionData(
                when=[When(16, "14:30", "17:00")],
                room="Laboratorio informatico",
                capacity=30,
                taken=21,
            )
        ],
    ),
    EventData(
        slug="microbi-contro-la-plastica",
        title="Microbi contro la plastica",
        summary="Nel suolo vive chi potrebbe smontare i nostri rifiuti: impariamo a cercarlo, con "
        "pipette e pazienza.",
        description="""
            Un pugno di terra contiene più esseri viventi di quante persone ci siano al mondo.
            Alcuni sanno digerire quello che noi buttiamo: trovarli è un lavoro da detective.

            In due ore prepari un terreno di coltura, semini un campione e impari a leggere le
            colonie degli altri gruppi. Il tuo campione cresce: dopo una settimana ricevi le foto.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.BIOLOGY,
        audiences=[Audience.UPPER_SECONDARY],
        site="bicocca",
        hosts=[BICOCCA],
        professionals=["moretti"],
        action=IN_CLASS,
        sessions=[
            SessionData(when=[When(9, "14:30", "16:30")], capacity=18, taken=15),
            SessionData(when=[When(23, "14:30", "16:30")], capacity=18, opens_in=6),
        ],
    ),
    EventData(
        slug="acqua-sotto-milano",
        title="L’acqua sotto i nostri piedi",
        summary="Passeggiata lungo i fontanili con un’idrologa: come si misura un corso d’acqua e "
        "a chi serve saperlo.",
        description="""
            Milano galleggia su un’acqua che non si vede. Si parte da un fontanile, si segue un
            canale e si impara a misurare portata e torbidità con strumenti che stanno in uno zaino.

            Alla fine si confrontano i numeri con quelli di cinquant’anni fa. Non sempre sono
            peggiorati, e capire perché è la parte più bella.
            """,
        kind=EventKind.VISIT,
        topic=Topic.SEA,
        audiences=[Audience.UPPER_SECONDARY, Audience.FAMILIES],
        site="isimbardi",
        hosts=[METROPOLITAN_CITY],
        professionals=["esposito", "belotti"],
        action=IN_CLASS,
        max_companions=2,
        minor_policy=GuardianPolicy.AUTHORISE,
        sessions=[
            SessionData(when=[When(6, "09:30", "12:30", On.SATURDAY)], capacity=22, taken=20),
            SessionData(when=[When(20, "09:30", "12:30", On.SATURDAY)], capacity=22, taken=8),
        ],
        what_to_bring="Scarpe che si possono infangare, una borraccia e una giacca contro il "
        "vento.",
        more_information="Il ritrovo è nel cortile di Palazzo Isimbardi; il pullman ci riporta lì.",
    ),
    EventData(
        slug="che-aria-tira",
        title="Che aria tira: la chimica di un camino",
        summary="Dai fumi di una fabbrica ai numeri di un bollettino: le analisi, passo per passo.",
        description="""
            Con un chimico che i camini li controlla di mestiere si è costruito un piccolo filtro e
            si è visto quanta polvere raccoglie in un’ora vicino a una strada trafficata.

            Tutti i gruppi hanno trovato un valore diverso. Discutere del perché ha preso più tempo
            della misura, come succede nei laboratori veri.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CHEMISTRY,
        audiences=[Audience.UPPER_SECONDARY],
        site="isimbardi",
        hosts=[METROPOLITAN_CITY],
        professionals=["carrera"],
        action=IN_CLASS,
        sessions=[SessionData(when=[When(-13, "14:30", "17:00")], capacity=25, taken=24)],
    ),
]

FOR_SCHOOLS = [
    EventData(
        slug="insegnare-con-i-dati-del-tempo",
        title="Insegnare con i dati del tempo",
        summary="Cinque pomeriggi per docenti: dai dati delle centraline a lezioni pronte per la "
        "classe, in presenza o a distanza.",
        description="""
            Un corso pratico per chi insegna scienze, matematica o geografia. Ogni pomeriggio parte
            da un dato vero, una grandinata, un’ondata di caldo, una notte di nebbia, e arriva a
            un’attività da portare in classe il giorno dopo.

            Si può seguire in sede o da casa. Chi partecipa ad almeno quattro incontri riceve
            l’attestato e i materiali, che si possono adattare liberamente.
            """,
        kind=EventKind.COURSE,
        topic=Topic.TEACHING,
        audiences=[Audience.TEACHERS],
        format=Format.HYBRID,
        site="bicocca",
        hosts=[METEO, BICOCCA],
        professionals=["galbusera", "locatelli"],
        action=IN_CLASS,
        sessions=[
            SessionData(
                when=weekly(When(11, "16:30", "18:30"), times=5),
                room="Laboratorio informatico",
                capacity=40,
                taken=27,
            )
        ],
        what_to_bring="Un portatile, se ce l’hai. In sede ne prestiamo dieci.",
    ),
    EventData(
        slug="una-mappa-delle-competenze",
        title="Una mappa per le competenze di domani",
        summary="Presentazione dell’analisi sulle competenze STEM che serviranno a chi lavora per "
        "il territorio.",
        description="""
            Quali competenze useranno le tecniche e i tecnici dell’ambiente fra dieci anni? La
            risposta è una mappa che si può esplorare: mestieri da una parte, saperi dall’altra, e
            in mezzo le strade per arrivarci.

            La presentiamo a studenti, famiglie e docenti prima di pubblicarla, perché chi la userà
            possa dire che cosa manca.
            """,
        kind=EventKind.TALK,
        topic=Topic.DATA,
        audiences=[Audience.UPPER_SECONDARY, Audience.FAMILIES, Audience.TEACHERS],
        format=Format.HYBRID,
        site="isimbardi",
        hosts=[METROPOLITAN_CITY],
        professionals=["fumagalli", "donati", "pirovano"],
        action=SKILLS,
        sessions=[
            SessionData(
                when=[When(35, "17:00", "18:30")],
                room="Sala Consiglio",
                capacity=100,
                opens_in=7,
            )
        ],
    ),
    EventData(
        slug="prove-di-career-day",
        title="Prove di Career Day: che cosa chiedo?",
        summary="Tre pomeriggi online per preparare le domande da fare alle professioniste e ai "
        "professionisti.",
        description="""
            Venti minuti passano in fretta. In un’ora, online, si impara a fare domande aperte, ad
            ascoltare le risposte e a non chiedere subito quanto si guadagna. Anche se, alla fine,
            si può chiedere pure quello.

            Ogni pomeriggio è uguale agli altri: ne basta uno.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY],
        format=Format.ONLINE,
        hosts=[METROPOLITAN_CITY],
        professionals=["fumagalli"],
        action=CAREERS,
        sessions=[
            SessionData(when=[moment], capacity=50, taken=seats)
            for moment, seats in zip(
                daily(When(15, "15:00", "16:00"), times=3), (34, 21, 9), strict=True
            )
        ],
    ),
]

PROGRAMME = ProgrammeData(
    slug="stem-up-your-future",
    title="STEM UP YOUR FUTURE!",
    summary="Laboratori nelle scuole, incontri con le famiglie e un Career Day per scoprire le "
    "professioni scientifiche che si prendono cura dell’ambiente.",
    description="""
        STEM UP YOUR FUTURE! porta nelle classi chi usa la scienza per mestiere. Una fondazione che
        studia il tempo, due università e la Città metropolitana di Milano lavorano insieme perché
        ragazze e ragazzi provino, prima di scegliere.

        Il percorso comincia con le famiglie e i docenti, continua con laboratori e workshop nelle
        scuole della rete e arriva a Palazzo Isimbardi, dove per due giorni le studentesse e gli
        studenti incontrano le persone dell’Area Ambiente e tutela del territorio.

        Intanto il Dipartimento Risorse umane disegna la mappa delle competenze STEM che serviranno
        a chi lavorerà per il territorio: un modo per dire, con anticipo e con precisione, che cosa
        vale la pena imparare.
        """,
    audience_note="""
        Studentesse e studenti delle scuole secondarie della rete, le loro famiglie e i loro
        docenti. Il Career Day e molti laboratori sono aperti a chiunque abbia almeno 14 anni.
        """,
    how_to_take_part="""
        Scegli un evento e iscriviti con la tua e-mail: ricevi un codice, e in un minuto hai il
        biglietto. Se l’evento è riservato alle scuole della rete, lo trovi scritto nella pagina.
        """,
    starts_in=-60,
    ends_in=220,
    colour=Colour.TEAL,
    topic=Topic.CLIMATE,
    contact_name="Segreteria STEM UP",
    contact_email="stemup@demo.bussola.example",
    partners=[
        PartnerData(organisation=METEO),
        PartnerData(organisation=POLIMI),
        PartnerData(organisation=BICOCCA),
        PartnerData(organisation=METROPOLITAN_CITY, department=AREA_AMBIENTE),
        PartnerData(organisation=METROPOLITAN_CITY, department=RISORSE_UMANE),
        PartnerData(organisation=METROPOLITAN_CITY, role=PartnershipRole.HOST),
        PartnerData(organisation="fondo-per-la-repubblica-digitale", role=PartnershipRole.FUNDER),
    ],
    fundings=[
        FundingData(
            funder="fondo-per-la-repubblica-digitale",
            statement="Progetto selezionato e sostenuto dal Fondo per la Repubblica Digitale – "
            "Impresa sociale",
            fund="repubblica-digitale",
        )
    ],
    actions=[
        ActionData(
            title=TO_FAMILIES,
            description="Serate online per raccontare il percorso e ascoltare chi accompagna.",
        ),
        ActionData(
            title=IN_CLASS,
            description="Attività in aula e nei luoghi di lavoro, con i quattro partner.",
        ),
        ActionData(
            title=SKILLS,
            description="L’analisi delle competenze che serviranno alle professioniste e ai "
            "professionisti della Città metropolitana.",
        ),
        ActionData(
            title=CAREERS,
            description="Due giorni di incontri, in piccolo gruppo, a Palazzo Isimbardi.",
        ),
    ],
    schools=["MIPS99Z01A", "MITN99Z06G", "MIPM99Z05F", "MITF99Z03D", "MIPS99Z07H", "MIMM99Z09N"],
    events=[*FAMILIES, CAREER_DAY, DAY_OVER, DAY_UNDER_WAY, *IN_SCHOOLS, *FOR_SCHOOLS],
)
