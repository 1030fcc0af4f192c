"use client";
import "./globals.css";
import { Failure } from "#components/portal/failure.tsx";

/** The page when a page or the root layout fails. An error.tsx would add a script to every page (spec §13). */
export default function GlobalErrorPage() {
  return (
    <html lang="ja">
      <body>
        <Failure />
      </body>
    </html>
  );
}
