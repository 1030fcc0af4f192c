-- CreateTable
-- The owner's alone: start-up reads and writes it (prisma/check-keys.ts).
CREATE TABLE "KeyCheck" (
    "setting" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "check" TEXT NOT NULL,

    CONSTRAINT "KeyCheck_pkey" PRIMARY KEY ("setting","keyId")
);
