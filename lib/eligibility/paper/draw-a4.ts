import "server-only";
import { documentPaper as text } from "#lib/messages/ja/document-paper.ts";
import { formatCalendarDate } from "#lib/typed-text/calendar-date.ts";
import { spaceCheckCode } from "../check-code.ts";
import type { Drawn } from "./draw-document.ts";
import { drawQr } from "./draw-qr.ts";
import { MM, type Sheet } from "./sheet.ts";

const LEFT = 20 * MM;
const WIDTH = 170 * MM;
const LABEL = 42 * MM;
const ROW = 11.5 * MM;
const LARGE = 15 * MM;
const SEAL = 22 * MM;
const TOP = 56 * MM;

const spaced = (name: string) => name.replaceAll("\u3000", " ");

/** `isSealed`: the seal is at its right. */
type Row = { label: string; value: string | null; isLarge?: boolean; isSealed?: boolean };

/** The rows of the table; one without a value is left out. */
function rowsOf({ content }: Drawn): (Row & { value: string })[] {
  const { fields, kinds } = text;
  const date = (value: Parameters<typeof formatCalendarDate>[0]) => formatCalendarDate(value, "ja");
  const rows: Row[] = [
    { label: fields.kana, value: spaced(content.kana) },
    { label: fields.name, value: spaced(content.name ?? content.kana), isLarge: true },
    { label: fields.birthDate, value: date(content.birthDate) },
    { label: fields.kind, value: kinds[content.kind] },
    { label: fields.holderName, value: content.holderName && spaced(content.holderName) },
    { label: fields.qualifiedOn, value: date(content.qualifiedOn) },
    { label: fields.validUntil, value: date(content.validUntil), isLarge: true },
    { label: fields.copay, value: content.copay },
    { label: fields.limitCategory, value: content.limitCategory },
    { label: fields.insurerNumber, value: content.insurerNumber },
    { label: fields.insurerName, value: content.insurerName, isSealed: true },
    { label: fields.insurerPlace, value: `${content.insurerAddress}　${content.insurerPhone}`, isSealed: true },
  ];
  return rows.filter((row): row is Row & { value: string } => row.value !== null);
}

/** 記号・番号・枝番 in three boxes above the table. */
function drawNumbers(sheet: Sheet, { content }: Drawn): void {
  const { symbol, number, branch } = content;
  const boxes = [
    { label: text.fields.symbol, value: symbol, x: LEFT, width: 52 * MM },
    { label: text.fields.number, value: number, x: LEFT + 52 * MM, width: 84 * MM },
    { label: text.fields.branch, value: branch, x: LEFT + 136 * MM, width: 34 * MM },
  ];
  sheet.decoration((pdf) => {
    for (const { x, width } of boxes) pdf.rect(x, TOP, width, 20 * MM);
    pdf.lineWidth(1.2).stroke("#000");
  });
  sheet.pairs(
    boxes.map(({ label, value, x, width }) => ({
      ...{ label, value },
      labelAt: { x: x + 8, y: TOP + 6, width: width - 16, size: 10 },
      valueAt: { x: x + 8, y: TOP + 22, width: width - 16, size: 24, isBold: true },
    })),
  );
}

/** @returns where it ends */
function drawTable(sheet: Sheet, document: Drawn): number {
  const top = TOP + 20 * MM;
  let y = top;
  const rows = rowsOf(document).map((row) => {
    const height = row.isLarge ? LARGE : ROW;
    y += height;
    return { ...row, height, y: y - height };
  });
  sheet.decoration((pdf) => {
    pdf.rect(LEFT, top, LABEL, y - top).fill("#f2f2f2");
    for (const row of rows) pdf.rect(LEFT, row.y, WIDTH, row.height);
    pdf.moveTo(LEFT + LABEL, top).lineTo(LEFT + LABEL, y);
    pdf.lineWidth(0.7).stroke("#000");
  });
  sheet.pairs(
    rows.map(({ label, value, isLarge, isSealed, height, y: at }) => {
      const size = isLarge ? 20 : 13;
      const width = WIDTH - LABEL - 20 - (isSealed && document.seal ? SEAL : 0);
      return {
        ...{ label, value },
        labelAt: { x: LEFT + 8, y: at + (height - 11) / 2, width: LABEL - 16, size: 11 },
        valueAt: {
          x: LEFT + LABEL + 10,
          y: at + (height - size) / 2,
          width,
          size,
          isBold: isLarge,
        },
      };
    }),
  );
  return y;
}

function drawCheck(sheet: Sheet, { code, verifyUrl }: Drawn, top: number): void {
  const side = 36 * MM;
  const x = LEFT + side + 12;
  const width = WIDTH - side - 12;
  sheet.figure(text.qr, (pdf) => drawQr(pdf, verifyUrl, { x: LEFT, y: top, side }));
  sheet.text("H2", text.checkHeading, { x, y: top + 12, width, size: 12, isBold: true });
  sheet.text("P", text.check, { x, y: top + 32, width, size: 9.5 });
  sheet.text("P", verifyUrl.replace(/\?.*$/, ""), { x, y: top + 50, width, size: 11 });
  sheet.text("P", text.code(spaceCheckCode(code)), { x, y: top + 72, width, size: 14, isBold: true });
}

/** The whole page, to be printed at home: large letters, one table, the seal at the insurer's name. */
export function drawA4(sheet: Sheet, document: Drawn): void {
  const { seal, number, issued } = document;
  const right = { x: LEFT, width: WIDTH, align: "right" } as const;
  sheet.text("P", text.number(number), { ...right, y: 18 * MM, size: 12 });
  sheet.text("H1", text.title, { x: LEFT, y: 27 * MM, width: WIDTH, size: 30, isBold: true, align: "center" });
  sheet.text("P", text.issued(issued), { ...right, y: 45 * MM, size: 12 });
  drawNumbers(sheet, document);
  const end = drawTable(sheet, document);
  if (seal) {
    const place: [number, number] = [SEAL, SEAL];
    sheet.figure(text.seal, (pdf) => {
      pdf.image(Buffer.from(seal), LEFT + WIDTH - SEAL - 3, end - ROW - SEAL / 2, { fit: place });
    });
  }
  drawCheck(sheet, document, end + 6 * MM);
  text.notes.forEach((note, place) => {
    sheet.text("P", note, { x: LEFT, y: end + 47 * MM + place * 15, width: WIDTH, size: 9.5 });
  });
}
