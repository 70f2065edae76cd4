INSERT INTO accounts_user
    (id, password, last_login, is_superuser, email, first_name, last_name, language, is_staff,
     is_active, date_joined)
SELECT id, '!' || md5('coordinator' || id), NULL, false,
       'coordinatrice' || id || '@persone.bussola.example', 'Coordinatrice', id::text, 'it', true,
       true, pg_temp.midnight() - interval '300 days'
FROM edition;

INSERT INTO account_emailaddress (id, email, verified, "primary", user_id)
SELECT id, email, true, true, id FROM accounts_user WHERE id <= %(editions)s;

INSERT INTO programmes_coordinator (id, programme_id, user_id) SELECT id, id, id FROM edition;
