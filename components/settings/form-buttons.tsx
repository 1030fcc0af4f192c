import { ButtonLink, type ButtonVariant } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

type FormButtonsProps = { submit: string; backPath: string; variant?: ButtonVariant };

/** The submit button of a settings page, and 「戻る」, which changes nothing. */
export async function FormButtons({ submit, backPath, variant }: FormButtonsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton variant={variant}>{submit}</SubmitButton>
      <ButtonLink href={backPath} variant="secondary" className="w-full sm:w-auto">
        {(await requestMessages()).common.back}
      </ButtonLink>
    </div>
  );
}
