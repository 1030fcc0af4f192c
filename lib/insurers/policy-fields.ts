import "server-only";
import type { FieldSpec, PolicyField } from "./policy-field-spec.ts";
import { type InsurerPolicy, POLICY_RANGES } from "./policy-schema.ts";
import { SHORTFALLS, type ShortfallId } from "./policy-shortfalls.ts";

const number = <Field extends keyof typeof POLICY_RANGES>(field: Field) =>
  ({ kind: "number", range: POLICY_RANGES[field] }) as const;

/**
 * Every field of the policy, in the order of 「ログインの決まり」: a field of the schema that is missing does not compile. Its
 * words are in lib/messages/ja/console/policy.ts, by the same keys.
 */
export const POLICY_FIELDS = {
  firstLoginOrder: {
    kind: "choice",
    options: ["email-first", "password-first"],
    group: "first-login",
    concerns: "newcomers",
    preview: "order",
  },
  temporaryCredential: {
    kind: "choice",
    options: ["random", "formula"],
    group: "first-login",
    concerns: "temporary",
    preview: "help-first-login",
    shortfalls: ["formula"],
  },
  formulaUntil: { kind: "date", group: "first-login", concerns: "temporary" },
  temporaryCredentialDays: {
    ...number("temporaryCredentialDays"),
    unit: "days",
    group: "first-login",
    concerns: "temporary",
    preview: "help-first-login",
    shortfalls: ["long-temporary"],
  },
  loginIdChange: {
    kind: "choice",
    options: ["offer", "off"],
    group: "first-login",
    concerns: "members",
    preview: "login-id",
  },
  continueAfterFirstLogin: { kind: "flag", group: "first-login", concerns: "newcomers", preview: "complete" },
  methods: {
    kind: "methods",
    group: "methods",
    concerns: "members",
    preview: "methods",
    shortfalls: ["mail-code", "no-passkey"],
  },
  recommendedMethod: {
    kind: "method",
    group: "methods",
    concerns: "undecided",
    preview: "methods",
    shortfalls: ["recommends-mail"],
  },
  methodNotes: { kind: "notes", group: "methods", concerns: "undecided", preview: "methods" },
  "password.min": {
    ...number("password.min"),
    unit: "characters",
    group: "password",
    concerns: "passwords",
    preview: "password-rules",
  },
  "password.max": {
    ...number("password.max"),
    unit: "characters",
    group: "password",
    concerns: "passwords",
    preview: "password-rules",
  },
  "password.requireClasses": {
    kind: "flag",
    group: "password",
    concerns: "passwords",
    preview: "password-rules",
    shortfalls: ["classes"],
  },
  "password.forbidLoginId": {
    kind: "flag",
    group: "password",
    concerns: "passwords",
    preview: "password-rules",
    shortfalls: ["login-id-in-password"],
  },
  resetLinkMinutes: {
    ...number("resetLinkMinutes"),
    unit: "minutes",
    group: "reset",
    concerns: "resets",
    preview: "help-password",
  },
  resetNeedsFactor: {
    kind: "flag",
    group: "reset",
    concerns: "mailOnly",
    preview: "help-password",
    shortfalls: ["reset-without-factor"],
  },
  "session.idleMinutes": {
    ...number("session.idleMinutes"),
    unit: "minutes",
    group: "session",
    concerns: "sessions",
    preview: "help-time-out",
  },
  "session.rememberedIdleMinutes": {
    ...number("session.rememberedIdleMinutes"),
    unit: "minutes",
    group: "session",
    concerns: "sessions",
    preview: "help-time-out",
    shortfalls: ["long-idle"],
  },
  "session.absoluteHours": {
    ...number("session.absoluteHours"),
    unit: "hours",
    group: "session",
    concerns: "sessions",
  },
  "eligibility.isOn": { kind: "flag", group: "eligibility", concerns: "members" },
  "eligibility.showsFamily": { kind: "flag", group: "eligibility", concerns: "members" },
  "eligibility.asksAgain": { kind: "flag", group: "eligibility", concerns: "members" },
  "eligibility.unopenedDays": {
    ...number("eligibility.unopenedDays"),
    unit: "days",
    group: "eligibility",
    concerns: "members",
  },
  branding: { kind: "content", page: "branding", group: "content", concerns: "members" },
  services: { kind: "content", page: "services", group: "content", concerns: "members" },
  loginHelp: { kind: "content", page: "login-help", group: "content", concerns: "members" },
} as const satisfies Record<PolicyField, FieldSpec>;

/** In the order of the page. */
export const POLICY_FIELD_KEYS = Object.keys(POLICY_FIELDS) as PolicyField[];

export function fieldSpec(field: PolicyField): FieldSpec {
  return POLICY_FIELDS[field];
}

export function readPolicyField(text: string): PolicyField | null {
  return POLICY_FIELD_KEYS.find((field) => field === text) ?? null;
}

/** Where the policy falls short of a standard by this field. */
export function shortfallsOf(policy: InsurerPolicy, field: PolicyField): ShortfallId[] {
  return (fieldSpec(field).shortfalls ?? []).filter((id) => SHORTFALLS[id].isPresent(policy));
}
