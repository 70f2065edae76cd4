-- Every second partner has a site with two rooms.
INSERT INTO partners_site
    (id, organisation_id, name, address, postal_code, municipality_id, directions, step_free,
     accessible_toilet, lift, hearing_loop, quiet_space, accessibility_notes)
SELECT n, 1 + n * 2, 'Sede ' || n, 'Via della Prova ' || n, '20100',
       1 + pg_temp.pick('home of site', n, %(towns)s),
       'Dalla stazione si arriva a piedi in dieci minuti.',
       pg_temp.one_of('step free', n, ARRAY['yes', 'yes', 'yes', 'no', 'unknown']),
       pg_temp.one_of('toilet', n, ARRAY['yes', 'yes', 'no', 'unknown']),
       pg_temp.one_of('lift', n, ARRAY['yes', 'no', 'unknown']),
       pg_temp.one_of('loop', n, ARRAY['yes', 'no', 'unknown', 'unknown']),
       pg_temp.one_of('quiet', n, ARRAY['yes', 'unknown']),
       ''
FROM generate_series(1, %(editions)s * %(sites)s) AS n;

INSERT INTO partners_room
    (id, site_id, name, floor, step_free, accessible_toilet, lift, hearing_loop, quiet_space,
     accessibility_notes)
SELECT (site - 1) * 2 + n, site, 'Aula ' || n, 'Piano ' || n, 'yes', 'yes', 'unknown', 'unknown',
       'unknown', ''
FROM generate_series(1, %(editions)s * %(sites)s) AS site
CROSS JOIN generate_series(1, 2) AS n;

INSERT INTO partners_professional
    (id, created_at, updated_at, organisation_id, department_id, first_name, last_name, job_title,
     biography, is_role_model, gender, email, source_code)
SELECT n, pg_temp.midnight(), pg_temp.midnight(),
       2 + (n - 1) / %(professionals)s * %(partners)s
         + 1 + pg_temp.pick('employer', n, %(partners)s),
       NULL,
       CASE WHEN is_woman THEN pg_temp.one_of('first', -n, %(women)s)
            ELSE pg_temp.one_of('first', -n, %(men)s) END,
       CASE WHEN mod(n, 97) = 0 THEN '<b>' || pg_temp.one_of('last', -n, %(last)s) || '</b>'
            ELSE pg_temp.one_of('last', -n, %(last)s) END,
       pg_temp.one_of('job', n, ARRAY[
           'Ingegnera', 'Biologa', 'Chimica', 'Analista di dati', 'Progettista', 'Fisica',
           'Sviluppatore', 'Geologa', 'Matematica', 'Tecnico di laboratorio']),
       'Ha scelto tardi che cosa studiare, e racconta volentieri come.',
       is_woman AND pg_temp.dice('role model', n) < 0.6,
       CASE WHEN is_woman THEN 'woman' ELSE 'man' END, '', ''
FROM generate_series(1, %(editions)s * %(professionals)s) AS n
CROSS JOIN LATERAL (SELECT pg_temp.dice('woman', -n) < 0.7 AS is_woman);
