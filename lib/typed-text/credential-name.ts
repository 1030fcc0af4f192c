import { fail, type Result } from "#lib/kernel/result.ts";
import { readName } from "./name.ts";

export type CredentialName = { name: string; folded: string };
export type CredentialNameFailure = "name-empty" | "name-too-long";

/** 「デバイス名」「パスキーの名前」 as typed; see readName for what is forgiven. */
export function readCredentialName(typed: string): Result<CredentialName, CredentialNameFailure> {
  const read = readName(typed);
  return read.ok ? read : fail(`name-${read.code}`);
}
