"""Where things happen: real public buildings and a few invented ones, with accessibility sheets."""

from __future__ import annotations

from partners.enums import Provided
from portal.demo_data.shape import RoomData, SiteData

YES, NO = Provided.YES.value, Provided.NO.value
LEVEL = {"step_free": YES, "accessible_toilet": YES}
LEVEL_AND_LIFT = {**LEVEL, "lift": YES}
WELCOMING = {**LEVEL_AND_LIFT, "hearing_loop": YES, "quiet_space": YES}
# Where the hosts of the career day sit, in the two great rooms of Palazzo Isimbardi.
TABLES = [f"Tavolo {number}" for number in range(1, 21)]
TABLES_BELOW = 12

MILAN = [
    SiteData(
        key="isimbardi",
        organisation="citta-metropolitana-di-milano",
        name="Palazzo Isimbardi",
        address="Corso Monforte 35",
        postal_code="20122",
        municipality="Milano",
        directions="Metropolitana M1, fermata San Babila, poi cinque minuti a piedi lungo corso "
        "Monforte. L’ingresso senza gradini è da via Vivaio 1: suona, qualcuno ti apre.",
        answers=WELCOMING,
        notes="Per la sala Affreschi si prende l’ascensore del secondo cortile.",
        rooms=(
            RoomData(name="Sala Consiglio", floor="Piano terra", answers=WELCOMING),
            RoomData(name="Sala Affreschi", floor="Primo piano", answers=LEVEL_AND_LIFT),
            RoomData(name="Cortile d’onore", floor="Piano terra", answers=LEVEL),
            *(
                RoomData(name=name, floor="Sala Consiglio, piano terra", answers=WELCOMING)
                for name in TABLES[:TABLES_BELOW]
            ),
            *(
                RoomData(name=name, floor="Sala Affreschi, primo piano", answers=LEVEL_AND_LIFT)
                for name in TABLES[TABLES_BELOW:]
            ),
        ),
    ),
    SiteData(
        key="leonardo",
        organisation="politecnico-di-milano",
        name="Campus Leonardo",
        address="Piazza Leonardo da Vinci 32",
        postal_code="20133",
        municipality="Milano",
        directions="Metropolitana M2, fermata Piola: il campus è a quattro minuti a piedi.",
        answers=LEVEL_AND_LIFT,
        rooms=(
            RoomData(name="Laboratorio prove materiali", floor="Piano terra", answers=LEVEL),
            RoomData(name="Aula didattica 3", floor="Primo piano", answers=LEVEL_AND_LIFT),
        ),
    ),
    SiteData(
        key="bicocca",
        organisation="universita-milano-bicocca",
        name="Edificio U6 Agorà",
        address="Piazza dell’Ateneo Nuovo 1",
        postal_code="20126",
        municipality="Milano",
        directions="Treno fino a Milano Greco Pirelli, oppure tram 7, fermata Arcimboldi Ateneo "
        "Nuovo. Si entra dalla piazza, a livello strada.",
        answers=LEVEL_AND_LIFT,
        rooms=(
            RoomData(name="Aula magna", floor="Piano terra", answers=WELCOMING),
            RoomData(name="Laboratorio informatico", floor="Piano -1", answers=LEVEL_AND_LIFT),
        ),
    ),
    SiteData(
        key="vapore",
        organisation="comune-di-milano",
        name="Fabbrica del Vapore",
        address="Via Procaccini 4",
        postal_code="20154",
        municipality="Milano",
        directions="Metropolitana M5, fermata Monumentale, oppure tram 12 e 14. Il cortile è "
        "grande: segui i cartelli gialli con la bussola.",
        answers={**LEVEL, "quiet_space": YES},
        notes="Il cortile ha un tratto acciottolato: il percorso liscio è segnato a terra.",
        rooms=(
            RoomData(name="La Cattedrale", floor="Piano terra", answers=LEVEL),
            RoomData(name="Spazio Messina", floor="Piano terra", answers=LEVEL),
            RoomData(name="Locale Cisterne", floor="Piano terra", answers=LEVEL),
        ),
    ),
    SiteData(
        key="planetario",
        organisation="comune-di-milano",
        name="Civico Planetario Ulrico Hoepli",
        address="Corso Venezia 57",
        postal_code="20121",
        municipality="Milano",
        directions="Metropolitana M1, fermata Palestro o Porta Venezia. Il Planetario è dentro i "
        "Giardini Indro Montanelli.",
        answers={"step_free": YES, "accessible_toilet": YES, "hearing_loop": NO},
    ),
    SiteData(
        key="acquario",
        organisation="comune-di-milano",
        name="Acquario e Civica stazione idrobiologica",
        address="Viale Gadio 2",
        postal_code="20121",
        municipality="Milano",
        directions="Metropolitana M2, fermata Lanza: cinque minuti a piedi verso il parco "
        "Sempione.",
        answers=LEVEL_AND_LIFT,
        rooms=(RoomData(name="Sala Vitman", floor="Piano interrato", answers=LEVEL_AND_LIFT),),
    ),
    SiteData(
        key="prisma",
        organisation="officina-prisma",
        name="Officina Prisma",
        address="Via dell’Esempio 12",
        postal_code="20100",
        municipality="Milano",
        directions="Suona al citofono “Prisma”: il laboratorio è in fondo al cortile.",
        answers={"step_free": YES, "accessible_toilet": NO, "lift": NO, "quiet_space": YES},
        notes="Il bagno accessibile più vicino è nella biblioteca di fronte.",
        rooms=(RoomData(name="Laboratorio elettronico", floor="Piano terra", answers=LEVEL),),
    ),
    SiteData(
        key="lambro",
        organisation="robotica-lambro",
        name="Capannone Robotica Lambro",
        address="Via delle Prove 7",
        postal_code="20099",
        municipality="Sesto San Giovanni",
        directions="Metropolitana M1, fermata Sesto Rondò, poi autobus di quartiere. Il cancello "
        "si apre un quarto d’ora prima.",
        answers=LEVEL,
    ),
]

