import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { ActiveSession } from "#lib/login-flow/load-session.ts";
import { takeLightChange } from "#lib/settings/take-light-change.ts";
import { requestContext } from "./request-context.ts";
import { termsPath } from "./require-member.ts";
import { sessionToken } from "./session-cookie.ts";
import { loginPath } from "./session-end.ts";

/** takeLightChange for a posted form of this browser; whoever may not is led away as by passChange. */
export async function passLightChange<Outcome extends Result<unknown, string>>(
  { path, form }: { path: string; form: FormData },
  work: (tx: InsurerTransaction, context: RequestContext, active: ActiveSession) => Promise<Outcome>,
): Promise<Outcome> {
  const input = { token: (await sessionToken()) ?? "", memberId: form.get("member") };
  const outcome = await takeLightChange(await requestContext(), input, work);
  switch (outcome.kind) {
    case "no-session":
      return redirect(await loginPath(path));
    case "other-member":
      return redirect("/settings/other-member");
    case "terms-due":
      return redirect(termsPath(path));
    case "answered":
      if (outcome.result.ok) refresh();
      return outcome.result;
  }
}
