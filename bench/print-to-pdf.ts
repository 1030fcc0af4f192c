// The document of a clerk, printed as their browser does, and read again page by page.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const DEBIAN_CHROMIUM = "/usr/bin/chromium-headless-shell";

async function print(html: string): Promise<Buffer> {
  const executablePath = existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined;
  const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true });
  } finally {
    await browser.close();
  }
}

/** The user IDs that one page shows, in its order. */
async function loginIdsByPage(pdf: Buffer, loginId: RegExp): Promise<string[][]> {
  const { promise } = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await promise;
  const pages: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    pages.push(text.match(loginId) ?? []);
    page.cleanup();
  }
  return pages;
}

/**
 * Prints a document of letters to PDF. @param loginId with the flag g: matches a user ID
 * @throws unless each page has one user ID, and each member one page
 */
export async function printToPdf(html: string, letters: number, loginId: RegExp): Promise<Buffer> {
  const pdf = await print(html);
  const pages = await loginIdsByPage(pdf, loginId);
  const isOneEach = pages.every((found) => found.length === 1) && new Set(pages.flat()).size === letters;
  if (!isOneEach || pages.length !== letters) throw new Error(`${pages.length} pages for ${letters} letters`);
  return pdf;
}
