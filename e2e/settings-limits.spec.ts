import { MAX_PASSKEYS, MAX_TOTP_DEVICES } from "#lib/kernel/limits.ts";
import * as ja from "#lib/messages/ja/index.ts";
import { expect, test } from "./fixtures.ts";
import { endWait, waitEnd } from "./support/ageing.ts";
import { submit } from "./support/bad-input.ts";
import type { PortalDatabase, PortalMember } from "./support/database.ts";
import { button, expectRefusal, expectScreen, field } from "./support/screens.ts";
import { ageProofs } from "./support/settings.ts";

const slug = "daiwa-demo";
const { signIn, settings, credentials } = ja;

/** Writes as many apps or passkeys as there may be; the member has one app already. */
function fill({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, kind: "totp" | "passkey") {
  const row = (index: number) => ({
    insurerId: member.insurerId,
    memberId: member.id,
    name: `端末${index}`,
    nameFolded: `端末${index}`,
    createdAt: new Date(),
  });
  const passkey = { counter: 0, transports: [], aaguid: "", isBackupEligible: false, isBackedUp: false };
  return inInsurer(insurer, (tx) =>
    kind === "totp"
      ? tx.totpDevice.createMany({
          data: Array.from({ length: MAX_TOTP_DEVICES - 1 }, (_, index) => ({
            ...row(index),
            secretEncrypted: "none",
            lastUsedStep: 0,
          })),
        })
      : tx.passkey.createMany({
          data: Array.from({ length: MAX_PASSKEYS }, (_, index) => ({
            ...row(index),
            ...passkey,
            credentialId: `${member.id}-${index}`,
            publicKey: new Uint8Array([0]),
          })),
        }),
  );
}

for (const kind of ["totp", "passkey"] as const) {
  test(`as many as there may be (${kind}) is said on opening, before anything is scanned or named`, async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await fill(database, person, kind);
    await signedIn(page, person, `/settings/sign-in/${kind}/new`);
    const main = page.getByRole("main");
    await expect(main.getByText(signIn.full[kind])).toBeVisible();
    await expect(main.getByRole("textbox")).toHaveCount(0);
    await expect(main.getByRole("img")).toHaveCount(0);
    await main.getByRole("link", { name: signIn.deletion.toList, exact: true }).click();
    await expectScreen(page, "ログイン方法変更");
  });
}

test("five wrong passwords of 「再認証」 say until when to wait; afterwards the right one leads on", async ({
  page,
  insurer,
  member,
  database,
  signedIn,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await signedIn(page, person);
  await ageProofs(database, person, 6);
  await page.goto(`${insurer(slug)}/settings/sign-in/password`);
  const enter = async (password: string) => {
    await field(page, "パスワード").fill(password);
    await submit(page, "ログイン");
  };
  await expectScreen(page, "再認証", "1 / 2");
  for (let misses = 1; misses <= 4; misses += 1) {
    await enter(`wrong-password-${misses}`);
    await expectRefusal(page, settings.reauthenticate.refused, "パスワード");
  }
  await enter("wrong-password-5");
  const waiting = credentials.guard.waitingUntil(await waitEnd(database, person, "password"));
  await expectRefusal(page, waiting, "パスワード");
  await enter(person.password);
  await expectRefusal(page, waiting, "パスワード");
  await endWait(database, person, "password");
  await field(page, "パスワード").fill(person.password);
  await button(page, "ログイン").click();
  await expectScreen(page, "ワンタイムパスワードの入力", "2 / 2");
});

test("the phone's menu is closed by Escape, which gives the focus back, and by a press beside it", async ({
  page,
  member,
  signedIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  const banner = page.getByRole("banner");
  const menu = banner.getByText("メニュー", { exact: true });
  const entry = banner.getByRole("link", { name: "ログイン方法変更", exact: true });
  await menu.click();
  await expect(entry).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(entry).toBeHidden();
  await expect(banner.locator("summary")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(entry).toBeVisible();
  await page.getByRole("main").click({ position: { x: 5, y: 600 } });
  await expect(entry).toBeHidden();
});
