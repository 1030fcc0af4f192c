import "server-only";
import type { AuditEntry } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { CredentialName } from "#lib/typed-text/credential-name.ts";

/** What the audit keeps of a factor that went. */
export type RemovedFactor = Pick<AuditEntry, "action" | "detail">;

/** A login that asks for a second factor, as far as a code is sent for it. */
export type AskedLogin = { id: string; member: { id: string; kana: string; email: string | null } };

/** What is done with one method's rows by whoever does not care which method it is. */
export type MethodVerbs = {
  /** How many factors of this method the member has set up. */
  count: (scope: Scope, memberId: string) => Promise<number>;
  /** Deletes all of the member's, behind the member's row lock. @returns one entry for each that went */
  removeAll: (scope: Scope, memberId: string) => Promise<RemovedFactor[]>;
  /** Sends what the proving screen asks for, when that screen becomes due; null where nothing is sent. */
  sendCode: ((scope: Scope, login: AskedLogin) => Promise<Result<unknown, string>>) | null;
};

/** One app or passkey, as the settings list it. */
export type CredentialLine = {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Who keeps it, where that is known. */
  provider?: string;
  /** Whether the member's other devices have it too. */
  isBackedUp?: boolean;
};

/** The same for a method whose factors have names. Every `id` is looked for among the insurer's rows alone. */
export type NamedMethodVerbs = MethodVerbs & {
  /** Last used first. */
  list: (scope: Scope, owner: { memberId: string }) => Promise<CredentialLine[]>;
  /** Null for anybody else's (spec §14 case 18). */
  find: (scope: Scope, named: { memberId: string; id: string }) => Promise<CredentialLine | null>;
  /** Whether another one of the member's has this name, in its folded form. */
  isNameTaken: (scope: Scope, named: { memberId: string; id: string; folded: string }) => Promise<boolean>;
  rename: (scope: Scope, named: { id: string; name: CredentialName }) => Promise<void>;
  remove: (scope: Scope, id: string) => Promise<void>;
};
