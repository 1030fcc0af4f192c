import type { Email } from "postal-mime";
import { escapeHtml } from "#lib/mail/render-blocks.ts";

export type ArrivedMail = Email & { id: string; arrivedAt: Date };

/** Nothing is loaded and no script runs, whatever a mail contains. */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

const REFRESH_SECONDS = 5;
const STYLE = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font-family:sans-serif;line-height:1.7}
table{width:100%;border-collapse:collapse}th,td{padding:.5rem;border-bottom:1px solid #949494;text-align:left}
iframe{width:100%;height:60vh;border:1px solid #949494}pre{white-space:pre-wrap}`;

function page(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width">${head}<style>${STYLE}</style></head><body>${body}</body></html>`;
}

const subjectOf = ({ subject }: ArrivedMail) => subject || "（件名なし）";
const timeOf = ({ arrivedAt }: ArrivedMail) => arrivedAt.toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" });
const recipientsOf = ({ to = [] }: ArrivedMail) => to.map(({ address, name }) => address ?? name).join(", ");

/** All mails, newest first; reloads itself. */
export function inboxPage(mails: readonly ArrivedMail[]): string {
  const rows = mails.toReversed().map(
    (mail) => `<tr><td>${timeOf(mail)}</td><td>${escapeHtml(recipientsOf(mail))}</td>
<td><a href="/mails/${mail.id}">${escapeHtml(subjectOf(mail))}</a></td></tr>`,
  );
  const table = `<table><tr><th>受信日時</th><th>宛先</th><th>件名</th></tr>${rows.join("")}</table>`;
  const refresh = `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`;
  return page(
    "受信したメール",
    `<h1>受信したメール</h1>${mails.length > 0 ? table : "<p>まだありません。</p>"}`,
    refresh,
  );
}

/** One mail, HTML and text; its links open in a new tab. */
export function mailPage(mail: ArrivedMail): string {
  const { html, text } = mail;
  const frame = (content: string) =>
    `<iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"
srcdoc="${escapeHtml(`<base target="_blank">${content}`)}"></iframe>`;
  const subject = subjectOf(mail);
  return page(
    subject,
    `<p><a href="/">受信したメール</a></p><h1>${escapeHtml(subject)}</h1>
<p>${timeOf(mail)}<br>宛先: ${escapeHtml(recipientsOf(mail))}</p>
${html ? frame(html) : ""}<h2>テキスト</h2><pre>${escapeHtml(text ?? "")}</pre>`,
  );
}
