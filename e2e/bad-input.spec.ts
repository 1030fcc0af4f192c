import { ja } from "#lib/messages/ja/index.ts";
import { AuthenticatorApp, expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { ageCodes, endWait, expireAttempts, expireLinks, waitEnd } from "./support/ageing.ts";
import type { PortalDatabase, PortalMember } from "./support/database.ts";
import {
  button,
  enterBirthDate,
  enterCredentials,
  enterEmail,
  enterEmailCode,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  METHOD,
} from "./support/screens.ts";

const slug = "aozora";
/** As an 80-year-old's Japanese keyboard types it. */
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

async function open(page: Page, address: string, { loginId, password }: Pick<PortalMember, "loginId" | "password">) {
  await page.goto(`${address}/login`);
  await enterCredentials(page, loginId, password);
}

/** Presses a button and waits until its form is back; it says 処理しています… meanwhile. */
async function submit(page: Page, name: string) {
  await button(page, name).click();
  await expect(button(page, name)).toBeVisible();
}

/** Every line of the summary is a way to its field. */
async function expectSummaryLeadsTo(page: Page, sentence: string, label: string) {
  await page.getByRole("alert").getByRole("link", { name: sentence, exact: true }).first().click();
  await expect(field(page, label)).toBeFocused();
}

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
    for (const { loginId, password } of tries) {
      await page.goto(`${insurer(slug)}/login`);
      await field(page, "ユーザID").fill(loginId);
      await field(page, "パスワード").fill(password);
      await page.getByRole("checkbox", { name: "ログイン状態の保存" }).check();
      await submit(page, "ログイン");
      await expectRefusal(page, text.refused);
      await expect(page.getByRole("alert", { name: ja.common.errorSummary }).getByRole("listitem")).toHaveText([
        text.refused,
        text.refusedHint,
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
    await open(page, insurer(slug), { loginId: `　${fullWidth(loginId.toUpperCase())} `, password });
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("a browser that keeps no cookies is told so", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "totp" });
    // It would fetch, and so bring, another cookie.
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

test.describe("wizard", () => {
  test("a birth date that cannot be one costs no try; five wrong ones cost a wait", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const text = ja.login.birthDate;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await open(page, insurer(slug), person);
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
    insurer,
    member,
    database,
  }) => {
    const text = ja.members.loginId;
    const person = await member({ insurer: slug, upTo: "email" });
    const other = await member({ insurer: slug, upTo: "totp", email: `k${person.member.number.slice(0, 5)}@ex.jp` });
    await open(page, insurer(slug), person);
    await enterBirthDate(page);
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

  test("no method chosen is told beside the choice, and the user ID typed stays", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "email" });
    await open(page, insurer(slug), person);
    await enterBirthDate(page);
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
    insurer,
    member,
  }) => {
    const text = ja.credentials.password;
    const person = await member({ insurer: "tekkou", upTo: "method" });
    await open(page, insurer("tekkou"), person);
    await enterBirthDate(page);
    await expectScreen(page, "パスワードの更新", 5);
    const tries: { password: string; sentences: string[] }[] = [
      { password: "kaze", sentences: [text["too-short"], text["missing-class"]] },
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

test.describe("address confirmation", () => {
  const codeText = ja.credentials.emailCode;

  test("an address that is none is refused; a full-width one is read", async ({ page, insurer, member, mailbox }) => {
    const text = ja.login.email;
    const person = await member({ insurer: slug, upTo: "terms" });
    await open(page, insurer(slug), person);
    await enterBirthDate(page);
    await expectScreen(page, "メールアドレスの設定", 3);
    const tries: [string, string][] = [
      ["", text.empty],
      ["taro@@example.jp", text.unreadable],
      ["taro＠", text.unreadable],
      [`${"a".repeat(250)}@example.jp`, text["too-long"]],
    ];
    for (const [typed, sentence] of tries) {
      await field(page, "メールアドレス").fill(typed);
      await submit(page, "実行");
      await expectRefusal(page, sentence, "メールアドレス");
      await expect(field(page, "メールアドレス")).toHaveValue(typed);
      await expectSummaryLeadsTo(page, sentence, "メールアドレス");
    }
    await field(page, "メールアドレス").fill(` ${fullWidth(`${person.loginId}@Example.JP`)}`);
    await button(page, "実行").click();
    await expectScreen(page, "メールアドレスの確認", 3);
    const { code } = await mailbox.next(`${person.loginId}@example.jp`);
    await field(page, "確認コード").fill(`${fullWidth(code.slice(0, 3))}　－${fullWidth(code.slice(3))}`);
    await button(page, "実行").click();
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
  });

  test("an expired link and a used one say so; the address stays unconfirmed", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
    database,
  }) => {
    const text = ja.login.confirmEmailLink;
    const person = await member({ insurer: slug, upTo: "terms" });
    const email = `${person.loginId}@example.jp`;
    await open(page, insurer(slug), person);
    await enterBirthDate(page);
    await enterEmail(page, email, 3);
    const { link } = await mailbox.next(email);
    const reader = await anotherBrowser();
    await reader.goto(link);
    await expireLinks(database, person);
    await button(reader, "メールアドレスを確認する").click();
    await expect(reader.getByRole("heading", { level: 1, name: text.deadTitle, exact: true })).toBeVisible();
    await expect(reader.getByText(text.deadBody)).toBeVisible();
    await expectAccessible(reader);
    await reader.goto(link);
    await expectScreen(reader, text.deadTitle);

    await ageCodes(database, person, 40);
    await button(page, "メールを再送信").click();
    await expect(page.getByText(ja.login.emailConfirm.resent)).toBeVisible();
    const second = await mailbox.next(email);
    await reader.goto(second.link);
    await button(reader, "メールアドレスを確認する").click();
    await expectScreen(reader, text.doneTitle);
    await reader.goto(second.link);
    await expectScreen(reader, text.deadTitle);
    await reader.getByRole("link", { name: text.toLogin, exact: true }).click();
    await expectScreen(reader, "ログイン");
  });

  test("another member's code does not fit; five wrong codes end the code, 「メールを再送信」 helps", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "terms" });
    const neighbour = await member({ insurer: slug, upTo: "terms" });
    const [email, neighbourEmail] = [`${person.loginId}@example.jp`, `${neighbour.loginId}@example.jp`];
    const neighbourPage = await anotherBrowser();
    for (const [at, who, address] of [
      [page, person, email],
      [neighbourPage, neighbour, neighbourEmail],
    ] as const) {
      await open(at, insurer(slug), who);
      await enterBirthDate(at);
      await enterEmail(at, address, 3);
      await expectScreen(at, "メールアドレスの確認", 3);
    }
    const own = await mailbox.next(email);
    const foreign = await mailbox.next(neighbourEmail);
    await field(page, "確認コード").fill("12345");
    await submit(page, "実行");
    await expectRefusal(page, ja.members.oneTimeCode["not-six-digits"], "確認コード");
    for (let misses = 1; misses <= 5; misses += 1) {
      await field(page, "確認コード").fill(foreign.code);
      await submit(page, "実行");
      await expectRefusal(page, ja.login.emailConfirm.incorrect, "確認コード");
    }
    await field(page, "確認コード").fill(own.code);
    await submit(page, "実行");
    await expectRefusal(page, codeText.exhausted, "確認コード");

    await submit(page, "メールを再送信");
    await expect(page.getByText(ja.login.email["too-soon"])).toBeVisible();
    await expectAccessible(page);
    await ageCodes(database, person, 40);
    await submit(page, "メールを再送信");
    await expect(page.getByText(ja.login.emailConfirm.resent)).toBeVisible();
    await field(page, "確認コード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
  });
});

