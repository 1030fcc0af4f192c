"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "#lib/messages/language.ts";
import type { Messages } from "#lib/messages/messages.ts";

/** What client components need from the server: the site's name, the page's language, shared sentences. */
export type Ui = { siteName: string; language: Language; text: Messages["common"] };

const UiContext = createContext<Ui | null>(null);

/** Set once by the root layout, so that the browser gets no message catalogue. */
export function UiProvider({ children, ...ui }: Ui & { children: ReactNode }) {
  return <UiContext value={ui}>{children}</UiContext>;
}

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("used outside the root layout");
  return ui;
}
