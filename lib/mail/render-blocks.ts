import "server-only";
import type { Language } from "#lib/messages/language.ts";

/** A mail is a column of blocks, rendered as plain text and as simple HTML. */
export type MailBlock =
  | { type: "paragraph"; text: string }
  | { type: "heading"; text: string }
  | { type: "code"; code: string }
  /** `isQuiet`: an outlined button, for what is rarely needed. */
  | { type: "link"; label: string; href: string; isQuiet?: boolean }
  | { type: "footer"; lines: string[] };

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

function textOf(block: MailBlock): string {
  switch (block.type) {
    case "paragraph":
      return block.text;
    case "heading":
      return `■ ${block.text}`;
    case "code":
      return block.code;
    case "link":
      return block.href;
    case "footer":
      return `${"-".repeat(32)}\n${block.lines.join("\n")}`;
  }
}

function htmlOf(block: MailBlock, keyColor: string): string {
  switch (block.type) {
    case "paragraph":
      return `<p style="margin:0 0 16px">${escapeHtml(block.text)}</p>`;
    case "heading":
      return `<h2 style="margin:32px 0 8px;font-size:16px">${escapeHtml(block.text)}</h2>`;
    case "code":
      return `<p style="margin:0 0 16px;font-family:monospace;font-size:32px;font-weight:bold;letter-spacing:4px">${escapeHtml(block.code)}</p>`;
    case "link": {
      const href = escapeHtml(block.href);
      const colors = block.isQuiet ? `background:#ffffff;color:${keyColor}` : `background:${keyColor};color:#ffffff`;
      const button = `display:inline-block;padding:10px 24px;border:2px solid ${keyColor};border-radius:8px;${colors}`;
      return (
        `<p style="margin:0 0 8px"><a href="${href}" style="${button}">${escapeHtml(block.label)}</a></p>` +
        `<p style="margin:0 0 16px;word-break:break-all"><a href="${href}" style="color:${keyColor}">${href}</a></p>`
      );
    }
    case "footer":
      return `<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #949494">${block.lines.map(escapeHtml).join("<br>")}</p>`;
  }
}

/** The plain text: one empty line between blocks, so that a code stands alone. */
export function renderText(blocks: MailBlock[]): string {
  return `${blocks.map(textOf).join("\n\n")}\n`;
}

type Page = {
  title: string;
  /** Whose mail it is, above everything. */
  heading: string;
  language: Language;
  /** The insurer's, six hexadecimal digits. */
  keyColor: string;
};

/** The HTML part: no image, no style sheet, no script. */
export function renderHtml(blocks: MailBlock[], { title, heading, language, keyColor }: Page): string {
  const page =
    "margin:0;padding:24px;color-scheme:light only;background:#ffffff;color:#1a1a1a;font-family:sans-serif;font-size:16px;line-height:1.7";
  const headline = `margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${keyColor};font-size:18px`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    // White paper in dark mail programs too: turned round, the insurer's colours may lose their contrast.
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light only">',
    `<title>${escapeHtml(title)}</title></head>`,
    `<body style="${page}"><div style="max-width:600px;margin:0 auto">`,
    `<h1 lang="ja" style="${headline}">${escapeHtml(heading)}</h1>`,
    ...blocks.map((block) => htmlOf(block, keyColor)),
    "</div></body></html>",
  ].join("\n");
}
