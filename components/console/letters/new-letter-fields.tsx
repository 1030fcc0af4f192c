import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ImportLine } from "#lib/console/letters/letter-needs.ts";
import { EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { NumbersField } from "./numbers-field.tsx";

const { new: text, needs, deliveries, units } = lettersText;

const DAYS = [EXPIRING_DAYS, 14, 30, 60];

type NewLetterFieldsProps = {
  /** The one member whom the letter is for, where their page leads here. */
  memberId: string | null;
  /** Whom the list has selected, sealed. */
  selected: string | null;
  /** What is chosen at first. */
  by?: string;
  imports: readonly ImportLine[];
};

/** The fields of 「通知書の作成」. */
export function NewLetterFields({ memberId, selected, by, imports }: NewLetterFieldsProps) {
  const unit = (value: "household" | "person") => ({
    value,
    label: units[value],
    description: text.unitHints[value],
  });
  const delivery = (value: "paper" | "mail") => ({
    value,
    label: deliveries[value],
    description: text.deliveryHints[value],
  });
  return (
    <>
      <WhomFor memberId={memberId} selected={selected} by={by} imports={imports} />
      <div className="group space-y-7">
        <RadioCards
          name="delivery"
          legend={text.delivery}
          options={[delivery("paper"), delivery("mail")]}
          defaultValue="paper"
        />
        <div className="group-has-[[value=mail]:checked]:hidden">
          <RadioCards
            name="unit"
            legend={text.unit}
            options={[unit("household"), unit("person")]}
            defaultValue={memberId || selected ? "person" : "household"}
          />
        </div>
      </div>
      <CheckboxField name="finished" label={text.finished} hint={text.finishedHint} />
      <SubmitButton>{text.submit}</SubmitButton>
    </>
  );
}

function WhomFor({ memberId, selected, by, imports }: NewLetterFieldsProps) {
  if (memberId) return <Chosen by="member" value={memberId} sentence={text.ofMember} />;
  if (selected) return <Chosen by="selected" value={selected} sentence={text.ofSelected} />;
  return <Targets by={by} imports={imports} />;
}

function Chosen({ by, value, sentence }: { by: "member" | "selected"; value: string; sentence: string }) {
  return (
    <>
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name={by} value={value} />
      <p className="font-700">{sentence}</p>
    </>
  );
}

function Targets({ by, imports }: Pick<NewLetterFieldsProps, "by" | "imports">) {
  const options = [
    { value: "without", label: needs.without },
    { value: "expiring", label: text.ofExpiring },
    { value: "expired", label: needs.expired },
    { value: "before-first-login", label: needs.beforeFirstLogin },
    ...(imports.length > 0 ? [{ value: "import", label: text.ofImport }] : []),
    { value: "numbers", label: text.ofNumbers },
  ];
  return (
    <div className="group space-y-7">
      <RadioCards name="by" legend={text.target} options={options} defaultValue={by} required />
      <div className="hidden group-has-[[value=expiring]:checked]:block">
        <SelectField
          name="days"
          label={text.days}
          options={DAYS.map((days) => ({ value: String(days), label: text.dayOption(days) }))}
          defaultValue={String(EXPIRING_DAYS)}
        />
      </div>
      {imports.length > 0 ? (
        <div className="hidden group-has-[[value=import]:checked]:block">
          <SelectField
            name="import"
            label={text.import}
            options={imports.map(({ at, issued }) => ({
              value: at.toISOString(),
              label: text.importOption(at, issued),
            }))}
            defaultValue={imports[0]?.at.toISOString() ?? ""}
          />
        </div>
      ) : null}
      <div className="hidden group-has-[[value=numbers]:checked]:block">
        <NumbersField label={text.numbers} hint={text.numbersHint} />
      </div>
    </div>
  );
}
