-- An insurer that is served to nobody: before it is removed, or while it moves to another installation.
ALTER TABLE "Insurer" ADD COLUMN     "disabledAt" TIMESTAMPTZ(3);
