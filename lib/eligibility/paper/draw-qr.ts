import "server-only";
import { create } from "qrcode";

type Place = { x: number; y: number; side: number };

/** A QR code of level M as filled squares, sharp at any size; its quiet zone of four modules is part of `side`. */
export function drawQr(pdf: PDFKit.PDFDocument, text: string, { x, y, side }: Place): void {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const step = side / (size + 8);
  for (const [index, isDark] of data.entries()) {
    if (!isDark) continue;
    const column = index % size;
    pdf.rect(x + (column + 4) * step, y + ((index - column) / size + 4) * step, step, step);
  }
  pdf.fill("#000");
}
