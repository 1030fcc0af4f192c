import "server-only";
import { redirect } from "next/navigation";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { loginPath } from "./current-session-end.ts";

type Hindrance =
  /** Nobody is signed in, or not any more. */
  | "no-session"
  /** Somebody else is signed in than the form was made for. */
  | "other-member"
  /** New terms come before anything else (manual 004, 3-8). */
  | "terms-due"
  /** The authentication is too old for a change (manual 004, 3-2 ④). */
  | "not-recent";

/** Leads to what must be done first; whoever may come back comes back to `path`. */
export async function leaveFor({ kind }: { kind: Hindrance }, path: ReturnPath): Promise<never> {
  switch (kind) {
    case "no-session":
      return redirect(await loginPath(path));
    case "other-member":
      return redirect("/settings/other-member");
    case "terms-due":
      return redirect(`/settings/terms?to=${encodeURIComponent(path)}`);
    case "not-recent":
      return redirect(`/reauthenticate?to=${encodeURIComponent(path)}`);
  }
}
