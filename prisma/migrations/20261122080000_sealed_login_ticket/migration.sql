-- A login ticket is a sealed value (lib/login-flow/login-ticket.ts), no row any more.
DELETE FROM "OneTimeToken" WHERE "type" = 'loginTicket';
DELETE FROM "console"."OneTimeToken" WHERE "type" = 'loginTicket';
CREATE TYPE "TokenType_new" AS ENUM ('emailConfirmation', 'emailUndo', 'passwordReset', 'lostFactorCode', 'invitation');
ALTER TABLE "OneTimeToken" ALTER COLUMN "type" TYPE "TokenType_new" USING ("type"::text::"TokenType_new");
ALTER TABLE "console"."OneTimeToken" ALTER COLUMN "type" TYPE "TokenType_new" USING ("type"::text::"TokenType_new");
ALTER TYPE "TokenType" RENAME TO "TokenType_old";
ALTER TYPE "TokenType_new" RENAME TO "TokenType";
DROP TYPE "TokenType_old";
