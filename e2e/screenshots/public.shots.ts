import { button, field } from "../support/screens.ts";
import { LONG_INSURER } from "./create-long-insurer.ts";
import { isRefused, shows, test } from "./shots.ts";

test("portal top and login @main", async ({ page, insurer, shoot }) => {
  await page.goto(insurer("aozora"));
  await shows(page, "加入者ポータル");
  await shoot("01-top");
  await page.getByText("ユーザID・パスワードの確認", { exact: true }).click();
  await page.getByText("2025年6月30日以前に加入された方").click();
  await page.getByRole("group").last().click();
  await shoot("01-top-open");
  await page.goto(`${insurer("aozora")}/login`);
  await shows(page, "ログイン");
  await button(page, "パスキーでログイン").waitFor();
  await shoot("02-login");
  await isRefused(page, "ログイン");
  await shoot("02-login-empty");
  await field(page, "ユーザID").fill("taro2025");
  await field(page, "パスワード").fill("Umi-to-Yama");
  await button(page, "表示").click();
  await shoot("02-login-typed");
  await isRefused(page, "ログイン");
  await shoot("02-login-refused");
});

test("tops and logins of the other insurers", async ({ page, insurer, shoot }) => {
  for (const slug of ["minato", "shosha", "tekkou", "daiwa-demo", LONG_INSURER]) {
    await page.goto(insurer(slug));
    await shoot(`03-top-${slug}`);
  }
  await page.goto(`${insurer(LONG_INSURER)}/login`);
  await shoot("03-login-long");
});

test("pages beside the flow @main", async ({ page, insurer, shoot, serverVariables }) => {
  const url = insurer("aozora");
  await page.goto(`${url}/forgot-password`);
  await shoot("04-forgot-password");
  await page.goto(`${url}/forgot-login-id`);
  await shoot("04-forgot-login-id");
  await page.goto(`${url}/nowhere`);
  await shoot("05-not-found");
  await page.goto(`${url}/login/birth-date`);
  await shows(page, "手続きの時間が過ぎました");
  await shoot("05-expired");
  await page.goto(`${url}/confirm-email?token=used`);
  await shoot("05-dead-link");
  await page.goto(`http://localhost:${serverVariables.PORT}`);
  await shoot("06-demo-insurers");
  await page.goto(insurer("nobody"));
  await shoot("06-unknown-host");
});
