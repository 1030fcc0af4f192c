import "server-only";
import { documentPaper as text } from "#lib/messages/ja/document-paper.ts";
import { dayInJapan, formatCalendarDate } from "#lib/typed-text/calendar-date.ts";
import type { DocumentContent } from "../document-content.ts";
import type { PrintedDocument } from "../member-documents.ts";
import { drawA4 } from "./draw-a4.ts";
import { drawCard } from "./draw-card.ts";
import { MM, Sheet } from "./sheet.ts";

export const DOCUMENT_SIZES = ["a4", "card"] as const;
export type DocumentSize = (typeof DOCUMENT_SIZES)[number];

export type Drawn = Pick<PrintedDocument, "number" | "code" | "seal"> & {
  content: DocumentContent;
  issued: string;
  /** What the QR code leads to. */
  verifyUrl: string;
};

const SIZES: Record<DocumentSize, [number, number]> = {
  a4: [210 * MM, 297 * MM],
  // ISO/IEC 7810 ID-1, as a bank card.
  card: [85.6 * MM, 53.98 * MM],
};
const DRAW = { a4: drawA4, card: drawCard };

/** The 資格確認書 as PDF: the same whenever it is opened, made of what was frozen at its issue. */
export async function drawDocument(
  { issuedAt, ...document }: PrintedDocument,
  { size, verifyUrl }: { size: DocumentSize; verifyUrl: string },
): Promise<Buffer> {
  const { content, number } = document;
  const title = `${text.title} ${text.number(number)}`;
  const sheet = new Sheet({ size: SIZES[size], title, author: content.insurerName, at: issuedAt });
  DRAW[size](sheet, { ...document, issued: formatCalendarDate(dayInJapan(issuedAt), "ja"), verifyUrl });
  return sheet.finish();
}