test.describe("second factor", () => {
  test("five wrong app codes cost a wait that names its end; then a full-width code is read", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const text = ja.factors.totpLogin;
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await open(page, insurer(slug), person);
    await enterTotp(page, "12 34");
    await expectRefusal(page, ja.members.oneTimeCode["not-six-digits"], "ワンタイムパスワード");
    for (let misses = 1; misses <= 5; misses += 1) {
      await field(page, "ワンタイムパスワード").fill(app.wrongCode());
      await submit(page, "トップページへ");
      await expectRefusal(page, ja.credentials.totp.incorrect, "ワンタイムパスワード");
      await expectRefusal(page, misses < 2 ? text.incorrectHelp : text.clockHelp, "ワンタイムパスワード");
    }
    await field(page, "ワンタイムパスワード").fill(app.wrongCode());
    await submit(page, "トップページへ");
    const waiting = ja.credentials.guard.waitingUntil(await waitEnd(database, person, "totp"));
    await expectRefusal(page, waiting, "ワンタイムパスワード");
    await expectSummaryLeadsTo(page, waiting, "ワンタイムパスワード");
    await endWait(database, person, "totp");
    const code = await app.freshCode();
    await field(page, "ワンタイムパスワード").fill(`${fullWidth(code.slice(0, 3))}　${fullWidth(code.slice(3))}`);
    await page.keyboard.press("Enter");
    await expectServiceMenu(page);
  });

  test("five wrong mail codes end the code, 「再送信」 helps", async ({ page, insurer, member, mailbox, database }) => {
    const text = ja.credentials.emailCode;
    const person = await member({ insurer: slug, upTo: "email-code" });
    await open(page, insurer(slug), person);
    const { code } = await mailbox.next(person.member.email ?? "");
    const wrong = code === "000000" ? "111111" : "000000";
    await enterEmailCode(page, wrong);
    await expectRefusal(page, text.incorrect, "ワンタイムパスワード");
    for (let misses = 2; misses <= 5; misses += 1) {
      await field(page, "ワンタイムパスワード").fill(wrong);
      await submit(page, "実行");
    }
    await endWait(database, person, "emailCode");
    await field(page, "ワンタイムパスワード").fill(code);
    await submit(page, "実行");
    await expectRefusal(page, text.exhausted, "ワンタイムパスワード");
    await submit(page, "再送信");
    await expect(page.getByText(text["too-soon"])).toBeVisible();
    await ageCodes(database, person, 40);
    await submit(page, "再送信");
    await expect(page.getByText(ja.factors.emailOtp.resent)).toBeVisible();
    await field(page, "ワンタイムパスワード").fill(await mailbox.nextCode(person.member.email ?? ""));
    await button(page, "実行").click();
    await expectServiceMenu(page);
  });
});

