// 「プロフィール変更」 and 「Eメール変更」, by the labels of manual 004, 3-1 and 3-5.
import { randomInt } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { PortalDatabase, PortalMember } from "./database.ts";
import type { Mail, Mailbox } from "./mailbox.ts";
import { button, expectScreen, field } from "./screens.ts";
import { chooseFromMenu } from "./settings.ts";

/** As long as one may be: of fewer digits two tests of a run would now and then choose the same. */
export const newLoginId = () => `hana${randomInt(1e8, 1e9)}`;

export const newEmail = () => `n${randomInt(1e12)}@example.jp`;

/** メニューアイコン（三本線） → 「プロフィール変更」. */
export async function openProfile(page: Page) {
  await chooseFromMenu(page, "プロフィール変更");
  await expectScreen(page, "プロフィール");
}

/** The profile shows this callout. */
export async function expectProfileSays(page: Page, sentence: string) {
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
  await expectScreen(page, "プロフィール");
}

/** 「変更」 beside one fact of the profile: its own page. */
export async function openFact(page: Page, term: string) {
  await fact(page, term).getByRole("link", { name: "変更", exact: true }).click();
  await expectScreen(page, `${term}の変更`);
}

/** What lies beside ユーザー名, メールアドレス. */
export function fact(page: Page, term: string) {
  return page.getByRole("main").locator("dl > div").filter({ hasText: term }).getByRole("definition");
}

export async function openEmailForm(page: Page) {
  await page.getByRole("link", { name: "Eメール変更", exact: true }).click();
}

/** 変更前のメールアドレスを削除し、変更したいメールアドレスを入力して「実行」. */
export async function enterNewEmail(page: Page, email: string) {
  await expectScreen(page, "メールアドレスの更新");
  await field(page, "メールアドレス").fill(email);
  await button(page, "実行").click();
}

export async function expectWaiting(page: Page, email: string) {
  await expectScreen(page, "メールアドレスの確認");
  await expect(page.getByRole("main")).toContainText(`${email} に確認のメールをお送りしました。`);
}

/** The next mail about `subject`; skips others, for example of logins. */
export async function mailAbout(mailbox: Mailbox, email: string, subject: string): Promise<Mail> {
  for (;;) {
    const mail = await mailbox.next(email);
    if (mail.subject.includes(subject)) return mail;
  }
}

/** The member's present row. */
export function storedMember({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) => tx.member.findFirstOrThrow({ where: { id: member.id } }));
}
