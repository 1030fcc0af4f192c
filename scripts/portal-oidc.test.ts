import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-oidc-"));
const portal = portalIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

it("registers a service from a file, lists it, gives it a new secret, removes it", async () => {
  const of = ["--insurer", insurer.slug];
  const named = [...of, "--name", "kenshin"];
  const file = { name: "kenshin", title: "健診の予約", redirectUris: ["https://kenshin.example/callback"] };
  writeFileSync(join(folder, "kenshin.json"), JSON.stringify(file));
  writeFileSync(join(folder, "wrong.json"), JSON.stringify({ ...file, redirectUris: ["http://kenshin.example/"] }));
  const wrong = await portal("oidc", "clients", "add", ...of, "wrong.json");
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("redirectUris.0") });
  const added = await portal("oidc", "clients", "add", ...of, "kenshin.json");
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/client_secret: [\w-]{43}\n/) });
  expect(await portal("oidc", "clients", "add", ...of, "kenshin.json")).toMatchObject({ code: 1 });
  expect((await portal("oidc", "clients", "list", ...of)).out).toContain("kenshin\t健診の予約");
  expect(await portal("oidc", "clients", "rotate-secret", ...named)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/「kenshin」のclient_secretを新しくしました。.*\nclient_secret: [\w-]{43}\n/),
  });
  expect(await portal("oidc", "clients", "remove", ...named)).toMatchObject({ code: 0 });
  expect(await portal("oidc", "clients", "remove", ...named)).toMatchObject({ code: 1 });
});

it("gives one insurer a new signing key", async () => {
  const rotated = await portal("oidc", "keys", "rotate", "--insurer", insurer.slug);
  expect(rotated).toMatchObject({ code: 0, out: expect.stringContaining(`${insurer.slug}: 新しい署名の鍵`) });
  expect(await portal("oidc", "keys", "rotate", "--bogus")).toMatchObject({ code: 2 });
});
