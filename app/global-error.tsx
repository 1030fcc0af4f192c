"use client";
import "./globals.css";
import { Failure } from "#components/portal/failure.tsx";

/**
 * Replaces the whole document when a page or the root layout fails. There is no error.tsx, which would add a script to
 * every page (spec §13).
 */
export default function GlobalErrorPage() {
  return (
    <html lang="ja">
      <body>
        <Failure />
      </body>
    </html>
  );
}
