"use client";
import { useEffect, useRef, useState } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Messages } from "#lib/messages/messages.ts";

type CardsLoginProps = {
  text: Messages["embed"]["cards"];
  /** What became of a code: `yes` here means that the browser has not kept the cookie. */
  opened: string;
};

const POPUP = { name: "kenpo-cards", features: "popup,width=520,height=760" };

type Answer = { type?: unknown; state?: unknown; code?: unknown } | null;

/** In place of the cards: opens the portal's login in a window, and takes the code that comes back. */
export function CardsLogin({ text, opened }: CardsLoginProps) {
  const [isOpen, setIsOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  /** Without a window the link itself opens the portal. */
  function open(event: React.MouseEvent) {
    const state = crypto.randomUUID();
    const popup = window.open(`/embed/popup?state=${state}`, POPUP.name, POPUP.features);
    if (!popup) return;
    event.preventDefault();
    stop.current();
    const hear = ({ source, origin, data }: MessageEvent<Answer>) => {
      // ASVS 3.5.5: from this window, of this origin, for this click.
      if (source !== popup || origin !== location.origin || data?.state !== state) return;
      if (data.type === "kenpo:signed-in" && typeof data.code === "string") hand(data.code, state);
    };
    addEventListener("message", hear);
    stop.current = () => removeEventListener("message", hear);
    setIsOpen(true);
  }

  function hand(code: string, state: string) {
    stop.current();
    if (!form.current) return;
    const fields = form.current.elements as typeof form.current.elements & Record<"code" | "state", HTMLInputElement>;
    fields.code.value = code;
    fields.state.value = state;
    form.current.submit();
  }

  const isDropped = opened === "yes";
  return (
    <main id="main" className="space-y-4 p-2">
      <PageTitle title={text.title} />
      <p>{isDropped ? text.dropped : opened === "late" ? text.again : text.lead}</p>
      {isDropped ? (
        <ButtonLink href="/">{text.openPortal}</ButtonLink>
      ) : (
        <ButtonLink href="/login" onClick={open}>
          {text.button}
        </ButtonLink>
      )}
      <p role="status" className="empty:m-0">
        {isOpen ? text.opened : ""}
      </p>
      <form ref={form} method="post" action="/embed/cards/open" target="_self" hidden>
        <input type="hidden" name="code" />
        <input type="hidden" name="state" />
      </form>
    </main>
  );
}
