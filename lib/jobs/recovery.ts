import "server-only";
import type { Task } from "graphile-worker";
import { z } from "zod";
import { openRecoveryRequest } from "#lib/credentials/recovery-request/recovery-request.ts";
import { sendLoginIdReminder } from "#lib/credentials/recovery-request/send-login-id-reminder.ts";
import { sendPasswordReset } from "#lib/credentials/recovery-request/send-password-reset.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { log } from "#lib/kernel/log.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), sealed: z.string() });

/** The tasks of portal_enqueue_recovery(): looks for the member and mails them. */
export const recoveryTask: Task = async (payload) => {
  const { insurerId, sealed } = payloadSchema.parse(payload);
  const insurer = await findInsurerById(insurerId);
  if (!insurer) return;
  const request = openRecoveryRequest(sealed, insurerId);
  const { ipAddress, userAgent, language } = request;
  const context = { insurer, now: currentTime(), ipAddress, userAgent, language, actor: "anonymous" } as const;
  const outcome = await inInsurer(context, (scope) =>
    request.task === "password-reset" ? sendPasswordReset(scope, request) : sendLoginIdReminder(scope, request),
  );
  // Whether a member was found is not logged: the time of the line may identify them.
  log.info({ insurerId, task: request.task, isLimited: outcome === "too-many" }, "recovery request");
};
