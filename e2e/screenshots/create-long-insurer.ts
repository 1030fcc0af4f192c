import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVER_VARIABLES } from "../support/server-variables.ts";

/** Slug and host of an insurer whose texts have the maximum length. */
export const LONG_INSURER = "nagai";

const NOTE =
  "会社のパソコンではお使いになれません。お手元のスマートフォンかご自宅のパソコンで設定してください。設定にはインターネット接続とBluetoothが必要です。";

const insurer = {
  slug: LONG_INSURER,
  host: `${LONG_INSURER}.localhost`,
  name: "関東信越情報通信ソフトウェア健康保険組合",
  shortName: "関東信越情報通信健保",
  policy: {
    methods: ["passkey", "totp", "email"],
    recommendedMethod: "passkey",
    methodNotes: { passkey: NOTE, totp: NOTE },
    firstLoginOrder: "password-first",
    // The manuals' forced logout.
    continueAfterFirstLogin: false,
    password: { requireClasses: true },
    branding: {
      keyColor: "#7a1f5c",
      tintColor: "#f9ecf4",
      monogram: "関信",
      contactName: "関東信越情報通信ソフトウェア健康保険組合 適用徴収部 加入者サービス課 ポータル担当",
      contactPhone: "0120-000-0000",
      contactHours: "平日 午前9時～午後5時15分（土曜・日曜・祝日・年末年始・創立記念日を除く）",
      contactAddress: "群馬県利根郡みなかみ町大字永井長井通り1234番地5 健康保険会館別館3階",
    },
  },
  terms: `# 第1条（目的）\n\n${"この規約は、加入者がポータルを安全に利用するために必要な事項を定めるものです。".repeat(8)}\n\n# 第2条（長い語）\n\nhttps://www.example.jp/${"kanyusha-portal-goriyou-no-shiori/".repeat(4)}`,
};

/** Once for each server: a second run finds it. */
export default function createLongInsurer() {
  const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-insurer-"));
  try {
    const file = join(folder, "insurer.json");
    writeFileSync(file, JSON.stringify(insurer));
    execFileSync(process.execPath, ["--conditions=react-server", "scripts/portal.ts", "insurers", "create", file], {
      env: { ...process.env, ...SERVER_VARIABLES },
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    if (!String((error as { stderr?: unknown }).stderr).includes("already")) throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
