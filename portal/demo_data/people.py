"""Invented professionals whom young people meet. Any likeness to somebody is chance."""

from __future__ import annotations

from partners.enums import Gender
from portal.demo_data.organisations import AREA_AMBIENTE, POLO_DI_MANTOVA, RISORSE_UMANE
from portal.demo_data.shape import ProfessionalData

METROPOLITAN_CITY = "citta-metropolitana-di-milano"

CAREER_DAY = [
    ProfessionalData(
        key="arrighi",
        organisation=METROPOLITAN_CITY,
        department=AREA_AMBIENTE,
        first_name="Teresa",
        last_name="Arrighi",
        job_title="Ingegnera ambientale",
        is_role_model=True,
        biography="Segue le autorizzazioni degli impianti che trattano rifiuti. Da ragazza "
        "smontava radio; oggi smonta progetti, e li rimonta finché non inquinano.",
    ),
    ProfessionalData(
        key="belotti",
        organisation=METROPOLITAN_CITY,
        department=AREA_AMBIENTE,
        first_name="Micaela",
        last_name="Belotti",
        job_title="Geologa",
        is_role_model=True,
        biography="Legge le carte del sottosuolo per dire dove si può scavare e dove no. Metà del "
        "suo lavoro è in stivali di gomma.",
    ),
    ProfessionalData(
        key="carrera",
        organisation=METROPOLITAN_CITY,
        department=AREA_AMBIENTE,
        first_name="Saverio",
        gender=Gender.MAN,
        last_name="Carrera",
        job_title="Chimico, qualità dell’aria",
        biography="Controlla i camini delle fabbriche e i numeri che ne escono. Ha studiato da "
        "perito, poi chimica la sera, lavorando.",
    ),
    ProfessionalData(
        key="donati",
        organisation=METROPOLITAN_CITY,
        department=AREA_AMBIENTE,
        first_name="Ludovica",
        last_name="Donati",
        job_title="Analista di dati territoriali",
        is_role_model=True,
        biography="Disegna le mappe con cui si decide dove piantare gli alberi. Il suo attrezzo è "
        "un foglio di codice, la sua palestra una classe di statistica.",
    ),
    ProfessionalData(
        key="esposito",
        organisation=METROPOLITAN_CITY,
        department=AREA_AMBIENTE,
        first_name="Nadia",
        last_name="Esposito",
        job_title="Idrologa, acque e fontanili",
        is_role_model=True,
        biography="Misura quanta acqua passa nei canali e di che umore è. Sa dirti quando il "
        "Seveso farà il prepotente.",
    ),
    ProfessionalData(
        key="fumagalli",
        organisation=METROPOLITAN_CITY,
        department=RISORSE_UMANE,
        first_name="Bruna",
        last_name="Fumagalli",
        job_title="Responsabile della selezione",
        biography="Scrive i concorsi con cui si entra nella Città metropolitana: spiega che cosa "
        "chiedono davvero, senza burocratese.",
    ),
    ProfessionalData(
        key="galbusera",
        organisation="fondazione-meteorologica-milano-duomo",
        first_name="Irene",
        last_name="Galbusera",
        job_title="Climatologa",
        is_role_model=True,
        biography="Studia il caldo delle città con le centraline sui tetti. Ha imparato a spiegare "
        "un grafico anche a chi ha fretta.",
    ),
]

UNIVERSITIES = [
    ProfessionalData(
        key="hassan",
        organisation="politecnico-di-milano",
        first_name="Samira",
        last_name="Hassan",
        job_title="Ricercatrice in meccanica dei materiali",
        is_role_model=True,
        biography="Rompe cose di mestiere, per capire come farle durare di più. È arrivata in "
        "Italia a nove anni e ha scelto ingegneria per sfida.",
    ),
    ProfessionalData(
        key="invernizzi",
        organisation="politecnico-di-milano",
        department=POLO_DI_MANTOVA,
        first_name="Costanza",
        last_name="Invernizzi",
        job_title="Architetta e progettista",
        is_role_model=True,
        biography="Restaura edifici antichi con strumenti nuovissimi: droni, scanner, modelli al "
        "computer. E una matita, sempre.",
    ),
    ProfessionalData(
        key="locatelli",
        organisation="universita-milano-bicocca",
        first_name="Giada",
        last_name="Locatelli",
        job_title="Matematica applicata",
        is_role_model=True,
        biography="Costruisce modelli che prevedono come si muove una folla. Dice che la "
        "matematica è il modo più onesto di cambiare idea.",
    ),
    ProfessionalData(
        key="moretti",
        organisation="universita-milano-bicocca",
        first_name="Amina",
        last_name="Moretti",
        job_title="Biologa molecolare",
        is_role_model=True,
        biography="Cerca nei microbi del suolo chi sa mangiare la plastica. In laboratorio ascolta "
        "musica anni Novanta.",
    ),
    ProfessionalData(
        key="nespoli",
        organisation="universita-degli-studi-di-milano",
        first_name="Elisabetta",
        last_name="Nespoli",
        job_title="Astrofisica",
        is_role_model=True,
        biography="Ascolta stelle che si spengono. Prima di ogni osservazione, la notte, mette una "
        "moka sul fuoco.",
    ),
    ProfessionalData(
        key="oggioni",
        organisation="universita-vita-salute-san-raffaele",
        first_name="Valentina",
        last_name="Oggioni",
        job_title="Medica e bioingegnera",
        is_role_model=True,
        biography="Disegna protesi che imparano da chi le porta. Ha due lauree e una moto.",
    ),
    ProfessionalData(
        key="pirovano",
        organisation="universita-bocconi",
        first_name="Marta",
        last_name="Pirovano",
        job_title="Economista dei dati",
        biography="Usa i numeri per capire perché certe ragazze non si iscrivono a ingegneria, e "
        "che cosa succede quando lo fanno.",
    ),
]

