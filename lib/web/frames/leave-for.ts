import "server-only";
import { redirect } from "next/navigation";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { loginPath } from "./current-session-end.ts";

type Hindrance =
  | "no-session"
  /** Somebody else is signed in than the form was made for. */
  | "other-member"
  /** New terms come before anything else (manual 004, 3-8). */
  | "terms-due"
  /** The authentication is too old for a change (manual 004, 3-2 ④). */
  | "not-recent";

/** Redirects to what has to be done first; that returns to `path` if it can. */
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
