// The bounded load under every fault: members who log in, look at their profile and change their user ID. What each was
// answered is kept, so that it can be compared with the database afterwards.
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Site } from "../browser.ts";
import { assertLeadsTo, logInAs } from "../log-in.ts";
import type { People, Person } from "../people.ts";
import { percentile } from "../statistics.ts";

/** Of one client, between two members. */
const PAUSE_MS = 200;

/** How fast the members come. */
type Pace = {
  clients: number;
  /** A client begins no more often with a member. */
  everyMs?: number;
};

/** What a member knows of an act: no answer means that it may have happened. */
type Outcome = "none" | "accepted" | "unknown";

export type Account = Person & { newLoginId: string; login: Outcome; change: Outcome; browser?: Browser };

/** The answer is of somebody else, or of nobody in particular. */
export class WrongSession extends Error {}

/** @throws WrongSession unless the profile names this user ID, and no other of the load */
export async function assertOwnProfile(browser: Browser, loginId: string): Promise<void> {
  const { status, body } = await browser.get("/settings/profile");
  if (status !== 200) throw new Error(`GET /settings/profile gave ${status}`);
  const seen = new Set(body.match(/\b(?:bench|fault)\d+\b(?!@)/g));
  if (seen.size !== 1 || !seen.has(loginId)) throw new WrongSession(`${loginId} sees ${[...seen].join()}`);
}

/** A few words for what a client meets. */
function kindOf(error: unknown): string {
  if (error instanceof WrongSession) return "WRONG SESSION";
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED") return "refused connection";
  if (code === "ECONNRESET" || code === "EPIPE") return "cut connection";
  if (message.includes("took more than")) return "no answer in 30 s";
  const status = message.match(/(?:gave |\()(\d{3})/)?.[1];
  return status ? `HTTP ${status}` : message.slice(0, 60);
}

export class Load {
  readonly errors = new Map<string, number>();
  readonly accounts: readonly Account[];
  requests = 0;
  private readonly site: Site;
  private readonly people: People;
  private readonly rounds: { start: number; end: number }[] = [];
  private next = 0;
  private isOn = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(site: Site, people: People) {
    this.site = site;
    this.people = people;
    this.accounts = people.everyone().map((person, index) => ({
      ...person,
      newLoginId: `fault${String(index).padStart(6, "0")}`,
      login: "none",
      change: "none",
    }));
  }

  /** May be called again for more clients. */
  start({ clients, everyMs = 0 }: Pace): void {
    this.isOn = true;
    const client = async () => {
      while (this.isOn) {
        const start = performance.now();
        await this.round();
        await sleep(Math.max(PAUSE_MS, start + everyMs - performance.now()));
      }
    };
    this.running = Promise.all([this.running, ...Array.from({ length: clients }, client)]);
  }

  /** Waits for the last answers. */
  async stop(): Promise<void> {
    this.isOn = false;
    await this.running;
  }

  /** Milliseconds from `moment` to the end of the first round that began after it; infinite when there is none in time. */
  async recovered(moment: number, limitMs = 120_000): Promise<number> {
    while (performance.now() < moment + limitMs) {
      const ends = this.rounds.filter(({ start }) => start >= moment).map(({ end }) => end);
      if (ends.length > 0) return Math.min(...ends) - moment;
      await sleep(20);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Of the rounds that ended in between. */
  p95Ms(from: number, to: number): number {
    const within = this.rounds.filter(({ start, end }) => start >= from && end <= to);
    return percentile(
      within.map(({ start, end }) => end - start),
      0.95,
    );
  }

  completed(): number {
    return this.rounds.length;
  }

  private async round(): Promise<void> {
    const account = this.accounts[this.next++];
    if (!account) throw new Error("every member of the load has logged in: more are needed");
    const start = performance.now();
    try {
      await this.act(account);
      this.rounds.push({ start, end: performance.now() });
    } catch (error) {
      const kind = kindOf(error);
      this.errors.set(kind, (this.errors.get(kind) ?? 0) + 1);
    }
  }

  private async act(account: Account): Promise<void> {
    const { password, totpSecret } = this.people;
    const { loginId, newLoginId } = account;
    const onAnswer = () => {
      this.requests += 1;
    };
    account.login = "unknown";
    const browser = await logInAs(this.site, { loginId, password, totpSecret }, onAnswer);
    account.login = "accepted";
    account.browser = browser;
    await assertOwnProfile(browser, loginId);
    const form = await browser.get("/settings/profile/login-id");
    account.change = "unknown";
    assertLeadsTo(await browser.submit(form, { loginId: newLoginId }), "/settings/profile");
    account.change = "accepted";
    await assertOwnProfile(browser, newLoginId);
  }
}
