import "server-only";
import { create } from "qrcode";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { escapeHtml } from "#lib/mail/render-blocks.ts";
import { letterText } from "#lib/messages/ja/console/letter-paper.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { formatPostalCode } from "#lib/typed-text/postal-code.ts";
import { LETTER_STYLE, ONCE_SCRIPT, PRINT_SCRIPT } from "./letter-style.ts";
import type { Recipient } from "./recipient.ts";
import type { Letter } from "./write-letters.ts";

/** Around the code, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** The insurer's page as one symbol, which every sheet draws: a thousand sheets carry one code. */
function qrSymbol(url: string): string {
  const { modules } = create(url, { errorCorrectionLevel: "M" });
  const dark = Array.from(modules.data.entries())
    .filter(([, isDark]) => isDark)
    .map(([place]) => `M${place % modules.size} ${Math.floor(place / modules.size)}h1v1h-1z`);
  const side = modules.size + 2 * QUIET_ZONE;
  const box = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`;
  return `<svg class="defs" aria-hidden="true"><symbol id="qr" viewBox="${box}"><path d="${dark.join("")}"/></symbol></svg>`;
}

const text = escapeHtml;
const spaced = (name: string) => text(name.replaceAll("\u3000", " "));

/** Full-width characters of 9 pt beside each other in the window; from then on the block is set smaller, never cut. */
const LINE_CHARACTERS = 18;
const LINES = 3;
/** Of a name, which is set larger, with 様 behind it. */
const LONG_NAME = 13;

function addressLines({ postalAddress, postalBuilding }: Recipient): number {
  return [postalAddress, postalBuilding].reduce(
    (lines, part) => lines + Math.ceil([...(part ?? "")].length / LINE_CHARACTERS),
    0,
  );
}

function addressBlock(recipient: Recipient): string {
  const { postalCode, postalAddress, postalBuilding, name } = recipient;
  const isLong = name.length > LONG_NAME;
  const isSmall = addressLines(recipient) > LINES || name.length > LINE_CHARACTERS;
  const size = isSmall ? " small" : isLong ? " long" : "";
  const code = postalCode ? `<p>${formatPostalCode(postalCode)}</p>` : "";
  const place = [postalAddress, postalBuilding].flatMap((part) => (part ? [`<p>${text(part)}</p>`] : []));
  return `<address class="to${size}">${code}${place.join("")}<p class="name">${spaced(name)} 様</p></address>`;
}

const inFours = (password: string) => password.replace(/(.{4})(?=.)/gu, "$1 ");

function sender({ name, policy: { branding } }: Insurer, letter: Letter, today: Date): string {
  const serial = letterText.serial(letter.serial);
  const sheet = letter.sheets > 1 ? `<p>${letterText.sheet(letter.sheet, letter.sheets)}</p>` : "";
  return `<div class="from"><p class="number">${serial}</p>${sheet}<p>${formats.date(today)}</p>
<p class="name">${text(name)}</p><p>${text(branding.contactName)}</p><p>${text(branding.contactAddress)}</p></div>`;
}

function credentials(url: string, letter: Letter): string {
  const rows = [
    [letterText.name, `${spaced(letter.member.name)} 様`, ""],
    [letterText.loginId, text(letter.loginId), "secret"],
    [letterText.password, inFours(letter.password), "secret"],
    [letterText.until, letterText.validUntil(letter.expiresAt), ""],
  ].map(([term, value, look]) => `<div><dt>${term}</dt><dd class="${look}">${value}</dd></div>`);
  const qr = `<svg class="qr" role="img" aria-label="${letterText.qr}"><use href="#qr"/></svg>`;
  return `<section class="middle"><dl>${rows.join("")}</dl><div class="code">${qr}<p>${text(url)}</p></div>
<p class="note">${letterText.once}</p></section>`;
}

function steps({ policy: { branding } }: Insurer): string {
  const list = letterText.steps.map(([title, body]) => `<li><b>${title}</b><br>${body}</li>`);
  return `<section class="bottom"><h2>${letterText.stepsTitle}</h2><ol>${list.join("")}</ol>
<p class="help"><b>${letterText.help}</b>　${text(branding.contactName)}<br><b class="phone">${text(branding.contactPhone)}</b>　${text(branding.contactHours)}</p></section>`;
}

/** The pages of one document, as text: head, a page for each letter, end. */
export type LetterPages = { head: string; page: (letter: Letter) => string; end: (pages: number) => string };

type Document = {
  insurer: Insurer;
  today: Date;
  /** The answer's, for style and script (ASVS 3.4.3). */
  nonce: string;
  /** Says on the screen, never on paper, which sheets these are. */
  lead: string;
  /** Draws where the window of the envelope is, and may be closed without a question. */
  isSample?: boolean;
};

/** A4, 100 %: address in the window of a 長形3号 envelope, folded in three; nothing secret outside the middle third. */
export function letterPages({ insurer, today, nonce, lead, isSample = false }: Document): LetterPages {
  const url = `${insurerOrigin(insurer)}/`;
  const window = isSample ? `<div class="window"><span>${letterText.window}</span></div>` : "";
  const page = (letter: Letter) => `
<article class="sheet"><i class="fold first"></i><i class="fold second"></i>${window}
${addressBlock(letter.recipient)}${sender(insurer, letter, today)}
<header><h1>${letterText.title}</h1><p>${letterText.greeting(text(insurer.name))}</p></header>
${credentials(url, letter)}${steps(insurer)}</article>`;
  const head = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${letterText.documentTitle}</title>
<meta name="viewport" content="width=820"><style nonce="${nonce}">${LETTER_STYLE}</style></head><body>
<div class="screen" role="region" aria-label="${letterText.documentTitle}"><p>${lead}</p>
<p>${letterText.scale}</p><button type="button" id="print">${letterText.print}</button></div>
${qrSymbol(url)}<main>`;
  const end = (pages: number) => `</main><div class="screen"><p>${letterText.end(pages)}</p></div>
<script nonce="${nonce}">${PRINT_SCRIPT}${isSample ? "" : ONCE_SCRIPT}</script></body></html>`;
  return { head, page, end };
}
