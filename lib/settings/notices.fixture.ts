import { randomInt } from "node:crypto";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { confirmEmailByLink } from "#lib/email-address/confirm-email-change.ts";
import { requestEmailChange } from "#lib/email-address/request-email-change.ts";
import { undoEmailChange } from "#lib/email-address/undo-email-change.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { NoticeEvent } from "#lib/mail/mail-content.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import { wrongTotpCode } from "#lib/testing/wrong-totp-code.ts";
import type { SignedIn } from "./signed-in.fixture.ts";
import { addEmailCode } from "./verbs/add-email-code.ts";
import { addPasskey } from "./verbs/add-passkey.ts";
import { addTotp } from "./verbs/add-totp.ts";
import { changeLoginId } from "./verbs/change-login-id.ts";
import { changeMethod } from "./verbs/change-method.ts";
import { changePassword } from "./verbs/change-password.ts";
import { deleteCredential } from "./verbs/delete-credential.ts";
import { disableEmailCode } from "./verbs/disable-email-code.ts";
import { renewRecoveryCode } from "./verbs/renew-recovery-code.ts";
import { sendEnrolmentCode } from "./verbs/send-enrolment-code.ts";

/** A verb with its input, as an action hands it to passChange. */
export type Change = (scope: Scope, session: RecentSession) => Promise<Result<unknown, string>>;

export type NoticeCase = {
  change: string;
  /** Prepares everything the change needs. */
  make: (person: SignedIn) => Promise<Change>;
  /** The recipients: the present or the new e-mail address. */
  mails: `${"old" | "new"} ${NoticeEvent["type"]}`[];
  /** The same verb with refused input, where there is any. */
  refused?: (person: SignedIn) => Promise<Change>;
};

/** Different in each test file, so that it gets no other mails. */
export const NEW_EMAIL = `new${randomInt(1e9)}@example.jp`;
const NOBODYS = "00000000-0000-7000-8000-000000000000";
let newLoginIds = 100_000;
/** Nobody has it. */
const newLoginId = () => {
  newLoginIds += 1;
  return `hanako-${newLoginIds}`;
};
const loginId =
  (typed: string) =>
  async ({ member }: SignedIn): Promise<Change> =>
  (scope, session) =>
    changeLoginId(scope, session, { loginId: typed, shown: member.loginId });
const method = (posted: string) => async (): Promise<Change> => (scope, session) =>
  changeMethod(scope, session, { method: posted, shown: "totp" });

async function enableEmailCode({ read, member }: SignedIn) {
  const where = { insurerId_id: { insurerId: member.insurerId, id: member.id } };
  await read(({ tx }) => tx.member.update({ where, data: { isEmailCodeEnabled: true } }));
}

const totp =
  ({ isChosen = false, isWrong = false }) =>
  async ({ read, context, member, session }: SignedIn): Promise<Change> => {
    const enrolment = { memberId: member.id, ownerId: session.id, accountName: "x" };
    const { secretBase32 } = await read((scope) => beginTotpEnrolment(scope, enrolment));
    const codeAt = isWrong ? wrongTotpCode : totpCodeAt;
    const code = codeAt(secretBase32, context.now);
    return (scope, recent) => addTotp(scope, recent, { code, name: "二台目", isChosen });
  };

const passkey =
  (name: string) =>
  async ({ read, context, member, session }: SignedIn): Promise<Change> => {
    const owned = { memberId: member.id, owner: session.id };
    const options = await read((scope) => beginPasskeyRegistration(scope, owned));
    const response = makeAuthenticator(insurerOrigin(context.insurer)).register(options);
    return (scope, recent) => addPasskey(scope, recent, { response, name, isChosen: false });
  };

const emailCode =
  ({ isWrong = false } = {}) =>
  async (person: SignedIn): Promise<Change> => {
    await person.change(sendEnrolmentCode);
    const [sent] = await readOutbox(person.member.insurerId, person.member.email ?? "");
    const right = sent?.text.match(/^\d{6}$/m)?.[0] ?? "";
    const code = isWrong ? right.replaceAll(/\d/g, (digit) => String((Number(digit) + 5) % 10)) : right;
    return (scope, session) => addEmailCode(scope, session, { code, isChosen: false });
  };

const requestChange =
  (email?: string) =>
  async ({ member }: SignedIn): Promise<Change> =>
  (scope, session) =>
    requestEmailChange(scope, session, { email: email ?? member.email ?? "" });

/** The token in the newest mail to `email`. */
async function tokenTo({ member: { insurerId } }: SignedIn, email: string | null) {
  return (await readOutbox(insurerId, email ?? "")).at(-1)?.text.match(/token=([\w-]+)/)?.[1] ?? "";
}

const confirmChange = async (person: SignedIn): Promise<Change> => {
  await person.change(await requestChange(NEW_EMAIL)(person));
  const token = await tokenTo(person, NEW_EMAIL);
  return (scope) => confirmEmailByLink(scope, token);
};

const undoChange = async (person: SignedIn): Promise<Change> => {
  await person.change(await confirmChange(person));
  const token = await tokenTo(person, person.member.email);
  return (scope) => undoEmailChange(scope, token);
};

/** Every change of the settings that sends a notice. */
export const NOTICE_CASES: NoticeCase[] = [
  {
    change: "a new password",
    make: async () => (scope, session) => changePassword(scope, session, { password: "Umi-to-Yama-2931" }),
    mails: ["old password-changed"],
    refused: async () => (scope, session) => changePassword(scope, session, { password: "short" }),
  },
  {
    change: "a new user ID",
    make: (person) => loginId(newLoginId())(person),
    mails: ["old login-id-changed"],
    refused: loginId("はなこ"),
  },
  {
    change: "another method that is set up",
    make: async (person) => {
      await enableEmailCode(person);
      return method("email")();
    },
    mails: ["old method-changed"],
    refused: method("fax"),
  },
  { change: "an app", make: totp({}), mails: ["old factor-added"], refused: totp({ isWrong: true }) },
  {
    change: "an app that becomes the method",
    make: totp({ isChosen: true }),
    mails: ["old factor-added", "old method-changed"],
    refused: totp({ isChosen: true, isWrong: true }),
  },
  { change: "a passkey", make: passkey("鍵"), mails: ["old factor-added"], refused: passkey("") },
  { change: "mail codes", make: emailCode(), mails: ["old factor-added"], refused: emailCode({ isWrong: true }) },
  {
    change: "an app less",
    make: async ({ totpDevice }) => {
      const { totpDeviceId: id } = await totpDevice("二台目");
      return (scope, session) => deleteCredential(scope, session, { kind: "totp", id });
    },
    mails: ["old factor-removed"],
    refused: async () => (scope, session) => deleteCredential(scope, session, { kind: "totp", id: NOBODYS }),
  },
  {
    change: "mail codes no more",
    make: async (person) => {
      await enableEmailCode(person);
      return disableEmailCode;
    },
    mails: ["old factor-removed"],
    refused: async () => disableEmailCode,
  },
  { change: "a recovery code", make: async () => renewRecoveryCode, mails: ["old recovery-code-made"] },
  {
    change: "another address, asked for",
    make: requestChange(NEW_EMAIL),
    mails: ["old email-change-requested"],
    refused: requestChange(),
  },
  {
    change: "another address, confirmed",
    make: confirmChange,
    mails: ["old email-changed", "new email-changed"],
    refused: async () => (scope) => confirmEmailByLink(scope, "x"),
  },
  {
    change: "the former address back",
    make: undoChange,
    mails: ["old email-restored", "new email-restored"],
    refused: async () => (scope) => undoEmailChange(scope, "x"),
  },
];
