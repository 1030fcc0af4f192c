import { lookup } from "node:dns/promises";
import { connect } from "node:tls";
import type pg from "pg";
import { doctor } from "#lib/messages/ja/doctor.ts";
import { type Finding, findingsOf } from "./finding.ts";

const DAY_MS = 86_400_000;
const LEAST_DAYS = 14;
const TIME_OUT_MS = 5_000;
/** Every answer of the portal has it, and no proxy makes it up. */
const OWN_HEADER = "content-security-policy";

/** `leadsTo` of a host that serves no page itself: the host to which it leads. */
type Host = { host: string; origin: string; leadsTo?: string };
type Found = { found: string; cure: string };

const reasonOf = (error: unknown) =>
  error instanceof Error ? ((error.cause as NodeJS.ErrnoException)?.code ?? error.message) : String(error);

/** The days that the certificate still has; rejects when nobody would trust it. */
function certificateDays({ host, origin }: Host): Promise<number> {
  return new Promise((fulfil, reject) => {
    const socket = connect({ host, port: Number(new URL(origin).port) || 443, servername: host, timeout: TIME_OUT_MS });
    socket.once("secureConnect", () => {
      fulfil((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / DAY_MS);
      socket.end();
    });
    socket.once("timeout", () => socket.destroy(new Error("timeout")));
    socket.once("error", reject);
  });
}

async function checkCertificate(host: Host): Promise<Found[]> {
  try {
    const days = Math.floor(await certificateDays(host));
    return days < LEAST_DAYS ? [doctor.oldCertificate(host.host, days)] : [];
  } catch (error) {
    return [doctor.badCertificate(host.host, reasonOf(error))];
  }
}

/** Every address that members and clerks open; an insurer that is disabled answers nobody, and is left out. */
export async function listHosts(owner: pg.Client, adminHost: string): Promise<Host[]> {
  const { PUBLIC_SCHEME: scheme = "https", PUBLIC_PORT: port } = process.env;
  const { rows } = await owner.query<{ host: string; otherHosts: string[] }>(
    `select "host", "otherHosts" from "Insurer" where not "isDemo" and "disabledAt" is null order by 1`,
  );
  const hostOf = (host: string) => ({ host, origin: `${scheme || "https"}://${host}${port ? `:${port}` : ""}` });
  const serving = new Set([adminHost, ...rows.map(({ host }) => host)]);
  const leading = rows.flatMap(({ host, otherHosts }) =>
    otherHosts.map((other) => ({ ...hostOf(other), leadsTo: host })),
  );
  return [...[...serving].map(hostOf), ...leading];
}

/** Where an answer sends the browser. */
function locationHost(answer: Response): string | null {
  const location = answer.headers.get("location") ?? "";
  return URL.canParse(location) ? new URL(location).hostname : null;
}

/** The portal's own page must come under this name, or lead to another one: the proxy passes the Host header on. */
async function checkAnswer({ origin, leadsTo }: Host): Promise<Found[]> {
  const url = `${origin}/login`;
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIME_OUT_MS) });
    const isOurs = leadsTo ? locationHost(answer) === leadsTo : answer.ok && answer.headers.has(OWN_HEADER);
    return isOurs ? [] : [doctor.wrongAnswer(url, String(answer.status))];
  } catch (error) {
    return [doctor.wrongAnswer(url, reasonOf(error))];
  }
}

async function checkHost(host: Host): Promise<Finding[]> {
  const isKnown = await lookup(host.host).then(
    () => true,
    () => false,
  );
  if (!isKnown) return findingsOf("hosts", [doctor.unknownHost(host.host)]);
  const certificate = host.origin.startsWith("https:") ? await checkCertificate(host) : [];
  const answer = certificate.length === 0 ? await checkAnswer(host) : [];
  return [
    ...certificate.map((each) => ({ area: "tls" as const, ...each })),
    ...answer.map((each) => ({ area: "hosts" as const, ...each })),
  ];
}

/** Asks as a member's browser would: name, certificate, page. One after the other, as there may be a thousand. */
export async function checkHosts(hosts: readonly Host[]): Promise<Finding[]> {
  const wrong: Finding[] = [];
  for (const host of hosts) wrong.push(...(await checkHost(host)));
  return wrong.length > 0 ? wrong : [...findingsOf("hosts", []), ...findingsOf("tls", [])];
}
