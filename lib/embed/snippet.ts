import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { embed } from "#lib/messages/ja/embed.ts";
import { loginButton } from "#lib/messages/ja/login-button.ts";

/** The newest button file and its hash, as scripts/embed.ts has written them. */
const publishedSchema = z.object({
  file: z.string().regex(/^v1\.[0-9a-f]{16}\.js$/),
  integrity: z.string().startsWith("sha384-"),
});

/** Where browsers load exactly this script: another one they refuse (W3C SRI §3.3). */
export type ButtonScript = { url: string; integrity: string };

export async function readButtonScript(insurer: Insurer): Promise<ButtonScript> {
  const { file, integrity } = publishedSchema.parse(JSON.parse(await readFile("public/embed/v1.json", "utf8")));
  return { url: `${insurerOrigin(insurer)}/embed/${file}`, integrity };
}

/** Markup for a page of the insurer's: what to copy is the same in the console and on the command line. */
export type Snippet = {
  /** In the head: the file that never changes, with its hash. */
  script: string;
  /** The same without a hash, which follows the portal's updates. */
  newest: string;
  button: string;
  popup: string;
  cards: string;
};

export async function readSnippet(insurer: Insurer): Promise<Snippet> {
  const { url, integrity } = await readButtonScript(insurer);
  const origin = insurerOrigin(insurer);
  const link = `<a href="${origin}/login">${loginButton.logIn}</a>`;
  return {
    script: `<script type="module" src="${url}" integrity="${integrity}" crossorigin="anonymous"></script>`,
    newest: `<script type="module" src="${origin}/embed/v1.js"></script>`,
    button: `<kenpo-login>${link}</kenpo-login>`,
    popup: `<kenpo-login mode="popup">${link}</kenpo-login>`,
    cards: `<iframe src="${origin}/embed/cards" title="${embed.cards.title}" width="100%" height="320"></iframe>`,
  };
}
