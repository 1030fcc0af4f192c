import { CheckboxField } from "#components/ui/checkbox-field.tsx";

type IdentityChecksProps = { legend: string; checks: Readonly<Record<string, string>> };

/** What a clerk has compared to know who asks. */
export function IdentityChecks({ legend, checks }: IdentityChecksProps) {
  return (
    <fieldset>
      <legend className="font-700">{legend}</legend>
      {Object.entries(checks).map(([value, label]) => (
        <CheckboxField key={value} name={`check-${value}`} label={label} />
      ))}
    </fieldset>
  );
}
