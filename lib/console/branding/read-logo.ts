import "server-only";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { MAX_LOGO_KILOBYTES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** A logo as members get it. */
export type Logo = { png: Uint8Array<ArrayBuffer>; hash: string; width: number; height: number };

export type LogoProblem = "none" | "too-large" | "svg" | "not-an-image" | "too-many-pixels" | "too-small";

/** As the header shows it, for screens with three dots a pixel. */
const FITS = { width: 720, height: 132 };
const MIN_PIXELS = 16;
const MAX_PIXELS = 4000 * 4000;

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
const isPng = (bytes: Uint8Array) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isJpeg = (bytes: Uint8Array) => startsWith(bytes, [0xff, 0xd8, 0xff]);
const isSvg = (bytes: Uint8Array) => /<svg|<!doctype svg|<\?xml/i.test(new TextDecoder().decode(bytes.slice(0, 2000)));

/**
 * Reads an uploaded logo: PNG or JPEG by its content, whatever its name says, decoded and written anew. So members get
 * pixels alone: nothing that was hidden in the file or behind it. SVG, which can hold scripts, is refused. Slow: not in
 * a transaction.
 */
export async function readLogo(bytes: Uint8Array): Promise<Result<Logo, LogoProblem>> {
  if (bytes.length === 0) return fail("none");
  if (bytes.length > MAX_LOGO_KILOBYTES * 1000) return fail("too-large");
  if (!isPng(bytes) && !isJpeg(bytes)) return fail(isSvg(bytes) ? "svg" : "not-an-image");
  try {
    // The head alone says how large it is: nothing is decoded yet.
    const sent = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (sent.width * sent.height > MAX_PIXELS) return fail("too-many-pixels");
    if (Math.min(sent.width, sent.height) < MIN_PIXELS) return fail("too-small");
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .rotate()
      .resize({ ...FITS, fit: "inside", withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true });
    const hash = createHash("sha256").update(data).digest("hex").slice(0, 32);
    return ok({ png: new Uint8Array(data), hash, width: info.width, height: info.height });
  } catch {
    // libvips has no codes: a broken image is one that it cannot decode.
    return fail("not-an-image");
  }
}
