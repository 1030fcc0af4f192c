import { expect, test } from "vitest";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOps } from "#lib/testing/ops-transaction.ts";
import { Walker } from "#lib/testing/walker.ts";
import { disableMembers } from "./disable-members.ts";
test("race", async () => {
  const insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  const seen: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    const w = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
    await w.logIn(); await w.walk();
    const wait = new Promise((f) => setTimeout(f, i % 8));
    const r = await Promise.allSettled([w.openSession(), wait.then(() => asOps(insurer.id, (tx) => disableMembers(tx, w.context, [w.person.member.id])))]);
    seen.push(r.map((x) => x.status === "fulfilled" ? "ok" : String(x.reason).slice(-150)).join(" | "));
  }
  console.log([...new Set(seen)], seen.filter((s) => s !== "ok | ok").length);
  expect(1).toBe(1);
}, 120000);
