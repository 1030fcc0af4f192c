import "server-only";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";

/** Where a file's bytes are: on the operator's disk, or in the database until the worker has read them. */
export type ImportSource = {
  /** In bytes. */
  size: number;
  /** From its first byte on, in pieces. */
  read: () => AsyncIterable<Buffer>;
  /** Some bytes from the middle: a spreadsheet's list of contents is at its end. */
  readAt: (offset: number, length: number) => Promise<Buffer>;
};

/** @throws as node:fs does for a file that cannot be opened */
export async function fileSource(path: string): Promise<ImportSource> {
  const { size } = await stat(path);
  return {
    size,
    read: () => createReadStream(path) as AsyncIterable<Buffer>,
    readAt: async (offset, length) => {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}
