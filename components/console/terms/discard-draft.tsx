import { ActionButton } from "#components/ui/action-button.tsx";
import { Details } from "#components/ui/details.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { draft: text } = consoleText.terms;

/** 「下書きを破棄」, folded because it cannot be undone. */
export function DiscardDraft({ action, seen }: { action: FormAction; seen: string }) {
  return (
    <Details summary={text.discardSummary}>
      <p>{text.discardHint}</p>
      <ActionButton action={action} label={text.discard}>
        <input type="hidden" name="seen" value={seen} />
      </ActionButton>
    </Details>
  );
}
