-- Before pg_restore, on an empty database, as its owner: roles belong to the server, and a dump of one database has none.
-- Without them pg_restore leaves out every row-level policy. `npm run migrate` sets their passwords.
-- They are there already where another database of the portal is, or was, on this server.
select format('create role %I login', name) from unnest(array['portal_app', 'portal_ops']) as name
  where not exists (select from pg_roles where rolname = name) \gexec
grant portal_ops to current_user;
-- Some functions belong to portal_ops: taken back after pg_restore.
grant create on schema public to portal_ops;
select format('grant create on database %I to portal_ops', current_database()) \gexec
