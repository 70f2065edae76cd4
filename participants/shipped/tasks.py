"""What a public body does as its task in the public interest (GDPR, art. 6(1)(e))."""

from __future__ import annotations

from participants.enums import Anchor, LegalBasis, TimeUnit
from participants.shipped.shape import ShippedPurpose, Words

TASK = LegalBasis.PUBLIC_INTEREST.value
COORDINATORS = Words(
    "Chi coordina il programma; chi cura le macchine del portale, sotto contratto (art. 28)",
    "Those who coordinate the programme; those who look after the portal’s machines, under "
    "contract (art. 28)",
)
PARTICIPANTS = Words(
    "Persone che partecipano, anche minorenni", "People who take part, also minors"
)

TASKS = (
    ShippedPurpose(
        code="account",
        name=Words("Il tuo accesso e il tuo profilo", "Your sign-in and your profile"),
        legal_basis=TASK,
        anchor=Anchor.REQUEST.value,
        data=Words(
            "Indirizzo email, nome e cognome, lingua, dichiarazione sull’età; data di nascita, "
            "scuola, classe, comune, occupazione solo se un evento le chiede",
            "Email address, first and last name, language, the declaration of age; date of birth, "
            "school, class, municipality, occupation only where an event asks for them",
        ),
        people=Words(
            "Chi entra nel portale, dai 14 anni", "Those who sign in to the portal, from 14"
        ),
        recipients=COORDINATORS,
        short=Words(
            "Ti facciamo entrare con un codice e non ti chiediamo due volte le stesse cose.",
            "We let you in with a code and do not ask you the same things twice.",
        ),
        full=Words(
            "L’indirizzo email serve a mandarti il codice per entrare. Il nome va sul biglietto. "
            "La data di nascita, la scuola, la classe, il comune e quello che fai li chiediamo "
            "solo se l’evento che scegli ha una regola. Puoi correggerli nel tuo profilo.",
            "The email address is for sending you the code to sign in. Your name goes on the "
            "ticket. We ask for your date of birth, school, class, municipality and what you do "
            "only if the event you choose has a rule. You can correct them in your profile.",
        ),
    ),
    ShippedPurpose(
        code="registration",
        name=Words("Le iscrizioni agli eventi", "Registrations for events"),
        legal_basis=TASK,
        anchor=Anchor.EDITION_END.value,
        keep=12,
        unit=TimeUnit.MONTHS.value,
        data=Words(
            "Nome e cognome, evento, data, numero di accompagnatori, stato dell’iscrizione",
            "First and last name, event, date, number of companions, state of the registration",
        ),
        people=PARTICIPANTS,
        recipients=COORDINATORS,
        short=Words(
            "Ti teniamo il posto e sappiamo quante persone vengono.",
            "We keep your place and know how many people come.",
        ),
        full=Words(
            "Quando prendi un posto scriviamo chi sei, a che cosa vieni e con quante persone. "
            "Serve a fare l’elenco di chi partecipa e ad avvisarti se qualcosa cambia. Un anno "
            "dopo la fine del programma togliamo i nomi e restano solo i numeri.",
            "When you take a place we write who you are, what you come to and with how many "
            "people. It is for the list of who takes part and to tell you if something changes. "
            "One year after the end of the programme we take the names away and only numbers stay.",
        ),
    ),
    ShippedPurpose(
        code="waiting_list",
        name=Words("La lista d’attesa", "The waiting list"),
        legal_basis=TASK,
        anchor=Anchor.SESSION_END.value,
        keep=30,
        data=Words(
            "Nome e cognome, evento, momento di arrivo, posti chiesti",
            "First and last name, event, moment of arrival, seats asked for",
        ),
        people=PARTICIPANTS,
        recipients=COORDINATORS,
        short=Words(
            "Se è tutto pieno ti mettiamo in fila e ti avvisiamo quando c’è posto.",
            "If it is full we put you in line and tell you when there is a place.",
        ),
        full=Words(
            "Scriviamo il momento in cui arrivi, perché la fila sia giusta. Chi aspetta e "
            "non ottiene un posto viene tolto 30 giorni dopo la data dell’incontro.",
            "We write when you arrived, so that the line is fair. Who waits and gets no place is "
            "taken off 30 days after the date of the event.",
        ),
    ),
    ShippedPurpose(
        code="needs",
        name=Words("Quello che ti serve per partecipare", "What you need to take part"),
        legal_basis=TASK,
        special_basis="GDPR, art. 9(2)(g); d.lgs. 196/2003, art. 2-sexies",
        anchor=Anchor.EVENT_END.value,
        keep=30,
        data=Words(
            "L’aiuto richiesto, scritto senza diagnosi (per esempio: ingresso senza scale)",
            "The help asked for, written without a diagnosis (for example: entrance without steps)",
        ),
        people=PARTICIPANTS,
        recipients=Words("Solo chi organizza quell’evento", "Only those who organise that event"),
        short=Words(
            "Ci dici di che cosa hai bisogno e noi lo prepariamo.",
            "You tell us what you need and we prepare it.",
        ),
        full=Words(
            "Puoi dirci, se vuoi, che cosa ti aiuta a partecipare: una rampa, un posto davanti, "
            "un interprete. Non dirci il motivo: non ci serve. Lo legge solo chi organizza "
            "l’evento. Lo cancelliamo 30 giorni dopo.",
            "You may tell us, if you like, what helps you to take part: a ramp, a seat in front, "
            "an interpreter. Do not tell us why: we do not need it. Only those who organise the "
            "event read it. We delete it 30 days later.",
        ),
    ),
    ShippedPurpose(
        code="guardian",
        name=Words("Chi è responsabile di un minore", "Who is responsible for a minor"),
        legal_basis=TASK,
        anchor=Anchor.WITH_MINOR.value,
        data=Words(
            "Nome, cognome e indirizzo email del genitore o di chi ne fa le veci, autorizzazioni",
            "First and last name and email address of the parent or guardian, authorisations",
        ),
        people=Words(
            "Genitori e altre persone con la responsabilità genitoriale",
            "Parents and others who hold parental responsibility",
        ),
        recipients=COORDINATORS,
        short=Words(
            "Sappiamo a chi chiedere il permesso per chi ha meno di 18 anni.",
            "We know whom to ask for permission for who is under 18.",
        ),
        full=Words(
            "Per chi ha meno di 14 anni si iscrive un genitore. Per chi ne ha da 14 a 17 può "
            "servire il suo permesso. Teniamo il nome e l’indirizzo del genitore finché teniamo "
            "i dati del minore, e li cancelliamo insieme.",
            "For who is under 14 a parent registers. For who is from 14 to 17 a parent’s "
            "permission may be needed. We keep the parent’s name and address as long as we keep "
            "the minor’s data, and delete them together.",
        ),
    ),
    ShippedPurpose(
        code="outbox",
        name=Words("I messaggi che ti mandiamo", "The messages that we send you"),
        legal_basis=TASK,
        anchor=Anchor.RECORDED.value,
        keep=12,
        unit=TimeUnit.MONTHS.value,
        data=Words(
            "Indirizzo email, testo del messaggio, quando è partito",
            "Email address, text of the message, when it went",
        ),
        people=Words("Persone che partecipano e genitori", "People who take part, and parents"),
        recipients=COORDINATORS,
        short=Words(
            "Ti mandiamo biglietti, cambiamenti e promemoria.",
            "We send you tickets, changes and reminders.",
        ),
        full=Words(
            "Teniamo una copia di quello che ti abbiamo scritto, così possiamo rispondere se "
            "qualcosa non è arrivato. I codici per entrare non li teniamo. Dopo un anno le copie "
            "vengono cancellate.",
            "We keep a copy of what we wrote to you, so that we can answer if something did not "
            "arrive. We do not keep the codes to sign in. After one year the copies are deleted.",
        ),
    ),
    ShippedPurpose(
        code="certificates",
        name=Words("Gli attestati", "Certificates"),
        legal_basis=TASK,
        anchor=Anchor.RECORDED.value,
        keep=10,
        unit=TimeUnit.YEARS.value,
        data=Words(
            "Il codice di verifica dell’attestato, senza il nome",
            "The verification code of the certificate, without the name",
        ),
        people=PARTICIPANTS,
        recipients=Words(
            "Chi riceve l’attestato e ne controlla il codice",
            "Whoever is given the certificate and checks its code",
        ),
        short=Words(
            "Chi riceve il tuo attestato può controllare che sia vero.",
            "Who is given your certificate can check that it is true.",
        ),
        full=Words(
            "Sull’attestato c’è un codice. Per dieci anni teniamo solo quel codice: chi ha in "
            "mano il foglio può controllare che lo abbiamo fatto noi.",
            "There is a code on the certificate. For ten years we keep only that code: who holds "
            "the paper can check that we made it.",
        ),
    ),
    ShippedPurpose(
        code="staff",
        name=Words("Le persone di scuole e partner", "The people of schools and partner bodies"),
        legal_basis=TASK,
        anchor=Anchor.REQUEST.value,
        data=Words(
            "Nome, recapiti di lavoro, ente, ruolo, gli eventi in cui si è presenti",
            "Name, work contacts, body, role, the events in which they take part",
        ),
        people=Words(
            "Docenti, persone degli enti partner, chi coordina",
            "Teachers, people of partner bodies, coordinators",
        ),
        recipients=COORDINATORS,
        short=Words(
            "Sappiamo chi organizza e chi parla agli eventi.",
            "We know who organises events and who speaks at them.",
        ),
        full=Words(
            "Teniamo il nome, l’ente e i recapiti di lavoro di chi organizza, accompagna o parla. "
            "Il nome di chi parla può comparire sulla pagina dell’evento.",
            "We keep the name, the body and the work contacts of who organises, accompanies or "
            "speaks. The name of a speaker may stand on the page of the event.",
        ),
    ),
)
