import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { decryptBytes, encryptBytes } from "#lib/kernel/secrets.ts";
import type { ImportSource } from "#lib/members/import/import-source.ts";

/** The file as uploaded; the list of temporary passwords. */
export type PartName = "file" | "result";

/** Of each part of a file but the last, so that a place in the file is found by arithmetic. */
export const PART_BYTES = 256 * 1024;

type PartKey = { importId: string; part: PartName; place: number };

/** What is sealed belongs to its row: it does not open in another. */
const context = (insurerId: string, { importId, part, place }: PartKey) =>
  `import:${insurerId}:${importId}:${part}:${place}`;

export async function writePart({ tx, insurerId }: Scope, key: PartKey, bytes: Buffer): Promise<void> {
  const bytesEncrypted = encryptBytes(bytes, context(insurerId, key));
  await tx.memberImportPart.create({ data: { insurerId, ...key, bytesEncrypted } });
}

/** One part in the clear; null behind the last. */
export async function readPart({ tx, insurerId }: Scope, key: PartKey): Promise<Buffer | null> {
  const where = { insurerId_importId_part_place: { insurerId, ...key } };
  const found = await tx.memberImportPart.findUnique({ where, select: { bytesEncrypted: true } });
  return found && decryptBytes(found.bytesEncrypted, context(insurerId, key));
}

/** All parts in their order, each read in a transaction of its own: whoever reads may take minutes. */
export async function* readParts(
  request: RequestContext,
  { importId, part }: Pick<PartKey, "importId" | "part">,
): AsyncGenerator<Buffer> {
  for (let place = 0; ; place += 1) {
    const bytes = await inInsurer(request, (scope) => readPart(scope, { importId, part, place }));
    if (!bytes) return;
    yield bytes;
  }
}

/** The uploaded file, for the reader of lists. */
export function uploadedSource(
  request: RequestContext,
  { id: importId, size }: { id: string; size: number },
): ImportSource {
  const part = "file";
  const partOf = (place: number) => inInsurer(request, (scope) => readPart(scope, { importId, part, place }));
  return {
    size,
    read: () => readParts(request, { importId, part }),
    readAt: async (offset, length) => {
      const pieces: Buffer[] = [];
      for (let at = offset; at < offset + length; ) {
        const bytes = await partOf(Math.floor(at / PART_BYTES));
        const start = at % PART_BYTES;
        const piece = bytes?.subarray(start, start + offset + length - at) ?? Buffer.alloc(0);
        if (piece.length === 0) break;
        pieces.push(piece);
        at += piece.length;
      }
      return Buffer.concat(pieces);
    },
  };
}
