import { textOf } from "#components/ui/failed-form.ts";
import type { Look, LookProblem } from "#lib/console/branding/read-look.ts";
import { COLOR, checkColors, readableShade } from "#lib/kernel/contrast.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { errors } = consoleText.branding;

/** What stays in the form after a refusal. */
export const KEPT = ["seen", "name", "shortName", "monogram", "keyColor", "tintColor"];

/** What was typed into the form of 「見た目」. */
export function typedOf(form: FormData): Look {
  return {
    name: textOf(form, "name"),
    shortName: textOf(form, "shortName"),
    monogram: textOf(form, "monogram"),
    keyColor: textOf(form, "keyColor"),
    tintColor: textOf(form, "tintColor"),
  };
}

/** The reason of a refusal, with the ratio that was found. */
export function problemSentence(code: LookProblem, { keyColor, tintColor }: Look): string {
  const sentence = errors[code];
  if (typeof sentence === "string") return sentence;
  const colors = { keyColor: keyColor.trim().toLowerCase(), tintColor: tintColor.trim().toLowerCase() };
  const areColors = COLOR.test(colors.keyColor) && COLOR.test(colors.tintColor);
  const use = code === "keyColor-text" ? "text" : "control";
  const ratio = areColors ? checkColors(colors).find((check) => check.use === use)?.ratio : undefined;
  return sentence(ratio?.toFixed(2) ?? "–", areColors ? readableShade(colors.keyColor) : "–");
}
