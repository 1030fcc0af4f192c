// What a member sees and does on each screen of spec §4, by the labels printed in the manuals.
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";

export const METHOD = { passkey: "生体認証", totp: "OTP認証", email: "OTP認証（メール）" } as const;
export type MethodLabel = (typeof METHOD)[keyof typeof METHOD];

export function field(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

/** A position in the wizard, which has six screens, or in a re-authentication by password. */
export type Step = number | "1 / 2" | "2 / 2";

/** The screen with this heading is complete and accessible. */
export async function expectScreen(page: Page, heading: string, step?: Step): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
  const progress = page.getByText(/^手順 \d \/ \d$/);
  if (step === undefined) {
    await expect(progress).toHaveCount(0);
    await expect(page).toHaveTitle(new RegExp(`^${heading}｜`));
  } else {
    const place = `手順 ${typeof step === "number" ? `${step} / 6` : step}`;
    await expect(progress).toHaveText(place);
    await expect(page).toHaveTitle(new RegExp(`^${heading}（${place}）｜`));
  }
  await expect(page.getByRole("contentinfo")).toContainText("お困りのときは");
  await expectAccessible(page);
}

/** The form is back: the summary has focus, title and field show the error, and it is all accessible. */
export async function expectRefusal(page: Page, sentence: string, label?: string): Promise<void> {
  const summary = page.getByRole("alert", { name: "入力内容をご確認ください" });
  await expect(summary).toContainText(sentence);
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^エラー: /);
  if (label) {
    await expect(field(page, label)).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, label)).toHaveAccessibleDescription(new RegExp(sentence));
  }
  await expectAccessible(page);
}

/** トップ画面 → 右上の「ログイン」 → ログイン画面. */
export async function openLogin(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ログイン", exact: true })).toBeVisible();
}

export async function enterCredentials(page: Page, loginId: string, password: string): Promise<void> {
  await field(page, "ユーザID").fill(loginId);
  await field(page, "パスワード").fill(password);
  await button(page, "ログイン").click();
}

/** From the insurer's URL to the next step. */
export async function logIn(page: Page, url: string, loginId: string, password: string): Promise<void> {
  await openLogin(page, url);
  await enterCredentials(page, loginId, password);
}

export async function enterBirthDate(page: Page, typed = "19790822"): Promise<void> {
  await expectScreen(page, "生年月日の入力", 1);
  await field(page, "生年月日").fill(typed);
  await button(page, "実行").click();
}

export async function acceptTerms(page: Page): Promise<void> {
  await expectScreen(page, "利用規約", 2);
  await button(page, "同意する").click();
}

/** `step` is 3 where the e-mail comes first (000, 001, 003) and 5 where the password does (002, 004). */
export async function enterEmail(page: Page, url: string, step: 3 | 5): Promise<void> {
  await expectScreen(page, "メールアドレスの設定", step);
  await field(page, "メールアドレス").fill(url);
  await button(page, "実行").click();
}

/** The e-mail address on file is shown (masked after the formula) and kept. */
export async function keepEmail(page: Page, shown: string, step: 3 | 5): Promise<void> {
  await expectScreen(page, "メールアドレスの確認", step);
  if (shown.includes("•••")) await expect(page.getByRole("definition")).toHaveText(shown);
  else await expect(field(page, "メールアドレス")).toHaveValue(shown);
  await button(page, "実行").click();
}

/** 届いたメールを開き、メールアドレスの確認を完了します: in the mail program's browser. */
export async function openConfirmationLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expectScreen(page, "メールアドレスの確認");
  await button(page, "メールアドレスを確認する").click();
  await expectScreen(page, "メールアドレスを確認しました");
}

/** Without `loginId` the present one is kept. */
export async function chooseMethod(
  page: Page,
  { step, method, loginId }: { step: 3 | 4; method: MethodLabel; loginId?: string },
): Promise<void> {
  await expectScreen(page, "ユーザIDの変更・認証方法の設定", step);
  if (loginId) await field(page, "ユーザID").fill(loginId);
  await page.getByRole("radio", { name: method, exact: true }).check();
  await button(page, "実行").click();
}

