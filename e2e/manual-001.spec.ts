import { expect, expectAccessible, PasskeyDevice, test } from "./fixtures.ts";
import { justSent } from "./support/ageing.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterEmail,
  enterEmailCode,
  enterNewPassword,
  expectComplete,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
  METHOD,
  openConfirmationLink,
  openLogin,
  registerPasskey,
  usePasskey,
} from "./support/screens.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const slug = "minato";

test.describe("マニュアル001 生体認証とメール", () => {
  test("1【1】～【11】と2-1・2-2【1】～【5】生体認証、2回目と、ユーザIDを入力しないログイン", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary" });
    const email = `${loginId}@example.jp`;
    const nextDay = await anotherBrowser();
    const device = await PasskeyDevice.attach(page);

    await test.step("1【1】～【4】ログインし、生年月日を入力し、利用規約に同意します", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await enterBirthDate(page);
      await acceptTerms(page);
    });
    await test.step("1【5】～【7】メールのリンクを押すと、元の画面はひとりでに次へ進みます", async () => {
      await enterEmail(page, email, 3);
      await openConfirmationLink(nextDay, (await mailbox.next(email)).link);
    });
    await test.step("1【8】～【10】認証方法とパスワードを決めます", async () => {
      await chooseMethod(page, { step: 4, method: METHOD.passkey });
      await enterNewPassword(page, NEW_PASSWORD, 5);
      await expectComplete(page);
    });
    await test.step("1【11】認証方法の設定を行うためログアウトします", () => logOutByName(page));
    await test.step("2-2【1】～【4】再度ログインし、生体認証を設定し、名前を付けます", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await registerPasskey(page, "自分のスマホ");
    });
    await test.step("2-2【5】ログイン後のトップ画面が表示されます", () => expectServiceMenu(page));
    await test.step("2回目：パスワードと生体認証でログインします", async () => {
      await logOutByName(page);
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await usePasskey(page, "自分のスマホ");
      await expectServiceMenu(page);
    });
    await test.step("翌日、別のブラウザから「パスキーでログイン」だけでログインします", async () => {
      await device.carryTo(nextDay);
      await openLogin(nextDay, insurer(slug));
      await button(nextDay, "パスキーでログイン").click();
      await expectServiceMenu(nextDay);
    });
  });

  test("2-1【3】認証できなかったときは「再試行してください」、または別の方法を選び直せる", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const device = await PasskeyDevice.attach(page);
    await device.refuse();
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "生体認証の設定");
    await button(page, "次へ").click();
    await expect(page.getByText("登録が完了しませんでした。")).toBeVisible();
    await expectAccessible(page);
    await device.accept();
    await button(page, "再試行してください").click();
    await expectScreen(page, "端末に名前を付けてください");
    await field(page, "パスキーの名前").fill("");
    await button(page, "OK").click();
    await expectRefusal(page, "名前を入力してください。", "パスキーの名前");
    await page.goto(`${insurer(slug)}/login/other-method`);
    await expectScreen(page, "別の認証方法を選ぶ");
    await button(page, METHOD.totp).click();
    await expectScreen(page, "ワンタイムパスワードの設定");
  });

  test("2-2★【1】～【5】スマートフォンの生体認証を使い、パソコンからログインする", async ({
    page,
    insurer,
    member,
    anotherBrowser,
    database,
  }) => {
    const { loginId, password, member: row } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const phone = await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), loginId, password);
    await registerPasskey(page, "自分のスマホ");
    await expectServiceMenu(page);
    // Phones report, unlike the virtual device, that a PC can use their passkeys.
    await database.inInsurer(slug, (tx) =>
      tx.passkey.updateMany({ where: { memberId: row.id }, data: { transports: ["internal", "hybrid"] } }),
    );
    const pc = await anotherBrowser();
    await phone.carryTo(pc, { transport: "cable" });
    await logIn(pc, insurer(slug), loginId, password);
    await usePasskey(pc, "自分のスマホ");
    await expectServiceMenu(pc);
  });

  test("2-6【1】～【4】メールでワンタイムパスワードを受け取り、届かないときは「再送信」", async ({
    page,
    insurer,
    member,
    mailbox,
    night,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "email" });
    const { loginId, password } = person;
    const email = person.member.email ?? "";
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
    const lost = await mailbox.next(email);
    await justSent(database, person);
    await button(page, "再送信").click();
    await expect(page.getByText("メールを送ったばかりです。")).toBeVisible();
    await expectAccessible(page);
    await night(slug, loginId);
    await button(page, "再送信").click();
    await expect(page.getByText("新しい番号をお送りしました。")).toBeVisible();
    await enterEmailCode(page, lost.code);
    await expectRefusal(page, "ワンタイムパスワードが正しくありません", "ワンタイムパスワード");
    await field(page, "ワンタイムパスワード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await expectServiceMenu(page);
  });
});
