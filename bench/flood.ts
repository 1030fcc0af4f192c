// Wrong logins from hundreds of sockets at once, and what a visitor and a member notice of it.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Browser, closeConnections } from "./browser.ts";
import { logIn } from "./log-in.ts";
import type { Stage } from "./stage.ts";
import { percentile } from "./statistics.ts";

const SECONDS = 20;
/** Of one visitor, between two pages. */
const PAUSE_MS = 100;

type Seen = { count: number; p50Ms: number; p95Ms: number; maxMs: number; outcomes: Record<string, number> };

export type Flood = { peers: number; attackers: Seen; visitor: Seen; member: Seen };

/** What came of each act, and how long it took: a status, or why there was none. */
class Watch {
  private readonly durationsMs: number[] = [];
  private readonly outcomes: Record<string, number> = {};

  async time(act: () => Promise<string>): Promise<void> {
    const start = performance.now();
    const outcome = await act().catch((error: Error) => error.message.slice(0, 60));
    this.durationsMs.push(performance.now() - start);
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
  }

  seen(): Seen {
    const at = (share: number) => percentile(this.durationsMs, share);
    const { durationsMs, outcomes } = this;
    return { count: durationsMs.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), outcomes };
  }
}

/** Of documentation networks (RFC 5737), past their size: nobody routes them here. */
function peerOf(client: number): string {
  return `198.${18 + (client >> 16)}.${(client >> 8) & 255}.${client & 255}`;
}

/**
 * `sockets` that each post a wrong login as soon as the last one is answered;
 * beside them a visitor who opens /login, and members who log in, one after the other.
 */
export async function measureFlood(
  { site, people }: Stage,
  { sockets, peers }: { sockets: number; peers: number },
): Promise<Flood> {
  const elsewhere = { ...site, peer: "203.0.113.5" };
  const form = await new Browser(elsewhere).get("/login");
  const end = performance.now() + SECONDS * 1000;
  const until = async (watch: Watch, act: () => Promise<string>, pauseMs: number) => {
    while (performance.now() < end) {
      await watch.time(act);
      await sleep(pauseMs);
    }
  };
  const [attackers, visitor, member] = [new Watch(), new Watch(), new Watch()];
  const attack = (client: number) => {
    const browser = new Browser({ ...site, peer: peerOf(client % peers) });
    browser.cookies.set("__Host-language", "ja");
    const fields = () => ({ loginId: randomBytes(5).toString("hex"), password: "wrong-password" });
    return until(attackers, async () => String((await browser.submit(form, fields())).status), 0);
  };
  await Promise.all([
    ...Array.from({ length: sockets }, (_, client) => attack(client)),
    until(visitor, async () => String((await new Browser(elsewhere).get("/login")).status), PAUSE_MS),
    until(member, () => logIn(elsewhere, people).then(() => "logged in"), PAUSE_MS),
  ]);
  closeConnections();
  return { peers, attackers: attackers.seen(), visitor: visitor.seen(), member: member.seen() };
}

export function printFlood({ peers, ...seen }: Flood) {
  console.log(`wrong logins from ${peers} network address(es)`);
  for (const [who, { count, p50Ms, p95Ms, maxMs, outcomes }] of Object.entries(seen)) {
    const times = [p50Ms, p95Ms, maxMs].map((each) => each.toFixed(0)).join(" / ");
    console.log(`  ${who}: ${count}, p50 / p95 / max ${times} ms, ${JSON.stringify(outcomes)}`);
  }
}
