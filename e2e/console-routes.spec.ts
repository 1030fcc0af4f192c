import { randomUUID } from "node:crypto";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { expect, type PortalDatabase, test } from "./fixtures.ts";
import { CONSOLE_PAGES, CONSOLE_ROUTES, type ConsoleRoute } from "./support/console-routes.ts";
import { measurePage } from "./support/measure-page.ts";
import { send } from "./support/send.ts";

const slug = "minato";
const ROLES = ["viewer", "officer", "manager"] as const satisfies readonly ClerkRole[];
const USER_AGENT = "Mozilla/5.0 (test)";

type Ids = Record<NonNullable<ConsoleRoute["about"]>, string>;

/** One row of the insurer for everything that a page can be about. */
async function makeRows(database: PortalDatabase): Promise<Ids> {
  const { member } = await database.makeMember(slug, { upTo: "totp" });
  const asker = await database.makeClerk(slug, "officer");
  const [now, { insurerId, id: memberId }] = [new Date(), member];
  const rows = await database.inInsurer(slug, async (tx) => {
    const expiresAt = new Date(now.getTime() + 3_600_000);
    const asked = { askedBy: asker.id, askedAt: now, expiresAt, people: 1, fingerprint: "", memberId };
    const input = { memberId, checked: ["birth-date"] };
    const approval = await tx.approval.create({
      data: { ...asked, insurerId, act: "lost-factor-code", input, reason: "電話での依頼を確認しました" },
    });
    // The demo's: those of other tests come and go meanwhile.
    const announcement = await tx.announcement.findFirst({ where: { insurerId }, orderBy: { id: "asc" } });
    const ordered = { requestedAt: now, approvedAt: now, unit: "person" as const, target: { by: "member", memberId } };
    const letters = await tx.letterOrder.create({ data: { ...ordered, insurerId, clerkId: asker.id } });
    const counts = {
      rows: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      disabled: 0,
      issued: 0,
      bad: 0,
      restored: 0,
      absent: 0,
      leavers: 0,
    };
    const checked = { state: "checked" as const, fileName: "members.csv", headings: [], disablesAbsent: false, counts };
    const imported = await tx.memberImport.create({
      data: { ...checked, insurerId, clerkId: asker.id, createdAt: now },
    });
    const client = await tx.oidcClient.findFirstOrThrow({ where: { insurerId, name: "kenshin" } });
    return {
      approval: approval.id,
      client: client.id,
      announcement: announcement?.id ?? "",
      letters: letters.id,
      import: imported.id,
    };
  });
  return { ...rows, member: memberId, clerk: asker.id, job: randomUUID() };
}

/** Pages that show what was chosen or written before, where there is nothing of it. */
const WITHOUT_CHOICE: Readonly<Record<string, number>> = { "/members/many": 404, "/terms/publish": 307 };

/** Of scripts, in kB of gzip (reference: every page of the console). */
const MOST_SCRIPT = 200;

const rank = (role: ClerkRole) => ROLES.indexOf(role);

function pathOf(folder: string, { about, path }: ConsoleRoute, ids: Ids): string {
  return (path ?? folder).replace("[id]", about ? ids[about] : "");
}

/** What a route answers to a plain request and to a form, where it takes them. */
async function answersOf(url: string, origin: string, token: string) {
  const headers = { cookie: `session=${token}`, "user-agent": USER_AGENT };
  const form = { ...headers, origin, "content-type": "application/x-www-form-urlencoded" };
  const answers = [await send(url, { headers }), await send(url, { method: "POST", headers: form, body: "a=1" })];
  return answers.filter(({ status }) => status !== 405);
}

const ABOUT: Readonly<Record<string, keyof Ids>> = { imports: "import", jobs: "job", letters: "letters" };

/** A route's address; of what it is about, one of the insurer's rows. */
function routePath(folder: string, ids: Ids): string {
  const about = ABOUT[folder.split("/")[1] ?? ""];
  return folder.replace("[id]", about ? ids[about] : "").replace("[version]", "1");
}

