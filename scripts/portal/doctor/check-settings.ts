import { statSync } from "node:fs";
import { doctor } from "#lib/messages/ja/doctor.ts";
import { type Finding, findingsOf } from "./finding.ts";

type Variables = Record<string, string | undefined>;

const SECRETS = [
  "AUTH_SECRET",
  "ENCRYPTION_KEYS",
  "PASSWORD_PEPPERS",
  "DATABASE_APP_PASSWORD",
  "DATABASE_OPS_PASSWORD",
];
/** Random base64 or hex of 16 characters and more has about this many different ones; a word or a repeated one has fewer. */
const LEAST_LENGTH = 16;
const LEAST_DIFFERENT = 8;
const NEW_SECRET = "openssl rand -base64 32";
/** What others on this machine may do with a file. */
const OTHERS = 0o077;

/** The secret parts of a value: of a list of keys each, without its id. */
const partsOf = (value: string) => value.split(",").map((part) => part.replace(/^[a-z0-9]+:/, ""));

const isWeak = (value: string) =>
  partsOf(value).some((part) => part.length < LEAST_LENGTH || new Set(part).size < LEAST_DIFFERENT);

/** Secrets that somebody could guess, or that are one secret under several names. */
export function checkSecrets(variables: Variables): Finding[] {
  const given = SECRETS.flatMap((name) => (variables[name] ? [{ name, value: variables[name] }] : []));
  const namesOf = Map.groupBy(
    given.flatMap(({ name, value }) => partsOf(value).map((part) => ({ name, part }))),
    ({ part }) => part,
  );
  const shared = [...namesOf.values()]
    .map((uses) => [...new Set(uses.map(({ name }) => name))])
    .filter((names) => names.length > 1);
  return findingsOf("secrets", [
    ...given.filter(({ value }) => isWeak(value)).map(({ name }) => doctor.weakSecret(name, NEW_SECRET)),
    ...shared.map((names) => doctor.sameSecret(names)),
  ]);
}

/** Settings that are right one by one, and wrong for a portal that members use. */
export function checkProduction(variables: Variables): Finding[] {
  const { PUBLIC_SCHEME, TRUSTED_PROXY_HOPS, MAIL_FROM = "", ADMIN_HOST = "" } = variables;
  const adminHost = ADMIN_HOST || "admin.localhost";
  return [
    ...findingsOf("settings", [
      ...(MAIL_FROM.endsWith(".example") ? [doctor.sampleSender(MAIL_FROM)] : []),
      ...(/(^|\.)localhost$/.test(adminHost) ? [doctor.localAdminHost(adminHost)] : []),
    ]),
    ...findingsOf("proxy", [
      ...(PUBLIC_SCHEME === "http" ? [doctor.plainHttp()] : []),
      ...(PUBLIC_SCHEME !== "http" && !Number(TRUSTED_PROXY_HOPS ?? 0) ? [doctor.noProxy()] : []),
    ]),
  ];
}

/** Whether somebody else on this machine can read the file with the settings. None where there is none. */
export function checkFile(path: string): Finding[] {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return [];
  return findingsOf("file", (mode & OTHERS) === 0 ? [] : [doctor.openFile(path, `chmod 600 ${path}`)]);
}
