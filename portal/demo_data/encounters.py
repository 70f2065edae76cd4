"""Whom students meet at the demo's career day. Bodies are real, people are invented."""

from __future__ import annotations

from dataclasses import dataclass

from portal.demo_data.organisations import AREA_AMBIENTE, RISORSE_UMANE

METROPOLITAN_CITY = "citta-metropolitana-di-milano"
METEO = "fondazione-meteorologica-milano-duomo"
POLIMI, BICOCCA = "politecnico-di-milano", "universita-milano-bicocca"


@dataclass(frozen=True, kw_only=True)
class HostData:
    """Somebody at a table; ``professional`` is a key of ``people``, empty for a desk of several.

    From the round of number ``away_from`` on (counting from 0 over both days) she is away; 0 is
    never.
    """

    name: str
    story: str
    competences: str
    organisation: str = METROPOLITAN_CITY
    department: str = AREA_AMBIENTE
    professional: str = ""
    from_year: int = 1
    away_from: int = 0


HOSTS = [
    HostData(
        name="Ludovica Donati, analista di dati territoriali",
        professional="donati",
        story="Disegno le mappe con cui si decide dove piantare gli alberi. Passo metà giornata a "
        "scrivere codice e metà a spiegare a chi decide che cosa dicono i numeri. A scuola la "
        "statistica non si faceva: l’ho scoperta contando le biciclette per un sondaggio.",
        competences="Mappe digitali, statistica, programmazione",
    ),
    HostData(
        name="Nadia Esposito, idrologa",
        professional="esposito",
        story="Misuro quanta acqua passa nei canali e di che umore è. Quando piove forte sono io "
        "che telefono ai comuni lungo il Seveso. Ho scelto questo lavoro dopo avere visto la "
        "cantina dei miei nonni sott’acqua.",
        competences="Fisica dei fluidi, sensori, lavoro all’aperto",
    ),
    HostData(
        name="Irene Galbusera, climatologa",
        organisation=METEO,
        department="",
        professional="galbusera",
        story="Studio il caldo delle città con le centraline sui tetti. Ogni estate scopro una "
        "strada più fresca delle altre e provo a capire perché. Ho imparato a spiegare un grafico "
        "anche a chi ha fretta.",
        competences="Meteorologia, grafici, divulgazione",
    ),
    HostData(
        name="Samira Hassan, ricercatrice sui materiali",
        organisation=POLIMI,
        department="",
        professional="hassan",
        story="Rompo cose di mestiere, per capire come farle durare di più. Sono arrivata in "
        "Italia a nove anni e ho scelto ingegneria per sfida. Porto un pezzo di ponte da piegare.",
        competences="Meccanica, prove di laboratorio, inglese",
    ),
    HostData(
        name="Teresa Arrighi, ingegnera ambientale",
        professional="arrighi",
        story="Seguo le autorizzazioni degli impianti che trattano rifiuti. Da ragazza smontavo "
        "radio; oggi smonto progetti, e li rimonto finché non inquinano.",
        competences="Chimica, norme sull’ambiente, disegno tecnico",
    ),
    HostData(
        name="Giada Locatelli, matematica applicata",
        organisation=BICOCCA,
        department="",
        professional="locatelli",
        story="Costruisco modelli che prevedono come si muove una folla. La matematica è il modo "
        "più onesto che conosco di cambiare idea.",
        competences="Matematica, simulazioni, lavoro di gruppo",
        from_year=3,
    ),
    HostData(
        name="Amina Moretti, biologa molecolare",
        organisation=BICOCCA,
        department="",
        professional="moretti",
        story="Cerco nel suolo i microbi che sanno smontare la plastica. Ci vuole pazienza: otto "
        "esperimenti su dieci non riescono, e sono quelli da cui imparo di più.",
        competences="Biologia, microscopio, quaderno di laboratorio",
    ),
    HostData(
        name="Micaela Belotti, geologa",
        professional="belotti",
        story="Leggo le carte del sottosuolo per dire dove si può scavare e dove no. Metà del mio "
        "lavoro è in stivali di gomma, l’altra metà davanti a uno schermo.",
        competences="Scienze della terra, carte, rilievi",
        away_from=20,
    ),
    HostData(
        name="Saverio Carrera, chimico dell’aria",
        professional="carrera",
        story="Controllo i camini delle fabbriche e i numeri che ne escono. Ho studiato da perito, "
        "poi chimica la sera, lavorando: si può fare, e racconto come.",
        competences="Chimica analitica, strumenti di misura",
    ),
    HostData(
        name="Gaia Ronchetti, ispettrice delle acque",
        story="Quando un torrente cambia colore tocca a me capire da dove viene. Faccio prelievi, "
        "busso alle porte, scrivo verbali. Serve gentilezza, e non farsi intimidire.",
        competences="Chimica, diritto, ascolto",
    ),
    HostData(
        name="Davide Sartori, agronomo dei parchi",
        story="Scelgo gli alberi per le strade che scottano: devono resistere a sale, smog e "
        "parcheggi. Da studente raccoglievo pomodori d’estate, e lì ho capito che mi piaceva la "
        "terra.",
        competences="Botanica, suoli, progettazione del verde",
    ),
    HostData(
        name="Alice Pedretti, energia degli edifici",
        story="Entro nelle scuole con una telecamera a infrarossi e trovo da dove scappa il caldo. "
        "Poi faccio i conti di quanto si risparmia a chiudere il buco.",
        competences="Fisica, disegno al computer, bilanci",
    ),
    HostData(
        name="Marta Colnago, mobilità e ciclabili",
        story="Disegno percorsi in bicicletta che la gente usi davvero. Prima pedalo, poi disegno: "
        "il contrario non funziona.",
        competences="Mappe, trasporti, parlare in pubblico",
    ),
    HostData(
        name="Omar Benali, guardia ecologica e droni",
        story="Con un drone cerco le discariche nascoste nei campi. Ho imparato a pilotarlo a "
        "trent’anni: non è mai tardi per studiare una cosa nuova.",
        competences="Fotografia dall’alto, sicurezza, elettronica",
    ),
    HostData(
        name="Chiara Vismara, rumore e acustica",
        story="Misuro quanto rumore fanno autostrade, locali e aerei. Suono il violoncello: "
        "l’orecchio allenato mi serve più di quanto pensassi.",
        competences="Fisica delle onde, musica, strumenti di misura",
    ),
    HostData(
        name="Sportello rifiuti ed economia circolare",
        story="Siamo in tre: una chimica, un economista, una tecnica di laboratorio. Insieme "
        "decidiamo se uno scarto può diventare la materia prima di qualcun altro.",
        competences="Chimica, economia, curiosità",
    ),
    HostData(
        name="Francesca Brambilla, bonifiche",
        story="Seguo i terreni che erano fabbriche e diventeranno parchi. Ci vogliono anni: la "
        "soddisfazione è vederci giocare i bambini.",
        competences="Geologia, chimica, gestione di progetti",
        from_year=2,
    ),
    HostData(
        name="Sportello dati e sistemi informativi",
        story="Teniamo in piedi i computer con cui lavorano mille persone, e difendiamo i dati di "
        "tre milioni di abitanti. Siamo in due, una viene dal classico.",
        competences="Reti, sicurezza informatica, programmazione",
        department=RISORSE_UMANE,
    ),
    HostData(
        name="Bruna Fumagalli, selezione del personale",
        professional="fumagalli",
        story="Scrivo i concorsi con cui si entra nella Città metropolitana: ti dico che cosa "
        "chiedono davvero, senza burocratese.",
        competences="Psicologia del lavoro, scrittura chiara",
        department=RISORSE_UMANE,
    ),
    HostData(
        name="Sportello “Lavorare in un ente pubblico”",
        story="Come si legge un bando, quanto si guadagna, come si cresce. Rispondiamo alle "
        "domande che a scuola non si sa a chi fare.",
        competences="Orientamento, bandi, contratti",
        department=RISORSE_UMANE,
    ),
]
