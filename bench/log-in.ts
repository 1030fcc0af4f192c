import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { type Answer, Browser, type OnAnswer, type Site } from "./browser.ts";
import type { People } from "./people.ts";

type Login = { loginId: string; password: string; totpSecret: string };

/** @throws with what came instead, on one line */
export function assertLeadsTo(answer: Answer, path: string) {
  if (answer.status === 303 && answer.location === path) return;
  const text = answer.body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  throw new Error(
    `POST ${answer.path} gave ${answer.status} ${answer.location ?? text.slice(0, 300)}, not 303 ${path}`,
  );
}

function assertSignedIn(answer: Answer) {
  if (answer.status !== 200 || !answer.body.includes('href="/logout"')) {
    throw new Error(`GET ${answer.path} gave ${answer.status}, not a page for somebody signed in`);
  }
}

/** One complete login in five requests, from the form to the portal's top. @returns the browser */
export async function logInAs(site: Site, { loginId, ...login }: Login, onAnswer?: OnAnswer): Promise<Browser> {
  const browser = new Browser(site, onAnswer);
  // Each member's own: it is known from the second login on, so no notice is sent.
  browser.cookies.set("__Host-device", hashToken(loginId));
  const form = await browser.get("/login");
  assertLeadsTo(await browser.submit(form, { loginId, password: login.password }), "/login/otp");
  const codeForm = await browser.get("/login/otp");
  const code = totpCodeAt(login.totpSecret, new Date());
  assertLeadsTo(await browser.submit(codeForm, { code }), "/");
  assertSignedIn(await browser.get("/"));
  return browser;
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