/** 「パスワードの更新」 in the wizard (with its step), in a reset and in the settings. */
export async function enterNewPassword(page: Page, password: string, step?: number): Promise<void> {
  await expectScreen(page, "パスワードの更新", step);
  await expect(page.getByRole("checkbox", { name: "全てのデバイスからサインアウトする", exact: true })).toBeChecked();
  await field(page, "パスワード").fill(password);
  await field(page, "パスワード確認用").fill(password);
  await button(page, "実行").click();
}

export async function expectComplete(page: Page): Promise<void> {
  await expectScreen(page, "初回ログインが完了しました", 6);
  await expect(button(page, "続けて認証方法を設定する")).toBeVisible();
}

/** The ユーザー名 at the top right, as in the manuals. */
function userName(page: Page): Locator {
  return page.getByRole("banner").getByRole("link", { name: /^ケンポ .+ 様$/ });
}

export async function openLogoutDialog(page: Page): Promise<Locator> {
  const name = userName(page);
  const place = await name.boundingBox();
  const size = page.viewportSize();
  expect((place?.x ?? 0) + (place?.width ?? 0) / 2, "right half").toBeGreaterThan((size?.width ?? 0) / 2);
  await name.click();
  const dialog = page.getByRole("dialog", { name: "ログアウト", exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** 右上のユーザー名 → 「ログアウトする」 → the top shows 「ログイン」 again. */
export async function logOutByName(page: Page): Promise<void> {
  const dialog = await openLogoutDialog(page);
  await button(dialog, "ログアウトする").click();
  await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
}

/** ログイン後のトップ画面: the service menu, and the member's name. */
export async function expectServiceMenu(page: Page): Promise<void> {
  await expectScreen(page, "サービスメニュー");
  await expect(userName(page)).toBeVisible();
}

/** 「生体認証の設定」: 「次へ」 → the device → 「パスキーの名前」, 「OK」. */
export async function registerPasskey(page: Page, name: string): Promise<void> {
  await expectScreen(page, "生体認証の設定");
  await button(page, "次へ").click();
  await namePasskey(page, name);
}

export async function namePasskey(page: Page, name: string): Promise<void> {
  await expectScreen(page, "端末に名前を付けてください");
  await expect(field(page, "パスキーの名前")).not.toHaveValue("");
  await field(page, "パスキーの名前").fill(name);
  await button(page, "OK").click();
}

/** 「生体認証」: shows the passkey's name; 「次へ」 opens the device's dialog. */
export async function usePasskey(page: Page, name: string): Promise<void> {
  await expectScreen(page, "生体認証");
  await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  await button(page, "次へ").click();
}

/** 「スキャンできませんか？」 → the key, as written on the screen. */
export async function readTotpKey(page: Page): Promise<string> {
  await page.getByText("スキャンできませんか？", { exact: true }).click();
  const key = await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent();
  return key?.replaceAll(" ", "") ?? "";
}

export async function registerTotp(page: Page, { code, name }: { code: string; name: string }): Promise<void> {
  await expect(page.getByRole("checkbox", { name: "全てのデバイスからサインアウトする", exact: true })).toBeChecked();
  await field(page, "ワンタイムパスワード").fill(code);
  await field(page, "デバイス名").fill(name);
  await button(page, "実行").click();
}

export async function enterTotp(page: Page, code: string, step?: Step): Promise<void> {
  await expectScreen(page, "ワンタイムパスワードの入力", step);
  await field(page, "ワンタイムパスワード").fill(code);
  await button(page, "トップページへ").click();
}

export async function enterEmailCode(page: Page, code: string, step?: Step): Promise<void> {
  await expectScreen(page, "ワンタイムパスワード（OTP）メール認証", step);
  await field(page, "ワンタイムパスワード").fill(code);
  await button(page, "実行").click();
}
