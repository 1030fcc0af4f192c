// Browser-safe: arithmetic, for the live check beside the form and the server's decision alike.
import { CONTROL_CONTRAST, TEXT_CONTRAST } from "./limits.ts";

/** Six hexadecimal digits, lower case. */
export const COLOR = /^#[0-9a-f]{6}$/;

const channels = (color: string) => [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours (WCAG 2.2), 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

export const contrastOnWhite = (color: string) => contrast(color, "#ffffff");

/** A darker shade of the colour that can be read on white: itself, where it can already. */
export function readableShade(color: string): string {
  for (let percent = 100; percent > 0; percent -= 2) {
    const shade = channels(color).map((value) =>
      Math.round((value * percent) / 100)
        .toString(16)
        .padStart(2, "0"),
    );
    const text = `#${shade.join("")}`;
    if (contrastOnWhite(text) >= TEXT_CONTRAST) return text;
  }
  return "#000000";
}

/** What is judged about the insurer's two colours. */
export type ColorCheck = { use: "text" | "control" | "tint"; ratio: number; needs: number; isEnough: boolean };

/** The darkest text on a tint (app/globals.css). */
const INK = "#333333";
/** Darker than this against white, a tint is no background any more. */
const MAX_TINT_CONTRAST = 1.35;

/** White text on buttons, icons on the tint, dark text on the tint. @param colors both match COLOR */
export function checkColors({ keyColor, tintColor }: { keyColor: string; tintColor: string }): ColorCheck[] {
  const check = (use: ColorCheck["use"], ratio: number, needs: number) => ({
    use,
    ratio,
    needs,
    isEnough: ratio >= needs,
  });
  const onTint = check("tint", contrast(INK, tintColor), TEXT_CONTRAST);
  return [
    check("text", contrastOnWhite(keyColor), TEXT_CONTRAST),
    check("control", contrast(keyColor, tintColor), CONTROL_CONTRAST),
    { ...onTint, isEnough: onTint.isEnough && contrastOnWhite(tintColor) <= MAX_TINT_CONTRAST },
  ];
}
