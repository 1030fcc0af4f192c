import { type BrowserContext, test as base, type Page } from "@playwright/test";
import type { MemberOptions } from "#lib/testing/make-member.ts";
import {
  openPortalDatabase,
  type PortalClerk,
  type PortalDatabase,
  type PortalMember,
  passNight,
} from "./support/database.ts";
import { Mailbox } from "./support/mailbox.ts";
import { SERVER_VARIABLES, type ServerVariables } from "./support/server-variables.ts";

export { expect, type Page } from "@playwright/test";
export { AuthenticatorApp } from "./support/authenticator-app.ts";
export type { PortalDatabase, PortalMember } from "./support/database.ts";
export { expectAccessible } from "./support/expect-accessible.ts";
export { PasskeyDevice } from "./support/passkey-device.ts";

type Fixtures = {
  /** URL of a demo insurer: `insurer("aozora")` → http://aozora.localhost:3411 */
  insurer: (slug: string) => string;
  /** A new member at one stage, written straight to the database. */
  member: (options: MemberOptions & { insurer: string }) => Promise<PortalMember>;
  /** Opens `path` with a session that is written straight to the database. */
  signedIn: (page: Page, person: PortalMember, path?: string) => Promise<void>;
  /** Opens `path` in a login written straight to the database, with a password and what else has to be proved. */
  inLogin: (page: Page, person: PortalMember, path: string) => Promise<void>;
  /** Address of the insurers' console. */
  admin: string;
  /** A new clerk with password and authenticator app. */
  clerk: (insurer: string, role: PortalClerk["role"]) => Promise<PortalClerk>;
  /** `signedIn` at the console. */
  clerkSignedIn: (page: Page, clerk: PortalClerk, path?: string) => Promise<void>;
  mailbox: Mailbox;
  /** A browser without cookies of the first: another device, day or person. */
  anotherBrowser: () => Promise<Page>;
  /** Makes one member's mails and codes a day old. */
  night: (insurer: string, loginId: string) => Promise<void>;
};

type WorkerFixtures = { serverVariables: ServerVariables; database: PortalDatabase };

function giveCookie(page: Page, url: string, { name, value }: { name: "session" | "attempt"; value: string }) {
  return page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  serverVariables: [SERVER_VARIABLES, { option: true, scope: "worker" }],
  database: [
    async ({ serverVariables }, use) => {
      const { close, ...database } = await openPortalDatabase(serverVariables);
      await use(database);
      await close();
    },
    { scope: "worker" },
  ],
  insurer: async ({ serverVariables }, use) => {
    await use((slug) => `http://${slug}.localhost:${serverVariables.PORT}`);
  },
  member: async ({ database }, use) => {
    await use(({ insurer, ...options }) => database.makeMember(insurer, options));
  },
  signedIn: async ({ database, insurer }, use) => {
    await use(async (page, person, path = "/") => {
      const userAgent = await page.evaluate(() => navigator.userAgent);
      const url = insurer(person.insurer);
      await giveCookie(page, url, { name: "session", value: await database.openSession(person, { userAgent }) });
      await page.goto(url + path);
    });
  },
  inLogin: async ({ database, insurer }, use) => {
    await use(async (page, person, path) => {
      const isBirthDateProved = person.member.wizardCompletedAt === null && path !== "/login/birth-date";
      const value = await database.openAttempt(person, isBirthDateProved ? ["password", "birthDate"] : ["password"]);
      const url = insurer(person.insurer);
      await giveCookie(page, url, { name: "attempt", value });
      await page.goto(url + path);
    });
  },
  admin: async ({ serverVariables }, use) => {
    await use(`http://admin.localhost:${serverVariables.PORT}`);
  },
  clerk: async ({ database }, use) => {
    await use(database.makeClerk);
  },
  clerkSignedIn: async ({ database, admin }, use) => {
    await use(async (page, clerk, path = "/") => {
      const userAgent = await page.evaluate(() => navigator.userAgent);
      const value = await database.openClerkSession(clerk, { userAgent });
      await giveCookie(page, admin, { name: "session", value });
      await page.goto(admin + path);
    });
  },
  mailbox: async ({ serverVariables }, use) => {
    await use(new Mailbox(`http://127.0.0.1:${serverVariables.MAILBOX_PORT}`));
  },
  anotherBrowser: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      // The test runner adds the project's device and language.
      const context = await browser.newContext();
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  night: async ({ database }, use) => {
    await use((insurer, loginId) => passNight(database, insurer, loginId));
  },
});
