import "server-only";
import { networkOf } from "./ip-address.ts";

/**
 * An address a member may see again without it naming a household: IPv4 to /24,
 * IPv6 to /48 (spec §11); null for anything else.
 */
export function truncateIpAddress(ipAddress: string | null): string | null {
  return networkOf(ipAddress, { ipv4: 24, ipv6: 48 });
}
