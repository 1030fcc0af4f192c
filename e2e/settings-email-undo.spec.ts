import { expect, test } from "./fixtures.ts";
import {
  enterNewEmail,
  expectProfileSays,
  expectWaiting,
  mailAbout,
  newEmail,
  storedMember,
} from "./support/profile.ts";
import { button, enterCredentials, enterTotp, expectScreen, field } from "./support/screens.ts";
import { appOf, expectSignedOut } from "./support/settings.ts";

const slug = "daiwa-demo";

test.describe("メールアドレスの変更を、元のアドレスから取り消す（72時間）", () => {
  test("確認待ちの変更：開いただけでは何も起こらず、ボタンで取り消すと、すべての端末がサインアウトする", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [former, email] = [person.member.email ?? "", newEmail()];
    await signedIn(page, person, "/settings/email");
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const { link } = await mailAbout(mailbox, former, "変更が申し込まれました");
    const owner = await anotherBrowser();
    await owner.goto(link);
    await expectScreen(owner, "メールアドレスの変更を取り消す");
    await expect(owner.getByRole("main")).not.toContainText(email);
    await page.reload();
    await expectWaiting(page, email);
    await button(owner, "変更を取り消す").click();
    await expectScreen(owner, "変更を取り消しました");
    await expectSignedOut(page, insurer(slug));
    await page.goto((await mailAbout(mailbox, email, "メールアドレスの確認")).link);
    await expectScreen(page, "このリンクは使えません");
    expect((await storedMember(database, person)).email).toBe(former);
  });

  test("確認が済んだ変更：元のアドレスに戻り、つづけてパスワードを変えられる。リンクは1回だけ使える", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, former, email] = [appOf(person), person.member.email ?? "", newEmail()];
    await signedIn(page, person, "/settings/email");
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    await field(page, "確認コード").fill((await mailAbout(mailbox, email, "メールアドレスの確認")).code);
    await button(page, "実行").click();
    await expectProfileSays(page, "メールアドレスを変更しました。");
    const { link } = await mailAbout(mailbox, former, "メールアドレスが変更されました");
    const owner = await anotherBrowser();
    await owner.goto(link);
    await expectScreen(owner, "メールアドレスの変更を取り消す");
    await expect(owner.getByRole("main")).toContainText(former);
    await button(owner, "変更を取り消す").click();
    await expectScreen(owner, "変更を取り消しました");
    expect((await storedMember(database, person)).email).toBe(former);
    await expectSignedOut(page, insurer(slug));
    for (const to of [former, email]) await mailAbout(mailbox, to, "メールアドレスを元に戻しました");
    await owner.getByRole("link", { name: "パスワードを変更する", exact: true }).click();
    await enterCredentials(owner, person.loginId, person.password);
    await enterTotp(owner, await app.freshCode());
    await expectScreen(owner, "パスワードの更新");
    await owner.goto(link);
    await expectScreen(owner, "このリンクは使えません");
  });
});
