import "server-only";
import { currentTerms, type Terms } from "#lib/insurers/current-terms.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { versionOf } from "../content/change-content.ts";
import { nameOfClerk } from "../content/name-of-clerk.ts";
import { type DiffLine, diffLines } from "./diff-lines.ts";

export type TermsLine = {
  version: number;
  publishedAt: Date;
  /** Members who have accepted it. */
  accepted: number;
  /** Who published it; null for the operator. */
  clerk: string | null;
};

export type TermsDraft = { body: string; seen: string; changedAt: Date; changedBy: string | null };

export type TermsOverview = {
  versions: TermsLine[];
  draft: TermsDraft | null;
  /** Members who are asked after the next publication. */
  members: number;
};

/** What names the draft as a clerk has seen it; empty while there is none. */
export async function presentDraft({ tx, insurerId }: ClerkScope) {
  const row = await tx.termsDraft.findUnique({ where: { insurerId } });
  return { row, seen: row ? versionOf([row.body, row.changedAt]) : "" };
}

async function readDraft(scope: ClerkScope): Promise<TermsDraft | null> {
  const { row, seen } = await presentDraft(scope);
  if (!row) return null;
  return { body: row.body, seen, changedAt: row.changedAt, changedBy: await nameOfClerk(scope, row.changedBy) };
}

function listVersions({ tx, insurerId }: ClerkScope): Promise<TermsLine[]> {
  return tx.$queryRaw<TermsLine[]>`
    select terms."version", terms."publishedAt",
      (select count(*)::int from "TermsAcceptance" accepted
        where accepted."insurerId" = terms."insurerId" and accepted."version" = terms."version") as "accepted",
      (select clerk."name" from "AuditEvent" event
        join "Clerk" clerk on clerk."insurerId" = event."insurerId" and event."actor" = 'clerk:' || clerk."id"
        where event."insurerId" = terms."insurerId" and event."action" = 'terms.publish'
          and event."detail" ->> 'version' = terms."version"::text limit 1) as "clerk"
    from "TermsVersion" terms where terms."insurerId" = ${insurerId}::uuid order by terms."version" desc`;
}

/** 「利用規約」: every version, how many have accepted it, and the draft of the next. */
export const readTermsOverview: ClerkVerb<void, TermsOverview> = {
  needs: "viewer",
  run: async (scope) => {
    const { tx, insurerId } = scope;
    const members = await tx.member.count({ where: { insurerId, state: "active" } });
    return { versions: await listVersions(scope), draft: await readDraft(scope), members };
  },
};

export type TermsText = {
  body: string;
  /** The version in force, null before the first. */
  inForce: Terms | null;
  /** From the version in force to this text. */
  difference: DiffLine[];
};

async function compared(scope: ClerkScope, body: string): Promise<TermsText> {
  const inForce = await currentTerms(scope);
  return { body, inForce, difference: diffLines(inForce?.body ?? "", body) };
}

/** One published version; null for a number that no version has. */
export const readTermsVersion: ClerkVerb<number, (TermsText & Terms) | null> = {
  needs: "viewer",
  run: async (scope, version) => {
    const { tx, insurerId } = scope;
    const terms = await tx.termsVersion.findUnique({
      select: { version: true, body: true, publishedAt: true },
      where: { insurerId_version: { insurerId, version } },
    });
    return terms ? { ...terms, ...(await compared(scope, terms.body)) } : null;
  },
};

/** The draft beside the version in force; without a draft, that version is what it begins with. */
export const readTermsDraft: ClerkVerb<void, { draft: TermsDraft | null } & TermsText> = {
  needs: "viewer",
  run: async (scope) => {
    const draft = await readDraft(scope);
    const body = draft?.body ?? (await currentTerms(scope))?.body ?? "";
    return { draft, ...(await compared(scope, body)) };
  },
};
