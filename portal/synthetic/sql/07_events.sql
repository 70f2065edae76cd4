CREATE TEMP TABLE event_plan ON COMMIT DROP AS
SELECT id, e, day_zero, is_upcoming, kind, is_for_families, is_morning,
       (%(topics)s::text[])[topic] AS topic,
       (%(themes)s::text[])[topic] AS theme,
       CASE
           WHEN kind = 'webinar' THEN 'online'
           WHEN kind = 'talk' AND pg_temp.dice('hybrid', id) < 0.25 THEN 'hybrid'
           ELSE 'in_person'
       END AS format,
       CASE WHEN kind IN ('talk', 'workshop') AND pg_temp.dice('free entrance', id) < 0.06
            THEN 'none' ELSE 'registration' END AS booking,
       CASE WHEN is_for_families AND kind <> 'webinar' THEN 3 ELSE 0 END AS companions,
       pg_temp.dice('cancelled', id) < 0.02 AS is_cancelled,
       CASE WHEN is_upcoming THEN 1 + pg_temp.pick('in days', id, 75)
            ELSE -23 - pg_temp.pick('days ago', id, 23) END AS first_day
FROM (SELECT id AS e, day_zero FROM edition)
CROSS JOIN generate_series(0, %(events)s - 1) AS i
CROSS JOIN LATERAL (SELECT (e - 1)::bigint * %(events)s + i + 1 AS id)
CROSS JOIN LATERAL (
    SELECT i < %(events)s * 2 / 3 AS is_upcoming,
           1 + pg_temp.pick('topic', id, cardinality(%(topics)s::text[])) AS topic,
           pg_temp.dice('families', id) < 0.2 AS is_for_families,
           pg_temp.dice('morning', id) < 0.5 AS is_morning,
           pg_temp.dice('kind', id) AS kind_dice
)
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN kind_dice < 0.42 THEN 'workshop'
        WHEN kind_dice < 0.62 THEN 'talk'
        WHEN kind_dice < 0.76 THEN 'visit'
        WHEN kind_dice < 0.86 THEN 'webinar'
        WHEN kind_dice < 0.93 THEN 'course'
        ELSE 'career_day'
    END AS kind
);

INSERT INTO events_event
    (id, created_at, updated_at, programme_id, phase_id, action_id, kind, title, slug, summary,
     description, topic, audiences, format, site_id, booking, max_companions, cost_note,
     what_to_bring, more_information, contact_email, offer_duration, offer_cutoff, max_overtakes,
     regular_contact, bookable_by, needs_roster, child_policy, minor_policy, authorisation_duration,
     status, review_note, published_at, cancelled_at, cancel_reason)
SELECT id, published_at, published_at, e,
       (e - 1) * 2 + CASE WHEN first_day <= 30 THEN 1 ELSE 2 END,
       (e - 1) * 3 + 1 + pg_temp.pick('action', id, 3),
       kind, title, pg_temp.slug(title) || '-' || id,
       pg_temp.one_of('summary', id, ARRAY[
           'Due ore per provare con le mani, senza sapere già nulla: ',
           'Chi lo fa di mestiere racconta come ci è arrivata: ',
           'Una domanda, tre esperimenti e molte sorprese: ',
           'Si entra curiosi e si esce con un progetto: '])
       || theme || '.',
       pg_temp.one_of('paragraph one', id, ARRAY[
           'Si comincia da un problema vero, di quelli che in laboratorio capitano il lunedì mattina, e si prova a smontarlo un pezzo alla volta. Nessuno chiede i voti: bastano curiosità e la voglia di sbagliare in compagnia.',
           'In piccolo gruppo si osserva, si misura e si discute. Le persone che guidano l’incontro lavorano ogni giorno con questi strumenti e spiegano senza fretta perché qualcosa funziona, e soprattutto perché a volte non funziona.',
           'L’incontro parte da una scommessa con il pubblico e finisce con una dimostrazione. In mezzo ci sono esperimenti, una gara a squadre e il tempo di fare tutte le domande che a scuola non si ha il coraggio di fare.'])
       || E'\n\n' ||
       pg_temp.one_of('paragraph two', id, ARRAY[
           'Alla fine ogni gruppo racconta che cosa ha scoperto. Chi vuole può continuare a casa, con una scheda e qualche indirizzo utile.',
           'C’è spazio anche per parlare di scuole, di università e di mestieri: quali strade esistono, quanto durano, che cosa si può cambiare lungo il percorso.',
           'L’attività è pensata perché nessuna e nessuno resti a guardare: i materiali bastano per tutti e si lavora sempre in coppia.']),
       topic,
       CASE WHEN is_for_families THEN ARRAY['families', 'primary', 'lower_secondary']
            WHEN kind = 'webinar' THEN ARRAY['families', 'teachers']
            ELSE ARRAY['upper_secondary', 'young_adults'] END,
       format,
       CASE WHEN format <> 'online'
            THEN (e - 1) * %(sites)s + 1 + pg_temp.pick('site', id, %(sites)s) END,
       booking, companions, '', 'Scarpe comode e una bottiglia d’acqua.', '', '',
       interval '48 hours', interval '3 hours', 3,
       false, 'individuals', false, 'authorise', 'none', interval '72 hours',
       CASE WHEN is_cancelled THEN 'cancelled' ELSE 'published' END,
       '', published_at,
       CASE WHEN is_cancelled THEN published_at + interval '1 day' END,
       CASE WHEN is_cancelled THEN 'La sede non è disponibile.' ELSE '' END
FROM event_plan
CROSS JOIN LATERAL (
    SELECT upper(left(theme, 1)) || substr(theme, 2) || ': '
           || (%(kind_names)s::jsonb ->> kind) || ' '
           || pg_temp.one_of('twist', id, ARRAY[
               'per cominciare', 'da vicino', 'dal vero', 'passo per passo', 'senza segreti',
               'a più mani', 'con le mani']) AS title,
           pg_temp.rome(day_zero + first_day, '09:00') - interval '60 days' AS published_at
);

INSERT INTO events_event_hosts (id, event_id, organisation_id)
SELECT id, id, 3 + (e - 1) * %(partners)s + mod(id - 1, %(partners)s) FROM event_plan;

INSERT INTO events_event_professionals (id, event_id, professional_id)
SELECT (id - 1) * 2 + n + 1, id,
       (e - 1) * %(professionals)s + 1 + mod((id - 1) * 2 + n, %(professionals)s)
FROM event_plan CROSS JOIN generate_series(0, 1) AS n;

-- Everybody generated is between 14 and 35, so the rule keeps nobody out.
INSERT INTO events_eligibilityrule
    (id, event_id, session_id, kind, minimum, maximum, reference_date, levels, occupations)
SELECT row_number() OVER (ORDER BY id), id, NULL, 'age', 14, 35, NULL, '{}', '{}'
FROM event_plan
WHERE NOT is_for_families AND pg_temp.dice('age rule', id) < 0.1;
