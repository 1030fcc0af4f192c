import "server-only";
import { networkOf } from "./ip-address.ts";

/** The part of an IP address that names no household: IPv4 /24, IPv6 /48 (spec §11); null for anything else. */
export function truncateIpAddress(ipAddress: string | null): string | null {
  return networkOf(ipAddress, { ipv4: 24, ipv6: 48 });
}
