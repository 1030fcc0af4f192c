-- CreateEnum
CREATE TYPE "MemberKind" AS ENUM ('insured', 'dependent');

-- CreateEnum
CREATE TYPE "MemberState" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "Method" AS ENUM ('passkey', 'totp', 'email');

-- CreateEnum
CREATE TYPE "TemporaryCredentialKind" AS ENUM ('random', 'formula');

-- CreateEnum
CREATE TYPE "Authenticator" AS ENUM ('temporary', 'birthDate', 'password', 'totp', 'emailCode');

-- CreateEnum
CREATE TYPE "TokenType" AS ENUM ('emailConfirmation', 'loginTicket');

-- CreateEnum
CREATE TYPE "EmailCodePurpose" AS ENUM ('login', 'confirmation');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sent', 'failed');

-- CreateTable
CREATE TABLE "Insurer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "policy" JSONB NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Insurer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermsVersion" (
    "insurerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TermsVersion_pkey" PRIMARY KEY ("insurerId","version")
);

-- CreateTable
CREATE TABLE "Notice" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "isMembersOnly" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "Member" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "kind" "MemberKind" NOT NULL,
    "kana" TEXT NOT NULL,
    "name" TEXT,
    "birthDate" DATE NOT NULL,
    "loginId" TEXT NOT NULL,
    "email" TEXT,
    "emailConfirmedAt" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL DEFAULT 'ja',
    "method" "Method",
    "isEmailCodeEnabled" BOOLEAN NOT NULL DEFAULT false,
    "state" "MemberState" NOT NULL DEFAULT 'active',
    "qualifiedOn" DATE,
    "disqualifiedOn" DATE,
    "wizardCompletedAt" TIMESTAMPTZ(3),
    "lastLoginAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "TemporaryCredential" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" "TemporaryCredentialKind" NOT NULL,
    "passwordHash" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TemporaryCredential_pkey" PRIMARY KEY ("insurerId","memberId")
);

-- CreateTable
CREATE TABLE "PasswordCredential" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "pepperId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordCredential_pkey" PRIMARY KEY ("insurerId","memberId")
);

-- CreateTable
CREATE TABLE "AuthenticatorGuard" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "authenticator" "Authenticator" NOT NULL,
    "misses" INTEGER NOT NULL DEFAULT 0,
    "waitUntil" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthenticatorGuard_pkey" PRIMARY KEY ("insurerId","memberId","authenticator")
);

-- CreateTable
CREATE TABLE "TotpDevice" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "secretEncrypted" TEXT NOT NULL,
    "lastUsedStep" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TotpDevice_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "TotpEnrolment" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "secretEncrypted" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TotpEnrolment_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "aaguid" TEXT NOT NULL,
    "isBackupEligible" BOOLEAN NOT NULL,
    "isBackedUp" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "WebauthnChallenge" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ceremony" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebauthnChallenge_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "EmailCode" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "purpose" "EmailCodePurpose" NOT NULL,
    "email" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailCode_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "OneTimeToken" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" "TokenType" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "attemptId" UUID,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeToken_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "LoginAttempt" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "proofs" JSONB NOT NULL DEFAULT '[]',
    "selectedMethod" "Method",
    "pendingEmail" TEXT,
    "continuedAt" TIMESTAMPTZ(3),
    "isRemembered" BOOLEAN NOT NULL DEFAULT false,
    "returnTo" TEXT,
    "emailCodeMisses" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "LoginAttempt_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "proofs" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "idleSeconds" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "userAgent" TEXT,
    "ipAddress" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "TermsAcceptance" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "attemptId" UUID,

    CONSTRAINT "TermsAcceptance_pkey" PRIMARY KEY ("insurerId","memberId","version")
);

-- CreateTable
CREATE TABLE "MailMessage" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID,
    "kind" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "bodyEncrypted" TEXT,
    "status" "MailStatus" NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailMessage_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "insurerId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "memberId" UUID,
    "attemptId" UUID,
    "sessionId" UUID,
    "action" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "previousHash" BYTEA NOT NULL DEFAULT '\x'::bytea,
    "hash" BYTEA NOT NULL DEFAULT '\x'::bytea,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("insurerId","sequence")
);

