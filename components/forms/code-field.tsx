import { TextField } from "#components/ui/text-field.tsx";

type CodeFieldProps = {
  label: string;
  hint?: string;
  /** There is another way on the page: needed for its own button only. */
  isOptional?: boolean;
};

/** Six digits from an app or a mail: numbers first on phones, offered by those that read them themselves (spec §3). */
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
