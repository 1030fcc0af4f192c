import * as ja from "#lib/messages/ja/index.ts";
import { expect, test } from "./fixtures.ts";
import { endWait, waitEnd } from "./support/ageing.ts";
import { expectSummaryLeadsTo, fullWidth, submit } from "./support/bad-input.ts";
import { button, expectRefusal, expectScreen, field, METHOD } from "./support/screens.ts";

const slug = "aozora";

test.describe("wizard", () => {
  test("a birth date that cannot be one costs no try; five wrong ones cost a wait", async ({
    page,
    member,
    database,
    inLogin,
  }) => {
    const text = ja.login.birthDate;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await inLogin(page, person, "/login/birth-date");
    const unreadable: [string, string][] = [
      ["", text.empty],
      ["たんじょうび", text.unreadable],
      ["1979/2/30", text.impossible],
      ["昭和64年1月8日", text.impossible],
      ["2999年1月1日", text.future],
    ];
    for (const [typed, sentence] of unreadable) {
      await field(page, "生年月日").fill(typed);
      await submit(page, "実行");
      await expectRefusal(page, sentence, "生年月日");
      await expect(field(page, "生年月日")).toHaveValue(typed);
      await expectSummaryLeadsTo(page, sentence, "生年月日");
    }
    for (const typed of ["19790821", "19790823", "1979/8/24", "S54.8.25", "昭和54年8月26日"]) {
      await field(page, "生年月日").fill(typed);
      await submit(page, "実行");
      await expectRefusal(page, text.mismatch, "生年月日");
    }
    await field(page, "生年月日").fill("19790822");
    await submit(page, "実行");
    await expectRefusal(page, text.waiting(await waitEnd(database, person, "birthDate")), "生年月日");
    await expect(field(page, "生年月日")).toHaveValue("19790822");
    await endWait(database, person, "birthDate");
    await field(page, "生年月日").fill(`${fullWidth("1979")}年８月２２日`);
    await button(page, "実行").click();
    await expectScreen(page, "利用規約", 2);
  });

  test("a user ID with what is forbidden, or somebody else's, is refused; everything typed stays", async ({
    page,
    member,
    database,
    inLogin,
  }) => {
    const text = ja.members.loginId;
    const person = await member({ insurer: slug, upTo: "email" });
    const other = await member({ insurer: slug, upTo: "totp", email: `k${person.member.number.slice(0, 5)}@ex.jp` });
    await inLogin(page, person, "/login/method");
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
    const totp = page.getByRole("radio", { name: METHOD.totp, exact: true });
    const tries: [string, string][] = [
      ["", text.empty],
      ["taro<2025", text["forbidden-character"]],
      ["taro&2025", text["forbidden-character"]],
      ["taro'2025", text["forbidden-character"]],
      ["taro 2025", text["forbidden-character"]],
      ["たろう2025a", text["forbidden-character"]],
      ["taro25", text["too-short"]],
      ["taro1234567890", text["too-long"]],
      ["tarotaro", text["digit-missing"]],
      ["20252025", text["letter-missing"]],
      [other.loginId, text.taken],
      [fullWidth(other.loginId.toUpperCase()), text.taken],
      [other.member.email ?? "", text["email-of-another"]],
    ];
    await totp.check();
    for (const [typed, sentence] of tries) {
      await field(page, "ユーザID").fill(typed);
      await submit(page, "実行");
      await expectRefusal(page, sentence, "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue(typed);
      await expect(totp).toBeChecked();
    }
    await expectSummaryLeadsTo(page, text["email-of-another"], "ユーザID");
    const own = `ao${person.member.number.slice(0, 8)}`;
    await field(page, "ユーザID").fill(fullWidth(own.toUpperCase()));
    await button(page, "実行").click();
    await expectScreen(page, "パスワードの更新", 5);
    const { loginId } = await database.inInsurer(slug, (tx) =>
      tx.member.findFirstOrThrow({ where: { id: person.member.id } }),
    );
    expect(loginId).toBe(own);
  });

  test("no method chosen is reported beside the choice, and the typed user ID stays", async ({
    page,
    member,
    inLogin,
  }) => {
    const person = await member({ insurer: slug, upTo: "email" });
    await inLogin(page, person, "/login/method");
    await field(page, "ユーザID").fill("hanako-2025");
    await submit(page, "実行");
    await expectRefusal(page, ja.login.method.missing);
    await expect(field(page, "ユーザID")).toHaveValue("hanako-2025");
    await page.getByRole("alert").getByRole("link", { name: ja.login.method.missing }).click();
    await expect(page.getByRole("group", { name: "認証方法" }).getByRole("radio").first()).toBeFocused();
    await expect(page.getByRole("group", { name: "認証方法" })).toHaveAccessibleDescription(
      new RegExp(ja.login.method.missing),
    );
  });

  test("a new password that breaks the rules is refused with every reason, and never sent back", async ({
    page,
    member,
    inLogin,
  }) => {
    const text = ja.credentials.password;
    const person = await member({ insurer: "tekkou", upTo: "method" });
    await inLogin(page, person, "/login/new-password");
    await expectScreen(page, "パスワードの更新", 5);
    const tries: { password: string; sentences: string[] }[] = [
      { password: "kaze", sentences: ["文字数が足りません。8文字以上にしてください。", text["missing-class"]] },
      { password: "かぜKaze2025!", sentences: [text["forbidden-character"]] },
      { password: `Xy!${person.loginId}`, sentences: [text["contains-login-id"]] },
      { password: "Password1!", sentences: [text.common] },
    ];
    for (const { password, sentences } of tries) {
      await field(page, "パスワード").fill(password);
      await field(page, "パスワード確認用").fill(password);
      await submit(page, "実行");
      for (const sentence of sentences) await expectRefusal(page, sentence, "パスワード");
      await expect(field(page, "パスワード")).toHaveValue("");
      expect(await page.content()).not.toContain(password);
    }
    await field(page, "パスワード").fill("Umi-to-Yama-2931");
    await field(page, "パスワード確認用").fill("Umi-to-Yama-2932");
    await page.getByRole("checkbox", { name: "全てのデバイスからサインアウトする" }).uncheck();
    await submit(page, "実行");
    await expectRefusal(page, ja.login.newPassword.mismatch, "パスワード確認用");
    await expectSummaryLeadsTo(page, ja.login.newPassword.mismatch, "パスワード確認用");
    await expect(page.getByRole("checkbox", { name: "全てのデバイスからサインアウトする" })).not.toBeChecked();
  });
});
