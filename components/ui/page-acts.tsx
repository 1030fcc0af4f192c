"use client";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react";

const DONE = "done";
const FAILED = "failed";

const PageActs = createContext<EventTarget | null>(null);

/** Connects the forms of one page: a success of one removes the errors of the others. */
export function PageActsProvider({ children }: { children: ReactNode }) {
  const [acts] = useState(() => new EventTarget());
  return <PageActs value={acts}>{children}</PageActs>;
}

/** Reports a successful act to the other forms of the page. */
export function useAnnounceAct(): () => void {
  const acts = useContext(PageActs);
  return () => acts?.dispatchEvent(new Event(DONE));
}

/** Reports to the page's title that something outside its form has failed, for example a passkey. */
export function useReportFailure(hasFailed: boolean): void {
  const acts = useContext(PageActs);
  useEffect(() => {
    acts?.dispatchEvent(new CustomEvent(FAILED, { detail: hasFailed }));
  }, [acts, hasFailed]);
}

/** What was reported last. */
export function usePageHasFailed(): boolean {
  const acts = useContext(PageActs);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const note = (event: Event) => setHasFailed(event instanceof CustomEvent && event.detail === true);
    acts?.addEventListener(FAILED, note);
    return () => acts?.removeEventListener(FAILED, note);
  }, [acts]);
  return hasFailed;
}

/** Calls `listen` after each successful act of the page. */
export function useActDone(listen: () => void): void {
  const acts = useContext(PageActs);
  const heard = useEffectEvent(listen);
  useEffect(() => {
    const onDone = () => heard();
    acts?.addEventListener(DONE, onDone);
    return () => acts?.removeEventListener(DONE, onDone);
  }, [acts]);
}
