// The example homepage of an insurer (e2e/homepage), for the demo: it embeds the portal of あおぞら.
import { readFile } from "node:fs/promises";

const FOLDER = "e2e/homepage";

/** The page, or the style sheet that it asks for. */
export async function homepageFile(path: string, portalPort: number): Promise<{ type: string; content: string }> {
  if (path.endsWith(".css")) return { type: "text/css", content: await readFile(`${FOLDER}/style.css`, "utf8") };
  const html = await readFile(`${FOLDER}/index.html`, "utf8");
  const content = html.replaceAll("{portal}", `http://aozora.localhost:${portalPort}`);
  return { type: "text/html; charset=utf-8", content };
}
