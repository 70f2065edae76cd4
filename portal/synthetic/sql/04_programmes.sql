-- Each edition is a programme of one series: that series is how this data is recognised.
INSERT INTO programmes_series (id, name, slug) VALUES (1, 'Edizioni sintetiche', %(series)s);

INSERT INTO programmes_programme
    (id, created_at, updated_at, series_id, title, slug, summary, description, audience_note,
     how_to_take_part, starts_on, ends_on, colour, topic, status, contact_name, contact_email,
     contact_phone, max_class_bookings)
SELECT id, pg_temp.midnight(), pg_temp.midnight(), 1,
       'Scienza in città, edizione ' || id, 'scienza-in-citta-' || id,
       'Un mese di appuntamenti e tre giorni insieme, per provare la scienza prima di sceglierla.',
       'Università, imprese e associazioni aprono le porte a ragazze e ragazzi.',
       'Chi ha almeno quattordici anni, le famiglie e i docenti.',
       'Scegli un evento e iscriviti con la tua e-mail.',
       day_zero - 60, day_zero + 170,
       (ARRAY['blu', 'viola', 'petrolio', 'oliva', 'terra', 'magenta', 'indaco', 'ardesia']
        )[1 + mod(id, 8)],
       (%(topics)s::text[])[1 + mod(id, cardinality(%(topics)s::text[]))],
       CASE WHEN is_current THEN 'published' ELSE 'concluded' END,
       'Segreteria', 'edizione' || id || '@programmi.bussola.example', '', 10
FROM edition;

INSERT INTO programmes_phase (id, programme_id, name, description, starts_on, ends_on)
SELECT (id - 1) * 2 + n, id,
       CASE n WHEN 1 THEN 'Mese degli appuntamenti' ELSE 'Maratona' END, '',
       CASE n WHEN 1 THEN day_zero - 46 ELSE day_zero + 31 END,
       CASE n WHEN 1 THEN day_zero + 30 ELSE day_zero + 170 END
FROM edition CROSS JOIN generate_series(1, 2) AS n;

INSERT INTO programmes_action (id, programme_id, parent_id, position, title, description)
SELECT (id - 1) * 3 + n, id, NULL, n,
       (ARRAY['Laboratori', 'Orientamento', 'Comunicazione'])[n], ''
FROM edition CROSS JOIN generate_series(1, 3) AS n;

INSERT INTO programmes_funding
    (id, programme_id, funder_id, call, amount, project_code, statement, emblem_id, position)
SELECT id, id, 2, 'Bando ' || extract(year FROM day_zero), 100000 + 1000 * mod(id, 90), '',
       'Progetto sostenuto dal Fondo per le scienze dei giovani', NULL, 1
FROM edition;

INSERT INTO programmes_partnership
    (id, programme_id, organisation_id, department_id, role, position)
SELECT (id - 1) * (%(partners)s + 2) + 1 + n, id,
       CASE n WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 2 + (id - 1) * %(partners)s + n - 1 END,
       NULL,
       CASE n WHEN 0 THEN 'lead' WHEN 1 THEN 'funder' ELSE 'partner' END,
       1 + n
FROM edition CROSS JOIN generate_series(0, %(partners)s + 1) AS n;

INSERT INTO programmes_programme_schools (id, programme_id, school_id)
SELECT (id - 1) * %(schools)s + n, id, (id - 1) * %(schools)s + n
FROM edition CROSS JOIN generate_series(1, %(schools)s) AS n;
