import { ButtonLink } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { abandonAction } from "./actions.ts";

/** 「前へ戻る」 and 「取り込みをやめる」, below each step. */
export function AbandonForm({ importId, backHref }: { importId: string; backHref: string }) {
  return (
    <form action={abandonAction} className="flex flex-wrap items-center justify-between gap-3">
      <input type="hidden" name="import" value={importId} />
      <ButtonLink href={backHref} variant="secondary">
        {text.back}
      </ButtonLink>
      <SubmitButton variant="quiet">{text.abandon}</SubmitButton>
    </form>
  );
}
