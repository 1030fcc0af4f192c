-- CreateTable
CREATE TABLE "OidcClient" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "redirectUris" TEXT[],
    "postLogoutRedirectUris" TEXT[],
    "backchannelLogoutUri" TEXT,
    "initiateLoginUri" TEXT,
    "scopes" TEXT[],
    "weakestMethod" "Method",
    "asksConsent" BOOLEAN NOT NULL,
    "secretHash" TEXT,
    "publicKeys" JSONB,
    "subjectKeyEncrypted" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OidcClient_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "OidcConsent" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "scopes" TEXT[],
    "givenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OidcConsent_pkey" PRIMARY KEY ("insurerId","memberId","clientId")
);

-- CreateTable
CREATE TABLE "OidcSignIn" (
    "insurerId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "sid" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "queuedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OidcSignIn_pkey" PRIMARY KEY ("insurerId","sessionId","clientId")
);

-- CreateTable
CREATE TABLE "OidcKey" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "privateKeyEncrypted" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "signsFrom" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "OidcKey_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "OidcArtifact" (
    "insurerId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "idHash" TEXT NOT NULL,
    "payloadEncrypted" TEXT NOT NULL,
    "grantIdHash" TEXT,
    "uidHash" TEXT,
    "sessionId" UUID,
    "consumedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OidcArtifact_pkey" PRIMARY KEY ("insurerId","model","idHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "OidcClient_insurerId_name_key" ON "OidcClient"("insurerId", "name");

-- CreateIndex
CREATE INDEX "OidcArtifact_insurerId_grantIdHash_idx" ON "OidcArtifact"("insurerId", "grantIdHash");

-- CreateIndex
CREATE INDEX "OidcArtifact_insurerId_uidHash_idx" ON "OidcArtifact"("insurerId", "uidHash");

-- CreateIndex
CREATE INDEX "OidcArtifact_expiresAt_idx" ON "OidcArtifact"("expiresAt");

-- AddForeignKey
ALTER TABLE "OidcConsent" ADD CONSTRAINT "OidcConsent_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OidcConsent" ADD CONSTRAINT "OidcConsent_insurerId_clientId_fkey" FOREIGN KEY ("insurerId", "clientId") REFERENCES "OidcClient"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OidcSignIn" ADD CONSTRAINT "OidcSignIn_insurerId_sessionId_fkey" FOREIGN KEY ("insurerId", "sessionId") REFERENCES "Session"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OidcSignIn" ADD CONSTRAINT "OidcSignIn_insurerId_clientId_fkey" FOREIGN KEY ("insurerId", "clientId") REFERENCES "OidcClient"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['OidcClient', 'OidcConsent', 'OidcSignIn', 'OidcKey', 'OidcArtifact'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;

create function portal_session_ended() returns trigger
  language plpgsql
  as $$ begin raise exception 'prisma/functions is not applied'; end $$;

create trigger session_ended after update of "endedAt" on "Session"
  for each row when (old."endedAt" is null and new."endedAt" is not null)
  execute function portal_session_ended();
