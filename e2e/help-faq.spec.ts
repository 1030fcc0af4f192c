import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect, test } from "./fixtures.ts";
import { ageCodes, endWait } from "./support/ageing.ts";
import { openAnswer, unfold } from "./support/help.ts";
import { portalCommand } from "./support/operator.ts";
import {
  button,
  enterCredentials,
  enterEmailCode,
  enterNewPassword,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  readTotpKey,
  registerTotp,
} from "./support/screens.ts";
import { appOf, credentialLink, credentialRow } from "./support/settings.ts";

const slug = "daiwa-demo";
const PHONE = "03-0000-0005";
const REFUSED = "無効なユーザIDまたはパスワードです。";

test.describe("マニュアル004 4. よくある質問 (FAQ)", () => {
  test("Q1 ユーザIDがわからない、Q2 ユーザIDを作成したい", async ({ page, insurer, member, mailbox }) => {
    const person = await member({ insurer: slug, upTo: "wizard", email: `q${randomInt(1e12)}@example.jp` });
    await page.goto(insurer(slug));
    const answer = await openAnswer(page, "ユーザIDがわからないとき、ユーザIDを作りたいとき");
    await expect(answer).toContainText("ユーザIDは、健保組合がお一人ずつに発行します。");
    await expect(answer).toContainText(PHONE);
    await answer.getByRole("link", { name: "ユーザIDを忘れた方はこちら", exact: true }).click();
    await expectScreen(page, "ユーザIDを忘れた方はこちら");
    await field(page, "生年月日").fill("19790822");
    await field(page, "ご登録いただいたメールアドレス").fill(person.member.email ?? "");
    await button(page, "実行").click();
    expect((await mailbox.next(person.member.email ?? "")).text).toContain(person.loginId);
  });

  test("Q3 メールを受信できません：その場の答え、受信を許すドメイン、「再送信」", async ({
    page,
    insurer,
    member,
    mailbox,
    database,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const email = person.member.email ?? "";
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
    await mailbox.next(email);
    const answer = await unfold(page, "コードが届かないときは");
    for (const advice of [
      "迷惑メール",
      "ドメイン指定受信",
      "スレッド表示",
      "「再送信」",
      "別の方法でログイン",
      "Eメール変更",
    ]) {
      await expect(answer).toContainText(advice);
    }
    await expect(answer).not.toContainText("確認コード");
    await ageCodes(database, person, 60);
    await button(page, "再送信").click();
    await expect(page.getByRole("status").filter({ hasText: "新しい番号をお送りしました。" })).toBeVisible();
    await enterEmailCode(page, await mailbox.nextCode(email));
    await expectServiceMenu(page);
  });

  test("Q3 許すドメインは、届くメールの差出人のもの", async ({ page, insurer, member, mailbox }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    const { sender } = await mailbox.next(person.member.email ?? "");
    const answer = await unfold(page, "コードが届かないときは");
    await expect(answer).toContainText(`${sender.split("@")[1]} からのメールを受け取れるように`);
  });

  test("Q3 初回ログインの確認のメールが届かないとき：その画面で、宛先を直せる", async ({ page, member, inLogin }) => {
    await inLogin(page, await member({ insurer: "aozora", upTo: "terms" }), "/login/email");
    await field(page, "メールアドレス").fill(`machigai${randomInt(1e9)}@example.jp`);
    await button(page, "実行").click();
    await expectScreen(page, "メールアドレスの確認", 3);
    const answer = await unfold(page, "メールが届かないときは");
    for (const advice of ["迷惑メール", "「メールを再送信」", "「メールアドレスを変更」", "「確認コード」"]) {
      await expect(answer).toContainText(advice);
    }
    await button(page, "メールアドレスを変更").click();
    await expectScreen(page, "メールアドレスの設定", 3);
  });

  test("Q4 パスワードを忘れました", async ({ page, insurer, member, mailbox }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(insurer(slug));
    const answer = await openAnswer(page, "パスワードを忘れたとき");
    await expect(answer).toContainText("5分以内にメールのリンクを開いてください");
    await answer.getByRole("link", { name: "パスワードを忘れた方はこちら", exact: true }).click();
    await expectScreen(page, "パスワードを忘れた方はこちら");
    await field(page, "ユーザID").fill(person.loginId);
    await button(page, "実行").click();
    expect((await mailbox.next(person.member.email ?? "")).link).toContain("/reset-password?token=");
  });

  test("Q5 パスワード、Q6 アカウントがロックされました：待てばひとりでに戻り、電話でも解除できる", async ({
    page,
    insurer,
    member,
    database,
    serverVariables,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const miss = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        await page.goto(`${insurer(slug)}/login`);
        await enterCredentials(page, person.loginId, `machigai-${time}`);
        await expectRefusal(page, REFUSED);
      }
    };
    const tryRightly = async () => {
      await page.goto(`${insurer(slug)}/login`);
      await enterCredentials(page, person.loginId, person.password);
    };
    await miss(5);
    await tryRightly();
    await expectRefusal(page, REFUSED);
    const answer = await openAnswer(page, "ロックされたとき、「お待ちください」と出たとき");
    await expect(answer).toContainText("まちがいが5回続くと");
    await expect(answer).toContainText("時間がたつと、ひとりでに元に戻ります。");
    await expect(answer).toContainText(PHONE);
    await endWait(database, person, "password");
    await tryRightly();
    await expectScreen(page, "ワンタイムパスワードの入力");
    await miss(5);
    await portalCommand(serverVariables, "members", "unlock", "--insurer", slug, "--login-id", person.loginId);
    await tryRightly();
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("Q7 パスワードポリシー：健保組合の決まりと、使える記号のとおりに決められる", async ({
    page,
    insurer,
    member,
    inLogin,
  }) => {
    const person = await member({ insurer: slug, upTo: "method" });
    await page.goto(insurer(slug));
    const answer = await openAnswer(page, "パスワードの決まり");
    for (const rule of ["8文字以上、64文字以内", "半角の英字・数字・記号", "ユーザIDを含まない"]) {
      await expect(answer).toContainText(rule);
    }
    const symbols = (await answer.getByText("使える記号は").textContent())?.split("。 ").at(-1)?.trim() ?? "";
    expect(symbols.length).toBeGreaterThan(30);
    await inLogin(page, person, "/login/new-password");
    await enterNewPassword(page, `${person.loginId}-9`, 4);
    await expectRefusal(page, "パスワードの中にユーザIDを入れないでください。", "パスワード");
    await field(page, "パスワード").fill(`Kaze7${symbols}`);
    await field(page, "パスワード確認用").fill(`Kaze7${symbols}`);
    await button(page, "実行").click();
    await expectScreen(page, "メールアドレスの設定", 5);
  });

  test("Q7 文字の組み合わせを求める健保組合では、それも書いてある", async ({ page, insurer }) => {
    await page.goto(`${insurer("tekkou")}/help#password-rules`);
    await expectScreen(page, "パスワードの決まり");
    const answer = page.getByRole("region", { name: "パスワードの決まり", exact: true });
    await expect(answer).toContainText("英大文字・英小文字・数字・記号をそれぞれ1文字以上入れる");
  });

  test("Q8「無効なユーザIDまたはパスワードです。」：見直して、入れる", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "totp" });
    await logIn(page, insurer(slug), loginId, password.toLowerCase());
    await expectRefusal(page, REFUSED);
    const answer = await openAnswer(page, "「無効なユーザIDまたはパスワードです。」と出たとき");
    await expect(answer).toContainText("「表示」を押すと");
    await expect(answer).toContainText("英字の大文字と小文字を区別します");
    await answer.getByRole("link", { name: "ログイン", exact: true }).click();
    await field(page, "パスワード").fill(password);
    await page.getByRole("button", { name: /表示/ }).click();
    await expect(field(page, "パスワード")).toHaveAttribute("type", "text");
    await enterCredentials(page, loginId.toUpperCase(), password);
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("Q9 6桁を入力してもログインできない、Q10「ワンタイムパスワードが正しくありません」：いちばん新しい番号で入れる", async ({
    page,
    member,
    inLogin,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await inLogin(page, person, "/login/otp");
    await enterTotp(page, app.wrongCode());
    await expectRefusal(page, "ワンタイムパスワードが正しくありません", "ワンタイムパスワード");
    const answer = await unfold(page, "認証アプリのコードが違うと言われるときは");
    for (const advice of [
      "いちばん新しい6けたの番号",
      "切り替わ",
      "開き直してください",
      "iPhone・iPad：「設定」→「一般」→「日付と時刻」",
      "Android：「設定」→「システム」→「日付と時刻」",
      "2台以上に設定した方",
    ]) {
      await expect(answer).toContainText(advice);
    }
    await field(page, "ワンタイムパスワード").fill(await app.freshCode());
    await button(page, "トップページへ").click();
    await expectServiceMenu(page);
  });

  test("Q11 2台を設定しても認証できますか、Q12 利用しなくなった端末を削除できますか", async ({
    page,
    insurer,
    member,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person);
    await test.step("Q11 答えのとおり、2台目を追加する", async () => {
      const answer = await openAnswer(page, "2台以上の端末を使いたいとき");
      await expect(answer).toContainText("認証アプリは5台まで");
      await answer.getByRole("link", { name: "ログイン方法変更", exact: true }).click();
      await expectScreen(page, "ログイン方法変更");
      await page.goto(`${insurer(slug)}/settings/sign-in/totp/new`);
      const second = new AuthenticatorApp(await readTotpKey(page));
      await registerTotp(page, { code: await second.freshCode(), name: "会社の電話" });
      await expect(credentialRow(page, "認証アプリ", "会社の電話")).toBeVisible();
    });
    await test.step("Q12 答えのとおり、使わなくなった1台を削除する", async () => {
      const answer = await openAnswer(page, "使わなくなった端末を消したいとき");
      await expect(answer).toContainText("最後の1台は消せません。");
      await answer.getByRole("link", { name: "ログイン方法変更", exact: true }).click();
      await credentialLink(page, "認証アプリ", "会社の電話", "削除").click();
      await expectScreen(page, "デバイスの削除");
      await button(page, "削除する").click();
      await expectScreen(page, "ログイン方法変更");
      await expect(credentialRow(page, "認証アプリ", "会社の電話")).toHaveCount(0);
    });
  });

  test("Q13 プロフィール変更画面の「ユーザー名」が異なります", async ({ page, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person);
    const answer = await openAnswer(page, "「ユーザー名」の文字が違うとき");
    await expect(answer).toContainText("ご自分では変えられません");
    await expect(answer).toContainText(PHONE);
    await answer.getByRole("link", { name: "プロフィール変更", exact: true }).click();
    await expectScreen(page, "プロフィール");
    await expect(page.getByRole("main")).toContainText("ケンポ");
    await expect(page.getByRole("textbox", { name: "ユーザー名" })).toHaveCount(0);
  });

  test("Q14 機種変更、または紛失しました：答えにある言葉が、その画面にある", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(insurer(slug));
    const answer = await openAnswer(page, "スマートフォンを変えたとき、なくしたとき");
    await expect(answer).toContainText("「機種変更や紛失で使えないとき（リカバリーコード）」を押し");
    await expect(answer).toContainText(PHONE);
    for (const name of ["パスワードを忘れた方はこちら", "ログイン方法変更", "リカバリーコード"]) {
      await expect(answer.getByRole("link", { name, exact: true })).toBeVisible();
    }
    await answer.getByRole("link", { name: "ログイン", exact: true }).click();
    await enterCredentials(page, person.loginId, person.password);
    await page.getByRole("link", { name: "別の方法でログイン", exact: true }).click();
    await page.getByRole("link", { name: "機種変更や紛失で使えないとき（リカバリーコード）", exact: true }).click();
    await expectScreen(page, "リカバリーコードの入力");
  });

  test("Q15 パソコン利用も可能でしょうか：健保組合が使える方法だけを案内する", async ({ page, insurer }) => {
    await page.goto(insurer("aozora"));
    const all = await openAnswer(page, "パソコンで使いたいとき");
    for (const method of ["生体認証：", "OTP認証：", "OTP認証（メール）："]) await expect(all).toContainText(method);
    await page.goto(insurer(slug));
    const some = await openAnswer(page, "パソコンで使いたいとき");
    await expect(some).toContainText("OTP認証：スマートフォンの認証アプリに出る番号を、パソコンの画面に入力します。");
    await expect(some).not.toContainText("OTP認証（メール）");
  });
});
