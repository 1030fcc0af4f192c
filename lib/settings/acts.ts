import "server-only";
import { type RequestEmailChangeFailure, requestEmailChange } from "#lib/email-address/request-email-change.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ChooseLoginIdFailure } from "#lib/members/choose-login-id.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { credentialOf, type ReturnPath } from "#lib/sessions/return-path.ts";
import type { CredentialNameFailure } from "#lib/typed-text/credential-name.ts";
import { setUpPage } from "./set-up-page.ts";
import { changeLoginId, checkLoginId } from "./verbs/change-login-id.ts";
import { changeMethod } from "./verbs/change-method.ts";
import { deleteCredential } from "./verbs/delete-credential.ts";
import { disableEmailCode } from "./verbs/disable-email-code.ts";
import { endOneSession } from "./verbs/end-one-session.ts";
import { renameCredential } from "./verbs/rename-credential.ts";
import { reportNotMe } from "./verbs/report-not-me.ts";
import { type EnrolmentCodeFailure, sendEnrolmentCode } from "./verbs/send-enrolment-code.ts";

/** A posted form without secrets: which page's, and what was in its fields. */
export type ActInput = { path: ReturnPath; values: Readonly<Record<string, string>> };

/** Everything to mend, where it is more than one thing. */
type Problems = { problems?: ChooseLoginIdFailure[] };

/** Where to go on, or why not. */
export type ActResult<Code extends string> = Result<string, Code> & Problems;

/**
 * A change that can be carried out from what was posted, also later: when the
 * re-authentication or the terms that came between are done, nobody presses the
 * button a second time. What takes a secret is no act, because no secret is kept.
 */
export type Act<Code extends string = string> = {
  /** The fields of its form; 「全てのデバイスからサインアウトする」 is kept with every act. */
  fields: readonly string[];
  /** What is to be mended before an authentication is worth asking for; null when nothing is. */
  check?: (session: ActiveSession, input: ActInput) => ActResult<Code> | null;
  run: (scope: Scope, session: RecentSession, input: ActInput) => Promise<ActResult<Code>>;
};

const [PROFILE, SIGN_IN] = ["/settings/profile", "/settings/sign-in"];

/** The verb's answer, with where to go on after it. */
async function leadingTo<Code extends string>(
  next: string,
  answer: Promise<Result<unknown, Code> & Problems>,
): Promise<ActResult<Code>> {
  const result = await answer;
  return result.ok ? ok(next) : result;
}

export const loginIdAct: Act<"refused" | "not-offered"> = {
  fields: ["loginId", "shown"],
  check: (session, { values: { loginId = "" } }) => checkLoginId(session, loginId),
  run: (scope, session, { values: { loginId = "", shown = "" } }) =>
    leadingTo(PROFILE, changeLoginId(scope, session, { loginId, shown })),
};

export const methodAct: Act<"missing"> = {
  fields: ["method", "shown"],
  run: async (scope, session, { values: { method = "", shown = "" } }) => {
    const changed = await changeMethod(scope, session, { method, shown });
    if (!changed.ok) return changed;
    const { toSetUp } = changed.value;
    return ok(toSetUp ? setUpPage(toSetUp, true).path : PROFILE);
  },
};

export const emailAct: Act<RequestEmailChangeFailure> = {
  fields: ["email"],
  run: (scope, session, { values: { email = "" } }) =>
    leadingTo("/settings/email/confirm", requestEmailChange(scope, session, { email })),
};

/** 「サインアウト」 of one device, or of all others when none is named: those end with `everywhere`. */
export const signOutAct: Act<"unknown"> = {
  fields: ["session"],
  run: (scope, session, { values: { session: sessionId } }) =>
    leadingTo(SIGN_IN, sessionId ? endOneSession(scope, session, { sessionId }) : Promise.resolve(ok())),
};

export const disableEmailCodeAct: Act<"gone" | "last-factor"> = {
  fields: [],
  run: (scope, session) => leadingTo(SIGN_IN, disableEmailCode(scope, session)),
};

export const notMeAct: Act<never> = {
  fields: [],
  run: (scope, session) => leadingTo("/settings/sign-in/password", reportNotMe(scope, session)),
};

/** 「メールを送る」 of a set-up page; its second form, with the code, is no act. */
export const enrolmentCodeAct: Act<EnrolmentCodeFailure> = {
  fields: ["use"],
  run: (scope, session, { path }) => leadingTo(path, sendEnrolmentCode(scope, session)),
};

export const deleteAct: Act<"unknown" | "gone" | "last-factor"> = {
  fields: [],
  run: async (scope, session, { path }) => {
    const credential = credentialOf(path);
    return credential ? leadingTo(SIGN_IN, deleteCredential(scope, session, credential)) : fail("unknown");
  },
};

export const renameAct: Act<CredentialNameFailure | "name-taken" | "unknown" | "gone"> = {
  fields: ["name"],
  run: async (scope, session, { path, values: { name = "" } }) => {
    const credential = credentialOf(path);
    return credential ? leadingTo(SIGN_IN, renameCredential(scope, session, { credential, name })) : fail("unknown");
  },
};

const ACTS: Partial<Record<ReturnPath, Act>> = {
  "/settings/profile/login-id": loginIdAct,
  "/settings/profile/method": methodAct,
  "/settings/email": emailAct,
  "/settings/sign-in": signOutAct,
  "/settings/sign-in/email-code/new": enrolmentCodeAct,
  "/settings/sign-in/email-code/new?use=1": enrolmentCodeAct,
  "/settings/sign-in/email-code/delete": disableEmailCodeAct,
  "/settings/not-me": notMeAct,
};

/** The act of a page's form; null where it takes a secret, or there is none. */
export function actOf(path: ReturnPath): Act | null {
  const credential = credentialOf(path);
  if (credential) return credential.act === "delete" ? deleteAct : renameAct;
  return ACTS[path] ?? null;
}
