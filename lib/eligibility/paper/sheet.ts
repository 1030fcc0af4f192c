import "server-only";
import PDFDocument from "pdfkit";
import { documentFont } from "#lib/kernel/document-font.ts";

/** Lengths in points, 1/72 inch. */
export const MM = 72 / 25.4;

type Written = {
  x: number;
  y: number;
  width: number;
  size: number;
  isBold?: boolean;
  align?: "left" | "center" | "right";
};

/**
 * A page that is tagged while it is drawn: each text and picture is an element of the structure that screen readers read
 * in this order (PDF/UA-1); lines and grounds are artifacts.
 */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;

  constructor({ size, title, author, at }: { size: [number, number]; title: string; author: string; at: Date }) {
    // The types know the subsets for archives alone.
    const accessible: object = { subset: "PDF/UA" };
    this.pdf = new PDFDocument({
      ...{ size, margin: 0, pdfVersion: "1.7", tagged: true, displayTitle: true, lang: "ja-JP", ...accessible },
      // None yet: the usual one is Helvetica, which no reader has to have.
      font: "",
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    });
    this.pdf.registerFont("regular", documentFont("regular")).registerFont("bold", documentFont("bold"));
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  /** The largest size, down to six points, at which the text is in one line; below, it wraps. */
  private fit(text: string, { width, size, isBold }: Written): number {
    this.pdf.font(isBold ? "bold" : "regular").fontSize(size);
    const natural = this.pdf.widthOfString(text);
    return natural <= width ? size : Math.max(6, (size * width) / natural - 0.05);
  }

  private put(text: string, written: Written): void {
    const size = this.fit(text, written);
    const { x, y, width, isBold, align } = written;
    // A text that was made smaller stays on its line.
    const lowered = y + (written.size - size) * 0.5;
    this.pdf
      .font(isBold ? "bold" : "regular")
      .fontSize(size)
      .fillColor("#000");
    this.pdf.text(text, x, lowered, { width: width + 0.5, align: align ?? "left" });
  }

  text(kind: "H1" | "H2" | "P", text: string, written: Written): void {
    this.root.add(this.pdf.struct(kind, {}, () => this.put(text, written)));
  }

  /** Names and values, as a list whose labels are tagged as such. */
  pairs(pairs: readonly { label: string; value: string; labelAt: Written; valueAt: Written }[]): void {
    const list = this.pdf.struct("L");
    this.root.add(list);
    for (const { label, value, labelAt, valueAt } of pairs) {
      const item = this.pdf.struct("LI");
      list.add(item);
      item.add(this.pdf.struct("Lbl", {}, () => this.put(label, labelAt)));
      item.add(this.pdf.struct("LBody", {}, () => this.put(value, valueAt)));
      item.end();
    }
    list.end();
  }

  figure(alt: string, draw: (pdf: PDFKit.PDFDocument) => void): void {
    this.root.add(this.pdf.struct("Figure", { alt }, () => draw(this.pdf)));
  }

  /** Lines and grounds, which say nothing. */
  decoration(draw: (pdf: PDFKit.PDFDocument) => void): void {
    this.pdf.markContent("Artifact", { type: "Layout" });
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  async finish(): Promise<Buffer> {
    this.root.end();
    const chunks: Buffer[] = [];
    this.pdf.end();
    for await (const chunk of this.pdf) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
