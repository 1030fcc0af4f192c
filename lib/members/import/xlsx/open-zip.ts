import "server-only";
import { PassThrough, type Readable } from "node:stream";
import yauzl from "yauzl";
import { UnreadableFile } from "../import-problem.ts";
import type { ImportSource } from "../import-source.ts";

/** A list of 100,000 members unpacks to some 60 MB; what is far larger is no list. */
const MAX_PART_BYTES = 512 * 1024 * 1024;
/** Spreadsheets shrink to a tenth or twentieth, a zip bomb to a thousandth. */
const MAX_RATIO = 250;
const MAX_PARTS = 2_000;

/** The parts of a spreadsheet, by name, each to be read once as a stream. */
export type ZipParts = {
  has: (name: string) => boolean;
  open: (name: string) => Promise<{ stream: Readable; size: number }>;
  close: () => void;
};

class SourceReader extends yauzl.RandomAccessReader {
  private readonly source: ImportSource;

  constructor(source: ImportSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const out = new PassThrough();
    const copy = async () => {
      // In pieces, so that memory does not follow the size of the part.
      for (let at = start; at < end; ) {
        const piece = await this.source.readAt(at, Math.min(256 * 1024, end - at));
        if (piece.length === 0) throw new Error("the file is cut off");
        at += piece.length;
        if (!out.write(piece)) await new Promise((resolve) => out.once("drain", resolve).once("close", resolve));
        if (out.destroyed) return;
      }
      out.end();
    };
    copy().catch((error) => out.destroy(error));
    return out;
  }
}

/** Opens a zip from anywhere. The sizes it claims are bounded, and what unpacks beyond its claim is an error. */
export async function openZip(source: ImportSource): Promise<ZipParts> {
  const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
    autoClose: false,
  });
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MAX_PARTS) throw new UnreadableFile({ line: null, column: null, code: "zip-bomb" });
    entries.set(entry.fileName, entry);
  }
  return {
    has: (name) => entries.has(name),
    close: () => zip.close(),
    open: async (name) => {
      const entry = entries.get(name);
      if (!entry) throw new UnreadableFile({ line: null, column: null, code: "not-a-list" });
      const { uncompressedSize: size, compressedSize } = entry;
      if (size > MAX_PART_BYTES || size > 1024 * 1024 + MAX_RATIO * compressedSize) {
        throw new UnreadableFile({ line: null, column: null, code: "zip-bomb" });
      }
      return { stream: await zip.openReadStreamPromise(entry), size };
    },
  };
}
