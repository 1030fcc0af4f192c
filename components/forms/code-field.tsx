import { TextField } from "#components/ui/text-field.tsx";

type CodeFieldProps = {
  label: string;
  hint?: string;
  /** The page has another way: required for its own button only. */
  isOptional?: boolean;
};

/** Six digits from an app or a mail: numeric keyboard on phones, autofill where supported (spec §3). */
export function CodeField({ label, hint, isOptional }: CodeFieldProps) {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="code"
      isOptional={isOptional}
      required
    />
  );
}
