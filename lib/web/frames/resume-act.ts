import "server-only";
import { refresh } from "next/cache";
import { loadSession } from "#lib/sessions/load-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { actOf } from "#lib/settings/acts.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { sessionToken, setSessionCookie } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";

/**
 * What the member had pressed when the terms or the re-authentication came
 * between is done now, at once. Only the form of `path` itself, and only as it
 * was kept by its post: a page that was merely opened has asked for nothing.
 * @returns where to go on: `path` itself where there was nothing to do, a secret has to be typed, or it was refused
 */
export async function resumeAct(path: ReturnPath): Promise<string> {
  const context = await requestContext();
  const token = (await sessionToken()) ?? "";
  const active = await loadSession(context, token);
  const draft = active?.session.draft;
  const act = draft?.isWhole && draft.path === path ? actOf(path) : null;
  if (!active || !draft || !act) return path;
  const form = { token, memberId: active.member.id, draft, signsOutEverywhere: "everywhere" in draft.values };
  const outcome = await takeChange(context, form, (scope, session) => act.run(scope, session, draft));
  switch (outcome.kind) {
    case "failed":
      return path;
    case "done":
      if (outcome.newToken) await setSessionCookie(outcome.newToken, outcome);
      refresh();
      return outcome.result.value;
    default:
      return leaveFor(outcome, path);
  }
}
