"""The statements of an import, each for all rows of a file at once.

``registry_row`` is the file as it was copied, ``registry_plan`` what it means beside the rows that
are there: ``standing`` says what becomes of each, ``old_…`` and ``new_…`` what it was and will be.
NULL in a copied row means that the file has no such column: what is there stays.
"""

from __future__ import annotations

COLUMNS = {
    "line": "integer",
    "code": "text",
    "registry_name": "text",
    "name": "text",
    "slug": "text",
    "level": "text",
    "track": "text",
    "institute": "text",
    "cadastral_code": "text",
    "special_kind": "text",
    "address": "text",
    "postal_code": "text",
    "email": "text",
    "pec": "text",
    "website": "text",
}
ROW, PLAN, CREATED = "registry_row", "registry_plan", "registry_created"

# A name that somebody corrected by hand stays until the registry calls the school otherwise; a
# level or track that the tables do not know never takes the place of one that somebody wrote.
PLAN_ROWS = """
CREATE TEMPORARY TABLE registry_plan ON COMMIT DROP AS
SELECT
    r.line, r.code, r.slug, r.cadastral_code, s.id AS school_id, s.organisation_id,
    CASE
        WHEN s.id IS NULL AND coalesce(r.name, '') = '' THEN 'nameless'
        WHEN s.id IS NULL THEN 'new'
        WHEN greatest(s.registry_year, s.gone_since) > %(year)s THEN 'older'
        WHEN s.registry NOT IN ('', %(registry)s) AND s.registry_year = %(year)s THEN 'elsewhere'
        ELSE 'known'
    END AS standing,
    s.gone_since AS old_gone_since,
    s.registry AS old_registry,
    o.name AS old_name,
    CASE WHEN s.id IS NULL OR (coalesce(r.registry_name, '') NOT IN ('', s.registry_name))
         THEN r.name ELSE o.name END AS new_name,
    o.municipality_id AS old_municipality_id,
    coalesce(m.id, o.municipality_id) AS new_municipality_id,
    i.ministerial_code AS old_institute,
    CASE WHEN r.institute IS NULL THEN i.ministerial_code
         ELSE nullif(r.institute, '') END AS new_institute,
    s.address AS old_address,
    s.level AS old_level,
    s.track AS old_track,
    coalesce(nullif(r.level, ''), s.level, '') AS new_level,
    CASE WHEN coalesce(nullif(r.level, ''), s.level, '') <> 'superiori' THEN ''
         ELSE coalesce(nullif(r.track, ''), s.track, '') END AS new_track,
    s.registry_name AS old_registry_name,
    coalesce(nullif(r.registry_name, ''), s.registry_name, '') AS new_registry_name,
    s.special_kind AS old_special_kind,
    coalesce(r.special_kind, s.special_kind, '') AS new_special_kind,
    coalesce(r.address, s.address, '') AS new_address,
    s.postal_code AS old_postal_code,
    coalesce(r.postal_code, s.postal_code, '') AS new_postal_code,
    s.email AS old_email,
    coalesce(r.email, s.email, '') AS new_email,
    s.pec AS old_pec,
    coalesce(r.pec, s.pec, '') AS new_pec,
    s.website AS old_website,
    coalesce(r.website, s.website, '') AS new_website
FROM registry_row r
LEFT JOIN schools_school s ON s.ministerial_code = r.code
LEFT JOIN schools_school i ON i.id = s.institute_id
LEFT JOIN partners_organisation o ON o.id = s.organisation_id
LEFT JOIN places_municipality m ON m.cadastral_code = r.cadastral_code
"""
# An institute that neither the portal nor the file has is said, and left out.
UNKNOWN_INSTITUTES = """
UPDATE registry_plan p SET new_institute = p.old_institute
WHERE p.new_institute IS NOT NULL AND p.new_institute IS DISTINCT FROM p.old_institute
  AND NOT EXISTS (SELECT FROM schools_school s WHERE s.ministerial_code = p.new_institute)
  AND NOT EXISTS (SELECT FROM registry_plan o WHERE o.code = p.new_institute
                                                AND o.standing = 'new')
RETURNING p.line, p.code, coalesce(p.old_name, p.new_name, ''),
          (SELECT institute FROM registry_row r WHERE r.code = p.code)
"""
UNKNOWN_MUNICIPALITIES = """
SELECT p.line, p.code, coalesce(p.new_name, p.old_name, ''), p.cadastral_code FROM registry_plan p
WHERE p.cadastral_code <> ''
  AND NOT EXISTS (SELECT FROM places_municipality m WHERE m.cadastral_code = p.cadastral_code)
ORDER BY p.line
"""
TAKEN_SLUGS = """
UPDATE registry_plan p SET slug = p.slug || '-scuola'
WHERE p.standing = 'new'
  AND EXISTS (SELECT FROM partners_organisation o WHERE o.slug = p.slug)
"""
NEEDLESS = """
UPDATE registry_plan p SET standing = 'same'
WHERE standing = 'known' AND old_gone_since = '' AND old_registry = %(registry)s
  AND (old_name, old_municipality_id, old_institute, old_address, old_level, old_track,
       old_registry_name, old_special_kind, old_postal_code, old_email, old_pec, old_website)
      IS NOT DISTINCT FROM
      (new_name, new_municipality_id, new_institute, new_address, new_level, new_track,
       new_registry_name, new_special_kind, new_postal_code, new_email, new_pec, new_website)
"""
STANDINGS = "SELECT standing, count(*) FROM registry_plan GROUP BY standing"
REJECTED = """
SELECT line, code, coalesce(new_name, ''), standing FROM registry_plan
WHERE standing IN ('nameless', 'elsewhere') ORDER BY line
"""

