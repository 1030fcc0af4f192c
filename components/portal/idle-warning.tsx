"use client";
import { usePathname } from "next/navigation";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { keepTypedValues, restoreTypedValues } from "./typed-values.ts";
import { type ExpectedEnd, watchSession } from "./watch-session.ts";

type IdleWarningProps = {
  memberId: string;
  /** Until the session may end, as known when the page was rendered. */
  endsInSeconds: number;
  text: Messages["timeOut"]["warning"] & { restored: string };
};

/** 「まもなくログアウトします」: two minutes before the session ends; leaves the page when it has (WCAG 2.2.1). */
export function IdleWarning({ memberId, endsInSeconds, text }: IdleWarningProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const watch = useRef<ReturnType<typeof watchSession>>(null);
  const [ending, setEnding] = useState<ExpectedEnd | null>(null);
  const path = usePathname();
  /** The page on which typed values are back: the sentence belongs to no other. */
  const [restoredOn, setRestoredOn] = useState<string | null>(null);
  useEffect(() => {
    if (restoreTypedValues(memberId)) setRestoredOn(location.pathname);
    watch.current = watchSession(endsInSeconds, {
      warn: setEnding,
      leave: (reason) => {
        // A page that was going to another one names that; elsewhere `to` may be anything, as a policy's new value.
        const named = new URLSearchParams(location.search).get("to");
        const to = named?.startsWith("/") ? named : location.pathname;
        const kept = keepTypedValues(memberId) ? "&kept=1" : "";
        location.replace(`/signed-out?reason=${reason}&to=${encodeURIComponent(to)}${kept}`);
      },
    });
    return watch.current.stop;
  }, [memberId, endsInSeconds]);
  useEffect(() => {
    if (ending) dialog.current?.showModal();
    else dialog.current?.close();
  }, [ending]);
  const stay = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ending?.reason === "idle") watch.current?.stay();
    else dialog.current?.close();
  };
  return (
    <>
      {restoredOn === path ? (
        <Callout kind="success" className="mb-6">
          {text.restored}
        </Callout>
      ) : null}
      <Dialog ref={dialog} role="alertdialog" title={text.title} onCancel={stay}>
        <p>{ending ? text[ending.reason].replace("{time}", ending.time) : null}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button className="grow" onClick={stay}>
            {ending?.reason === "expired" ? text.understood : text.stay}
          </Button>
          <ButtonLink href="/logout" variant="secondary" className="grow">
            {text.logOut}
          </ButtonLink>
        </div>
      </Dialog>
    </>
  );
}
