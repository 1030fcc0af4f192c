import { beforeAll, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type InsurerTransaction, inInsurer } from "./in-insurer.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

it.each(["statement", "raw statement"])(
  "two acts that wait for each other's rows both come through (%s)",
  async (kind) => {
    const [first, second] = [await makeMember(insurer, { upTo: "totp" }), await makeMember(insurer, { upTo: "totp" })];
    const touch = async (tx: InsurerTransaction, { member: { id } }: typeof first) => {
      if (kind === "statement") return tx.member.updateMany({ where: { id }, data: { name: "健保　花子" } });
      return tx.$executeRaw`update "Member" set "name" = 'raw' where "id" = ${id}::uuid`;
    };
    let holding = 0;
    const { promise: bothHold, resolve } = Promise.withResolvers<void>();
    const act = (mine: typeof first, theirs: typeof first) =>
      inInsurer(insurer.id, async (tx) => {
        await touch(tx, mine);
        holding += 1;
        if (holding === 2) resolve();
        await bothHold;
        await touch(tx, theirs);
      });
    await Promise.all([act(first, second), act(second, first)]);
    expect(holding, "one of them began again").toBe(3);
  },
);

it("an error of the work itself is thrown at once", async () => {
  let runs = 0;
  const broken = inInsurer(insurer.id, async () => {
    runs += 1;
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(runs).toBe(1);
});
