import stringWidth from "string-width";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { type DemoClerk, demoClerks } from "#prisma/seed/demo-clerks.ts";
import { type DemoMember, demoMembers } from "#prisma/seed/demo-members.ts";
import type { Settings } from "./settings.ts";

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - stringWidth(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function memberRow(member: DemoMember, port: number): string[] {
  return [
    member.insurerSlug,
    `http://${member.insurerSlug}.localhost:${port}`,
    member.state,
    member.loginId,
    member.password,
    member.birthDate,
    member.totpSecret ?? "",
  ];
}

function clerkRow({ insurerSlug, role, email, password, totpSecret }: DemoClerk, adminHost: string, port: number) {
  return [insurerSlug, `http://${adminHost}:${port}`, consoleText.roles[role], email, password, totpSecret];
}

/** Prints the URLs, and in the demo the members and clerks to log in as. */
export async function printDemoLogins({ isDemo, port, mailboxPort, samplePort, adminHost }: Settings): Promise<void> {
  if (isDemo) {
    const heading = ["健保組合", "アドレス", "状態", "ユーザID", "パスワード", "生年月日", "認証アプリのキー"];
    console.log(`\n${table([heading, ...demoMembers().map((member) => memberRow(member, port))])}\n`);
    const clerkHeading = ["健保組合", "アドレス", "役割", "メールアドレス", "パスワード", "認証アプリのキー"];
    console.log(`${table([clerkHeading, ...demoClerks().map((clerk) => clerkRow(clerk, adminHost, port))])}\n`);
    console.log(`健保組合のホームページの見本（aozora）: http://localhost:${samplePort}/homepage`);
    console.log(`メール: http://localhost:${mailboxPort}`);
  }
  console.log(`けんぽポータル: http://localhost:${port}  (Ctrl-C で終了)`);
}
