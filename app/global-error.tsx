"use client";
import "./globals.css";
import { Failure } from "#components/portal/failure.tsx";

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalErrorPage() {
  return (
    <html lang="ja">
      <body>
        <Failure />
      </body>
    </html>
  );
}
