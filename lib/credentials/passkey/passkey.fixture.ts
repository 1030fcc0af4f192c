import { randomUUID } from "node:crypto";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { makeAuthenticator, type Tampering } from "#lib/testing/software-authenticator.ts";
import { beginPasskeyAuthentication } from "./begin-passkey-authentication.ts";
import { beginPasskeyRegistration } from "./begin-passkey-registration.ts";
import { registerPasskey } from "./register-passkey.ts";
import { verifyPasskey } from "./verify-passkey.ts";

type AuthenticatorOptions = Parameters<typeof makeAuthenticator>[1];
type At = { now?: Date };

/** A member of `insurer` at a browser with one authenticator. */
export async function memberAtBrowser(insurer: Insurer, options: AuthenticatorOptions = {}) {
  const { member } = await makeMember(insurer, { upTo: "wizard" });
  const memberId = member.id;
  const owner = randomUUID();
  const authenticator = makeAuthenticator(insurerOrigin(insurer), options);
  const inContext = ({ now }: At) => makeContext(insurer, now ? { now } : {});

  const creationOptions = (at: At = {}) =>
    inInsurer(inContext(at), (scope) => beginPasskeyRegistration(scope, { memberId, owner }));
  const postRegistration = (
    response: unknown,
    over: Partial<{ owner: string; memberId: string; name: string }> & At = {},
  ) =>
    inInsurer(inContext(over), (scope) =>
      registerPasskey(scope, {
        memberId,
        owner,
        name: `鍵 ${randomUUID().slice(0, 8)}`,
        response,
        ...over,
      }),
    );
  const requestOptions = (over: { memberId?: string; owner?: string } & At = {}) =>
    inInsurer(inContext(over), (scope) => beginPasskeyAuthentication(scope, { owner, ...over }));
  const postAssertion = (response: unknown, over: { memberId?: string; owner?: string } & At = {}) =>
    inInsurer(inContext(over), (scope) => verifyPasskey(scope, { owner, response, ...over }));

  return {
    memberId,
    owner,
    authenticator,
    creationOptions,
    postRegistration,
    requestOptions,
    postAssertion,
    register: async (tampering: Tampering = {}) =>
      postRegistration(authenticator.register(await creationOptions(), tampering)),
    /** Passkey alone. */
    logIn: async (tampering: Tampering = {}) =>
      postAssertion(authenticator.authenticate(await requestOptions(), tampering)),
    /** After a password, as second factor. */
    confirm: async (tampering: Tampering = {}) =>
      postAssertion(authenticator.authenticate(await requestOptions({ memberId }), tampering), { memberId }),
  };
}

/** The same, with the authenticator registered. */
export async function memberWithPasskey(insurer: Insurer, options: AuthenticatorOptions = {}) {
  const browser = await memberAtBrowser(insurer, options);
  const registered = await browser.register();
  if (!registered.ok) throw new Error(registered.code);
  return { ...browser, passkeyId: registered.value.passkeyId };
}