NORTH_AND_EAST = [
    SiteData(
        key="ruota-libera",
        organisation="ruota-libera-mobilita",
        name="Officina Ruota Libera",
        address="Via delle Prove 21",
        postal_code="20017",
        municipality="Rho",
        directions="Dalla stazione di Rho, dieci minuti a piedi lungo la ciclabile.",
        answers=LEVEL,
    ),
    SiteData(
        key="pertini",
        organisation="comune-di-cinisello-balsamo",
        name="Il Pertini",
        address="Piazza Confalonieri 3",
        postal_code="20092",
        municipality="Cinisello Balsamo",
        directions="Metrotranvia 31, fermata Cinisello centro. Lo spazio di lavoro condiviso è al "
        "secondo piano, ascensore a destra dell’ingresso.",
        answers=WELCOMING,
        rooms=(
            RoomData(name="Coworking", floor="Secondo piano", answers=LEVEL_AND_LIFT),
            RoomData(name="Auditorium", floor="Piano interrato", answers=WELCOMING),
            RoomData(name="Laboratorio digitale", floor="Primo piano", answers=LEVEL_AND_LIFT),
        ),
    ),
    SiteData(
        key="hub-matera",
        organisation="comune-di-matera",
        name="Coworking di Matera",
        address="Via della Prova 3",
        postal_code="75100",
        municipality="Matera",
        directions="A dieci minuti a piedi dalla stazione di Matera Centrale. In auto, lascia la "
        "macchina al parcheggio di via Saragat.",
        answers=LEVEL,
        rooms=(RoomData(name="Sala grande", floor="Piano terra", answers=LEVEL),),
    ),
    SiteData(
        key="pioltello",
        organisation="comune-di-pioltello",
        name="Palazzo comunale di Pioltello",
        address="Via Carlo Cattaneo 1",
        postal_code="20096",
        municipality="Pioltello",
        directions="Dal passante ferroviario, fermata Pioltello Limito, autobus fino al municipio. "
        "Lo sportello giovani ha l’ingresso dal cortile.",
        answers=LEVEL_AND_LIFT,
        rooms=(
            RoomData(name="Sala del Consiglio", floor="Primo piano", answers=LEVEL_AND_LIFT),
            RoomData(name="Sportello giovani", floor="Piano terra", answers=LEVEL),
        ),
    ),
    SiteData(
        key="segrate",
        organisation="comune-di-segrate",
        name="Centro civico di Segrate",
        address="Via dell’Esempio 20",
        postal_code="20054",
        municipality="Segrate",
        directions="Autobus dalla stazione di Segrate, fermata Centro civico.",
        answers=WELCOMING,
        rooms=(RoomData(name="Sala musica", floor="Piano terra", answers=LEVEL),),
    ),
    SiteData(
        key="vimodrone",
        organisation="comune-di-vimodrone",
        name="Biblioteca di Vimodrone",
        address="Via della Prova 15",
        postal_code="20055",
        municipality="Vimodrone",
        directions="Metropolitana M2, fermata Vimodrone, poi sei minuti a piedi.",
        answers={**LEVEL, "quiet_space": YES},
    ),
    SiteData(
        key="gessate",
        organisation="martesana-solare",
        name="Casa dell’energia di Gessate",
        address="Via dell’Esempio 4",
        postal_code="20060",
        municipality="Gessate",
        directions="Capolinea della metropolitana M2, poi dieci minuti in bici o a piedi.",
        answers={"step_free": YES, "accessible_toilet": YES, "lift": NO},
        notes="Alla terrazza con i pannelli si sale solo per le scale: si vede anche in video.",
    ),
]

