import { COLOR, checkColors, readableShade } from "#lib/kernel/contrast.ts";
import type { lookText } from "./look-text.ts";

type ColorChecksProps = { keyColor: string; tintColor: string; text: typeof lookText.checks };

/** The ratio of each use of the two colours, and whether it is enough: the same arithmetic as the server's. */
export function ColorChecks({ keyColor, tintColor, text }: ColorChecksProps) {
  const isReadable = COLOR.test(keyColor) && COLOR.test(tintColor);
  const checks = isReadable ? checkColors({ keyColor, tintColor }) : [];
  const isTextWeak = checks.some(({ use, isEnough }) => use === "text" && !isEnough);
  return (
    <section aria-labelledby="checks" aria-live="polite" className="space-y-2">
      <h2 id="checks" className="font-700">
        {text.heading}
      </h2>
      {isReadable ? null : <p>{text.unreadable}</p>}
      <ul className="space-y-1">
        {checks.map(({ use, ratio, needs, isEnough }) => (
          <li key={use} className="flex flex-wrap gap-x-4">
            <span className={isEnough ? "text-success-2" : "font-700 text-error-2"}>
              {isEnough ? text.enough : text.weak}
            </span>
            <span>{text[use]}</span>
            <span className="tabular-nums">
              {ratio.toFixed(2)}（{text.needs} {needs}）
            </span>
          </li>
        ))}
      </ul>
      {isTextWeak ? (
        <p>
          {text.shade} <code>{readableShade(keyColor)}</code>
        </p>
      ) : null}
    </section>
  );
}
