import "server-only";
import type { Task } from "graphile-worker";
import { z } from "zod";
import { findInsurerById, listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { queueLapsedLogouts, sendServiceLogout } from "#lib/oidc/service-logout.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), sessionId: z.uuid(), clientId: z.uuid() });

/** The task of portal_enqueue_service_logout(): one service learns that a session has ended. */
export const sendServiceLogoutTask: Task = async (payload) => {
  const { insurerId, ...key } = payloadSchema.parse(payload);
  const insurer = await findInsurerById(insurerId);
  if (insurer) await sendServiceLogout(systemContext(insurer, currentTime()), key);
};

/** Sessions that ran out since the last run: their services learn of it too. */
export const queueLapsedLogoutsTask: Task<"queue-lapsed-logouts"> = async () => {
  for (const insurer of await listInsurers()) {
    await inInsurer(systemContext(insurer, currentTime()), queueLapsedLogouts);
  }
};
