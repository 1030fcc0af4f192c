"use client";
import "./globals.css";
import { Failure } from "#components/portal/failure.tsx";

/**
 * Stands in for the whole document when a page or the root layout fails. There is
 * no error.tsx beside it: each would be one more script on every page (spec §13).
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
