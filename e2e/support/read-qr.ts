import type { Page } from "@playwright/test";
import { create } from "qrcode";

/** The quiet zone of four modules that every reader expects (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** The squares that a camera would see on this PNG, row after row, as "1" (black) and "0". */
function readModules(page: Page, png: string, size: number): Promise<string> {
  return page.evaluate(
    async ({ source, modules, quietZone }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const drawing = canvas.getContext("2d");
      if (!drawing) throw new Error("no canvas");
      drawing.drawImage(image, 0, 0);
      const place = (index: number) =>
        Math.floor(((index + quietZone + 0.5) * canvas.width) / (modules + 2 * quietZone));
      const isDark = (x: number, y: number) => (drawing.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
      const indexes = Array.from({ length: modules }, (_, index) => index);
      return indexes
        .map((row) => indexes.map((column) => (isDark(place(column), place(row)) ? "1" : "0")).join(""))
        .join("");
    },
    { source: png, modules: size, quietZone: QUIET_ZONE },
  );
}

/** How many squares on the PNG differ from the QR code of `text`; a reader corrects up to 15 % at this level (M). */
export async function differenceFromQr(page: Page, png: string, text: string): Promise<number> {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const seen = await readModules(page, png, size);
  return Array.from(data).filter((module, index) => String(module) !== seen[index]).length / data.length;
}
