-- A second clerk has agreed to an import that would disable many members who are not in its file.
ALTER TABLE "MemberImport" ADD COLUMN "approvedAt" TIMESTAMPTZ(3);
