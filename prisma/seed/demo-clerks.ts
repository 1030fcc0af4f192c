import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

/** What somebody who tries the console needs to log in as this clerk. */
export type DemoClerk = {
  insurerSlug: string;
  role: ClerkRole;
  email: string;
  name: string;
  password: string;
  /** Base32, for an authenticator app. */
  totpSecret: string;
};

const NAMES: Record<ClerkRole, string> = { viewer: "閲覧　花子", officer: "担当　太郎", manager: "管理　一郎" };
const PASSWORD = "Asagao#2026-Kanri";
const TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** A clerk for each role, at two of the demo insurers. */
export function demoClerks(): DemoClerk[] {
  return ["aozora", "daiwa-demo"].flatMap((insurerSlug) =>
    (Object.keys(consoleText.roles) as ClerkRole[]).map((role) => ({
      insurerSlug,
      role,
      email: `${role}@${insurerSlug}.example`,
      name: NAMES[role],
      password: PASSWORD,
      totpSecret: TOTP_SECRET,
    })),
  );
}
