import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breakingStatements } from "./breaking-statements.ts";

/**
 * Migrations that the code before them does not survive, each with why nobody runs it: reviewed by a second person
 * (docs/operations.md, Upgrade).
 */
const REVIEWED: Record<string, string> = {
  "20261121000200_security": "before the first release",
  "20261121000400_settings": "before the first release",
  "20261121203000_words": "before the first release",
  "20261121205500_one_email_change": "before the first release",
  "20261121211715_reachable": "before the first release",
  "20261122050000_announcement_days": "before the first release",
  "20261122080000_sealed_login_ticket": "before the first release",
};

const FOLDER = "prisma/migrations";
const sqlOf = (name: string) => readFileSync(`${FOLDER}/${name}/migration.sql`, "utf8");
const migrations = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}/${name}/migration.sql`));

describe("servers of the former release run on while a migration is applied", () => {
  test("a migration adds, or somebody has reviewed why no code needs what it takes away", () => {
    const breaking = migrations.filter((name) => breakingStatements(sqlOf(name)).length > 0);
    expect(breaking.sort()).toEqual(Object.keys(REVIEWED).sort());
  });

  test.each([
    [`DROP TABLE "Old";`, "drops a table: Old"],
    [`alter table "Member" drop column "name";`, "drops a column: Member"],
    [`ALTER TABLE "Member"\n  ADD COLUMN "a" TEXT,\n  DROP COLUMN "b";`, "drops a column: Member"],
    [`alter table "Member" rename column "name" to "fullName";`, "renames: Member"],
    [`ALTER TABLE "Notice" RENAME TO "Announcement";`, "renames: Notice"],
    [`alter table "Member" alter column "name" type varchar(3);`, "changes a column's type: Member"],
    [`ALTER TABLE "Member" ALTER COLUMN "name" SET DATA TYPE TEXT;`, "changes a column's type: Member"],
    [`alter table "Member" alter column "name" set not null;`, "forbids null: Member"],
    [`alter table "Member" add column "a" text not null;`, "adds a column that must be filled in: Member"],
    [`alter table "Member" add constraint "c" check (a > 0);`, "adds a constraint to a table in use: Member"],
    [`create unique index "u" on "Member"("a");`, "makes unique what was not: Member"],
    [`drop type "Kind";`, "drops a type"],
    [`revoke select on "Member" from portal_app;`, "takes a right away"],
  ])("%s is found", (sql, found) => {
    expect(breakingStatements(sql)).toContain(found);
  });

  test.each([
    `-- drop table "Old";`,
    `create table "New" ("a" text not null);\nalter table "New" add constraint "c" check ("a" <> '');\ncreate unique index "u" on "New"("a");`,
    `alter table "Member" add column "a" text;`,
    `alter table "Member" add column "a" boolean not null default false;`,
    `alter table "Member" alter column "a" drop not null;`,
    `create index "i" on "Member"("a");`,
    `grant select on "Member" to portal_app;`,
  ])("%s is none", (sql) => {
    expect(breakingStatements(sql)).toEqual([]);
  });
});
