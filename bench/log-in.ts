import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { type Answer, Browser, type OnAnswer, type Site } from "./browser.ts";
import type { People } from "./people.ts";

type Login = { loginId: string; password: string; totpSecret: string };

/** @returns where a posted form or a called action leads to; @throws with what came instead, on one line */
export function leadsTo({ path, status, location, body }: Answer): string {
  if (status < 400 && location) return location;
  const text = body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  throw new Error(`POST ${path} gave ${status} ${text.slice(0, 300)}, not a redirect`);
}

export function assertLeadsTo(answer: Answer, path: string) {
  const location = leadsTo(answer);
  if (location !== path) throw new Error(`POST ${answer.path} leads to ${location}, not to ${path}`);
}

export function assertSignedIn(answer: Answer) {
  if (answer.status !== 200 || !answer.body.includes('href="/logout"')) {
    throw new Error(`GET ${answer.path} gave ${answer.status}, not a page for somebody signed in`);
  }
}

type SecondFactor = {
  /** Of its page. */
  path: string;
  code: () => string | Promise<string>;
};

/** One complete login in five requests, from the form to the portal's top. @returns the browser */
export async function logInBy(
  { path, code }: SecondFactor,
  site: Site,
  { loginId, password }: Pick<Login, "loginId" | "password">,
  onAnswer?: OnAnswer,
): Promise<Browser> {
  const browser = knownBrowser(site, loginId, onAnswer);
  const form = await browser.get("/login");
  assertLeadsTo(await browser.submit(form, { loginId, password }), path);
  const codeForm = await browser.get(path);
  assertLeadsTo(await browser.submit(codeForm, { code: await code() }), "/");
  assertSignedIn(await browser.get("/"));
  return browser;
}

/** Each member's own: it is known from the second login on, so no notice is sent. */
export function knownBrowser(site: Site, loginId: string, onAnswer?: OnAnswer): Browser {
  const browser = new Browser(site, onAnswer);
  browser.cookies.set("__Host-device", hashToken(loginId));
  return browser;
}

/** With a code of the member's authenticator app. */
export function logInAs(site: Site, { totpSecret, ...login }: Login, onAnswer?: OnAnswer): Promise<Browser> {
  const code = () => totpCodeAt(totpSecret, new Date());
  return logInBy({ path: "/login/otp", code }, site, login, onAnswer);
}

/** The same, of the next member. */
export function logIn(site: Site, people: People, onAnswer?: OnAnswer): Promise<Browser> {
  const { password, totpSecret } = people;
  return logInAs(site, { loginId: people.next(new Date()).loginId, password, totpSecret }, onAnswer);
}

export async function openTop(browser: Browser): Promise<void> {
  assertSignedIn(await browser.get("/"));
}

export async function askSession(browser: Browser): Promise<void> {
  const { status, body } = await browser.get("/session");
  if (status !== 200 || !body.includes("idleSeconds")) throw new Error(`GET /session gave ${status} ${body}`);
}