test.describe("order of screens", () => {
  test("the form of a former attempt says that another screen went on, and nothing is lost", async ({
    page,
    context,
    insurer,
    member,
  }) => {
    const text = ja.login.anotherTab;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await open(page, insurer(slug), person);
    await expectScreen(page, "生年月日の入力", 1);
    const second = await context.newPage();
    await open(second, insurer(slug), person);
    await enterBirthDate(second);
    await expectScreen(second, "利用規約", 2);

    await field(page, "生年月日").fill("19790822");
    await button(page, "実行").click();
    await expectScreen(page, text.title);
    await page.getByRole("link", { name: text.button, exact: true }).click();
    await expectScreen(page, "利用規約", 2);
    await button(page, "同意する").click();
    await expectScreen(page, "メールアドレスの設定", 3);
  });

  test("the back button and typed addresses lead to the screen that is due, at every step", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const email = `${person.loginId}@example.jp`;
    const later = ["/login/new-password", "/login/complete", "/login/otp/register", "/login/otp", "/login/terms"];
    const expectDue = async (heading: string, step: number) => {
      await expectScreen(page, heading, step);
      const due = page.url();
      await page.goBack();
      // Not before the browser is led on again: until then the old screen would pass for the new one.
      await expect(page).toHaveURL(due);
      await expectScreen(page, heading, step);
      for (const path of later) {
        await page.goto(`${insurer(slug)}${path}`);
        await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
      }
    };
    await open(page, insurer(slug), person);
    await expectScreen(page, "生年月日の入力", 1);
    await enterBirthDate(page);
    await expectDue("利用規約", 2);
    await button(page, "同意する").click();
    later.length = 3;
    await expectDue("メールアドレスの設定", 3);
    await field(page, "メールアドレス").fill(email);
    await button(page, "実行").click();
    await expectDue("メールアドレスの確認", 3);
    await field(page, "確認コード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await expectDue("ユーザIDの変更・認証方法の設定", 4);
    await page.getByRole("radio", { name: METHOD.totp, exact: true }).check();
    await button(page, "実行").click();
    later.splice(0, 1);
    await expectDue("パスワードの更新", 5);
    await field(page, "パスワード").fill("Umi-to-Yama-2931");
    await field(page, "パスワード確認用").fill("Umi-to-Yama-2931");
    await button(page, "実行").click();
    later.splice(0, 1);
    await expectDue("初回ログインが完了しました", 6);
    // Nor is the portal open yet.
    await page.goto(insurer(slug));
    await expect(page.getByRole("heading", { level: 1, name: ja.portal.top.title })).toBeVisible();
  });

  test("an attempt that ran out says why, and the next login goes on where it stopped", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const text = ja.login.expired;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await open(page, insurer(slug), person);
    await enterBirthDate(page);
    await expectScreen(page, "利用規約", 2);
    await button(page, "同意する").click();
    await expectScreen(page, "メールアドレスの設定", 3);
    await expireAttempts(database, person);
    await field(page, "メールアドレス").fill("taro@example.jp");
    await button(page, "実行").click();
    await expectScreen(page, text.title);
    await expect(page.getByText(text.body)).toBeVisible();
    await page.getByRole("link", { name: text.button, exact: true }).click();
    await enterCredentials(page, person.loginId, person.password);
    // The letter is shown again, so the birth date is too; the terms are not.
    await enterBirthDate(page);
    await expectScreen(page, "メールアドレスの設定", 3);
  });
});
