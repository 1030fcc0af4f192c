import type { ClerkRole } from "#lib/db/generated/enums.ts";

export type ConsoleRoute = {
  /** The least role; a lower one is sent to /not-allowed. */
  needs: ClerkRole;
  /** What `[id]` names; one of another insurer does not exist. */
  about?: "member" | "clerk" | "approval" | "announcement" | "job" | "letters" | "import" | "client";
  /** Other parameters, filled in. */
  path?: string;
};

/**
 * Every page and GET route of app/(console) by its folder: scripts/console-routes.test.ts finds one that is missing or says
 * another role, e2e/console-routes.spec.ts asks each of them as each role and as a clerk of another insurer.
 */
export const CONSOLE_PAGES: Readonly<Record<string, ConsoleRoute>> = {
  "/approvals": { needs: "viewer" },
  "/approvals/[id]": { needs: "viewer", about: "approval" },
  "/audit": { needs: "viewer" },
  "/branding": { needs: "viewer" },
  "/clerks": { needs: "manager" },
  "/clerks/[id]": { needs: "manager", about: "clerk" },
  "/clerks/new": { needs: "manager" },
  "/documents": { needs: "viewer" },
  "/documents/new": { needs: "officer" },
  "/documents/revoke": { needs: "manager" },
  "/homepage": { needs: "viewer" },
  "/homepage/new": { needs: "manager" },
  "/imports": { needs: "viewer" },
  "/imports/[id]": { needs: "viewer", about: "import" },
  "/imports/[id]/columns": { needs: "officer", about: "import" },
  "/imports/[id]/preview": { needs: "officer", about: "import" },
  "/imports/[id]/questions": { needs: "officer", about: "import" },
  "/imports/[id]/run": { needs: "officer", about: "import" },
  "/imports/[id]/undo": { needs: "manager", about: "import" },
  "/imports/new": { needs: "officer" },
  "/jobs": { needs: "viewer" },
  "/jobs/[id]": { needs: "viewer", about: "job" },
  "/letters": { needs: "viewer" },
  "/letters/[id]": { needs: "viewer", about: "letters" },
  "/letters/expiring": { needs: "viewer" },
  "/letters/new": { needs: "officer" },
  "/login-help": { needs: "viewer" },
  "/login-help/[place]": { needs: "officer", path: "/login-help/1" },
  "/login-help/contact": { needs: "officer" },
  "/login-help/new": { needs: "officer" },
  "/mails": { needs: "viewer" },
  "/members": { needs: "viewer" },
  "/members/[id]": { needs: "viewer", about: "member" },
  "/members/[id]/[act]": { needs: "officer", about: "member", path: "/members/[id]/stop" },
  "/members/[id]/login-id": { needs: "officer", about: "member" },
  "/members/[id]/lost-factor-code": { needs: "officer", about: "member" },
  "/members/[id]/reissue": { needs: "officer", about: "member" },
  "/notices": { needs: "viewer" },
  "/notices/[id]": { needs: "viewer", about: "announcement" },
  "/notices/new": { needs: "officer" },
  "/policy": { needs: "viewer" },
  "/policy/[field]": { needs: "viewer", path: "/policy/temporaryCredential" },
  "/policy/history": { needs: "viewer" },
  "/services": { needs: "viewer" },
  "/services/[place]": { needs: "manager", path: "/services/1" },
  "/services/new": { needs: "manager" },
  "/single-sign-on": { needs: "viewer" },
  "/single-sign-on/[id]": { needs: "viewer", about: "client" },
  "/single-sign-on/[id]/edit": { needs: "manager", about: "client" },
  "/single-sign-on/[id]/secret": { needs: "manager", about: "client" },
  "/single-sign-on/new": { needs: "manager" },
  "/terms": { needs: "viewer" },
  "/terms/[version]": { needs: "viewer", path: "/terms/1" },
  "/terms/[version]/acceptances": { needs: "viewer", path: "/terms/1/acceptances" },
  "/terms/draft": { needs: "officer" },
  "/terms/publish": { needs: "manager" },
  // Without what was chosen in the list there is nothing to ask.
  "/members/many": { needs: "officer" },
};

/** Routes that take a form, give a file, or answer a script; asked like the pages. */
export const CONSOLE_ROUTES: Readonly<Record<string, Pick<ConsoleRoute, "needs">>> = {
  "/audit/export": { needs: "manager" },
  "/audit/filter": { needs: "viewer" },
  "/branding/logo": { needs: "viewer" },
  "/figures": { needs: "viewer" },
  "/documents/seal": { needs: "viewer" },
  "/imports/[id]/errors": { needs: "officer" },
  "/imports/[id]/merge": { needs: "officer" },
  "/imports/sample": { needs: "officer" },
  "/imports/upload": { needs: "officer" },
  "/jobs/[id]/state": { needs: "viewer" },
  "/letters/[id]/document": { needs: "officer" },
  "/letters/sample": { needs: "officer" },
  "/members/export": { needs: "manager" },
  "/members/many/choose": { needs: "officer" },
  "/members/search": { needs: "viewer" },
  "/terms/[version]/acceptances/csv": { needs: "manager" },
};

/** Shown to every clerk, and to nobody's harm. */
export const UNGUARDED_PAGES = ["/not-allowed"];
