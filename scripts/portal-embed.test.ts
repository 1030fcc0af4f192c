import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const portal = portalIn(tmpdir());

it("registers an origin, lists it, removes it", async () => {
  const of = ["--insurer", (await makeInsurer()).slug];
  const origin = "https://www.example.or.jp";
  expect(await portal("embed", "origins", "add", ...of, `${origin}/`)).toMatchObject({ code: 0 });
  expect(await portal("embed", "origins", "add", ...of, `${origin}:8443`)) //
    .toMatchObject({ code: 1, err: expect.stringContaining("ポート番号") });
  expect((await portal("embed", "origins", "list", ...of)).out).toContain(`${origin}\t`);
  expect(await portal("embed", "origins", "remove", ...of, origin)).toMatchObject({ code: 0 });
  expect(await portal("embed", "origins", "remove", ...of, origin)).toMatchObject({ code: 1 });
  expect(await portal("embed", "origins", "add", ...of)).toMatchObject({ code: 2 });
});

it("prints what goes into a page, with the hash of the button's file", async () => {
  const insurer = await makeInsurer();
  const { file, integrity } = JSON.parse(readFileSync("public/embed/v1.json", "utf8")) as Record<string, string>;
  const { out } = await portal("embed", "snippet", "--insurer", insurer.slug);
  expect(out).toMatch(new RegExp(`src="https?://${insurer.host}[:\\d]*/embed/${file}"`));
  expect(out).toContain(`integrity="${integrity}" crossorigin="anonymous"`);
});
