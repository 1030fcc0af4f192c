import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-acts-"));
const portal = portalIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

describe("one member", () => {
  const act = (verb: string, { loginId }: { loginId: string }) =>
    portal("members", verb, "--insurer", insurer.slug, "--login-id", loginId);
  const logIn = ({ loginId }: TestMember, password: string) =>
    checkLoginPassword(makeContext(insurer, { now: currentTime() }), { loginId, password }, async (_tx, accepted) =>
      ok(accepted),
    );

  it("an unknown user ID is one line and exit code 1, also when another insurer has it", async () => {
    const { loginId } = await makeMember(await makeInsurer(), { upTo: "totp" });
    for (const verb of ["unlock", "disable", "reissue", "lost-factor-code"]) {
      expect(await act(verb, { loginId })).toEqual({ code: 1, out: "", err: "このユーザIDの加入者はいません。\n" });
    }
  });

  it("unlock: the locked-out member logs in again; the ID may be typed in capitals", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const owner = { insurerId: insurer.id, memberId: person.member.id };
    const guard = { authenticator: "password" as const, misses: 50, disabledAt: currentTime() };
    await inTransaction(insurer.id, (tx) => tx.authenticatorGuard.create({ data: { ...owner, ...guard } }));
    expect((await logIn(person, person.password)).ok).toBe(false);
    const unlocked = await act("unlock", { loginId: person.loginId.toUpperCase() });
    expect(unlocked).toMatchObject({ code: 0, out: expect.stringContaining("ロックを解除しました") });
    const where = { memberId: person.member.id, action: "member.unlock" };
    const event = await inTransaction(insurer.id, (tx) => tx.auditEvent.findFirstOrThrow({ where }));
    expect(event.actor).toBe(`operator:${process.env.SUDO_USER || userInfo().username}`);
    expect((await logIn(person, person.password)).ok).toBe(true);
  });

  it("disable shuts out, and says what an import would do; a disabled member is refused by every command", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    expect(await act("disable", person)).toMatchObject({ code: 0, out: expect.stringContaining("資格喪失日が空") });
    expect((await logIn(person, person.password)).ok).toBe(false);
    for (const verb of ["unlock", "disable", "reissue", "lost-factor-code"]) {
      expect(await act(verb, person)).toMatchObject({ code: 1, err: expect.stringMatching(/利用は停止されています/) });
    }
  });

  it("reissue prints once what opens the wizard, and the old password no longer does", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const { code, out, err } = await act("reissue", person);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`ユーザID: ${person.loginId}\n`);
    const password = out.match(/^仮パスワード: ([a-z2-9]{12})$/m)?.[1] ?? "";
    expect(await logIn(person, password)).toMatchObject({ ok: true, value: { credential: "temporary" } });
    expect((await logIn(person, person.password)).ok).toBe(false);
  });

  it("lost-factor-code prints a code for who has a factor, and refuses who has none", async () => {
    const owner = await makeMember(insurer, { upTo: "totp" });
    const newcomer = await makeMember(insurer, { upTo: "wizard" });
    const { code, out, err } = await act("lost-factor-code", owner);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^コード: [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/m);
    expect(out).toContain("担当者2名による承認");
    expect(await act("lost-factor-code", newcomer)).toMatchObject({
      code: 1,
      err: expect.stringContaining("登録済みの認証方法がありません"),
    });
  });
});

it("sessions end signs out one member, or all of the insurer and nobody else's", async () => {
  const [one, two] = [await makeMember(insurer, { upTo: "totp" }), await makeMember(insurer, { upTo: "totp" })];
  const elsewhere = await makeInsurer();
  const foreign = await makeMember(elsewhere, { upTo: "totp" });
  const now = currentTime();
  const at = { [insurer.id]: makeContext(insurer, { now }), [elsewhere.id]: makeContext(elsewhere, { now }) };
  const open = async ({ member }: TestMember) => {
    const context = at[member.insurerId] ?? makeContext(insurer);
    const { token } = await openSession(context, { memberId: member.id });
    return async () => (await loadSession(makeContext(context.insurer, { now: currentTime() }), token)) !== null;
  };
  const [first, second, third] = [await open(one), await open(two), await open(foreign)];
  expect([await first(), await second(), await third()]).toEqual([true, true, true]);

  const end = (...which: string[]) =>
    portal("sessions", "end", "--insurer", insurer.slug, "--as", "運用 花子", ...which);
  expect(await end("--login-id", one.loginId)).toMatchObject({ code: 0, out: expect.stringContaining("（1件）") });
  expect([await first(), await second(), await third()]).toEqual([false, true, true]);
  expect(await end("--all")).toMatchObject({ code: 0, out: expect.stringContaining("1人のログインを終わらせました") });
  expect([await first(), await second(), await third()]).toEqual([false, false, true]);
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId: one.member.id, action: "session.end-others" } }),
  );
  expect(events).toMatchObject([{ actor: "operator:運用 花子", detail: { ended: 1 } }]);
  expect((await end("--login-id", "nobody00")).code).toBe(1);
});

it("clerks reset says in the audit which operator did it; nobody has the address: exit code 1", async () => {
  const { email } = await makeClerk(insurer);
  const reset = (address: string) =>
    portal("clerks", "reset", "--insurer", insurer.slug, "--email", address, "--as", "運用 花子");
  expect(await reset(email.toUpperCase())).toMatchObject({
    code: 0,
    out: expect.stringContaining("メールを送りました"),
  });
  const events = await inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where: { action: "clerk.reset" } }));
  expect(events).toMatchObject([{ actor: "operator:運用 花子" }]);
  expect((await reset("nobody@example.jp")).code).toBe(1);
});

it("publishes terms from a file once; a wrong file is reported and changes nothing", async () => {
  const { slug, id } = await makeInsurer();
  writeFileSync(join(folder, "terms.md"), "\ufeff# 利用規約\r\n\r\n新しい規約です。\r\n");
  writeFileSync(join(folder, "cp932.md"), Buffer.from([0x97, 0x98, 0x97, 0x70, 0x8b, 0x4b, 0x96, 0xf1]));
  const publish = (file: string) => portal("terms", "publish", "--insurer", slug, file);

  expect(await publish("terms.md")).toMatchObject({ code: 0, out: expect.stringContaining("第2版を公開しました") });
  expect(await publish("terms.md")).toMatchObject({ code: 1, err: expect.stringContaining("同じ内容です") });
  expect(await publish("cp932.md")).toMatchObject({ code: 1, err: expect.stringContaining("UTF-8") });
  expect(await publish("gone.md")).toMatchObject({ code: 1, err: expect.stringContaining("ファイルを開けません") });
  const bodies = await inTransaction(id, (tx) => tx.termsVersion.findMany({ orderBy: { version: "asc" } }));
  expect(bodies.map(({ body }) => body).slice(1)).toEqual(["# 利用規約\n\n新しい規約です。"]);
});

it("documents deliver --numbers: what is no number, and numbers of nobody, deliver nothing", async () => {
  const { slug } = await makeInsurer({ policy: { eligibility: { isOn: true, unopenedDays: 14 } } });
  const deliver = (numbers: string) => portal("documents", "deliver", "--insurer", slug, "--numbers", numbers);
  const unreadable = expect.stringContaining("「どれか」を読み取れません。");
  expect(await deliver("12-3,どれか")).toEqual({ code: 1, out: "", err: unreadable });
  expect(await deliver("12-3")).toMatchObject({ code: 1, err: expect.stringContaining("加入者が見つかりません。") });
});