MANTUA = [
    SiteData(
        key="polo-mantova",
        organisation="politecnico-di-milano",
        name="Polo territoriale di Mantova",
        address="Piazza Carlo d’Arco 3",
        postal_code="46100",
        municipality="Mantova",
        directions="Dalla stazione di Mantova sono sette minuti a piedi.",
        answers=LEVEL_AND_LIFT,
        rooms=(
            RoomData(name="Aula grande", floor="Piano terra", answers=LEVEL),
            RoomData(
                name="Laboratorio di modellazione", floor="Primo piano", answers=LEVEL_AND_LIFT
            ),
        ),
    ),
    SiteData(
        key="provincia-mantova",
        organisation="provincia-di-mantova",
        name="Sede della Provincia",
        address="Via Principe Amedeo 32",
        postal_code="46100",
        municipality="Mantova",
        directions="Autobus urbani 1 e 4, fermata Principe Amedeo.",
        answers=LEVEL_AND_LIFT,
        rooms=(RoomData(name="Sala consiliare", floor="Primo piano", answers=WELCOMING),),
    ),
    SiteData(
        key="camera-mantova",
        organisation="camera-di-commercio-mantova",
        name="Camera di commercio",
        address="Via Pietro Fortunato Calvi 28",
        postal_code="46100",
        municipality="Mantova",
        directions="Nel centro di Mantova, a due passi da piazza Mantegna.",
        answers=LEVEL_AND_LIFT,
        rooms=(RoomData(name="Sala conferenze", floor="Piano terra", answers=WELCOMING),),
    ),
    SiteData(
        key="tre-laghi",
        organisation="cfp-tre-laghi",
        name="Laboratori del CFP Tre Laghi",
        address="Via dell’Esempio 30",
        postal_code="46100",
        municipality="Mantova",
        directions="Autobus 5 dalla stazione, capolinea. I laboratori sono nella palazzina bassa.",
        answers=LEVEL,
        rooms=(
            RoomData(name="Officina 4.0", floor="Piano terra", answers=LEVEL),
            RoomData(name="Laboratorio alimentare", floor="Piano terra", answers=LEVEL),
        ),
    ),
    SiteData(
        key="suzzara",
        organisation="comune-di-suzzara",
        name="Sala civica di Suzzara",
        address="Piazza della Prova 2",
        postal_code="46029",
        municipality="Suzzara",
        directions="Sulla piazza, a cinque minuti dalla stazione ferroviaria.",
        answers=LEVEL,
    ),
    SiteData(
        key="mincio",
        organisation="meccanica-mincio",
        name="Stabilimento Meccanica del Mincio",
        address="Via delle Prove 100",
        postal_code="46100",
        municipality="Mantova",
        directions="Un autobus parte dalla stazione mezz’ora prima di ogni visita.",
        answers={"step_free": YES, "accessible_toilet": YES, "quiet_space": NO},
        notes="In reparto il rumore è forte: le cuffie si prendono all’ingresso.",
    ),
]

AT_SCHOOL = [
    SiteData(
        key="lazzaretto",
        organisation="scuola-mips99z01a",
        name="Aula magna del liceo “Lazzaretto”",
        address="Via della Scuola 1",
        postal_code="20100",
        municipality="Milano",
        directions="Si entra dal portone principale; chi non è della scuola passa in portineria.",
        answers=LEVEL_AND_LIFT,
    ),
    SiteData(
        key="ada-byron",
        organisation="scuola-mitn99z06g",
        name="Auditorium dell’istituto “Ada Byron”",
        address="Via della Scuola 8",
        postal_code="20096",
        municipality="Pioltello",
        directions="L’auditorium ha un ingresso suo, a sinistra del cancello.",
        answers=WELCOMING,
    ),
]

SITES = [*MILAN, *NORTH_AND_EAST, *MANTUA, *AT_SCHOOL]
