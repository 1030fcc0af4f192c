import "server-only";
import { decrypt, encrypt, hashToken, randomText } from "#lib/kernel/secrets.ts";

/** Crockford's alphabet: no letter that is taken for a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 80 bits: nobody finds one by guessing. */
const LENGTH = 16;

/** What makes a document's check code: 16 characters of 5 bits. */
export const newCheckCode = (): string => randomText(LENGTH, ALPHABET);

/** 「1A2B-3C4D-5E6F-7G8H」: in parts that can be read aloud. */
export const spaceCheckCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** Reads a typed code in any width, with hyphens and blanks, O for 0, I and L for 1. @returns null for anything else */
export function readCheckCode(typed: string): string | null {
  const compact = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, "");
  const code = compact.replace(/O/g, "0").replace(/[IL]/g, "1");
  return code.length === LENGTH && [...code].every((each) => ALPHABET.includes(each)) ? code : null;
}

/** What the code is found by. */
export const hashCheckCode = (code: string): string => hashToken(`document:${code}`);

type DocumentRow = { insurerId: string; id: string };
const contextOf = ({ insurerId, id }: DocumentRow) => `document:${insurerId}:${id}`;

/** For the row: each page of the document shows the code again. It does not open in another row. */
export const sealCheckCode = (code: string, row: DocumentRow): string => encrypt(code, contextOf(row));

export const openCheckCode = (sealed: string, row: DocumentRow): string => decrypt(sealed, contextOf(row));
