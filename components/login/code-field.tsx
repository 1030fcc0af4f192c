import { TextField } from "#components/ui/text-field.tsx";

/** Six digits from an app or a mail: numbers first on phones, offered by those that read them themselves (spec §3). */
export function CodeField({ label, hint }: { label: string; hint?: string }) {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="code"
      required
    />
  );
}
