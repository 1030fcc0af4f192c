import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

/** An address with the port some proxies add (RFC 7239 §6); one of IPv6 is then, or may be, in brackets. */
const WITH_PORT = /^(?:\[(?<ipv6>[^\]]+)\]|(?<ipv4>[^:]+))(?::\d{1,5})?$/;

/** The canonical IP address (RFC 5952), an IPv4-mapped one as IPv4, without a port; null for anything else. */
export function canonicalIpAddress(text: string | null | undefined): string | null {
  const { ipv6, ipv4 } = WITH_PORT.exec(text ?? "")?.groups ?? {};
  const bare = ipv6 ?? ipv4 ?? text ?? "";
  // The library also accepts `1.2`, `010.0.0.1` and `0x7f.1`.
  const version = isIP(bare);
  return version !== 0 && (ipv6 === undefined || version === 6) ? ipaddr.process(bare).toString() : null;
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
