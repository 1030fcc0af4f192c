"use client";
import { classNames } from "#components/ui/class-names.ts";
import { passwordWarnings } from "#lib/credentials/password/password-rules.ts";
import { LONG_PASSWORD_CHARACTERS } from "#lib/kernel/limits.ts";

const PARTS = Array.from({ length: LONG_PASSWORD_CHARACTERS }, (_, place) => place + 1);

type PasswordLengthProps = {
  password: string;
  /** Characters the insurer asks for. */
  min: number;
  text: { meter: string; longer: string; yen: string };
};

/** How long the password is, one part a character. It tells no more than the length: amber until it is long enough, green from 15 on. */
export function PasswordLength({ password, min, text }: PasswordLengthProps) {
  const length = [...password].length;
  const isLong = length >= LONG_PASSWORD_CHARACTERS;
  const filled = isLong
    ? "border-success-2 bg-success-2"
    : length < min
      ? "border-warning-yellow-2 bg-warning-yellow-2"
      : "border-solid-gray-600 bg-solid-gray-600";
  return (
    <div className="space-y-1">
      <meter
        aria-label={text.meter}
        min={0}
        max={LONG_PASSWORD_CHARACTERS}
        value={Math.min(length, LONG_PASSWORD_CHARACTERS)}
        className="sr-only"
      />
      {/* A browser's own bar is green from the first letter on. */}
      <div aria-hidden="true" className="flex gap-0.5">
        {PARTS.map((part) => (
          <span
            key={part}
            className={classNames(
              "h-2 grow rounded-full border",
              part <= length ? `${filled} forced-colors:bg-[Highlight]` : "border-solid-gray-200 bg-solid-gray-200",
            )}
          />
        ))}
      </div>
      {isLong ? null : <p className="text-quiet">{text.longer}</p>}
      {passwordWarnings(password).length > 0 ? <p>{text.yen}</p> : null}
    </div>
  );
}
