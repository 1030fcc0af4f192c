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

/** The bar of a job under way. It asks every two seconds, and loads the page anew at the job's end. */
export function JobBar({ href, initial, label, quarters }: JobBarProps) {
  const [progress, setProgress] = useState(initial);
  useEffect(() => {
    const ask = async () => {
      const response = await fetch(href, { cache: "no-store" }).catch(() => null);
      // Without a network the next question may be answered.
      if (!response) return;
      const answer: JobProgress | null = response.ok ? await response.json() : null;
      if (answer?.isUnderWay) setProgress(answer);
      else location.reload();
    };
    const timer = setInterval(ask, POLL_MS);
    return () => clearInterval(timer);
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
