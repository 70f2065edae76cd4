-- Organisations 1 and 2 lead and fund everything; then come the partners, then the schools.
INSERT INTO partners_organisation
    (id, created_at, updated_at, kind, name, short_name, slug, website, email, municipality_id)
VALUES
    (1, pg_temp.midnight(), pg_temp.midnight(), 'public_body',
     'Città metropolitana della Bussola', '', 'citta-metropolitana-della-bussola', '', '', 1),
    (2, pg_temp.midnight(), pg_temp.midnight(), 'fund',
     'Fondo per le scienze dei giovani', '', 'fondo-per-le-scienze-dei-giovani', '', '', 1);

INSERT INTO partners_organisation
    (id, created_at, updated_at, kind, name, short_name, slug, website, email, municipality_id)
SELECT 2 + n, pg_temp.midnight(), pg_temp.midnight(),
       pg_temp.one_of('kind of body', n, ARRAY[
           'company', 'company', 'company', 'association', 'association', 'foundation',
           'university', 'research', 'museum', 'training', 'employers', 'public_body']),
       name, '', pg_temp.slug(name), '', 'info' || n || '@partner.bussola.example',
       1 + pg_temp.pick('home of body', n, %(towns)s)
FROM generate_series(1, %(editions)s * %(partners)s) AS n
CROSS JOIN LATERAL (
    SELECT pg_temp.one_of('first word', n, ARRAY[
               'Officina', 'Laboratorio', 'Fondazione', 'Cantiere', 'Istituto', 'Rete', 'Centro',
               'Studio', 'Associazione', 'Fabbrica', 'Bottega', 'Consorzio'])
           || ' ' ||
           pg_temp.one_of('second word', n, ARRAY[
               'Aurora', 'Prisma', 'Meridiana', 'Galileo', 'Ipazia', 'Orizzonte', 'Lambda',
               'Quanto', 'Radice', 'Girandola', 'Faro', 'Ponente', 'Sestante', 'Eureka'])
           || ' ' || n AS name
);

-- 60 in 100 are upper secondary schools: the participants come from those.
CREATE TEMP TABLE school_plan ON COMMIT DROP AS
SELECT n,
       2 + %(editions)s * %(partners)s + n AS organisation_id,
       1 + pg_temp.pick('home of school', n, %(towns)s) AS municipality_id,
       CASE
           WHEN share < 0.6 THEN
               pg_temp.one_of('type', n, ARRAY['PS', 'PC', 'PM', 'TF', 'TD', 'RI', 'RC'])
           WHEN share < 0.8 THEN 'MM'
           WHEN share < 0.9 THEN 'EE'
           ELSE 'IC'
       END AS type
FROM generate_series(1, %(editions)s * %(schools)s) AS n
CROSS JOIN LATERAL (SELECT mod(n - 1, %(schools)s)::real / %(schools)s AS share);

INSERT INTO partners_organisation
    (id, created_at, updated_at, kind, name, short_name, slug, website, email, municipality_id)
SELECT organisation_id, pg_temp.midnight(), pg_temp.midnight(), 'school', name, '',
       pg_temp.slug(name), '', '', municipality_id
FROM school_plan
CROSS JOIN LATERAL (
    SELECT CASE left(type, 1)
               WHEN 'P' THEN 'Liceo ' WHEN 'T' THEN 'Istituto tecnico '
               WHEN 'R' THEN 'Istituto professionale ' WHEN 'M' THEN 'Scuola media '
               WHEN 'E' THEN 'Scuola primaria ' ELSE 'Istituto comprensivo '
           END
           || pg_temp.one_of('name of school', n, ARRAY[
               'Montalcini', 'Agnesi', 'Bassi', 'Cavendish', 'Fermi', 'Volta', 'Lovelace',
               'Somerville', 'Pacinotti', 'Lagrange', 'Torricelli', 'Noether'])
           || ' ' || n AS name
);

INSERT INTO schools_school
    (id, created_at, updated_at, organisation_id, ministerial_code, level, track, institute_id)
SELECT n, pg_temp.midnight(), pg_temp.midnight(), organisation_id,
       -- Well formed, and of no real school: the sixth character is a Z after a 9.
       m.province || type || '9Z' || lpad(upper(to_hex(n)), 4, '0'),
       CASE type WHEN 'MM' THEN 'medie' WHEN 'EE' THEN 'primaria' WHEN 'IC' THEN 'istituto'
                 ELSE 'superiori' END,
       CASE left(type, 1) WHEN 'P' THEN 'liceo' WHEN 'T' THEN 'tecnico'
                          WHEN 'R' THEN 'professionale' ELSE '' END,
       NULL
FROM school_plan
JOIN places_municipality m ON m.id = municipality_id;