COMPANIES = [
    ProfessionalData(
        key="quaglia",
        organisation="robotica-lambro",
        first_name="Fiorenza",
        last_name="Quaglia",
        job_title="Progettista di robot",
        is_role_model=True,
        biography="Insegna ai bracci meccanici a essere delicati. È partita da un istituto tecnico "
        "e da un garage.",
    ),
    ProfessionalData(
        key="riccardi",
        organisation="nuvola-dati",
        first_name="Deborah",
        last_name="Riccardi",
        job_title="Scienziata dei dati",
        is_role_model=True,
        biography="Cerca gli errori nascosti negli algoritmi che decidono per noi. Il suo motto: "
        "prima di fidarti, guarda i dati.",
    ),
    ProfessionalData(
        key="saleh",
        organisation="ruota-libera-mobilita",
        first_name="Omar",
        gender=Gender.MAN,
        last_name="Saleh",
        job_title="Tecnico di batterie",
        biography="Ripara le batterie che altri buttano. Ha un diploma tecnico e molta pazienza.",
    ),
    ProfessionalData(
        key="tagliabue",
        organisation="ragazze-del-decimale",
        first_name="Sofia",
        last_name="Tagliabue",
        job_title="Sviluppatrice",
        is_role_model=True,
        biography="Di giorno scrive programmi per gli ospedali, il sabato insegna a scriverli.",
    ),
    ProfessionalData(
        key="ubaldi",
        organisation="officina-prisma",
        first_name="Giorgia",
        last_name="Ubaldi",
        job_title="Tecnica elettronica",
        is_role_model=True,
        biography="Salda dal 1998 e non ha mai smesso di stupirsi quando il circuito si accende.",
    ),
    ProfessionalData(
        key="vezzani",
        organisation="meccanica-mincio",
        first_name="Roberta",
        last_name="Vezzani",
        job_title="Direttrice di stabilimento",
        is_role_model=True,
        biography="Guida centoventi persone e quaranta macchine. Ha cominciato in officina, al "
        "turno delle sei.",
    ),
    ProfessionalData(
        key="zanetti",
        organisation="molino-delle-valli",
        first_name="Chiara",
        last_name="Zanetti",
        job_title="Tecnologa alimentare",
        is_role_model=True,
        biography="Sa quanto deve riposare un impasto e perché. In laboratorio assaggia per "
        "lavoro.",
    ),
    ProfessionalData(
        key="loperfido",
        organisation="sasso-sonoro",
        first_name="Antonella",
        last_name="Lo Perfido",
        job_title="Ingegnera del suono",
        is_role_model=True,
        biography="Registra le gravine e le trasforma in mostre. Tiene insieme fisica e musica.",
    ),
    ProfessionalData(
        key="colombo",
        organisation="martesana-solare",
        first_name="Rachele",
        last_name="Colombo",
        job_title="Esperta di energia",
        is_role_model=True,
        biography="Ha convinto un quartiere a dividersi la corrente del sole. Conta i kilowattora "
        "come altri contano i passi.",
    ),
    ProfessionalData(
        key="dipalma",
        organisation="students-lab",
        first_name="Noemi",
        last_name="Di Palma",
        job_title="Formatrice, imprese degli studenti",
        biography="Ha aiutato duecento classi ad aprire, e qualche volta a chiudere bene, una "
        "piccola impresa.",
    ),
    ProfessionalData(
        key="ferrante",
        organisation="ala-milano",
        first_name="Hilary",
        last_name="Ferrante",
        job_title="Educatrice e mentore",
        biography="Lavora con ragazze e ragazzi che hanno smesso di crederci. Ascolta molto, "
        "promette poco.",
    ),
]

PROFESSIONALS = [*CAREER_DAY, *UNIVERSITIES, *COMPANIES]
