import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID, isConsoleHost } from "#lib/kernel/console.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hostLock } from "./create-insurer.ts";

/** The hosts of an insurer: one serves its pages, the others lead there (scripts/support/other-hosts.ts). */
export type InsurerHosts = {
  host: string;
  otherHosts: string[];
  /** Relying party id of its passkeys. */
  passkeyHost: string;
  passkeys: number;
  /** Services whose issuer is the origin of the host. */
  services: number;
};

/** @param isMain members are led here from now on; the former host leads here */
export type NewHost = { host: string; isMain: boolean };

export type AddHostFailure = "admin-host" | "host-taken" | "host-known";
export type RemoveHostFailure = "host-unknown" | "host-main" | "host-passkeys";

export async function readHosts({ tx, insurerId }: Scope): Promise<InsurerHosts> {
  const { host, otherHosts, passkeyHost } = await tx.insurer.findUniqueOrThrow({ where: { id: insurerId } });
  const where = { insurerId };
  const [passkeys, services] = [await tx.passkey.count({ where }), await tx.oidcClient.count({ where })];
  return { host, otherHosts, passkeyHost: passkeyHost ?? host, passkeys, services };
}

/**
 * A passkey answers for the host that it was made under, for ever (WebAuthn §5.1.3). Where there are any, that host
 * stays the relying party, and its file /.well-known/webauthn lets pages of the new host ask (§5.11).
 */
function passkeyHostOf({ passkeys, passkeyHost }: InsurerHosts, host: string): string {
  return passkeys > 0 ? passkeyHost : host;
}

/** What `addHost` would leave; nothing is written. */
export async function planHost(
  scope: Scope,
  { host, isMain }: NewHost,
): Promise<Result<{ before: InsurerHosts; after: InsurerHosts }, AddHostFailure>> {
  if (isConsoleHost(host)) return fail("admin-host");
  const rival = await scope.tx.insurer.findFirst({
    where: { id: { not: scope.insurerId }, OR: [{ host }, { otherHosts: { has: host } }] },
  });
  if (rival) return fail(rival.id === CONSOLE_ID ? "admin-host" : "host-taken");
  const before = await readHosts(scope);
  const isKnown = host === before.host || (!isMain && before.otherHosts.includes(host));
  if (isKnown) return fail("host-known");
  if (!isMain) return ok({ before, after: { ...before, otherHosts: [...before.otherHosts, host] } });
  const otherHosts = [...before.otherHosts.filter((other) => other !== host), before.host];
  return ok({ before, after: { ...before, host, otherHosts, passkeyHost: passkeyHostOf(before, host) } });
}

/** Of two changes of one insurer's hosts, the second one sees what the first one has left. */
const holdHosts = ({ tx, insurerId }: Scope) => holdName(tx, `hosts-of:${insurerId}`);

async function writeHosts({ tx, insurerId }: Scope, { host, otherHosts, passkeyHost }: InsurerHosts): Promise<void> {
  const data = { host, otherHosts, passkeyHost: passkeyHost === host ? null : passkeyHost };
  await tx.insurer.update({ where: { id: insurerId }, data });
}

/** Gives the insurer a host that nobody has. Its requests are known to every process within seconds. */
export async function addHost(scope: Scope, added: NewHost): Promise<Result<InsurerHosts, AddHostFailure>> {
  await holdHosts(scope);
  await holdName(scope.tx, hostLock(added.host));
  const planned = await planHost(scope, added);
  if (!planned.ok) return planned;
  const { after } = planned.value;
  await writeHosts(scope, after);
  const detail = { ...added, passkeyHost: after.passkeyHost };
  await recordAudit(scope, { action: "insurer.host-add", result: "success", detail });
  return ok(after);
}

/** What speaks against `removeHost`; null when nothing does. */
export async function judgeHostRemoval(scope: Scope, { host }: { host: string }): Promise<RemoveHostFailure | null> {
  const hosts = await readHosts(scope);
  if (host === hosts.host) return "host-main";
  if (!hosts.otherHosts.includes(host)) return "host-unknown";
  return host === hosts.passkeyHost && hosts.passkeys > 0 ? "host-passkeys" : null;
}

/** Takes a host away: requests to it find nothing. The one that passkeys were made under stays as long as one is left. */
export async function removeHost(
  scope: Scope,
  { host }: { host: string },
): Promise<Result<undefined, RemoveHostFailure>> {
  await holdHosts(scope);
  const failure = await judgeHostRemoval(scope, { host });
  if (failure) return fail(failure);
  const hosts = await readHosts(scope);
  const otherHosts = hosts.otherHosts.filter((other) => other !== host);
  const passkeyHost = host === hosts.passkeyHost ? hosts.host : hosts.passkeyHost;
  await writeHosts(scope, { ...hosts, otherHosts, passkeyHost });
  await recordAudit(scope, { action: "insurer.host-remove", result: "success", detail: { host } });
  return ok();
}
