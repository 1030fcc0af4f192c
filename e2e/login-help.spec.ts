import * as ja from "#lib/messages/ja/index.ts";
import { AuthenticatorApp, expect, expectAccessible, type Page, test } from "./fixtures.ts";
import {
  enterCredentials,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  logOutByName,
} from "./support/screens.ts";

const text = ja.login.loginForm;

function sentences(page: Page) {
  return page.getByRole("alert", { name: ja.common.errorSummary }).getByRole("listitem");
}

async function refuse(page: Page, loginId: string) {
  await enterCredentials(page, loginId, "machigai-2345");
  await expectRefusal(page, text.refused);
}

test("マニュアル000 p1【1】 the login page says to each group of members what its first password is", async ({
  page,
  insurer,
}) => {
  await page.goto(`${insurer("aozora")}/login`);
  const main = page.getByRole("main");
  await expect(main).toContainText(text.firstTimeGroups);
  await expect(main).not.toContainText(text.firstTime);
  await main.getByText("2025年6月30日以前に加入された方", { exact: true }).click();
  await expect(main.getByText("記号＋番号＋生年月日（西暦8けた）")).toBeVisible();
  await expectAccessible(page);
});

test("a refusal helps with the formula where there is one, and from the third on with the telephone", async ({
  page,
  insurer,
  member,
}) => {
  const person = await member({ insurer: "shosha", upTo: "totp" });
  await page.goto(`${insurer("shosha")}/login`);
  await refuse(page, "nobody-2345");
  await expect(sentences(page)).toHaveText([text.refused, text.refusedFormula, text.refusedHint]);
  await refuse(page, person.loginId);
  await expect(sentences(page)).toHaveText([text.refused, text.refusedFormula, text.refusedHint]);
  // Others have a temporary password in a letter: what to type is not said to them.
  await expect(sentences(page).nth(1)).toContainText("「記号＋番号＋生年月日」ではじめてログインする方は");
  await refuse(page, "nobody-2345");
  await expect(sentences(page).last()).toHaveText(/^何度も入れないときは、お電話ください。[\d-]+　.+$/);
  await expectAccessible(page);

  await test.step("a login begins the count anew", async () => {
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, await app.freshCode());
    await expectServiceMenu(page);
    await logOutByName(page);
    await page.goto(`${insurer("shosha")}/login`);
    await refuse(page, person.loginId);
    await expect(sentences(page)).toHaveCount(3);
  });
});

test("a space that a keyboard leaves behind the password is no mistake", async ({ page, insurer, member }) => {
  const person = await member({ insurer: "daiwa-demo", upTo: "totp" });
  await page.goto(`${insurer("daiwa-demo")}/login`);
  await enterCredentials(page, person.loginId, `${person.password} `);
  await expectScreen(page, "ワンタイムパスワードの入力");
});
