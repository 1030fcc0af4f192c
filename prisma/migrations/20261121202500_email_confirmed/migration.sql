-- The proof that an address was confirmed is named so: "email" is the method.
UPDATE "LoginAttempt" SET "proofs" = replace("proofs"::text, '"kind": "email"', '"kind": "emailConfirmed"')::jsonb
WHERE "proofs" @> '[{"kind": "email"}]';
UPDATE "Session" SET "proofs" = replace("proofs"::text, '"kind": "email"', '"kind": "emailConfirmed"')::jsonb
WHERE "proofs" @> '[{"kind": "email"}]';
