import * as ja from "#lib/messages/ja/index.ts";
import { expect, type PortalDatabase, type PortalMember, test } from "./fixtures.ts";
import { expectSummaryLeadsTo, fullWidth, submit } from "./support/bad-input.ts";
import { enterCredentials, expectRefusal, expectScreen, field } from "./support/screens.ts";

const slug = "aozora";

function disableGuard({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) =>
    tx.authenticatorGuard.create({
      data: {
        insurerId: member.insurerId,
        memberId: member.id,
        authenticator: "password",
        misses: 50,
        disabledAt: new Date(),
      },
    }),
  );
}

test.describe("login form", () => {
  const text = ja.login.loginForm;

  test("a wrong password, an unknown, a locked and a disabled member look alike", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const known = await member({ insurer: slug, upTo: "totp" });
    const locked = await member({ insurer: slug, upTo: "totp" });
    await disableGuard(database, locked);
    const disabled = await member({ insurer: slug, upTo: "totp", state: "disabled" });
    const tries = [
      { loginId: known.loginId, password: "machigai-2345" },
      { loginId: "nobody-2345", password: known.password },
      locked,
      disabled,
    ];
    for (const [place, { loginId, password }] of tries.entries()) {
      await page.goto(`${insurer(slug)}/login`);
      await field(page, "ユーザID").fill(loginId);
      await field(page, "パスワード").fill(password);
      await page.getByRole("checkbox", { name: "ログイン状態の保存" }).check();
      await submit(page, "ログイン");
      await expectRefusal(page, text.refused);
      await expect(page.getByRole("alert", { name: ja.common.errorSummary }).getByRole("listitem")).toHaveText([
        text.refused,
        text.refusedFormula,
        text.refusedHint,
        // Counted by the browser, whoever was meant.
        ...(place < 2 ? [] : [/^何度も入れないときは、お電話ください。[\d-]+　.+$/]),
      ]);
      await expect(field(page, "ユーザID")).toHaveValue(loginId);
      await expect(field(page, "パスワード")).toHaveValue("");
      await expect(page.getByRole("checkbox", { name: "ログイン状態の保存" })).toBeChecked();
      expect(await page.content()).not.toContain(password);
      await expect(page).toHaveURL(`${insurer(slug)}/login`);
    }
  });

  test("empty fields are named, each with a way to it", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/login`);
    await submit(page, "ログイン");
    await expectRefusal(page, text.loginIdMissing, "ユーザID");
    await expectRefusal(page, text.passwordMissing, "パスワード");
    await expectSummaryLeadsTo(page, text.passwordMissing, "パスワード");
    await expectSummaryLeadsTo(page, text.loginIdMissing, "ユーザID");
  });

  test("a full-width user ID in capitals with blanks is forgiven", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, `　${fullWidth(loginId.toUpperCase())} `, password);
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("a browser without cookies gets a page that says so", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "totp" });
    // It would set another cookie.
    await page.route("**/login/passkey-options", (route) => route.abort());
    await page.goto(`${insurer(slug)}/login`);
    await field(page, "ユーザID").fill(loginId);
    await field(page, "パスワード").fill(password);
    await page.context().clearCookies();
    await submit(page, "ログイン");
    await expectRefusal(page, text.cookiesOff);
    await expect(field(page, "ユーザID")).toHaveValue(loginId);
  });
});
