import "server-only";
import { cache } from "react";
import { type Done, takeDone } from "#lib/sessions/done.ts";
import { currentSession } from "../request/current-session.ts";
import { inRequest } from "../request/in-request.ts";

/** What was done just before this page, for it to say once. */
export const doneBefore = cache(async (): Promise<Done[]> => {
  const active = await currentSession();
  return active?.session.hasDone ? inRequest(takeDone, active.session.id) : [];
});
