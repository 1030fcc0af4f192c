import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

/** Opens a page with an empty cache, and counts until it is idle. @returns sizes in kB of gzip, by kind */
export async function measurePage(page: Page, open: () => Promise<unknown>) {
  const responses: Response[] = [];
  const listen = (response: Response) => responses.push(response);
  page.on("response", listen);
  await open();
  // Requests of the page itself follow its hydration.
  await page.waitForFunction(() => performance.getEntriesByType("navigation")[0]?.toJSON().loadEventEnd > 0);
  page.off("response", listen);
  const sizes: Record<string, number> = {};
  for (const response of responses) {
    const kind = response.request().resourceType();
    const isRedirect = response.status() >= 300 && response.status() < 400;
    sizes[kind] = (sizes[kind] ?? 0) + (isRedirect ? 0 : gzipSync(await response.body()).length / 1000);
  }
  return { requests: responses.length, sizes };
}
