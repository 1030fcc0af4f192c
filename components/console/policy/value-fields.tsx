import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { wordsOf } from "#lib/console/policy/policy-words.ts";
import { METHOD_CONTROLS, NOTHING, noteControl } from "#lib/console/policy/read-posted-value.ts";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { fieldSpec } from "#lib/insurers/policy-fields.ts";
import { type InsurerPolicy, METHODS } from "#lib/insurers/policy-schema.ts";
import { policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";

type ValueFieldsProps = { field: PolicyField; policy: InsurerPolicy };

const NONE = { value: NOTHING, label: text.none };
const optionsOf = (methods: InsurerPolicy["methods"]) =>
  methods.map((method) => ({ value: method, label: text.method[method] }));

/** The controls of one field of the policy, with its value. */
export function ValueFields({ field, policy }: ValueFieldsProps) {
  const spec = fieldSpec(field);
  const value = policyValue(policy, field);
  const present = value === null ? NOTHING : String(value);
  switch (spec.kind) {
    case "number": {
      const hint = text.range(spec.range.min, spec.range.max, spec.unit);
      return (
        <TextField {...{ hint }} name="value" label={text.next} inputMode="numeric" defaultValue={present} required />
      );
    }
    case "choice":
    case "flag": {
      const options = Object.entries(wordsOf(field).options ?? {}).map(([each, label]) => ({ value: each, label }));
      return <RadioCards name="value" legend={text.next} options={options} defaultValue={present} required />;
    }
    case "method":
      return (
        <RadioCards
          name="value"
          legend={text.next}
          options={[...optionsOf(policy.methods), NONE]}
          defaultValue={present}
          required
        />
      );
    case "methods":
      return METHOD_CONTROLS.map((name, index) => (
        <SelectField
          key={name}
          name={name}
          label={text.methodAt(index + 1)}
          options={[...optionsOf([...METHODS]), NONE]}
          defaultValue={policy.methods[index] ?? NOTHING}
        />
      ));
    case "notes":
      return policy.methods.map((method) => (
        <TextField
          key={method}
          name={noteControl(method)}
          label={text.noteOf(text.method[method])}
          defaultValue={policy.methodNotes[method]}
        />
      ));
    case "date": {
      const date = value === null ? "" : present;
      return (
        <TextField name="value" label={text.next} type="date" width="date" hint={text.dateHint} defaultValue={date} />
      );
    }
    default:
      return null;
  }
}