# What the report says of schools that are known, before they change.
NEW = "SELECT line, code, new_name, '', '' FROM registry_plan WHERE standing = 'new' ORDER BY line"
RENAMED = """
SELECT line, code, new_name, old_name, new_name FROM registry_plan
WHERE standing = 'known'
  AND regexp_replace(plain(old_name), '[^a-z0-9]', '', 'g')
      <> regexp_replace(plain(new_name), '[^a-z0-9]', '', 'g')
ORDER BY line
"""
MOVED = """
SELECT line, code, new_name,
       concat_ws(', ', nullif(old_address, ''), old.name),
       concat_ws(', ', nullif(new_address, ''), new.name)
FROM registry_plan
LEFT JOIN places_municipality old ON old.id = old_municipality_id
LEFT JOIN places_municipality new ON new.id = new_municipality_id
WHERE standing = 'known'
  AND (old_municipality_id <> new_municipality_id
       OR (old_address <> '' AND new_address <> ''
           AND regexp_replace(plain(old_address), '[^a-z0-9]', '', 'g')
               <> regexp_replace(plain(new_address), '[^a-z0-9]', '', 'g')))
ORDER BY line
"""
MERGED = """
SELECT line, code, new_name, old_institute, new_institute FROM registry_plan
WHERE standing = 'known' AND old_institute IS NOT NULL AND new_institute IS NOT NULL
  AND old_institute <> new_institute
ORDER BY line
"""
REOPENED = """
SELECT line, code, new_name, old_gone_since, '' FROM registry_plan
WHERE standing = 'known' AND old_gone_since <> '' ORDER BY line
"""
CONFLICTS = """
SELECT line, code, new_name, old_registry, %(registry)s FROM registry_plan
WHERE standing = 'known' AND old_registry NOT IN ('', %(registry)s) ORDER BY line
"""

