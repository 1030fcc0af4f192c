import { sendPasswordReset } from "#lib/credentials/recovery-request/send-password-reset.ts";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { confirmEmailByCode } from "#lib/email-address/confirm-email-change.ts";
import { findPendingEmailChange, ownerOf } from "#lib/email-address/email-change.ts";
import { requestFirstEmail } from "#lib/email-address/request-first-email.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Progress } from "#lib/login-flow/advance.ts";
import { type LoadedAttempt, loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { FACTOR_STEPS, nextStep } from "#lib/login-flow/next-step.ts";
import { redeemTicket } from "#lib/login-flow/redeem-ticket.ts";
import type { StepKey } from "#lib/login-flow/steps.ts";
import { takeStep } from "#lib/login-flow/take-step.ts";
import { acceptTerms } from "#lib/login-flow/verbs/accept-terms.ts";
import { chooseMethod } from "#lib/login-flow/verbs/choose-method.ts";
import { consumeResetLink } from "#lib/login-flow/verbs/consume-reset-link.ts";
import { continueToEnrolment } from "#lib/login-flow/verbs/continue-to-enrolment.ts";
import { enrolTotp } from "#lib/login-flow/verbs/enrol-totp.ts";
import { logInWithPassword } from "#lib/login-flow/verbs/log-in-with-password.ts";
import { proveEmailCode } from "#lib/login-flow/verbs/prove-email-code.ts";
import { proveRecoveryCode } from "#lib/login-flow/verbs/prove-recovery-code.ts";
import { proveTotp } from "#lib/login-flow/verbs/prove-totp.ts";
import { setOwnPassword } from "#lib/login-flow/verbs/set-own-password.ts";
import { verifyBirthDate } from "#lib/login-flow/verbs/verify-birth-date.ts";
import type { TestMember } from "./make-member.ts";
import { readOutbox } from "./outbox.ts";

/** A person at a browser, on the verbs, without HTTP. Time moves with every act, so that codes are fresh. */
export class Walker {
  token = "";
  /** The cookie of the walker's browser. */
  browserToken = randomToken();
  progress: Progress | undefined;
  totpSecret: string | undefined;
  /** The member's printed code. */
  recoveryCode = "";
  context: RequestContext;
  person: TestMember;
  method: Method;
  newPassword = "Umi-to-Yama-2931";
  email = "walker@example.jp";

  constructor(context: RequestContext, person: TestMember, method: Method) {
    this.context = context;
    this.person = person;
    this.method = method;
    this.totpSecret = person.totpSecret ?? undefined;
  }

  wait(seconds: number) {
    this.context = { ...this.context, now: addSeconds(this.context.now, seconds) };
  }

  async logIn(password = this.person.password, loginId = this.person.loginId) {
    this.wait(31);
    const started = await logInWithPassword(this.context, {
      loginId,
      password,
      browserHash: hashToken(this.browserToken),
      isRemembered: false,
      returnTo: null,
      replacedToken: this.token || undefined,
    });
    if (!started.ok) return started;
    this.token = started.value.token;
    this.progress = started.value.progress;
    return started;
  }

  async attempt(): Promise<LoadedAttempt> {
    const attempt = await loadAttempt(this.context, this.token);
    if (!attempt) throw new Error("no live attempt");
    return attempt;
  }

  async due(): Promise<StepKey | "done"> {
    return nextStep((await this.attempt()).facts);
  }

  /** Posts the valid form of `step`, whatever is due. */
  async act(step: StepKey) {
    this.wait(31);
    const attempt = await loadAttempt(this.context, this.token);
    const input = { token: this.token, attemptId: attempt?.id ?? "gone", steps: [step] };
    const outcome = await takeStep(this.context, input, async (scope, live) => {
      switch (step) {
        case "birth-date":
          return verifyBirthDate(scope, { attempt: live, birthDate: this.person.birthDate });
        case "terms":
          return acceptTerms(scope, { attempt: live, version: live.facts.currentTermsVersion });
        case "email":
          return requestFirstEmail(scope, live, { email: this.email });
        case "email-confirm":
          return confirmEmailByCode(scope, live, { code: await this.mailedCode() });
        case "method":
          return chooseMethod(scope, { attempt: live, loginId: live.member.loginId, method: this.method });
        case "new-password":
          return setOwnPassword(scope, { attempt: live, password: this.newPassword, signsOutEverywhere: true });
        case "complete":
          return continueToEnrolment(scope, live);
        case "totp-register": {
          const memberId = live.member.id;
          const enrolment = await beginTotpEnrolment(scope, { memberId, ownerId: live.id, accountName: "x" });
          this.totpSecret = enrolment.secretBase32;
          const code = totpCodeAt(enrolment.secretBase32, scope.now);
          return enrolTotp(scope, { attempt: live, code, name: "電話", signsOutEverywhere: true });
        }
        case "totp":
          return proveTotp(scope, {
            attempt: live,
            code: totpCodeAt(this.totpSecret ?? "", scope.now),
            totpDeviceId: undefined,
          });
        case "recovery-code":
          return proveRecoveryCode(scope, { attempt: live, code: this.recoveryCode });
        case "email-code":
          return proveEmailCode(scope, { attempt: live, code: await this.mailedCode() });
        default:
          throw new Error(`${step} needs a browser`);
      }
    });
    if (outcome.kind === "passed") this.progress = outcome.progress;
    return outcome;
  }

  async mailedCode(): Promise<string> {
    const owner = ownerOf(await this.attempt());
    const pending = await inInsurer(this.context, (scope) => findPendingEmailChange(scope, owner));
    const mails = await readOutbox(this.context.insurer.id, pending?.newEmail ?? this.presentEmail());
    return mails.flatMap(({ text }) => text.match(/^\d{6}$/m) ?? []).at(-1) ?? "";
  }

  /** 「パスワードを忘れた方」 up to the mail. @returns the mail's token */
  async askForReset(): Promise<string> {
    await inInsurer(this.context, (scope) =>
      sendPasswordReset(scope, {
        loginId: this.person.loginId,
        browserHash: hashToken(this.browserToken),
      }),
    );
    const mails = await readOutbox(this.context.insurer.id, this.presentEmail());
    return mails.flatMap(({ text }) => text.match(/reset-password\?token=([\w-]+)/)?.[1] ?? []).at(-1) ?? "";
  }

  /** 「次へ」 after the mail's link. */
  async followResetLink(link: string) {
    const used = await inInsurer(this.context, (scope) =>
      consumeResetLink(scope, { token: link, browserToken: this.browserToken, replacedToken: undefined }),
    );
    if (used.ok) [this.token, this.progress] = [used.value.token, used.value.progress];
    return used;
  }

  /** 「リカバリーコードの入力」 in place of the factor that is due. */
  enterRecoveryCode(now = this.context.now) {
    const context = { ...this.context, now };
    return loadAttempt(context, this.token).then((attempt) =>
      takeStep(context, { token: this.token, attemptId: attempt?.id ?? "gone", steps: FACTOR_STEPS }, (scope, taken) =>
        proveRecoveryCode(scope, { attempt: taken, code: this.recoveryCode }),
      ),
    );
  }

  presentEmail(): string {
    return this.person.member.email ?? this.email;
  }

  /** Passes what is due until nothing is, or until `stop`. */
  async walk(stop?: StepKey): Promise<(StepKey | "done")[]> {
    const screens: (StepKey | "done")[] = [];
    for (;;) {
      const due = await this.due();
      screens.push(due);
      if (due === "done" || due === stop) return screens;
      const outcome = await this.act(due);
      if (outcome.kind !== "passed") throw new Error(`${due}: ${JSON.stringify(outcome)}`);
      if (outcome.progress.next === "done") return [...screens, "done"];
    }
  }

  async openSession() {
    const { progress } = this;
    const ticket = progress?.next === "done" ? progress.ticket : "none";
    return inInsurer(this.context, (scope) =>
      redeemTicket(scope, { ticket, attemptToken: this.token, browserToken: this.browserToken }),
    );
  }
}
