// 「ログイン方法変更」 and the way to it, by the labels of manual 004, chapter 3.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Proof } from "#lib/sessions/proofs.ts";
import { AuthenticatorApp } from "./authenticator-app.ts";
import type { PortalDatabase, PortalMember } from "./database.ts";
import type { Mailbox } from "./mailbox.ts";
import { button, enterCredentials, enterTotp, expectScreen, expectServiceMenu, field } from "./screens.ts";

const EVERYWHERE = "全てのデバイスからサインアウトする";

/** The app with the member's TOTP secret. */
export function appOf({ totpSecret }: PortalMember) {
  return new AuthenticatorApp(totpSecret ?? "");
}

export function everywhere(page: Page) {
  return page.getByRole("checkbox", { name: EVERYWHERE, exact: true });
}

/** Logs in by password and app, to the portal's top. */
export async function signIn(page: Page, url: string, person: PortalMember, app: AuthenticatorApp) {
  await page.goto(`${url}/login`);
  await enterCredentials(page, person.loginId, person.password);
  await enterTotp(page, await app.freshCode());
  await expectServiceMenu(page);
}

/** メニューアイコン（三本線） → the entry; on PC the entry is in the header. */
export async function chooseFromMenu(page: Page, entry: string) {
  const banner = page.getByRole("banner");
  const menu = banner.getByText("メニュー", { exact: true });
  if (await menu.isVisible()) await menu.click();
  await banner.getByRole("link", { name: entry, exact: true }).click();
}

export async function openSignInSettings(page: Page) {
  await chooseFromMenu(page, "ログイン方法変更");
  await expectScreen(page, "ログイン方法変更");
}

/** 「続行する際には再度認証」: the password; the second factor has its own screen. A passkey would do alone: no count. */
export async function reauthenticate(page: Page, password: string, { hasPasskey = false } = {}) {
  await expectScreen(page, "再認証", hasPasskey ? undefined : "1 / 2");
  await field(page, "パスワード").fill(password);
  await button(page, "ログイン").click();
}

/** Back on the list, which says what was done. */
export async function expectDone(page: Page, sentence: string) {
  await expectScreen(page, "ログイン方法変更");
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
}

/** The next mail with this notice; another one of a new login may come before. */
export async function expectNotice(mailbox: Mailbox, email: string, sentence: string) {
  await expect(async () => {
    expect((await mailbox.next(email)).text).toContain(sentence);
  }).toPass();
}

/** The card of one method: 「認証アプリ」, 「生体認証」 … */
export function methodCard(page: Page, name: string): Locator {
  return page
    .getByRole("main")
    .locator("section > div")
    .filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });
}

/** 「設定」 or 「更新」 beside a method's name. */
export function methodLink(page: Page, method: string, name: "設定" | "更新" | "削除"): Locator {
  return methodCard(page, method).getByRole("link", { name, exact: true }).first();
}

/** One registered credential of a method. */
export function credentialRow(page: Page, method: string, device: string): Locator {
  return methodCard(page, method)
    .getByRole("listitem")
    .filter({ has: page.getByText(device, { exact: true }) });
}

/** 「削除」 or 「名前を変更」 of one credential, found by its description. */
export function credentialLink(page: Page, method: string, device: string, name: "削除" | "名前を変更"): Locator {
  return credentialRow(page, method, device).getByRole("link", { name, exact: true });
}

/** Makes the member's proofs `minutes` old; the session continues. */
export function ageProofs({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, minutes: number) {
  return inInsurer(insurer, async (tx) => {
    for (const { insurerId, id, proofs } of await tx.session.findMany({ where: { memberId: member.id } })) {
      const aged = (proofs as Proof[]).map((proof) => ({
        ...proof,
        at: new Date(Date.parse(proof.at) - minutes * 60_000).toISOString(),
      }));
      await tx.session.update({ where: { insurerId_id: { insurerId, id } }, data: { proofs: aged } });
    }
  });
}

/** The other browser's next request: signed out. */
export async function expectSignedOut(page: Page, url: string) {
  await page.goto(url);
  await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
}
