import "server-only";
import { type VerifiedRegistrationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_PASSKEYS } from "#lib/kernel/limits.ts";
import { log, mayLog } from "#lib/kernel/log.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import {
  type CredentialName,
  type CredentialNameFailure,
  readCredentialName,
} from "#lib/typed-text/credential-name.ts";
import { forgetFactors } from "../forget-factors.ts";
import { consumeChallenge } from "./challenge.ts";
import { answeredChallenge, type RegistrationResponse, registrationResponseSchema } from "./read-response.ts";
import { ALGORITHMS, expectedParty } from "./webauthn-requirements.ts";

export type PasskeyRegistration = {
  memberId: string;
  owner: string;
  /** RegistrationResponseJSON as posted; any shape. */
  response: unknown;
  /** 「パスキーの名前」 as typed. */
  name: string;
  /** The member's other factors are lost and are deleted when this one is confirmed. */
  isReplacement?: boolean;
};

export type PasskeyRegistrationFailure =
  | CredentialNameFailure
  | "name-taken"
  | "too-many"
  | "challenge-used"
  | "already-registered"
  | "failed";

type RegistrationInfo = NonNullable<VerifiedRegistrationResponse["registrationInfo"]>;

/** Problems of the name, found before the challenge is used, so that the dialog need not be repeated. */
async function nameProblem(tx: InsurerTransaction, insurerId: string, memberId: string, nameFolded: string) {
  const passkeys = await tx.passkey.findMany({ where: { insurerId, memberId }, select: { nameFolded: true } });
  if (passkeys.length >= MAX_PASSKEYS) return "too-many";
  return passkeys.some((passkey) => passkey.nameFolded === nameFolded) ? "name-taken" : undefined;
}

async function verifyResponse(context: RequestContext, response: RegistrationResponse, challenge: string) {
  // A key that is not discoverable cannot log in alone.
  if (response.clientExtensionResults.credProps?.rk === false) return undefined;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      ...expectedParty(context.insurer),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    if (mayLog("passkey registration")) log.info({ reason }, "passkey registration refused");
    return undefined;
  }
}

type NewPasskey = { memberId: string; name: CredentialName; info: RegistrationInfo };

/** Replaces all other factors with the new passkey. They stay when another member has it. */
async function replaceFactors(scope: Scope, passkey: NewPasskey) {
  const { memberId, info } = passkey;
  const rivals = await scope.tx.passkey.count({
    where: { insurerId: scope.insurerId, credentialId: info.credential.id, memberId: { not: memberId } },
  });
  if (rivals > 0) return undefined;
  await forgetFactors(scope, { memberId });
  return insertPasskey(scope, passkey);
}

/** Stores the passkey; undefined when any member of the insurer has it. */
async function insertPasskey(scope: Scope, { memberId, name, info }: NewPasskey): Promise<string | undefined> {
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = info;
  const [row] = await scope.tx.passkey.createManyAndReturn({
    data: {
      insurerId: scope.insurerId,
      memberId,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      aaguid,
      isBackupEligible: credentialDeviceType === "multiDevice",
      isBackedUp: credentialBackedUp,
      name: name.name,
      nameFolded: name.folded,
      createdAt: scope.now,
    },
    skipDuplicates: true,
    select: { id: true },
  });
  return row?.id;
}

/**
 * Registers the passkey that answers `beginPasskeyRegistration`. Checks challenge, origin, relying party, user
 * verification and algorithm again (spec §6, §14 case 6; WebAuthn §7.1).
 */
export async function registerPasskey(
  scope: Scope,
  { memberId, owner, response: posted, name: typedName, isReplacement = false }: PasskeyRegistration,
): Promise<Result<{ passkeyId: string }, PasskeyRegistrationFailure>> {
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  await holdMember(scope, memberId);
  const problem = isReplacement ? undefined : await nameProblem(scope.tx, scope.insurerId, memberId, name.value.folded);
  if (problem) return fail(problem);

  const response = registrationResponseSchema.safeParse(posted);
  const challenge = response.success ? answeredChallenge(response.data.response.clientDataJSON) : undefined;
  if (!response.success || challenge === undefined) return fail("failed");
  if (!(await consumeChallenge(scope, { ceremony: "registration", owner, challenge }))) return fail("challenge-used");

  const info = await verifyResponse(scope, response.data, challenge);
  const store = isReplacement ? replaceFactors : insertPasskey;
  const passkeyId = info && (await store(scope, { memberId, name: name.value, info }));
  if (!passkeyId) {
    await recordAudit(scope, { action: "passkey.register", result: "failure", memberId });
    return fail(info ? "already-registered" : "failed");
  }
  await recordAudit(scope, { action: "passkey.register", result: "success", memberId, detail: { passkeyId } });
  return ok({ passkeyId });
}
