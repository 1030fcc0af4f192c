import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

test.each(["123456", "password", "Password", "PASSWORD", "1qaz2wsx", "iloveyou1", "vjht008"])(
  "%s is common",
  async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  },
);

test.each(["kawa-to-yama-to-umi", "vjht00", "999999999999999999999", ""])("%j is not", async (password) => {
  expect(await isCommonPassword(password)).toBe(false);
});
