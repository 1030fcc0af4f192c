"use client";
import { type MouseEvent, useRef } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useUi } from "#components/ui/ui-context.tsx";
import type { Messages } from "#lib/messages/messages.ts";

export type LogoutAction = (data: FormData) => void | Promise<void>;

type LogoutLinkProps = {
  /** 「ケンポ タロウ 様」 */
  name: string;
  /** `lang` of the name, if it differs from the page's. */
  nameLang?: string;
  text: Messages["portal"]["logout"];
  /** Under the question. */
  note?: string;
  /** Without it the link leads to /logout, as without JavaScript. */
  action?: LogoutAction;
};

/** 「ケンポ タロウ 様」: a link to /logout; with JavaScript it opens the dialog. */
export function LogoutLink({ name, nameLang, text, note, action }: LogoutLinkProps) {
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
        className={`${buttonClass({ variant: "secondary", size: "small" })} ml-auto`}
      >
        <span lang={nameLang}>{name}</span>
      </a>
      {action ? (
        <Dialog ref={dialog} title={text.title}>
          <p>{text.question}</p>
          {note ? <p className="mt-2">{note}</p> : null}
          <div className="mt-6 grid gap-3 sm:grid-cols-2">
            <form action={action}>
              <SubmitButton className="w-full">{text.confirm}</SubmitButton>
            </form>
            <Button variant="secondary" onClick={() => dialog.current?.close()}>
              {common.cancel}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
