import type { Page } from "@playwright/test";
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

type Choice = { address: string; order: "email-first" | "password-first"; method: MethodLabel; newPassword: string };

/** The insurer's address is kept and confirmed by the code in its mail. */
async function confirmKnownEmail(page: Page, mailbox: Mailbox, email: string, step: 3 | 5) {
  await keepEmail(page, email, step);
  await field(page, "確認コード").fill((await mailbox.next(email)).code);
  await button(page, "実行").click();
}

/** From the letter in the member's hand to 「初回ログインが完了しました」, in the insurer's order. */
export async function walkWizard(
  page: Page,
  mailbox: Mailbox,
  { loginId, password, birthDate, email }: ImportedMember,
  { address, order, method, newPassword }: Choice,
): Promise<void> {
  await logIn(page, address, loginId, password);
  await enterBirthDate(page, birthDate);
  await acceptTerms(page);
  if (order === "email-first") await confirmKnownEmail(page, mailbox, email, 3);
  await chooseMethod(page, { step: order === "email-first" ? 4 : 3, method });
  await enterNewPassword(page, newPassword, order === "email-first" ? 5 : 4);
  if (order === "password-first") await confirmKnownEmail(page, mailbox, email, 5);
  await expectComplete(page);
}
