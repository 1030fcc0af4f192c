import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { audit: text } = consoleText;

type AuditActsProps = {
  /** The filter in force, as an address carries it. */
  params: Readonly<Record<string, string>>;
  verify: FormAction;
};

/** What 管理 may do with the trail: take it along, and have it verified. */
export function AuditActs({ params, verify }: AuditActsProps) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <form action="/audit/export" method="post">
        {Object.entries(params).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" variant="secondary">
          {text.export}
        </Button>
      </form>
      <div>
        <ActionButton action={verify} label={text.verify} />
      </div>
    </div>
  );
}
