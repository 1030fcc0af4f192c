import "server-only";
import { documentPaper as text } from "#lib/messages/ja/document-paper.ts";
import { formatCalendarDate } from "#lib/typed-text/calendar-date.ts";
import { spaceCheckCode } from "../check-code.ts";
import type { Drawn } from "./draw-document.ts";
import { drawQr } from "./draw-qr.ts";
import { MM, type Sheet } from "./sheet.ts";

const LEFT = 4 * MM;
const WIDTH = 77.6 * MM;
const SIDE = 21 * MM;
const SMALL = 6.5;

const spaced = (name: string) => name.replaceAll("\u3000", " ");

/** A small label with its value beside it, on one line. */
const beside = (label: string, value: string, place: { x: number; y: number; indent: number; width: number }) => ({
  ...{ label, value },
  labelAt: { x: place.x, y: place.y + 0.5, width: place.indent, size: 6 },
  valueAt: { x: place.x + place.indent, y: place.y, width: place.width - place.indent, size: SMALL },
});

function drawFacts(sheet: Sheet, { content, number, issued }: Drawn): void {
  const { fields } = text;
  const date = (value: Parameters<typeof formatCalendarDate>[0]) => formatCalendarDate(value, "ja");
  const facts: [string, string | null][] = [
    [fields.birthDate, date(content.birthDate)],
    [fields.holderName, content.holderName && spaced(content.holderName)],
    [fields.qualifiedOn, date(content.qualifiedOn)],
    [fields.validUntil, date(content.validUntil)],
    [text.cardCopay, [content.copay, content.limitCategory].filter(Boolean).join("　") || null],
    [text.cardIssued, issued],
    [fields.insurerNumber, `${content.insurerNumber}　${text.cardNumber} ${text.number(number)}`],
  ];
  const shown = facts.filter((fact): fact is [string, string] => fact[1] !== null);
  const width = WIDTH - SIDE;
  sheet.pairs(
    shown.map(([label, value], place) =>
      beside(label, value, { x: LEFT, y: 24.5 * MM + place * 10.2, indent: 16 * MM, width }),
    ),
  );
}

function drawPerson(sheet: Sheet, { content }: Drawn): void {
  const { symbol, number, branch, name, kana, kind } = content;
  const { fields } = text;
  const y = 9.5 * MM;
  const label = (x: number, width: number) => ({ x, y, width, size: 6 });
  const value = (x: number, width: number) => ({ x, y: y + 7, width, size: 12, isBold: true });
  const [first, second, third] = [LEFT, LEFT + 20 * MM, LEFT + 62 * MM];
  sheet.pairs([
    { label: fields.symbol, value: symbol, labelAt: label(first, 18 * MM), valueAt: value(first, 18 * MM) },
    { label: fields.number, value: number, labelAt: label(second, 40 * MM), valueAt: value(second, 40 * MM) },
    { label: fields.branch, value: branch, labelAt: label(third, 15 * MM), valueAt: value(third, 15 * MM) },
  ]);
  sheet.text("P", `${spaced(kana)}　${text.kinds[kind]}`, { x: LEFT, y: 17.2 * MM, width: WIDTH, size: 6 });
  sheet.text("P", spaced(name ?? kana), { x: LEFT, y: 19.4 * MM, width: WIDTH - 4, size: 11, isBold: true });
}

/** The size of a bank card: to be kept on a phone, or printed at its true size and cut out. */
export function drawCard(sheet: Sheet, document: Drawn): void {
  const { content, code, verifyUrl, seal } = document;
  const top = 26 * MM;
  const x = LEFT + WIDTH - SIDE;
  sheet.text("H1", text.title, { x: LEFT, y: 3.2 * MM, width: 28 * MM, size: 11, isBold: true });
  sheet.text("P", content.insurerName, { x: LEFT + 30 * MM, y: 4.2 * MM, width: 47 * MM, size: 7.5, align: "right" });
  sheet.decoration((pdf) => {
    pdf
      .moveTo(LEFT, 8.4 * MM)
      .lineTo(LEFT + WIDTH, 8.4 * MM)
      .lineWidth(0.8)
      .stroke("#000");
  });
  drawPerson(sheet, document);
  drawFacts(sheet, document);
  if (seal) {
    const side = 9 * MM;
    sheet.figure(text.seal, (pdf) => {
      pdf.image(Buffer.from(seal), LEFT + WIDTH - side, 15.5 * MM, { fit: [side, side] });
    });
  }
  sheet.figure(text.qr, (pdf) => drawQr(pdf, verifyUrl, { x, y: top, side: SIDE }));
  sheet.text("P", `${text.cardCode}　${spaceCheckCode(code)}`, { x: LEFT, y: 49.2 * MM, width: WIDTH, size: 7 });
}
