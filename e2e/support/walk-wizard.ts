import type { Page } from "@playwright/test";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import type { ImportedMember } from "./import-members.ts";
import type { Mailbox } from "./mailbox.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterNewPassword,
  expectComplete,
  field,
  keepEmail,
  logIn,
  type MethodLabel,
} from "./screens.ts";

type Choice = { url: string; order: "email-first" | "password-first"; method: MethodLabel; newPassword: string };

/** Keeps the e-mail address on file, and confirms it by the mailed code. */
async function confirmKnownEmail(page: Page, mailbox: Mailbox, { email, isFormula }: ImportedMember, step: 3 | 5) {
  await keepEmail(page, isFormula ? maskEmail(email) : email, step);
  await field(page, "確認コード").fill(await mailbox.nextCode(email));
  await button(page, "実行").click();
}

/** From temporary credentials to 「初回ログインが完了しました」, in the insurer's order; with the formula, the e-mail first. */
export async function walkWizard(
  page: Page,
  mailbox: Mailbox,
  person: ImportedMember,
  { url, order, method, newPassword }: Choice,
): Promise<void> {
  const isEmailFirst = order === "email-first" || person.isFormula;
  await logIn(page, url, person.loginId, person.password);
  await enterBirthDate(page, person.birthDate);
  await acceptTerms(page);
  if (isEmailFirst) await confirmKnownEmail(page, mailbox, person, 3);
  await chooseMethod(page, { step: isEmailFirst ? 4 : 3, method });
  await enterNewPassword(page, newPassword, isEmailFirst ? 5 : 4);
  if (!isEmailFirst) await confirmKnownEmail(page, mailbox, person, 5);
  await expectComplete(page);
}
