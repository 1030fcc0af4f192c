import "server-only";
import { PORTAL_PAGE } from "#lib/insurers/list-services.ts";
import { type InsurerPolicy, SERVICE_ICONS } from "#lib/insurers/policy-schema.ts";
import { MAX_SERVICE_NAME, MAX_SERVICE_NOTE, MAX_SERVICE_URL } from "#lib/kernel/limits.ts";
import { fail, ok, problemsIn, type Read, type Result, refuse } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { lengthProblem } from "#lib/typed-text/length-problem.ts";

export type Service = InsurerPolicy["services"][number];

export const AUDIENCES = ["everyone", "insured", "dependent"] as const satisfies readonly Service["shownTo"][];

/** What a clerk has typed. */
export type TypedService = {
  icon: string;
  name: string;
  href: string;
  note: string;
  shownTo: string;
  isPreparing: boolean;
};

export type ServiceProblem =
  | "icon-missing"
  | "name-empty"
  | "name-too-long"
  | "href-missing"
  | "href-refused"
  | "href-too-long"
  | "note-too-long";

/**
 * An address of another site, by https alone and without a name or password in it, or a page of the portal; only
 * 準備中 may still be without one.
 */
function readHref({ href: typed, isPreparing }: TypedService): Result<string | undefined, ServiceProblem> {
  const text = forgive(typed);
  if (text === "") return isPreparing ? ok(undefined) : fail("href-missing");
  if (text.length > MAX_SERVICE_URL) return fail("href-too-long");
  if (text.startsWith("/")) return PORTAL_PAGE.test(text) ? ok(text) : fail("href-refused");
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return fail("href-refused");
  const { href, username, password, hostname } = new URL(text);
  const isSite = username === "" && password === "" && hostname.includes(".");
  return isSite ? ok(href) : fail("href-refused");
}

/** The entry as stored. */
export function readService(typed: TypedService): Read<Service, ServiceProblem> {
  const icon = SERVICE_ICONS.find((each) => each === typed.icon);
  const [name, note] = [forgive(typed.name), forgive(typed.note)];
  const href = readHref(typed);
  const problems = problemsIn<ServiceProblem>([
    lengthProblem("name", name, MAX_SERVICE_NAME),
    icon ? null : "icon-missing",
    href.ok ? null : href.code,
    note.length > MAX_SERVICE_NOTE ? "note-too-long" : null,
  ]);
  if (!icon || !href.ok || problems.length > 0) return refuse(problems);
  const shownTo = AUDIENCES.find((each) => each === typed.shownTo) ?? "everyone";
  return ok({ icon, name, href: href.value, note: note || undefined, shownTo, isPreparing: typed.isPreparing });
}
