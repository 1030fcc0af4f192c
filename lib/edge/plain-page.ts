// Browser-safe: sentences and markup only, and it runs beside Next.js.
import { failure as failureEnglish } from "#lib/messages/en/failure.ts";
import { plainPages as english } from "#lib/messages/en/plain-pages.ts";
import { failure } from "#lib/messages/ja/failure.ts";
import { plainPages } from "#lib/messages/ja/plain-pages.ts";
import type { Language } from "#lib/messages/language.ts";

/** The statuses with sentences of their own. */
export type PlainStatus = keyof typeof plainPages;

const STYLE = [
  "body{margin:0;border-top:4px solid #0017c1;background:#f8f8fb;color:#333;line-height:1.7;line-break:strict;overflow-wrap:anywhere;font-family:'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP',Meiryo,system-ui,sans-serif;font-size:1.125rem}",
  "main{max-width:43rem;margin:0 auto;padding:3rem 1rem}",
  "h1{margin:0;font-size:1.75rem;line-height:1.4;text-wrap:balance;word-break:auto-phrase}",
  "section{margin-top:2.5rem;border-top:1px solid #d8d8db;padding-top:1rem}",
  "h2{margin:0;font-size:1.125rem}",
  "a{display:inline-block;padding:.5rem 0;margin-right:1.5rem;color:#0017c1}",
  "button{min-height:3.5rem;padding:.5rem 1.5rem;margin:.5rem .75rem .5rem 0;border:2px solid #0017c1;border-radius:8px;background:#0017c1;color:#fff;font:inherit;font-weight:700}",
  "button.quiet{background:#fff;color:#0017c1}",
].join("");

/** What is worth trying again: the link loads the address anew, by GET. When the portal is busy, a reload sends a form again. */
function links(status: number, { retry, backToPortal }: { retry: string; backToPortal: string }): string {
  const again = status >= 500 && status !== 503 ? `<a href="">${retry}</a>` : "";
  return `<p>${again}<a href="/">${backToPortal}</a></p>`;
}

/** The sentences of a status, or of its class. */
function wordsOf(status: number): PlainStatus {
  if (status in plainPages) return status as PlainStatus;
  return status >= 500 ? 500 : 400;
}

type PlainDocument = { language: Language; title: string; content: string; nonce: string };

/**
 * A document that needs no database, script or file.
 * @param content markup behind the heading; what comes from elsewhere is escaped by the caller
 * @param nonce of the answer's content security policy, for the one style element
 */
export function plainDocument({ language, title, content, nonce }: PlainDocument): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main id="main">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/**
 * The page for an answer that no page of the portal can give: Japanese, then English, without an insurer. It needs no
 * database, script or file, and repeats nothing of the request.
 * @param status 400 to 599
 * @param nonce of the answer's content security policy, for the one style element
 */
export function plainPage(status: number, nonce: string): string {
  const words = plainPages[wordsOf(status)];
  const inEnglish = english[wordsOf(status)];
  const content = `<p>${words.body}</p>
${links(status, failure)}
<section lang="en">
<h2>${inEnglish.title}</h2>
<p>${inEnglish.body}</p>
${links(status, failureEnglish)}
</section>`;
  return plainDocument({ language: "ja", title: words.title, content, nonce });
}
