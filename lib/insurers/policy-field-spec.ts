import "server-only";
import type { InsurerPolicy, Method } from "./policy-schema.ts";
import type { ShortfallId } from "./policy-shortfalls.ts";

/** Records of the policy whose fields are chosen one by one. */
type Grouped = "password" | "session" | "eligibility";

/** Every field of the policy that an insurer chooses: `methods`, `session.idleMinutes`, … */
export type PolicyField = {
  [Key in keyof Required<InsurerPolicy>]: Key extends Grouped
    ? `${Key}.${keyof InsurerPolicy[Key] & string}`
    : Key & string;
}[keyof InsurerPolicy];

/** A page of the console that has a field's values in a form of its own. */
export type ContentPage = "branding" | "services" | "login-help";

/** What can be chosen. */
export type FieldKind =
  | {
      kind: "number";
      range: { min: number; max: number; usual: number };
      unit: "days" | "characters" | "minutes" | "hours";
    }
  | { kind: "choice"; options: readonly string[] }
  | { kind: "flag" }
  /** All methods that are offered, in their order. */
  | { kind: "methods" }
  /** One of the methods, or none. */
  | { kind: "method" }
  /** A text for each method. */
  | { kind: "notes" }
  | { kind: "date" }
  | { kind: "content"; page: ContentPage };

/** Whom a change concerns, as the database counts them (lib/operations/count-concerned.ts). */
export type Concerned =
  /** Members who can use the portal. */
  | "members"
  /** …whose first login is not finished. */
  | "newcomers"
  /** …who have not chosen a method. */
  | "undecided"
  /** …who have a temporary password that they can still use. */
  | "temporary"
  /** …who have a password of their own. */
  | "passwords"
  /** …whose only factor is the mail code. */
  | "mailOnly"
  /** Links of 「パスワードを忘れた方」 that were mailed and not used. */
  | "resets"
  /** Logins in force. */
  | "sessions";

/** Whom a change of the policy concerns at this moment: numbers, nobody's name. */
export type ConcernedCounts = Record<Concerned, number> & {
  /** Members who have registered this second factor and no other. */
  onlyBy: Record<Method, number>;
  /** Members who chose this method and have not set any up. */
  chosen: Record<Method, number>;
};

/** A member's screen, or a part of one, that shows the field's value. */
export type PreviewedScreen =
  | "methods"
  | "login-id"
  | "order"
  | "complete"
  | "password-rules"
  | "help-first-login"
  | "help-password"
  | "help-time-out";

export type FieldGroup = "first-login" | "methods" | "password" | "reset" | "session" | "eligibility" | "content";

export type FieldSpec = FieldKind & {
  group: FieldGroup;
  concerns: Concerned;
  /** Absent where no screen of a member changes. */
  preview?: PreviewedScreen;
  shortfalls?: readonly ShortfallId[];
};
