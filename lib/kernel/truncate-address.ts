import { isIPv4, isIPv6 } from "node:net";

/**
 * An address a member may see again without it naming a household: IPv4 to /24,
 * IPv6 to /48 (spec §11); null for anything else.
 */
export function truncateAddress(address: string | null): string | null {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0`;
  if (!isIPv6(plain)) return null;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return `${groups.slice(0, 3).join(":")}::`;
}
