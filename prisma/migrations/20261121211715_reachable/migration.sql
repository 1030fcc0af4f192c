-- AlterTable
ALTER TABLE "AuthenticatorGuard" DROP CONSTRAINT "AuthenticatorGuard_pkey",
ADD COLUMN     "network" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "AuthenticatorGuard_pkey" PRIMARY KEY ("insurerId", "memberId", "authenticator", "network");

-- AlterTable
ALTER TABLE "KnownBrowser" ADD COLUMN     "isByLink" BOOLEAN NOT NULL DEFAULT false;
