import "server-only";
import Provider, { type KoaContextWithOIDC } from "oidc-provider";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, currentTime, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { equalsConstantTime, hashToken } from "#lib/kernel/secrets.ts";
import { configurationOf } from "./configuration.ts";
import { followPortalSession } from "./follow-portal-session.ts";
import { loadKeySet } from "./keys.ts";
import { logRefusals } from "./log-refusals.ts";
import { endPortalSession, leaveWithoutSession } from "./service-sign-out.ts";
import { noteSignIn } from "./sign-ins.ts";

/** One takes 60 KiB, and 0.3 ms to make: what is dropped holds nothing that matters. */
const MAX_PROVIDERS = 200;
/** A rotated key is published by every process after this time. */
const KEYS_KNOWN_SECONDS = MINUTE_SECONDS;

type Entry = { provider: Provider; origin: string; keysVersion: string; knownUntil: Date };

/** By insurer, the least recently used first. */
const entries = new Map<string, Entry>();

/** The secret is stored as its hash (lib/oidc/clients.ts), which is what the library knows of it. */
function compareHashedSecrets(provider: Provider): void {
  provider.Client.prototype.compareClientSecret = function (actual) {
    return equalsConstantTime(this.clientSecret ?? "", hashToken(actual));
  };
}

async function afterAnswer(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  await noteSignIn(ctx);
  await endPortalSession(ctx);
  leaveWithoutSession(ctx);
}

function makeProvider(insurer: Insurer, keySet: Parameters<typeof configurationOf>[1]): Provider {
  const provider = new Provider(insurerOrigin(insurer), configurationOf(insurer, keySet));
  // The edge has removed what a client could have written into X-Forwarded-Proto and -Host.
  provider.proxy = true;
  compareHashedSecrets(provider);
  followPortalSession(provider);
  logRefusals(provider, insurer.id);
  provider.use((ctx, next) => afterAnswer(ctx as KoaContextWithOIDC, next));
  return provider;
}

async function entryOf(insurer: Insurer): Promise<Entry> {
  const [origin, now, known] = [insurerOrigin(insurer), currentTime(), entries.get(insurer.id)];
  if (known?.origin === origin && known.knownUntil > now) return known;
  const keySet = await inInsurer(systemContext(insurer, now), loadKeySet);
  const knownUntil = addSeconds(now, KEYS_KNOWN_SECONDS);
  if (known?.origin === origin && known.keysVersion === keySet.version) return { ...known, knownUntil };
  return { provider: makeProvider(insurer, keySet), origin, keysVersion: keySet.version, knownUntil };
}

/** The insurer's OpenID provider: its issuer is the origin of its host, its clients, keys and rows are its own. */
export async function providerOf(insurer: Insurer): Promise<Provider> {
  const entry = await entryOf(insurer);
  entries.delete(insurer.id);
  entries.set(insurer.id, entry);
  const [oldest] = entries.keys();
  if (entries.size > MAX_PROVIDERS && oldest) entries.delete(oldest);
  return entry.provider;
}
