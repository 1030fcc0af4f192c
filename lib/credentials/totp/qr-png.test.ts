import { create } from "qrcode";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { otpauthUri } from "./otpauth-uri.ts";
import { qrPng } from "./qr-png.ts";
import { newTotpSecret } from "./totp-code.ts";

const QUIET_ZONE = 4;
const uri = (account: string) => otpauthUri({ issuer: "あおぞら健保", account, secretBase32: newTotpSecret() });

describe("the QR code as PNG", () => {
  test.each(["a", "hanako1234", "x".repeat(64)])("shows every module of %s as a decoder reads it", async (account) => {
    const text = uri(account);
    const { size, data: modules } = create(text, { errorCorrectionLevel: "M" }).modules;
    const { data, info } = await sharp(qrPng(text)).greyscale().raw().toBuffer({ resolveWithObject: true });
    const pixels = info.width / (size + 2 * QUIET_ZONE);
    expect(info).toMatchObject({ width: info.height, channels: 1 });
    expect(pixels, "pixels of a module").toBe(4);
    const isDark = (x: number, y: number) => modules[(y - QUIET_ZONE) * size + x - QUIET_ZONE] === 1;
    const isInside = (place: number) => place >= QUIET_ZONE && place < QUIET_ZONE + size;
    const expected = Buffer.from(
      Array.from({ length: info.width * info.height }, (_, index) => {
        const [x, y] = [Math.floor((index % info.width) / pixels), Math.floor(index / info.width / pixels)];
        return isInside(x) && isInside(y) && isDark(x, y) ? 0 : 255;
      }),
    );
    expect(data.equals(expected)).toBe(true);
  });

  test("is below 800 bytes for a usual account: the page carries it several times", () => {
    expect(qrPng(uri("hanako1234")).length).toBeLessThan(800);
  });
});
