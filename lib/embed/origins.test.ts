import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { env } from "#lib/kernel/env.ts";
import { MAX_EMBED_ORIGINS } from "#lib/kernel/limits.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { addOrigin, isRegistered, listOrigins, removeOrigin } from "./origins.ts";
import { readOrigin } from "./read-origin.ts";

const HOME = "https://www.example.or.jp";

describe("reading an origin", () => {
  test.each([
    [HOME, HOME],
    [" https://WWW.Example.or.jp/ ", HOME],
    ["https://けんぽ.jp", "https://xn--08juevc.jp"],
  ])("%s is read as %s", (text, origin) => {
    expect(readOrigin(text)).toEqual({ ok: true, value: origin });
  });

  test.each([
    [`${HOME}:8443`, "has-port"],
    [`${HOME}:443`, "has-port"],
    [`${HOME}.`, "trailing-dot"],
    ["https://www.example.or.jp。", "trailing-dot"],
    ["http://www.example.or.jp", "not-https"],
    [`${HOME}/page`, "not-an-origin"],
    [`${HOME}?a`, "not-an-origin"],
    [`${HOME}#a`, "not-an-origin"],
    ["https://user@www.example.or.jp", "not-an-origin"],
    ["https://*.example.or.jp", "not-an-origin"],
    ["https://a.example.or.jp https://b.example", "not-an-origin"],
    ["https://a.example.or.jp;script-src *", "not-an-origin"],
    ["https://192.0.2.1", "not-an-origin"],
    ["https://[2001:db8::1]", "not-an-origin"],
    ["https://intranet", "not-an-origin"],
    ["javascript:alert(1)", "not-an-origin"],
    ["null", "not-an-origin"],
    ["", "not-an-origin"],
    ["http://localhost:8080", "not-https"],
  ])("%s is refused: %s", (text, code) => {
    expect(readOrigin(text)).toEqual({ ok: false, code });
  });

  test("the demo takes ports of this machine", () => {
    env().PORTAL_DEMO = "1";
    onTestFinished(() => {
      env().PORTAL_DEMO = "0";
    });
    expect(readOrigin("http://localhost:4404/")).toEqual({ ok: true, value: "http://localhost:4404" });
  });
});

describe("the origins of an insurer", () => {
  let insurer: Insurer;
  let other: Insurer;
  beforeAll(async () => {
    other = await makeInsurer();
  });
  beforeEach(async () => {
    insurer = await makeInsurer();
  });
  const add = (text: string) => inInsurer(makeContext(insurer), (scope) => addOrigin(scope, { text }));

  test("are registered once, compared exactly, and another insurer's are its own", async () => {
    expect(await add(`${HOME}/`)).toEqual({ ok: true, value: { origin: HOME } });
    expect(await add(HOME)).toEqual({ ok: false, code: "already-registered" });
    const known = (origin: string, of = insurer) => inInsurer(makeContext(of), (scope) => isRegistered(scope, origin));
    const asked = [HOME, `${HOME}.`, `${HOME}:8443`, "https://example.or.jp"].map((each) => known(each));
    expect(await Promise.all(asked)).toEqual([true, false, false, false]);
    expect(await known(HOME, other)).toBe(false);
  });

  test("are removed, with an audit event for each act", async () => {
    await add(HOME);
    const remove = () => inInsurer(makeContext(insurer), (scope) => removeOrigin(scope, { origin: HOME }));
    expect(await remove()).toEqual({ ok: true, value: undefined });
    expect(await remove()).toEqual({ ok: false, code: "not-found" });
    const events = await inInsurer(makeContext(insurer), ({ tx }) =>
      tx.auditEvent.findMany({ where: { action: { startsWith: "embed." } }, orderBy: { sequence: "asc" } }),
    );
    expect(events.map(({ action, detail }) => [action, detail])).toEqual([
      ["embed.origin-add", { origin: HOME }],
      ["embed.origin-remove", { origin: HOME }],
    ]);
  });

  test("are limited, also when many are added at once", async () => {
    let last = 0;
    const added = await inParallel(MAX_EMBED_ORIGINS + 5, () => add(`https://www${last++}.example`));
    expect(added.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, code: "too-many" }));
    expect(await inInsurer(makeContext(insurer), listOrigins)).toHaveLength(MAX_EMBED_ORIGINS);
  });
});
