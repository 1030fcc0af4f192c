import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { MAX_SERVICES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { changeContent, presentContent, versionOf } from "../content/change-content.ts";
import { type ContentEvent, contentHistory } from "../content/content-history.ts";
import { moved, put, without } from "../content/ordered.ts";
import { readService, type Service, type ServiceProblem, type TypedService } from "./read-service.ts";

export type Services = { services: Service[]; seen: string; history: ContentEvent[] };

/** 「サービス」: all entries in the members' order, those still prepared too. */
export const readServices: ClerkVerb<void, Services> = {
  needs: "viewer",
  run: async (scope) => {
    const services = await presentContent(scope, "services");
    const history = await contentHistory(scope, ["service.save", "service.move", "service.delete"]);
    return { services, seen: versionOf(services), history };
  },
};

type Named = { place: number; seen: string };
export type ServiceMiss = "unknown" | "changed-meanwhile";
export type ServiceFailure = ServiceProblem | ServiceMiss | "name-taken" | "too-many";

function judged(
  services: readonly Service[],
  place: number | null,
  service: Service,
): Result<Service[], ServiceFailure> {
  if (services.some(({ name }, other) => other !== place && name === service.name)) return fail("name-taken");
  if (place === null && services.length >= MAX_SERVICES) return fail("too-many");
  return put(services, place, service);
}

/** 「保存」 of one entry. @param place null for a new one, which stands last */
export const saveService: ClerkVerb<
  { place: number | null; seen: string; typed: TypedService },
  Result<undefined, ServiceFailure>
> = {
  needs: "manager",
  run: async (scope, { place, seen, typed }) => {
    const service = readService(typed);
    if (!service.ok) return service;
    const saved = await changeContent<"services", ServiceFailure>(scope, {
      part: "services",
      seen,
      change: (services) => judged(services, place, service.value),
    });
    if (saved.ok) await record(scope, "service.save", service.value);
    return saved;
  },
};

function record(scope: ClerkScope, action: "service.save" | "service.move" | "service.delete", service: Service) {
  const { name, href = null, shownTo, isPreparing } = service;
  return recordAudit(scope, { action, result: "success", detail: { name, href, shownTo, isPreparing } });
}

/** One act on the entry at `place`, and its audit event. */
async function act(
  scope: ClerkScope,
  { place, seen }: Named,
  {
    action,
    change,
  }: { action: "service.move" | "service.delete"; change: (all: Service[]) => Result<Service[], "unknown"> },
): Promise<Result<{ name: string }, ServiceMiss>> {
  const named = (await presentContent(scope, "services"))[place];
  const changed = await changeContent<"services", "unknown">(scope, { part: "services", seen, change });
  if (!changed.ok) return changed;
  if (!named) return fail("unknown");
  await record(scope, action, named);
  return ok({ name: named.name });
}

/** 「上へ」 (-1) and 「下へ」 (1). */
export const moveService: ClerkVerb<Named & { by: -1 | 1 }, Result<{ name: string }, ServiceMiss>> = {
  needs: "manager",
  run: (scope, { by, ...named }) =>
    act(scope, named, { action: "service.move", change: (all) => moved(all, named.place, by) }),
};

/** 「削除」 of one entry. */
export const removeService: ClerkVerb<Named, Result<{ name: string }, ServiceMiss>> = {
  needs: "manager",
  run: (scope, named) => act(scope, named, { action: "service.delete", change: (all) => without(all, named.place) }),
};
