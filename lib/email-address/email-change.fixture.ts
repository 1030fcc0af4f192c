import { randomBytes } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import type { Draft } from "#lib/sessions/load-session.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { takeLightChange } from "#lib/settings/take-light-change.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { confirmEmailByCode, confirmEmailByLink } from "./confirm-email-change.ts";
import { requestEmailChange } from "./request-email-change.ts";
import { resendEmailConfirmation } from "./resend-email-confirmation.ts";
import { undoEmailChange } from "./undo-email-change.ts";
import { withdrawEmailChange } from "./withdraw-email-change.ts";

export function randomEmail(): string {
  return `${randomBytes(6).toString("hex")}@example.jp`;
}

/** A signed-in member who changes the e-mail address. Each request authenticates anew, a minute after the last. */
export class EmailChanger {
  context: RequestContext;
  token = "";
  memberId = "";
  /** The e-mail address at the beginning. */
  first = "";

  private constructor(context: RequestContext) {
    this.context = context;
  }

  static async signedIn(insurer: Insurer): Promise<EmailChanger> {
    const changer = new EmailChanger(makeContext(insurer));
    const { member } = await makeMember(insurer, { upTo: "totp" });
    changer.memberId = member.id;
    changer.first = member.email ?? "";
    await changer.signIn();
    return changer;
  }

  wait(seconds: number) {
    this.context = { ...this.context, now: addSeconds(this.context.now, seconds) };
  }

  /** @param proofs default: by password and code, just now */
  async signIn(proofs = proofsAt(this.context.now, "password", "totp")): Promise<string> {
    const { token } = await openSession(this.context, { memberId: this.memberId, proofs });
    this.token = token;
    return token;
  }

  async request(email: string, { signsOutEverywhere = false } = {}) {
    const input = { token: this.token, memberId: this.memberId, signsOutEverywhere };
    const draft: Draft = { path: "/settings/email", values: { email }, isWhole: false };
    return takeChange(this.context, { ...input, draft }, (scope, session) =>
      requestEmailChange(scope, session, { email }),
    );
  }

  /** Everything up to a waiting change. @returns the token of the link mailed to the new e-mail address */
  async begin(email = randomEmail()) {
    this.wait(60);
    await this.signIn();
    const outcome = await this.request(email);
    if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
    return { email, link: await this.linkTo(email) };
  }

  /** Everything up to the new e-mail address. */
  async move(email = randomEmail()): Promise<string> {
    const { link } = await this.begin(email);
    const confirmed = await this.confirmByLink(link);
    if (!confirmed.ok) throw new Error(confirmed.code);
    return email;
  }

  light<Outcome extends { ok: true; value: unknown } | { ok: false; code: string }>(
    work: Parameters<typeof takeLightChange<Outcome>>[2],
  ) {
    const draft: Draft = { path: "/settings/email/confirm", values: {}, isWhole: false };
    return takeLightChange(this.context, { token: this.token, memberId: this.memberId, draft }, work);
  }

  enterCode(code: string) {
    return this.light((scope, active) => confirmEmailByCode(scope, active, { code }));
  }

  resend() {
    return this.light(resendEmailConfirmation);
  }

  withdraw() {
    return this.light(withdrawEmailChange);
  }

  confirmByLink(token: string, context = this.context) {
    return inInsurer(context, (scope) => confirmEmailByLink(scope, token));
  }

  undo(token: string, context = this.context) {
    return inInsurer(context, (scope) => undoEmailChange(scope, token));
  }

  mailsTo(email: string) {
    return readOutbox(this.context.insurer.id, email);
  }

  /** The token of the newest link mailed to `email`. */
  async linkTo(email: string): Promise<string> {
    return (await this.mailsTo(email)).at(-1)?.text.match(/token=([\w-]+)/)?.[1] ?? "";
  }

  async codeTo(email: string): Promise<string> {
    const mails = await this.mailsTo(email);
    return mails.at(-1)?.text.match(/^\d{6}$/m)?.[0] ?? "";
  }

  async email(): Promise<string | null> {
    const { email } = await inTransaction(this.context.insurer.id, (tx) =>
      tx.member.findFirstOrThrow({ where: { id: this.memberId } }),
    );
    return email;
  }

  async audited(): Promise<string[]> {
    const events = await inTransaction(this.context.insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId: this.memberId }, orderBy: { sequence: "asc" } }),
    );
    return events.map(({ action, result }) => `${action} ${result}`);
  }
}
