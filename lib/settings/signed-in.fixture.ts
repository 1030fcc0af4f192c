import { addTotpDevice } from "#lib/credentials/totp/totp-device.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { takeChange } from "./take-change.ts";

type Verb<Outcome> = (scope: Scope, session: RecentSession) => Promise<Outcome>;

/** A member in the settings, who posts changes as a browser does. */
export async function signedIn(insurer: Insurer, options: Partial<MemberOptions> & { proofs?: Proof[] } = {}) {
  const { proofs, ...parked } = options;
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp", ...parked });
  const session = await openSession(context, { memberId: member.id, proofs });
  const read = <Value>(work: (scope: Scope) => Promise<Value>) => inInsurer(context, work);
  return {
    context,
    member,
    session,
    read,
    /** Posts a change in this session, or in another of the member's. */
    change: <Outcome extends Result<unknown, string>>(
      verb: Verb<Outcome>,
      { token = session.token, signsOutEverywhere = false, now = context.now } = {},
    ) =>
      takeChange(
        { ...context, now },
        {
          token,
          memberId: member.id,
          draft: { path: "/settings/sign-in", values: {}, isWhole: false },
          signsOutEverywhere,
        },
        verb,
      ),
    totpDevice: (name: string) => addTotpDevice(insurer, member.id, name, context.now),
    factors: () =>
      read(async ({ tx }) => ({
        totp: await tx.totpDevice.count({ where: { memberId: member.id } }),
        passkey: await tx.passkey.count({ where: { memberId: member.id } }),
        email: (await tx.member.findFirstOrThrow({ where: { id: member.id } })).isEmailCodeEnabled,
      })),
    method: async () => (await read(({ tx }) => tx.member.findFirstOrThrow({ where: { id: member.id } }))).method,
    audited: (action: string) =>
      read(({ tx }) =>
        tx.auditEvent.findMany({ where: { memberId: member.id, action }, orderBy: { sequence: "asc" } }),
      ),
  };
}

export type SignedIn = Awaited<ReturnType<typeof signedIn>>;
