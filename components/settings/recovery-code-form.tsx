"use client";
import { type ReactNode, useActionState } from "react";
import { Arrival } from "#components/ui/arrival.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { type FormAction, initialFormState } from "#components/ui/form-state.ts";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { Messages } from "#lib/messages/messages.ts";

type RecoveryCodeFormProps = {
  /** Answers with the code in `values.code`, and its date in `values.made`. */
  action: FormAction;
  memberId: string;
  text: Omit<Messages["recovery"]["settings"], "made" | "owner" | "printFor"> &
    Record<"printFor" | "back" | "url", string>;
  /** Headings of the two stages, rendered on the server, which splits text into phrases. */
  introTop: ReactNode;
  codeTop: ReactNode;
  isReplacing: boolean;
  /** Whose code it is: a family shares a drawer. */
  owner: string;
  /** Where the code is to be used. */
  url: string;
};

const BACK_PATH = "/settings/sign-in";

/** 「発行する」, then the code: large, in fours, printed with the member's name. */
export function RecoveryCodeForm({
  action,
  memberId,
  text,
  introTop,
  codeTop,
  isReplacing,
  owner,
  url,
}: RecoveryCodeFormProps) {
  const [state, formAction] = useActionState(action, initialFormState);
  const { code, made = "" } = state.values;
  if (code) return <IssuedCode code={code} made={made} owner={owner} url={url} text={text} top={codeTop} />;
  return (
    <>
      <PageTitle title={text.title} />
      {introTop}
      <Card className="space-y-6">
        {isReplacing ? <Callout kind="warning">{text.replaces}</Callout> : null}
        <form action={formAction} className="flex flex-wrap gap-3">
          <input type="hidden" name="member" value={memberId} />
          <SubmitButton>{text.submit}</SubmitButton>
          <ButtonLink href={BACK_PATH} variant="secondary" className="w-full sm:w-auto">
            {text.back}
          </ButtonLink>
        </form>
      </Card>
    </>
  );
}

type IssuedCodeProps = Pick<RecoveryCodeFormProps, "text" | "owner" | "url"> & {
  code: string;
  made: string;
  top: ReactNode;
};

function IssuedCode({ code, made, owner, url, text, top }: IssuedCodeProps) {
  const isHydrated = useHydrated();
  return (
    <>
      <PageTitle title={text.newTitle} />
      <Arrival>{top}</Arrival>
      <Card className="mt-6 space-y-6">
        <Callout kind="warning">{text.once}</Callout>
        <div className="rounded-12 border-2 border-solid-gray-900 p-4 text-center sm:p-6">
          <p className="text-balance text-quiet [word-break:auto-phrase]">{text.printFor}</p>
          <p
            className="mx-auto mt-3 grid w-fit grid-cols-2 gap-x-8 gap-y-1 text-[1.5rem] leading-[1.6] font-700 tracking-wider tabular-nums sm:text-[1.875rem]"
            translate="no"
          >
            {code.split("-").map((block, position) => (
              <span key={block}>
                {block}
                {/* To be read and copied with it; two blocks a line need none to be seen. */}
                {position < 3 ? <span className="sr-only">-</span> : null}
              </span>
            ))}
          </p>
          <p className="mt-3 wrap-anywhere whitespace-pre-line">{owner}</p>
          <p className="text-quiet">{made}</p>
          <p className="wrap-anywhere text-quiet">{`${text.url} ${url}`}</p>
        </div>
        <p>{text.keepSecret}</p>
        {/* In the HTML, so that hydration moves nothing below. */}
        <div className="flex flex-wrap gap-3 noscript:hidden print:hidden">
          <Button variant="secondary" aria-disabled={!isHydrated} onClick={() => window.print()}>
            {text.print}
          </Button>
          <CopyButton value={code}>{text.copy}</CopyButton>
        </div>
        <ButtonLink href={BACK_PATH} className="w-full sm:w-auto sm:min-w-64 print:hidden">
          {text.done}
        </ButtonLink>
      </Card>
    </>
  );
}
