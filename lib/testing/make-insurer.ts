import { randomBytes, randomUUID } from "node:crypto";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { createInsurer, newInsurerSchema } from "#lib/operations/create-insurer.ts";
import { opsTransaction } from "./ops-transaction.ts";

export type InsurerOverrides = {
  slug?: string;
  host?: string;
  name?: string;
  shortName?: string;
  policy?: Partial<InsurerPolicyInput>;
  /** Body of terms version 1; null for an insurer without terms. */
  terms?: string | null;
  /** When it is created and its terms are published. */
  now?: Date;
};

export const TEST_POLICY: InsurerPolicyInput = {
  methods: ["email", "passkey", "totp"],
  firstLoginOrder: "email-first",
  branding: {
    keyColor: "#00559a",
    tintColor: "#e8f1fe",
    monogram: "試",
    contactName: "試験健康保険組合 業務課",
    contactPhone: "03-0000-0000",
    contactHours: "平日 9:00〜17:00",
    contactAddress: "東京都千代田区1-1-1",
  },
};

/** A new insurer of one test file, with a unique slug and host. */
export async function makeInsurer(overrides: InsurerOverrides = {}): Promise<Insurer> {
  const slug = overrides.slug ?? `t${randomBytes(6).toString("hex")}`;
  const input = newInsurerSchema.parse({
    slug,
    host: overrides.host ?? `${slug}.localhost`,
    name: overrides.name ?? "試験健康保険組合",
    shortName: overrides.shortName ?? "試験健保",
    policy: { ...TEST_POLICY, ...overrides.policy },
    terms: overrides.terms === null ? undefined : (overrides.terms ?? "# 利用規約\n\n試験のための規約です。"),
  });
  const id = randomUUID();
  const now = overrides.now ?? new Date("2026-01-05T00:00:00Z");
  const created = await opsTransaction(id, (tx) => createInsurer(tx, now, { ...input, id, isDemo: false }));
  if (!created.ok) throw new Error(`test insurer: ${created.code}`);
  return created.value;
}

/** A request to `insurer` at `now`, from a documentation IP address (RFC 5737). */
export function makeContext(insurer: Insurer, overrides: Partial<RequestContext> = {}): RequestContext {
  return {
    insurer,
    now: new Date("2026-11-02T01:00:00Z"),
    ipAddress: "192.0.2.10",
    userAgent: "Mozilla/5.0 (test)",
    actor: "browser",
    language: "ja",
    ...overrides,
  };
}
