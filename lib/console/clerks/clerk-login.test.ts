import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { clerkWalker, consoleInsurer, invitationLink, makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { runAsClerk } from "../access/clerk-verb.ts";
import { endClerkLogins, resumeClerk, stopClerk } from "./clerks.ts";
import { sendInvitation } from "./invite-clerk.ts";

let insurer: Insurer;
let admin: Insurer;
let asApp: pg.Client;
beforeAll(async () => {
  insurer = await makeInsurer();
  admin = await consoleInsurer();
  asApp = new pg.Client({ connectionString: process.env.PORTAL_DATABASE_URL });
  await asApp.connect();
});
afterAll(() => asApp.end());

/** From the mail's link to a session, as far as screens go. */
async function accept(clerk: Awaited<ReturnType<typeof makeClerk>>) {
  const walker = await clerkWalker(clerk);
  const followed = await walker.followResetLink(clerk.link);
  if (!followed.ok) throw new Error(followed.code);
  const screens = await walker.walk();
  const opened = await walker.openSession();
  if (!opened.ok) throw new Error(opened.code);
  walker.person.password = walker.newPassword;
  return { walker, screens, session: opened.value.token };
}

describe("a clerk logs in by the same flow as a member, on tables of their own", () => {
  test("an invitation leads to a factor, a password and a session; later password and code do", async () => {
    const clerk = await makeClerk(insurer);
    const { walker, screens, session } = await accept(clerk);
    expect(screens).toEqual(["totp-register", "new-password", "done"]);
    const active = await loadSession({ insurer: admin, now: walker.context.now }, session);
    expect(active).toMatchObject({ member: { id: clerk.clerkId, loginId: clerk.email, kana: "健保 花子" } });
    expect(active?.session.idleSeconds).toBe(15 * 60);
    await walker.logIn();
    expect(await walker.walk()).toEqual(["totp", "done"]);
    expect((await walker.openSession()).ok).toBe(true);
  });

  test("an invitation is good once, and not for a member's insurer", async () => {
    const clerk = await makeClerk(insurer);
    const walker = await clerkWalker(clerk);
    expect((await walker.followResetLink(clerk.link)).ok).toBe(true);
    expect(await walker.followResetLink(clerk.link)).toEqual({ ok: false, code: "link-dead" });
    const other = await makeClerk(insurer);
    const elsewhere = await clerkWalker(other);
    elsewhere.context = makeContext(insurer);
    expect(await elsewhere.followResetLink(other.link)).toEqual({ ok: false, code: "link-dead" });
  });

  test("once a factor is there, a mailed link alone replaces nothing: the factor is asked", async () => {
    const clerk = await makeClerk(insurer);
    const { walker } = await accept(clerk);
    const link = await walker.askForReset();
    expect((await walker.followResetLink(link)).ok).toBe(true);
    expect(await walker.due()).toBe("totp");
  });

  test("a stopped clerk is out at the next request, and cannot come back", async () => {
    const manager = await makeClerk(insurer, "manager");
    const clerk = await makeClerk(insurer);
    const { walker, session } = await accept(clerk);
    expect(await runAsClerk(makeContext(insurer), manager.clerkId, stopClerk, clerk.clerkId)).toMatchObject({
      value: { ok: true },
    });
    expect(await loadSession({ insurer: admin, now: walker.context.now }, session)).toBeNull();
    expect(await walker.logIn()).toEqual({ ok: false, code: "refused" });
  });

  test("let in again, a clerk logs in anew: session, login and invitation from before are dead", async () => {
    const manager = await makeClerk(insurer, "manager");
    const clerk = await makeClerk(insurer);
    const { walker, session } = await accept(clerk);
    await sendInvitation(makeContext(insurer), { clerkId: clerk.clerkId, insurerName: insurer.name });
    const as = (verb: typeof stopClerk) => runAsClerk(makeContext(insurer), manager.clerkId, verb, clerk.clerkId);
    await as(stopClerk);
    await endClerkLogins(makeContext(insurer), clerk.clerkId);
    await as(resumeClerk);
    expect(await loadSession({ insurer: admin, now: walker.context.now }, session)).toBeNull();
    expect(await walker.followResetLink(await invitationLink(clerk.email))).toEqual({ ok: false, code: "link-dead" });
    expect((await walker.logIn()).ok).toBe(true);
  });

  test("a member's user ID and password open nothing at the console, nor a clerk's at an insurer", async () => {
    const member = await makeMember(insurer, { upTo: "totp" });
    const clerk = await makeClerk(insurer);
    const { walker } = await accept(clerk);
    expect(await walker.logIn(member.password, member.loginId)).toEqual({ ok: false, code: "refused" });
    const atInsurer = await clerkWalker(clerk);
    atInsurer.context = makeContext(insurer);
    expect(await atInsurer.logIn(walker.newPassword)).toEqual({ ok: false, code: "refused" });
  });
});

describe("what clerks log in with is apart from the members' (docs/adr/0017)", () => {
  test("a clerk's login leaves no row in the members' tables, and no member sees one in the clerks'", async () => {
    const clerk = await makeClerk(insurer);
    await accept(clerk);
    const inMembers = await inTransaction(insurer.id, async (tx) => [
      await tx.session.count({ where: { memberId: clerk.clerkId } }),
      await tx.passwordCredential.count({ where: { memberId: clerk.clerkId } }),
      await tx.totpDevice.count({ where: { memberId: clerk.clerkId } }),
    ]);
    expect(inMembers).toEqual([0, 0, 0]);
    const inConsole = await inTransaction(CONSOLE_ID, async (tx) => [
      await tx.session.count({ where: { memberId: clerk.clerkId } }),
      await tx.passwordCredential.count({ where: { memberId: clerk.clerkId } }),
      await tx.totpDevice.count({ where: { memberId: clerk.clerkId } }),
    ]);
    expect(inConsole).toEqual([1, 1, 1]);
  });

  test("in an insurer's transaction no account of a clerk is visible, in any table of the schema", async () => {
    await accept(await makeClerk(insurer));
    const { rows: tables } = await asApp.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'console'",
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      await asApp.query("begin");
      await asApp.query("select set_config('app.insurer_id', $1, true)", [insurer.id]);
      const { rows } = await asApp.query(`select 1 from console."${name}" where "insurerId" = $1`, [CONSOLE_ID]);
      await asApp.query("rollback");
      expect(rows, name).toEqual([]);
    }
  });

  test("an insurer's transaction sees its own clerks and no others", async () => {
    const other = await makeInsurer();
    const [ours, theirs] = [await makeClerk(insurer), await makeClerk(other)];
    const seen = await opsTransaction(insurer.id, (tx) => tx.clerk.findMany({ select: { id: true } }));
    expect(seen.map(({ id }) => id)).toContain(ours.clerkId);
    expect(seen.map(({ id }) => id)).not.toContain(theirs.clerkId);
  });

  test("the clerks' tables have the members' columns: a migration of one brings the other", async () => {
    const columnsOf = async (schema: string) => {
      const { rows } = await asApp.query<{ table: string; columns: string }>(
        `select table_name as "table", string_agg(column_name || ' ' || udt_name || ' ' || is_nullable, ', '
           order by column_name) as columns
         from information_schema.columns where table_schema = $1 group by table_name`,
        [schema],
      );
      return new Map(rows.map(({ table, columns }) => [table, columns]));
    };
    const [members, clerks] = [await columnsOf("public"), await columnsOf("console")];
    for (const [table, columns] of clerks) {
      // Views say of no column that it must not be null.
      const isView = ["Member", "AuditEvent", "MailMessage"].includes(table);
      const plain = (text = "") => (isView ? text.replaceAll(/ (?:YES|NO)/g, "") : text);
      expect(plain(columns), table).toBe(plain(members.get(table)));
    }
  });
});
