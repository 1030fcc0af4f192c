import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

/** The canonical IP address (RFC 5952), an IPv4-mapped one as IPv4; null for anything else, such as a name or port. */
export function canonicalIpAddress(text: string | null | undefined): string | null {
  // The library also accepts `1.2`, `010.0.0.1` and `0x7f.1`.
  return text && isIP(text) ? ipaddr.process(text).toString() : null;
}

/** The first address of the network, by prefix length; null for no IP address. */
export function networkOf(text: string | null, bits: { ipv4: number; ipv6: number }): string | null {
  const ipAddress = canonicalIpAddress(text);
  if (ipAddress === null) return null;
  return isIPv4(ipAddress)
    ? ipaddr.IPv4.networkAddressFromCIDR(`${ipAddress}/${bits.ipv4}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${ipAddress}/${bits.ipv6}`).toString();
}

/**
 * The key a peer is counted under: an IPv4 address, or an IPv6 /64, which one household has (RFC 4291 §2.5.1).
 * Everything else shares one key, so that a malformed text gets no counter of its own.
 */
export function ipKey(text: string | null): string {
  return networkOf(text, { ipv4: 32, ipv6: 64 }) ?? "unknown";
}
