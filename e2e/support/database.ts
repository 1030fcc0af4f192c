import { randomBytes } from "node:crypto";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { MemberOptions, TestMember } from "#lib/testing/make-member.ts";
import { type DemoClerk, demoClerks } from "#prisma/seed/demo-clerks.ts";
import { openDatabase } from "#scripts/support/open-database.ts";
import { readSettings, roleVariables } from "#scripts/support/settings.ts";
import type { ServerVariables } from "./server-variables.ts";

export type PortalMember = TestMember & { insurer: string };

/** A clerk who has answered the invitation with an authenticator app. */
export type PortalClerk = DemoClerk & { id: string };

export type PortalDatabase = {
  /** A clerk of one demo insurer, with password and app. */
  makeClerk: (insurer: string, role: ClerkRole) => Promise<PortalClerk>;
  /** A session of the clerk at the console. @returns the cookie's token */
  openClerkSession: (clerk: PortalClerk, browser: { userAgent: string }) => Promise<string>;
  /** A member of one demo insurer at one stage. */
  makeMember: (insurer: string, options: MemberOptions) => Promise<PortalMember>;
  /** Reads or changes rows of one insurer, as the portal's own role. */
  inInsurer: <Value>(insurer: string, work: (tx: InsurerTransaction) => Promise<Value>) => Promise<Value>;
  /** A session just opened by the member's own method. @returns the cookie's token */
  openSession: (person: PortalMember, browser: { userAgent: string }) => Promise<string>;
  /** A login of the member with these proofs. @returns the cookie's token */
  openAttempt: (person: PortalMember, proves: readonly ("password" | "birthDate")[]) => Promise<string>;
};

/** Connects to the database of the server under test, as the portal's own role. */
export async function openPortalDatabase(
  variables: ServerVariables,
): Promise<PortalDatabase & { close: () => Promise<unknown> }> {
  const settings = readSettings(variables);
  const { ownerUrl, isOurs } = await openDatabase(settings);
  if (isOurs) throw new Error("The server under test does not run: its database had to be started.");
  // Before the first module of lib that reads the settings.
  Object.assign(process.env, roleVariables(settings, ownerUrl, "portal_app"));
  const { prisma } = await import("#lib/db/client.ts");
  const { inTransaction } = await import("#lib/db/in-transaction.ts");
  const { FACTORS } = await import("#lib/insurers/factors.ts");
  const { systemContext } = await import("#lib/insurers/request-context.ts");
  const { findInsurerBySlug } = await import("#lib/insurers/find-insurer.ts");
  const { makeMember } = await import("#lib/testing/make-member.ts");
  const { openAttempt } = await import("#lib/testing/open-attempt.ts");
  const { seedClerk } = await import("#prisma/seed/seed-clerk.ts");
  const { openSession, proofsAt } = await import("#lib/testing/open-session.ts");

  const find = async (slug: string) => {
    const insurer = await findInsurerBySlug(slug);
    if (!insurer) throw new Error(`There is no insurer ${slug}.`);
    return insurer;
  };
  return {
    makeMember: async (slug, options) => {
      const made = await makeMember(await find(slug), { now: new Date(), ...options });
      return { ...made, insurer: slug };
    },
    makeClerk: async (insurerSlug, role) => {
      const [demo] = demoClerks();
      const email = `${role}-${randomBytes(5).toString("hex")}@example.jp`;
      const clerk = { totpSecret: "", password: "", ...demo, insurerSlug, role, email, name: "試験　花子" };
      const id = await seedClerk(new Date(), clerk);
      if (!id) throw new Error(`There is no insurer ${insurerSlug}.`);
      return { ...clerk, id };
    },
    openClerkSession: async ({ id }, { userAgent }) => {
      const now = new Date();
      const context = { ...systemContext(await find("console"), now), userAgent };
      return (await openSession(context, { memberId: id, proofs: proofsAt(now, "password", "totp") })).token;
    },
    inInsurer: async (slug, work) => inTransaction((await find(slug)).id, work),
    openSession: async ({ insurer, member }, { userAgent }) => {
      const now = new Date();
      const context = { ...systemContext(await find(insurer), now), userAgent };
      const proofs = proofsAt(now, "password", FACTORS[member.method ?? "totp"].proof);
      return (await openSession(context, { memberId: member.id, proofs })).token;
    },
    openAttempt: async ({ insurer, member }, proves) =>
      openAttempt(systemContext(await find(insurer), new Date()), { memberId: member.id, proves }),
    close: () => Promise.all([prisma().$disconnect(), prisma("console").$disconnect()]),
  };
}

/** A night passes for one member: their mail codes and used app codes become a day old. */
export function passNight({ inInsurer }: PortalDatabase, insurer: string, loginId: string): Promise<void> {
  return inInsurer(insurer, async (tx) => {
    const { id } = await tx.member.findFirstOrThrow({ where: { loginId }, select: { id: true } });
    await tx.$executeRaw`
      update "EmailCode" set "createdAt" = "createdAt" - interval '1 day', "expiresAt" = "expiresAt" - interval '1 day'
      where "memberId" = ${id}::uuid`;
    await tx.$executeRaw`
      update "TotpDevice" set "lastUsedStep" = "lastUsedStep" - 2880 where "memberId" = ${id}::uuid`;
  });
}