UPDATE_ORGANISATIONS = """
UPDATE partners_organisation o
SET name = p.new_name, municipality_id = p.new_municipality_id, updated_at = %(now)s
FROM registry_plan p
WHERE o.id = p.organisation_id AND p.standing = 'known'
  AND (p.old_name, p.old_municipality_id)
      IS DISTINCT FROM (p.new_name, p.new_municipality_id)
"""
# {columns} and {values} are what the model has beside these, with its defaults.
INSERT_ORGANISATIONS = """
INSERT INTO partners_organisation
    (created_at, updated_at, kind, name, slug, municipality_id, {columns})
SELECT %(now)s, %(now)s,
       CASE new_level WHEN 'adulti' THEN 'adult_edu' ELSE 'school' END,
       new_name, slug, new_municipality_id, {values}
FROM registry_plan WHERE standing = 'new' ORDER BY line
"""
INSERT_SCHOOLS = """
WITH written AS (
    INSERT INTO schools_school
        (created_at, updated_at, organisation_id, ministerial_code, level, track, institute_id,
         registry, registry_year, registry_name, gone_since, special_kind, address, postal_code,
         email, pec, website)
    SELECT %(now)s, %(now)s, o.id, p.code, p.new_level, p.new_track, i.id,
           %(registry)s, %(year)s, p.new_registry_name, '', p.new_special_kind, p.new_address,
           p.new_postal_code, p.new_email, p.new_pec, p.new_website
    FROM registry_plan p
    JOIN partners_organisation o ON o.slug = p.slug
    LEFT JOIN schools_school i ON i.ministerial_code = p.new_institute
    WHERE p.standing = 'new' AND (p.new_institute IS NOT NULL) = %(has_institute)s
    ORDER BY p.line
    RETURNING id
)
INSERT INTO registry_created SELECT id FROM written
"""
UPDATE_SCHOOLS = """
UPDATE schools_school s
SET level = p.new_level, track = p.new_track, registry = %(registry)s, registry_year = %(year)s,
    registry_name = p.new_registry_name, gone_since = '', special_kind = p.new_special_kind,
    address = p.new_address, postal_code = p.new_postal_code, email = p.new_email,
    pec = p.new_pec, website = p.new_website, updated_at = %(now)s,
    institute_id = (SELECT id FROM schools_school WHERE ministerial_code = p.new_institute)
FROM registry_plan p
WHERE s.id = p.school_id AND p.standing = 'known'
"""
# An institute may stand in the file after, or below, the school that is part of it.
LATE_INSTITUTES = """
UPDATE schools_school s SET institute_id = i.id
FROM registry_plan p JOIN schools_school i ON i.ministerial_code = p.new_institute
WHERE s.ministerial_code = p.code AND p.standing = 'new' AND s.institute_id IS NULL
"""
SEEN_AGAIN = """
UPDATE schools_school s SET registry_year = %(year)s
FROM registry_plan p
WHERE s.id = p.school_id AND p.standing = 'same' AND s.registry_year < %(year)s
"""

# Thousands of rows that the planner has not heard of would be joined one by one.
ANALYZE = "ANALYZE partners_organisation, schools_school"
IS_KNOWN = "SELECT EXISTS (SELECT FROM schools_school WHERE registry = %(registry)s)"
LATEST = "SELECT max(registry_year) FROM schools_school WHERE registry = %(registry)s"
# Gone is what the latest year of its own registry no longer has. Where a school of the same
# municipality, level and address is new, that is probably what became of it.
GONE = """
WITH gone AS (
    UPDATE schools_school s SET gone_since = %(latest)s, updated_at = %(now)s
    WHERE s.registry = %(registry)s AND s.gone_since = '' AND s.registry_year < %(latest)s
    RETURNING s.id, s.ministerial_code, s.organisation_id, s.level, s.address, s.gone_since
)
SELECT 0, gone.ministerial_code, o.name, gone.gone_since, coalesce((
    SELECT string_agg(s.ministerial_code, ', ' ORDER BY s.ministerial_code)
    FROM registry_created c
    JOIN schools_school s ON s.id = c.id
    JOIN partners_organisation at ON at.id = s.organisation_id
    WHERE at.municipality_id = o.municipality_id AND s.level = gone.level
      AND gone.address <> '' AND s.id <> gone.id
      AND regexp_replace(plain(s.address), '[^a-z0-9]', '', 'g')
          = regexp_replace(plain(gone.address), '[^a-z0-9]', '', 'g')
), '')
FROM gone JOIN partners_organisation o ON o.id = gone.organisation_id
ORDER BY gone.ministerial_code
"""
