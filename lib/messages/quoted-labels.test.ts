import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const QUOTED = { ja: /「([^」$]+)」/g, en: /“([^”$]+)”/g };
type Language = keyof typeof QUOTED;

/** Quoted, and no label of the portal: what devices, apps, browsers and papers show, or what a member types. */
const ELSEWHERE: Record<Language, readonly string[]> = {
  ja: [
    "-",
    "name@example.com",
    "記号＋番号＋生年月日",
    "お待ちください",
    "使えなくなっています",
    "再読み込み",
    "入手",
    "インストール",
    "開く",
    "開始",
    "アカウントなしで Authenticator を使用",
    "承諾する",
    "スキップ",
    "その他",
    "またはコードを手動で入力",
    "秘密鍵",
    "セットアップキーを入力",
    "Authenticator",
    "Open Two-Factor Authenticator",
    "iPhone、iPad、またはAndroidデバイス",
    "iCloud",
    "一般",
    "システム",
    "日付と時刻",
    "時刻と言語",
    "自動",
    "自動設定",
    "日時を自動的に設定",
    "時刻を自動的に設定する",
  ],
  en: [
    "•••",
    "Get",
    "Install",
    "Open",
    "Get started",
    "Use without an account",
    "Accept",
    "Skip",
    "Other",
    "Or enter code manually",
    "Authenticator",
    "Open Two-Factor Authenticator",
    "iPhone, iPad or Android device",
    "automatic",
  ],
};

/** Members' sentences: what is in English too. */
function sourceOf(language: Language): string {
  const files = readdirSync(join(import.meta.dirname, "en")).map((file) => join(import.meta.dirname, language, file));
  const sources = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  return sources.join("\n").replaceAll(COMMENTS, "");
}

it.each(["ja", "en"] as const)("%s: a button or page that a sentence names is called so", (language) => {
  const source = sourceOf(language);
  const quoted = [...source.matchAll(QUOTED[language])].map(([, name = ""]) => name);
  const unknown = quoted.filter((name) => !source.includes(`"${name}"`));
  expect([...new Set(unknown)].toSorted()).toEqual(ELSEWHERE[language].toSorted());
});