test.describe("every route that takes a form or gives a file, found alike", () => {
  for (const role of ROLES) {
    test(`${role}: what needs more says whom to ask`, async ({ admin, database }) => {
      const ids = await makeRows(database);
      const token = await database.openClerkSession(await database.makeClerk(slug, role), { userAgent: USER_AGENT });
      for (const [folder, { needs }] of Object.entries(CONSOLE_ROUTES)) {
        if (rank(role) >= rank(needs)) continue;
        const answers = await answersOf(admin + routePath(folder, ids), admin, token);
        expect(answers.length, folder).toBeGreaterThan(0);
        for (const { status, headers } of answers) {
          expect([status === 303 || status === 307, headers.location], folder).toEqual([true, "/not-allowed"]);
        }
      }
    });
  }

  test("a 管理 of another insurer: every id of ours is 404", async ({ admin, database }) => {
    const ids = await makeRows(database);
    const stranger = await database.makeClerk("aozora", "manager");
    const token = await database.openClerkSession(stranger, { userAgent: USER_AGENT });
    for (const folder of Object.keys(CONSOLE_ROUTES).filter((each) => each.includes("[id]"))) {
      const answers = await answersOf(admin + routePath(folder, ids), admin, token);
      expect(
        answers.map(({ status }) => status),
        folder,
      ).toEqual([404]);
    }
  });
});

test.describe("every page of the console, found by its file (scripts/console-routes.test.ts)", () => {
  for (const role of ROLES) {
    test(`${role}: what the role may see opens, everything else says whom to ask`, async ({ admin, database }) => {
      const ids = await makeRows(database);
      const clerk = await database.makeClerk(slug, role);
      const token = await database.openClerkSession(clerk, { userAgent: USER_AGENT });
      const headers = { cookie: `session=${token}`, "user-agent": USER_AGENT };
      for (const [folder, route] of Object.entries(CONSOLE_PAGES)) {
        if (route.about === "job") continue;
        const { status, headers: answered } = await send(admin + pathOf(folder, route, ids), { headers });
        if (rank(role) < rank(route.needs)) {
          expect([status, answered.location], folder).toEqual([307, "/not-allowed"]);
        } else if (route.about === "import") {
          // Its steps lead to the one that is due, and need its file.
          expect([status < 500, answered.location !== "/not-allowed"], folder).toEqual([true, true]);
        } else expect(status, folder).toBe(WITHOUT_CHOICE[folder] ?? 200);
      }
    });
  }

  test("each sends at most 200 kB of scripts", async ({ page, admin, clerk, clerkSignedIn, database }) => {
    test.slow();
    const ids = await makeRows(database);
    await clerkSignedIn(page, await clerk(slug, "manager"), "/");
    const browser = await page.context().newCDPSession(page);
    await browser.send("Network.setCacheDisabled", { cacheDisabled: true });
    const pages = Object.entries(CONSOLE_PAGES).filter(
      ([folder, { about }]) => about !== "job" && !WITHOUT_CHOICE[folder],
    );
    const scripts: Record<string, number> = {};
    for (const [folder, route] of [["/", { needs: "viewer" }] as const, ...pages]) {
      const { sizes } = await measurePage(page, () => page.goto(admin + pathOf(folder, route, ids)));
      scripts[folder] = sizes.script ?? 0;
    }
    console.log(
      Object.entries(scripts)
        .map(([folder, size]) => `${folder} ${size.toFixed(1)}`)
        .join(", "),
    );
    for (const [folder, size] of Object.entries(scripts)) {
      expect.soft(size, `scripts of ${folder}`).toBeGreaterThan(50);
      expect.soft(size, `scripts of ${folder}`).toBeLessThanOrEqual(MOST_SCRIPT);
    }
  });

  test("a 管理 of another insurer: every id of ours is 404", async ({ admin, database }) => {
    const ids = await makeRows(database);
    const stranger = await database.makeClerk("aozora", "manager");
    const token = await database.openClerkSession(stranger, { userAgent: USER_AGENT });
    const headers = { cookie: `session=${token}`, "user-agent": USER_AGENT };
    for (const [folder, route] of Object.entries(CONSOLE_PAGES).filter(([, { about }]) => about)) {
      expect((await send(admin + pathOf(folder, route, ids), { headers })).status, folder).toBe(404);
    }
  });

  test("nobody who is signed in nowhere sees one: the login, which leads back", async ({ admin, database }) => {
    const ids = await makeRows(database);
    for (const [folder, route] of Object.entries(CONSOLE_PAGES)) {
      const { status, headers } = await send(admin + pathOf(folder, route, ids));
      expect(status, folder).toBe(307);
      expect(headers.location, folder).toMatch(/^\/login/);
    }
  });
});
