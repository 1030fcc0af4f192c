"use client";
import { type MouseEvent, useRef } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useUi } from "#components/ui/ui-context.tsx";
import type { Messages } from "#lib/messages/messages.ts";

export type LogoutAction = (data: FormData) => void | Promise<void>;

type LogoutLinkProps = {
  kana: string;
  text: Pick<Messages["portal"], "honorific" | "logout">;
  /** Without it the link leads to /logout, as it does without JavaScript. */
  action?: LogoutAction;
};

/** 「ケンポ タロウ 様」: a link to /logout that JavaScript turns into the dialog. */
export function LogoutLink({ kana, text, action }: LogoutLinkProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { text: common } = useUi();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    dialog.current?.showModal();
  };
  return (
    <>
      <a
        href="/logout"
        aria-haspopup={action ? "dialog" : undefined}
        onClick={action ? open : undefined}
        className={buttonClass({ variant: "secondary", size: "small" })}
      >
        {kana.replaceAll("\u3000", " ")} {text.honorific}
      </a>
      {action ? (
        <Dialog ref={dialog} title={text.logout.title}>
          <p>{text.logout.question}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <form action={action} className="grow">
              <SubmitButton className="w-full">{text.logout.confirm}</SubmitButton>
            </form>
            <Button variant="secondary" className="grow" onClick={() => dialog.current?.close()}>
              {common.cancel}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
