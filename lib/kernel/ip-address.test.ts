import { describe, expect, test } from "vitest";
import { canonicalIpAddress, ipKey } from "./ip-address.ts";
import { truncateIpAddress } from "./truncate-ip-address.ts";

/** Some resolvers and lenient parsers accept a few of these. */
const NO_IP_ADDRESS = [
  "",
  "unknown",
  "localhost",
  "1.2",
  "010.0.0.1",
  "0x7f.0.0.1",
  "2130706433",
  "203.0.113.256",
  "203.0.113.7:",
  "203.0.113.7:443:1",
  "[203.0.113.7]:443",
  "[2001:db8::1",
  "[2001:db8::1]443",
  "[::1]:123456",
  " 203.0.113.7",
  "2001:db8::1::2",
  "2001:db8:1:2:3:4:5",
  "::ffff:010.0.0.1",
  "::ffff:0x7f.0.0.1",
  "203.0.113.7/8",
];

describe("the canonical text of an IP address", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8::0001:0:0:1", "2001:db8::1:0:0:1"],
    ["::1", "::1"],
    ["fe80::1%eth0", "fe80::1%eth0"],
    ["203.0.113.7:443", "203.0.113.7"],
    ["[2001:DB8::1]", "2001:db8::1"],
    ["[2001:DB8::1]:443", "2001:db8::1"],
    ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
  ])("%s is %s", (text, canonical) => {
    expect(canonicalIpAddress(text)).toBe(canonical);
  });

  test.each(NO_IP_ADDRESS)("%j is none", (text) => {
    expect(canonicalIpAddress(text)).toBeNull();
    expect(truncateIpAddress(text)).toBeNull();
  });
});

test.each([
  ["203.0.113.77", "203.0.113.0"],
  ["::ffff:203.0.113.77", "203.0.113.0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::"],
  ["2001:db8::6", "2001:db8::"],
  ["fe80::1%eth0", "fe80::"],
  ["::1", "::"],
])("%s is shown as %s", (ipAddress, shown) => {
  expect(truncateIpAddress(ipAddress)).toBe(shown);
});

describe("what a peer is counted by", () => {
  test.each([
    ["203.0.113.77", "203.0.113.77"],
    ["::ffff:203.0.113.77", "203.0.113.77"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["2001:db8:1:2::", "2001:db8:1:2::"],
    ["fe80::1%eth0", "fe80::"],
    ["203.0.113.77:443", "203.0.113.77"],
    ["[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"],
  ])("%s counts as %s", (ipAddress, key) => {
    expect(ipKey(ipAddress)).toBe(key);
  });

  test("everything else counts as one and the same", () => {
    expect(new Set([null, ...NO_IP_ADDRESS].map(ipKey)).size).toBe(1);
  });
});
