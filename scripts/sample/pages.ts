// The sample service's pages: no part of the portal, and so without its look.
import type { SampleSession } from "./relying-party.ts";

const STYLE =
  "body{max-width:40rem;margin:2rem auto;padding:0 1rem;color:#222;line-height:1.7;font-family:system-ui,sans-serif}" +
  "header{border-bottom:4px solid #197a4b;padding-bottom:.5rem}h1{font-size:1.5rem}dt{font-weight:700}dd{margin:0 0 .75rem;overflow-wrap:anywhere}" +
  "a{display:inline-block;margin:.5rem 1rem .5rem 0;padding:.75rem 1rem;border:2px solid #197a4b;border-radius:8px;color:#115a36}";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeText = (value: unknown) => String(value).replaceAll(/[&<>"]/g, (each) => ENTITIES[each] ?? each);

/** A whole page; `content` is markup. */
export function samplePage(title: string, content: string): string {
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body>
<header>みほん健診予約センター（デモ用の見本サービス）</header><main><h1>${title}</h1>${content}</main></body></html>`;
}

/** What the portal has told the service, all of it. */
function factsOf({ issuer, claims, info }: SampleSession): string {
  const facts = {
    ...{ お名前: info.name, 健保組合のポータル: issuer, "利用者の番号（sub）": claims.sub },
    ...{ "ログインの強さ（acr）": claims.acr, "ログインの方法（amr）": [claims.amr ?? []].flat().join(" ") },
  };
  const lines = Object.entries(facts).map(([term, value]) => `<dt>${term}</dt><dd>${escapeText(value)}</dd>`);
  return `<dl>${lines.join("")}</dl>`;
}

export const signedOutPage = () =>
  samplePage("健診の予約", "<p>サインインしていません。健保組合のポータルのサービスメニューからお進みください。</p>");

export const signedInPage = (session: SampleSession) =>
  samplePage(
    "健診の予約",
    `<p>サインインしています。</p>${factsOf(session)}<p><a href="/results">健診の結果を見る</a><a href="/logout">サインアウトする</a></p>`,
  );

export const resultsPage = (session: SampleSession) =>
  samplePage(
    "健診の結果",
    `<p>認証アプリか生体認証で確認できた方だけが見られます。</p>${factsOf(session)}<p><a href="/">戻る</a></p>`,
  );

/** A login that came to nothing, and why. */
export const failedPage = (reason: string) =>
  samplePage("サインインできませんでした", `<p>理由：${escapeText(reason)}</p><p><a href="/">戻る</a></p>`);
