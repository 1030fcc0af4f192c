import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * The one way to write an address (RFC 5952), an IPv4-mapped one as IPv4; null
 * for anything else, such as a name, a port behind it or an octal IPv4.
 */
export function canonicalAddress(text: string | null | undefined): string | null {
  // The library alone would also take `1.2`, `010.0.0.1` and `0x7f.1`.
  return text && isIP(text) ? ipaddr.process(text).toString() : null;
}

/** The first address of the network an address is in, by the network's prefix length; null for what is no address. */
export function networkOf(text: string | null, bits: { ipv4: number; ipv6: number }): string | null {
  const ipAddress = canonicalAddress(text);
  if (ipAddress === null) return null;
  return isIPv4(ipAddress)
    ? ipaddr.IPv4.networkAddressFromCIDR(`${ipAddress}/${bits.ipv4}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${ipAddress}/${bits.ipv6}`).toString();
}

/**
 * What one peer is counted by: an IPv4 address, or an IPv6 /64, of which one
 * household has all (RFC 4291 §2.5.1). Whatever is no address shares one key, so
 * that nobody gets a fresh one by writing something new.
 */
export function ipKey(text: string | null): string {
  return networkOf(text, { ipv4: 32, ipv6: 64 }) ?? "unknown";
}
