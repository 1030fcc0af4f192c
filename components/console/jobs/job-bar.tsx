"use client";
import { useEffect, useState } from "react";

/** How far a job is, as its state route answers. */
export type JobProgress = { isUnderWay: boolean; done: number; total: number | null; line: string };

type JobBarProps = {
  /** The state route of the job. */
  href: string;
  initial: JobProgress;
  label: string;
  /** What is said at a quarter, a half, three quarters. */
  quarters: readonly string[];
};

const POLL_MS = 2_000;

/** The bar of a job under way. It asks two seconds after each answer, and loads the page anew, once, at the job's end. */
export function JobBar({ href, initial, label, quarters }: JobBarProps) {
  const [progress, setProgress] = useState(initial);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isLeft = false;
    const ask = async () => {
      const response = await fetch(href, { cache: "no-store" }).catch(() => null);
      const answer: JobProgress | null = response?.ok ? await response.json() : null;
      if (isLeft) return;
      // The last question: a second load would cut off the first, which a busy server has not answered yet.
      if (response && !answer?.isUnderWay) return location.reload();
      if (answer) setProgress(answer);
      // Without a network the next question may be answered.
      timer = setTimeout(ask, POLL_MS);
    };
    timer = setTimeout(ask, POLL_MS);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [href]);
  const { done, total, line } = progress;
  const quarter = total ? Math.floor((4 * done) / total) : 0;
  return (
    <div className="space-y-2">
      <progress
        className="h-4 w-full accent-key"
        aria-label={label}
        value={total ? done : undefined}
        max={total ?? 1}
      />
      <p className="tabular-nums">{line}</p>
      <p role="status" className="sr-only">
        {quarters[quarter - 1]}
      </p>
    </div>
  );
}
