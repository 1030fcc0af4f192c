import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-hosts-"));
const portal = portalIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("says what a move means for passkeys before it is done, and does nothing without a yes", async () => {
  const insurer = await makeInsurer();
  await memberWithPasskey(insurer);
  const host = `www.${insurer.slug}.example`;
  const of = ["--insurer", insurer.slug];
  const unconfirmed = await portal("insurers", "hosts", "add", host, "--main", ...of);
  expect(unconfirmed).toMatchObject({ code: 1, err: expect.stringContaining("--yes") });
  expect(unconfirmed.out).toContain(`登録済みの1件は ${insurer.host} のもの`);
  expect(unconfirmed.out).toContain("/.well-known/webauthn");
  expect((await portal("insurers", "hosts", "list", ...of)).out).not.toContain(host);
  const moved = await portal("insurers", "hosts", "add", host, "--main", ...of, "--yes");
  expect(moved).toMatchObject({ code: 0, out: expect.stringContaining(`${host} が加入者のみなさまのホストに`) });
  expect((await portal("insurers", "hosts", "list", ...of)).out.split("\n")).toEqual([
    `${host}\t加入者のホスト`,
    `${insurer.host}\t${host} に移る\t生体認証 1件のホスト`,
    "",
  ]);
  const removed = await portal("insurers", "hosts", "remove", insurer.host, ...of, "--yes");
  expect(removed).toMatchObject({ code: 1, err: expect.stringContaining("生体認証がこのホストのもの") });
});

it("adds and removes a host that only leads to the insurer's, and refuses what is no host or another's", async () => {
  const [insurer, other] = [await makeInsurer(), await makeInsurer()];
  const of = ["--insurer", insurer.slug, "--yes"];
  const refused = async (typed: string) => (await portal("insurers", "hosts", "add", typed, ...of)).err;
  expect(await refused(`https://${insurer.slug}.example/`)).toContain("ホスト名だけ");
  expect(await refused(other.host)).toContain("ほかの健保組合");
  expect(await refused("admin.localhost")).toContain("管理画面");
  expect(await portal("insurers", "hosts", "add", `健保.${insurer.slug}.example`, ...of)).toMatchObject({ code: 0 });
  const ascii = `xn--ruqtm.${insurer.slug}.example`;
  expect((await portal("insurers", "hosts", "list", "--insurer", insurer.slug)).out).toContain(ascii);
  expect(await portal("insurers", "hosts", "remove", ascii, ...of)).toMatchObject({ code: 0 });
});