-- CreateTable
CREATE TABLE "AuditChainHead" (
    "insurerId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditChainHead_pkey" PRIMARY KEY ("insurerId")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Insurer_slug_key" ON "Insurer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Insurer_host_key" ON "Insurer"("host");

-- CreateIndex
CREATE INDEX "Notice_insurerId_publishedAt_idx" ON "Notice"("insurerId", "publishedAt" DESC);

-- CreateIndex
CREATE INDEX "Member_insurerId_email_idx" ON "Member"("insurerId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Member_insurerId_loginId_key" ON "Member"("insurerId", "loginId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_insurerId_symbol_number_branch_key" ON "Member"("insurerId", "symbol", "number", "branch");

-- CreateIndex
CREATE UNIQUE INDEX "TotpDevice_insurerId_memberId_nameFolded_key" ON "TotpDevice"("insurerId", "memberId", "nameFolded");

-- CreateIndex
CREATE UNIQUE INDEX "TotpEnrolment_insurerId_ownerId_key" ON "TotpEnrolment"("insurerId", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_insurerId_credentialId_key" ON "Passkey"("insurerId", "credentialId");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_insurerId_memberId_nameFolded_key" ON "Passkey"("insurerId", "memberId", "nameFolded");

-- CreateIndex
CREATE INDEX "WebauthnChallenge_expiresAt_idx" ON "WebauthnChallenge"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebauthnChallenge_insurerId_challenge_key" ON "WebauthnChallenge"("insurerId", "challenge");

-- CreateIndex
CREATE INDEX "EmailCode_insurerId_attemptId_purpose_createdAt_idx" ON "EmailCode"("insurerId", "attemptId", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "EmailCode_insurerId_memberId_createdAt_idx" ON "EmailCode"("insurerId", "memberId", "createdAt");

-- CreateIndex
CREATE INDEX "OneTimeToken_insurerId_memberId_idx" ON "OneTimeToken"("insurerId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeToken_insurerId_type_tokenHash_key" ON "OneTimeToken"("insurerId", "type", "tokenHash");

-- CreateIndex
CREATE INDEX "LoginAttempt_insurerId_memberId_idx" ON "LoginAttempt"("insurerId", "memberId");

-- CreateIndex
CREATE INDEX "LoginAttempt_expiresAt_idx" ON "LoginAttempt"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "LoginAttempt_insurerId_tokenHash_key" ON "LoginAttempt"("insurerId", "tokenHash");

-- CreateIndex
CREATE INDEX "Session_insurerId_memberId_idx" ON "Session"("insurerId", "memberId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_insurerId_tokenHash_key" ON "Session"("insurerId", "tokenHash");

-- CreateIndex
CREATE INDEX "MailMessage_insurerId_toAddress_createdAt_idx" ON "MailMessage"("insurerId", "toAddress", "createdAt");

-- CreateIndex
CREATE INDEX "MailMessage_insurerId_memberId_createdAt_idx" ON "MailMessage"("insurerId", "memberId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_insurerId_memberId_at_idx" ON "AuditEvent"("insurerId", "memberId", "at");

-- AddForeignKey
ALTER TABLE "TermsVersion" ADD CONSTRAINT "TermsVersion_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemporaryCredential" ADD CONSTRAINT "TemporaryCredential_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordCredential" ADD CONSTRAINT "PasswordCredential_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthenticatorGuard" ADD CONSTRAINT "AuthenticatorGuard_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TotpDevice" ADD CONSTRAINT "TotpDevice_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LoginAttempt" ADD CONSTRAINT "LoginAttempt_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermsAcceptance" ADD CONSTRAINT "TermsAcceptance_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermsAcceptance" ADD CONSTRAINT "TermsAcceptance_insurerId_version_fkey" FOREIGN KEY ("insurerId", "version") REFERENCES "TermsVersion"("insurerId", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
