import { expect, test } from "./fixtures.ts";
import { justSent } from "./support/ageing.ts";
import {
  button,
  enterEmailCode,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
} from "./support/screens.ts";

const slug = "aozora";
const HEADING = "ワンタイムパスワード（OTP）メール認証";

test("log in, log out, log in again: each login has its code at once, and the one that starts over keeps it", async ({
  page,
  insurer,
  member,
  mailbox,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "email-code" });
  const address = person.member.email ?? "";
  await logIn(page, insurer(slug), person.loginId, person.password);
  await enterEmailCode(page, await mailbox.nextCode(address));
  await expectServiceMenu(page);
  await logOutByName(page);

  await logIn(page, insurer(slug), person.loginId, person.password);
  await expectScreen(page, HEADING);
  await expect(page.getByText(/^番号は .+ まで使えます。$/)).toBeVisible();
  const sent = await mailbox.nextCode(address);
  await test.step("the member goes back and starts over; the mail that is there is still good", async () => {
    await page.goto(`${insurer(slug)}/login`);
    await field(page, "ユーザID").fill(person.loginId);
    await field(page, "パスワード").fill(person.password);
    await button(page, "ログイン").click();
    await expectScreen(page, HEADING);
    await expect(page.getByText("1時間ほど")).toHaveCount(0);
    await justSent(database, person);
    await button(page, "再送信").click();
    await expect(page.getByText("30秒後に「再送信」を押してください。")).toBeVisible();
    await enterEmailCode(page, sent);
    await expectServiceMenu(page);
  });
});

test("too many mails, or a code that ran out: each has its own sentence", async ({
  page,
  insurer,
  member,
  mailbox,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "email-code" });
  await logIn(page, insurer(slug), person.loginId, person.password);
  const code = await mailbox.nextCode(person.member.email ?? "");
  await expectScreen(page, HEADING);
  await test.step("five misses: the screen names no time any more", async () => {
    for (let miss = 0; miss < 6; miss += 1) {
      await field(page, "ワンタイムパスワード").fill(code === "000000" ? "111111" : "000000");
      await button(page, "実行").click();
      await expect(button(page, "実行")).toBeVisible();
      await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toBeFocused();
    }
    await page.reload();
    await expect(page.getByText("先にお送りした番号は、もう使えません。")).toBeVisible();
    await expect(page.getByText(/まで使えます。$/)).toHaveCount(0);
  });
  await test.step("five mails in an hour", async () => {
    const { insurerId, id: memberId } = person.member;
    const others = { insurerId, memberId, purpose: "login", email: "x@example.jp", codeHash: "x" } as const;
    const rows = Array.from({ length: 4 }, (_, place) => ({
      ...others,
      ownerId: memberId,
      createdAt: new Date(Date.now() - (place + 1) * 60_000),
      expiresAt: new Date(),
    }));
    await database.inInsurer(slug, (tx) => tx.emailCode.createMany({ data: rows }));
    await page.context().clearCookies();
    await logIn(page, insurer(slug), person.loginId, person.password);
    await expectScreen(page, HEADING);
    await expect(page.getByText("1時間ほど待ってから「再送信」を押してください。")).toBeVisible();
  });
});
