import { expect, it } from "vitest";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { countRefusedLogin, isWithinIpCeiling } from "./ip-ceiling.ts";

it("counts an IPv6 household as one, however many IP addresses it uses, and its neighbour apart", async () => {
  const insurer = await makeInsurer();
  const from = (ipAddress: string) => makeContext(insurer, { ipAddress });
  const refused = Array.from({ length: 1_000 }, (_, index) => from(`2001:db8:5:7::${(index + 1).toString(16)}`));

  await Promise.all(refused.slice(1).map(countRefusedLogin));
  expect(await isWithinIpCeiling(from("2001:db8:5:7:ffff::1"))).toBe(true);
  await countRefusedLogin(from("2001:db8:5:7::1"));
  expect(await isWithinIpCeiling(from("2001:db8:5:7:ffff::1"))).toBe(false);
  expect(await isWithinIpCeiling(from("2001:db8:5:8::1"))).toBe(true);
});
