import "server-only";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { ok, type Read, refuse } from "#lib/kernel/result.ts";
import { type NewClient, newClientSchema } from "#lib/oidc/client-schema.ts";
import { isServiceScope } from "#lib/oidc/scopes.ts";

/** What a clerk has typed; addresses one a line. */
export type TypedConnection = {
  name: string;
  title: string;
  redirectUris: string;
  postLogoutRedirectUris: string;
  backchannelLogoutUri: string;
  initiateLoginUri: string;
  scopes: readonly string[];
  weakestMethod: string;
  /** The insurer itself runs the service. */
  isOwn: boolean;
};

/** In the order of the form. */
const FIELDS = [
  "title",
  "name",
  "redirectUris",
  "postLogoutRedirectUris",
  "backchannelLogoutUri",
  "initiateLoginUri",
] as const;
export type ConnectionProblem = (typeof FIELDS)[number];

const linesOf = (text: string) => text.split(/\s+/).filter((line) => line !== "");
const optional = (text: string) => text.trim() || undefined;

/** The service as it is registered, or the fields that are refused: the rules of the command line's file. */
export function readConnection(typed: TypedConnection): Read<NewClient, ConnectionProblem> {
  const parsed = newClientSchema.safeParse({
    name: typed.name.trim(),
    title: typed.title,
    redirectUris: linesOf(typed.redirectUris),
    postLogoutRedirectUris: linesOf(typed.postLogoutRedirectUris),
    backchannelLogoutUri: optional(typed.backchannelLogoutUri),
    initiateLoginUri: optional(typed.initiateLoginUri),
    scopes: typed.scopes.filter(isServiceScope),
    weakestMethod: METHODS.find((method) => method === typed.weakestMethod),
    asksConsent: !typed.isOwn,
  });
  if (parsed.success) return ok(parsed.data);
  const places = parsed.error.issues.map(({ path }) => path[0]);
  const problems = FIELDS.filter((field) => places.includes(field));
  if (problems.length === 0) throw parsed.error;
  return refuse(problems);
}
