import "server-only";
import { PORTAL_PAGE } from "#lib/insurers/list-services.ts";
import { type InsurerPolicy, SERVICE_ICONS } from "#lib/insurers/policy-schema.ts";
import { MAX_SERVICE_NAME, MAX_SERVICE_NOTE, MAX_SERVICE_URL } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";

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

/** An address of another site, by https alone and without a name or password in it, or a page of the portal. */
function readHref(typed: string): Result<string, "href-refused" | "href-too-long"> {
  const text = forgive(typed);
  if (text.length > MAX_SERVICE_URL) return fail("href-too-long");
  if (text.startsWith("/")) return PORTAL_PAGE.test(text) ? ok(text) : fail("href-refused");
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return fail("href-refused");
  const { href, username, password, hostname } = new URL(text);
  const isSite = username === "" && password === "" && hostname.includes(".");
  return isSite ? ok(href) : fail("href-refused");
}

/** The entry as stored, or the first reason why it is refused; only 準備中 may still be without an address. */
export function readService(typed: TypedService): Result<Service, ServiceProblem> {
  const icon = SERVICE_ICONS.find((each) => each === typed.icon);
  const [name, note] = [forgive(typed.name), forgive(typed.note)];
  if (name === "") return fail("name-empty");
  if (name.length > MAX_SERVICE_NAME) return fail("name-too-long");
  if (!icon) return fail("icon-missing");
  const { isPreparing } = typed;
  const hasHref = typed.href.trim() !== "";
  if (!hasHref && !isPreparing) return fail("href-missing");
  const href = hasHref ? readHref(typed.href) : ok("");
  if (!href.ok) return href;
  if (note.length > MAX_SERVICE_NOTE) return fail("note-too-long");
  const shownTo = AUDIENCES.find((each) => each === typed.shownTo) ?? "everyone";
  return ok({ icon, name, href: href.value || undefined, note: note || undefined, shownTo, isPreparing });
}
