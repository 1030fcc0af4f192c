import type { PortalDatabase, PortalMember } from "./fixtures.ts";
import { expect, test } from "./fixtures.ts";
import { alertOf, expectPage, link, statusOf } from "./support/console.ts";
import { button } from "./support/screens.ts";

const slug = "minato";

type Failed = { kind: string; expiresAt?: Date; hasText: boolean };

/** A mail to a member that the server has refused. */
async function failedMail({ inInsurer }: PortalDatabase, { member }: PortalMember, { hasText, ...mail }: Failed) {
  await inInsurer(slug, (tx) =>
    tx.mailMessage.create({
      data: {
        ...{ insurerId: member.insurerId, memberId: member.id, toEmail: "taro@example.jp", createdAt: new Date() },
        ...{
          status: "failed",
          tries: 1,
          lastError: "EENVELOPE 550",
          bodyEncrypted: hasText ? "sealed" : null,
          ...mail,
        },
      },
    }),
  );
}

test.describe("メールの送信 (spec §10)", () => {
  test("from a member's page: why a mail failed, sent again; one with a code cannot be", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await failedMail(database, person, { kind: "notice", hasText: true });
    await failedMail(database, person, { kind: "login-code", expiresAt: new Date(), hasText: false });
    await clerkSignedIn(page, await clerk(slug, "officer"), `/members/${person.member.id}`);
    await link(page, "この人に送ったメールを見る").click();
    await expectPage(page, "メールの送信");
    await link(page, "届かなかった").click();
    await expectPage(page, "メールの送信");
    await expect(page.getByText("t•••@example.jp", { exact: true })).toHaveCount(2);
    await expect(page.getByText("アドレスを確かめてください。")).toHaveCount(2);
    await expect(page.getByText("コードや仮パスワードを含むため、送り直せません。")).toHaveCount(1);
    await expect(page.getByRole("checkbox")).toHaveCount(1);
    await button(page, "選んだメールを送り直す").click();
    await expect(alertOf(page)).toContainText("送り直すメールを選んでください。");
    await page.getByRole("checkbox", { name: "変更のお知らせ（t•••@example.jp）を選ぶ" }).check();
    await button(page, "選んだメールを送り直す").click();
    await expect(statusOf(page)).toContainText("1件のメールを送り直します。");
    await expect(page.getByText("コードや仮パスワードを含むため、送り直せません。")).toHaveCount(1);
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await link(page, "すべての人のメールを見る").click();
    await expectPage(page, "メールの送信");
  });

  test("閲覧 sees, and sends nothing; another insurer's clerk sees none of it", async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
    member,
    database,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await failedMail(database, person, { kind: "notice", hasText: true });
    const path = `/mails?state=failed&member=${person.member.id}`;
    await clerkSignedIn(page, await clerk(slug, "viewer"), "/");
    await page.goto(admin + path);
    await expectPage(page, "メールの送信");
    await expect(page.getByText("t•••@example.jp", { exact: true })).toHaveCount(1);
    await expect(page.getByRole("button", { name: "選んだメールを送り直す" })).toHaveCount(0);
    const stranger = await anotherBrowser();
    await clerkSignedIn(stranger, await clerk("aozora", "manager"), "/");
    await stranger.goto(admin + path);
    await expectPage(stranger, "メールの送信");
    await expect(stranger.getByText("届かなかったメールはありません。")).toBeVisible();
  });
});
