import { expect, test } from "./fixtures.ts";
import { button, expectRefusal, field } from "./support/screens.ts";

const GUESSABLE = "よく使われるパスワードや、生年月日・記号番号だけのものにしない";

test("the list ticks only what the browser knows; the server's refusal marks its line", async ({
  page,
  insurer,
  member,
  inLogin,
}) => {
  await page.goto(insurer("aozora"));
  const person = await member({ insurer: "aozora", upTo: "method" });
  await inLogin(page, person, "/login/new-password");
  const line = page.getByRole("listitem").filter({ hasText: GUESSABLE });
  const length = page.getByRole("listitem").filter({ hasText: "8文字以上" });
  await field(page, "パスワード").fill("password");
  await expect(length).toContainText("できています");
  await expect(line).toContainText("「実行」を押すと確かめます");
  await expect(line).not.toContainText("できています");

  await field(page, "パスワード確認用").fill("password");
  await button(page, "実行").click();
  await expectRefusal(page, "多くの人が使っているパスワード", "パスワード");
  await expect(line).toContainText("使えません");
  await expect(length).not.toContainText("使えません");

  await field(page, "パスワード").fill("p");
  await expect(line).not.toContainText("使えません");
  const meter = page.getByRole("meter", { name: "パスワードの長さ", exact: true });
  await expect(meter).toHaveAttribute("value", "1");
});
