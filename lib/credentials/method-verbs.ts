import "server-only";
import type { AuditEntry } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { CredentialName } from "#lib/typed-text/credential-name.ts";

/** What the audit records of a deleted factor. */
export type RemovedFactor = Pick<AuditEntry, "action" | "detail">;

/** The part of a login that a code is sent for. */
export type AskedLogin = { id: string; member: { id: string; kana: string; email: string | null } };

/** The operations on one method's rows, for callers that handle every method. */
export type MethodVerbs = {
  count: (scope: Scope, memberId: string) => Promise<number>;
  /** Deletes all of the member's, behind the member's row lock. @returns one entry for each */
  removeAll: (scope: Scope, memberId: string) => Promise<RemovedFactor[]>;
  /** Sends the code that the proving screen asks for; null where none is sent. */
  sendCode: ((scope: Scope, login: AskedLogin) => Promise<Result<unknown, string>>) | null;
};

/** One app or passkey in the settings' list. */
export type CredentialLine = {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** The password manager or device that keeps it, if known. */
  provider?: string;
  /** Whether the member's other devices have it too. */
  isBackedUp?: boolean;
};

/** For a method whose factors are named. An `id` is looked up among the insurer's rows only. */
export type NamedMethodVerbs = MethodVerbs & {
  list: (scope: Scope, owner: { memberId: string }) => Promise<CredentialLine[]>;
  /** Null for anybody else's (spec §14 case 18). */
  find: (scope: Scope, named: { memberId: string; id: string }) => Promise<CredentialLine | null>;
  /** Whether another one of the member's has this folded name. */
  isNameTaken: (scope: Scope, named: { memberId: string; id: string; folded: string }) => Promise<boolean>;
  rename: (scope: Scope, named: { id: string; name: CredentialName }) => Promise<void>;
  remove: (scope: Scope, id: string) => Promise<void>;
};
