import { createCanvas } from "@napi-rs/canvas";
import jsQr from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type ReadPdf = {
  pages: number;
  title: string | undefined;
  language: string | undefined;
  isTagged: boolean;
  /** In the order of the page, blanks folded. */
  text: string;
  /** Roles of the structure in their order. */
  roles: string[];
  /** What the page's QR code says, read from its picture. */
  qr: string | undefined;
  png: Buffer;
};

type Tree = { role?: string; children?: Tree[] };

const rolesOf = ({ role, children = [] }: Tree): string[] => [...(role ? [role] : []), ...children.flatMap(rolesOf)];

/** Reads a PDF of one page as a reader's program does: its text, its tags, and its picture. */
export async function readPdf(bytes: Uint8Array, scale = 3): Promise<ReadPdf> {
  // Warnings of the renderer are about hints for small screens.
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(viewport.width, viewport.height);
  const context = canvas.getContext("2d");
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  // The types say an object; the library gives a map.
  const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null;
  const { items } = await page.getTextContent();
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  return {
    pages: pdf.numPages,
    title: info.Title,
    language: info.Language,
    isTagged: marks?.get("Marked") === true,
    text: items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replace(/\s+/g, " "),
    roles: rolesOf((await page.getStructTree()) as Tree),
    qr: jsQr(data, width, height)?.data,
    png: canvas.toBuffer("image/png"),
  };
}
