import { availableParallelism } from "node:os";
import { hash as argon2 } from "@node-rs/argon2";
import bcrypt from "bcryptjs";
import { afterEach, describe, expect, test } from "vitest";
import { env } from "#lib/kernel/env.ts";
import { argon2Hash, argon2Verify, inSlot } from "./argon2.ts";
import { hashPassword } from "./hash-password.ts";
import { verifyPassword } from "./verify-password.ts";

const PASSWORD = "kawa-to-¥yama";
const [pepper] = env().PASSWORD_PEPPERS;

afterEach(() => {
  env().PASSWORD_PEPPERS.splice(0, Number.POSITIVE_INFINITY, ...(pepper ? [pepper] : []));
});

describe("the portal's own hash", () => {
  test("is Argon2id with 19 MiB and two passes, salted anew each time", async () => {
    const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(first.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first.passwordHash).not.toBe(second.passwordHash);
  });

  test("matches what was typed, and nothing near it", async () => {
    const stored = await hashPassword(PASSWORD);
    expect(await verifyPassword(PASSWORD, stored)).toEqual({ isMatch: true, needsRehash: false });
    for (const near of ["kawa-to-\\yama", "Kawa-to-¥yama", `${PASSWORD} `, ` ${PASSWORD}`, ""]) {
      expect(await verifyPassword(near, stored)).toEqual({ isMatch: false, needsRehash: false });
    }
  });

  test("matches either Unicode form of the same text", async () => {
    expect(await verifyPassword("が".normalize("NFD"), await hashPassword("が"))).toMatchObject({ isMatch: true });
  });

  test("does not match without the pepper it was made with", async () => {
    const { passwordHash } = await hashPassword(PASSWORD);
    expect(await verifyPassword(PASSWORD, { passwordHash, pepperId: null })).toMatchObject({ isMatch: false });
    expect(await verifyPassword(PASSWORD, { passwordHash, pepperId: "gone" })).toMatchObject({ isMatch: false });
  });

  test("made under a former pepper still matches, and asks to be made again", async () => {
    const stored = await hashPassword(PASSWORD);
    env().PASSWORD_PEPPERS.unshift({ id: "newer", key: Buffer.alloc(32, 7) });
    expect(await verifyPassword(PASSWORD, stored)).toEqual({ isMatch: true, needsRehash: true });
    expect(await verifyPassword("other-password", stored)).toEqual({ isMatch: false, needsRehash: false });
    expect(await hashPassword(PASSWORD)).toMatchObject({ pepperId: "newer" });
  });
});

describe("imported hashes", () => {
  test.each(["a", "b", "y"])("bcrypt $2%s$ matches and asks to be made again", async (minor) => {
    const passwordHash = bcrypt.hashSync(PASSWORD, 5).replace(/^\$2.\$/, `$2${minor}$`);
    const stored = { passwordHash, pepperId: null };
    expect(await verifyPassword(PASSWORD, stored)).toEqual({ isMatch: true, needsRehash: true });
    expect(await verifyPassword("other-password", stored)).toEqual({ isMatch: false, needsRehash: false });
  });

  test("bcrypt does not hold up the event loop", async () => {
    const stored = { passwordHash: bcrypt.hashSync(PASSWORD, 12), pepperId: null };
    await verifyPassword(PASSWORD, stored);
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await verifyPassword(PASSWORD, stored);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  test("unpeppered or cheaper Argon2 asks to be made again", async () => {
    const passwordHash = await argon2(PASSWORD, { memoryCost: 8_192, timeCost: 1 });
    expect(await verifyPassword(PASSWORD, { passwordHash, pepperId: null })).toEqual({
      isMatch: true,
      needsRehash: true,
    });
  });
});

test("no more hashes run at once than there are cores, and a failed one gives its slot back", async () => {
  const cores = availableParallelism();
  const count = 4 * cores;
  let most = 0;
  const hashes = Array.from({ length: count }, async (_, index) => {
    const isBroken = index % 3 === 0;
    await (isBroken ? argon2Verify("no hash", PASSWORD) : argon2Hash(PASSWORD)).finally(() => {
      most = Math.max(most, inSlot.activeCount);
    });
  });
  expect(inSlot.pendingCount + inSlot.activeCount).toBe(count);
  const done = await Promise.allSettled(hashes);
  expect(done.filter(({ status }) => status === "rejected")).toHaveLength(Math.ceil(count / 3));
  expect(most).toBe(cores);
  expect([inSlot.activeCount, inSlot.pendingCount]).toEqual([0, 0]);
  await expect(argon2Hash(PASSWORD)).resolves.toMatch(/^\$argon2id/);
});
