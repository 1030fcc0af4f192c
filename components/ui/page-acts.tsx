"use client";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react";

const DONE = "done";

const PageActs = createContext<EventTarget | null>(null);

/** Around the forms of one page, so that one that succeeds can take the old errors off another. */
export function PageActsProvider({ children }: { children: ReactNode }) {
  const [acts] = useState(() => new EventTarget());
  return <PageActs value={acts}>{children}</PageActs>;
}

/** Says that an act of this page has succeeded. */
export function useAnnounceAct(): () => void {
  const acts = useContext(PageActs);
  return () => acts?.dispatchEvent(new Event(DONE));
}

/** Hears of every act of this page that has succeeded. */
export function useActDone(listen: () => void): void {
  const acts = useContext(PageActs);
  const heard = useEffectEvent(listen);
  useEffect(() => {
    const onDone = () => heard();
    acts?.addEventListener(DONE, onDone);
    return () => acts?.removeEventListener(DONE, onDone);
  }, [acts]);
}
