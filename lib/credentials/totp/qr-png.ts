import "server-only";
import { constants, crc32, deflateSync } from "node:zlib";
import { create } from "qrcode";

/** The quiet zone of four modules that every reader expects (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;
/** Sharp enough for a reader of the saved file. Two modules are one byte of a one-bit image, which deflates well. */
const MODULE_PIXELS = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Filter types of a row (PNG, 9.2): as it is (0), or the difference from the row above. */
const FILTER = { up: 2 };

/** Length, type, data and their checksum (PNG, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const answer = Buffer.alloc(body.length + 8);
  answer.writeUInt32BE(data.length);
  body.copy(answer, 4);
  answer.writeUInt32BE(crc32(body), body.length + 4);
  return answer;
}

/** One bit a pixel, grey, no interlace (PNG, 11.2.1). */
function header(side: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(side, 0);
  data.writeUInt32BE(side, 4);
  data[8] = 1;
  return chunk("IHDR", data);
}

/** Each row of modules once, then as often again as it is high, as "no difference". */
function rows(size: number, modules: ArrayLike<number>): Buffer {
  const side = size + 2 * QUIET_ZONE;
  const isDark = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size && modules[y * size + x] === 1;
  const length = 1 + Math.ceil((side * MODULE_PIXELS) / 8);
  return Buffer.concat(
    Array.from({ length: side }, (_, y) => {
      const block = Buffer.alloc(length * MODULE_PIXELS);
      for (let row = 1; row < MODULE_PIXELS; row += 1) block[row * length] = FILTER.up;
      for (let byte = 1; byte < length; byte += 1) {
        const x = 2 * (byte - 1) - QUIET_ZONE;
        block[byte] = (isDark(x, y - QUIET_ZONE) ? 0 : 0xf0) | (isDark(x + 1, y - QUIET_ZONE) ? 0 : 0x0f);
      }
      return block;
    }),
  );
}

/**
 * A QR code of level M as a PNG of one bit a pixel: a third of what the library writes, which knows eight bits only. A
 * page carries it four times: the image and the link that saves it, each as HTML and as data.
 */
export function qrPng(text: string): Buffer {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const pixels = deflateSync(rows(size, data), { level: 9, strategy: constants.Z_FILTERED });
  const side = (size + 2 * QUIET_ZONE) * MODULE_PIXELS;
  return Buffer.concat([SIGNATURE, header(side), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
