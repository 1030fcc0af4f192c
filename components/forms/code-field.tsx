import { Phrases } from "#components/ui/phrases.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type CodeFieldProps = {
  label: string;
  hint?: string;
  /** The only field of its page, or one of two ways. */
  isUnmarked?: boolean;
};

/** Six digits from an app or a mail: numeric keyboard on phones, autofill where supported (spec §3). */
export function CodeField({ label, hint, isUnmarked }: CodeFieldProps) {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint ? <Phrases>{hint}</Phrases> : undefined}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="code"
      isUnmarked={isUnmarked}
      required
    />
  );
}
