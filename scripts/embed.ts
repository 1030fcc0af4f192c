// Builds the login button (embed/) into public/embed, where it is kept with the sources: what an insurer's page has
// pinned by its hash must stay, byte by byte, for as long as that page does. `npm run embed`, after a change of embed/.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

export type EmbedScript = {
  code: string;
  /** Below /embed/, named by its content: what it holds never changes. */
  file: string;
  /** Subresource Integrity (W3C SRI §3.2). */
  integrity: string;
};

export async function buildEmbedScript(): Promise<EmbedScript> {
  const bundle = await rolldown({ input: "embed/kenpo-login.ts" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const { code } = output[0];
  const digest = (algorithm: "sha256" | "sha384") => createHash(algorithm).update(code).digest();
  return {
    code,
    file: `v1.${digest("sha256").toString("hex").slice(0, 16)}.js`,
    integrity: `sha384-${digest("sha384").toString("base64")}`,
  };
}

if (import.meta.main) {
  const { code, file, integrity } = await buildEmbedScript();
  mkdirSync("public/embed", { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join("public/embed", name), text);
  write("v1.js", code);
  write(file, code);
  write("v1.json", `${JSON.stringify({ file, integrity }, null, 2)}\n`);
  console.log(`/embed/${file}  ${integrity}  ${code.length} bytes`);
}
