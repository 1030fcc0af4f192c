import "server-only";
import { z } from "zod";
import { COLOR, contrastOnWhite } from "#lib/kernel/contrast.ts";
import { MAX_MONOGRAM, MAX_SERVICE_NAME, MAX_SERVICE_NOTE } from "#lib/kernel/limits.ts";

/** An insurer's policy (spec §2), validated on every read and write. policy-fields.ts says what each field does. */

/** The second factors, strongest first; described by FACTORS (factors.ts). */
export const METHODS = ["passkey", "totp", "email"] as const;
export type Method = (typeof METHODS)[number];

const methodSchema = z.enum(METHODS);

const colorSchema = z.string().regex(COLOR, "six hexadecimal digits, lower case");

const brandingSchema = z.object({
  /** Buttons, links, selected cards: readable as text on white. */
  keyColor: colorSchema.refine((color) => contrastOnWhite(color) >= 4.5, "contrast on white below 4.5:1"),
  /** Backgrounds behind dark text. */
  tintColor: colorSchema.refine((color) => contrastOnWhite(color) <= 1.35, "too dark for a background"),
  /** One or two characters in the emblem when there is no logo. */
  monogram: z.string().min(1).max(MAX_MONOGRAM),
  /** In place of the monogram: the hash in its address, and its size (lib/insurers/find-logo.ts). */
  logo: z.object({ hash: z.string(), width: z.int().positive(), height: z.int().positive() }).optional(),
  contactName: z.string().min(1),
  contactPhone: z.string().regex(/^[0-9-]+$/),
  contactHours: z.string().min(1),
  contactAddress: z.string().min(1),
  /** Where weaknesses are reported, for security.txt (RFC 9116): `mailto:…` or `https://…`. */
  securityContact: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
    .optional(),
});

export const SERVICE_ICONS = [
  ...(["receipt", "calendar", "card", "form"] as const),
  ...(["points", "consult", "notice", "question"] as const),
] as const;

const serviceSchema = z.object({
  icon: z.enum(SERVICE_ICONS),
  name: z.string().min(1).max(MAX_SERVICE_NAME),
  /** Another site, or a page of the portal; without one the service is not shown to members yet. */
  href: z.union([z.url({ protocol: /^https$/ }), z.string().regex(/^\/[a-z0-9/-]*(#[a-z0-9-]+)?$/)]).optional(),
  note: z.string().max(MAX_SERVICE_NOTE).optional(),
  shownTo: z.enum(["everyone", "insured", "dependent"]).default("everyone"),
  /** 準備中: the clerks' alone. */
  isPreparing: z.boolean().default(false),
});

const loginHelpSchema = z.object({
  /** Whom the block is for, e.g. 「2025年7月1日以降に加入された方」. */
  title: z.string().min(1),
  paragraphs: z.array(z.string().min(1)).min(1),
});

/** Least and greatest value of each number, and the one of an insurer that has chosen none. */
export const POLICY_RANGES = {
  temporaryCredentialDays: { min: 1, max: 90, usual: 30 },
  "password.min": { min: 8, max: 32, usual: 8 },
  "password.max": { min: 64, max: 128, usual: 64 },
  resetLinkMinutes: { min: 5, max: 10, usual: 5 },
  "session.idleMinutes": { min: 5, max: 60, usual: 30 },
  "session.rememberedIdleMinutes": { min: 5, max: 120, usual: 60 },
  "session.absoluteHours": { min: 1, max: 24, usual: 12 },
  "eligibility.unopenedDays": { min: 1, max: 90, usual: 14 },
} as const;

function numberSchema(field: keyof typeof POLICY_RANGES) {
  const { min, max, usual } = POLICY_RANGES[field];
  return z.number().int().min(min).max(max).default(usual);
}

export const policySchema = z
  .object({
    methods: z
      .array(methodSchema)
      .min(1)
      .refine((all) => new Set(all).size === all.length, "listed twice"),
    recommendedMethod: methodSchema.optional(),
    methodNotes: z.partialRecord(methodSchema, z.string().min(1)).default({}),
    firstLoginOrder: z.enum(["email-first", "password-first"]),
    loginIdChange: z.enum(["offer", "off"]).default("offer"),
    continueAfterFirstLogin: z.boolean().default(true),
    temporaryCredential: z.enum(["random", "formula"]).default("random"),
    temporaryCredentialDays: numberSchema("temporaryCredentialDays"),
    /** With `formula`: whoever joined after this day gets a random password. */
    formulaUntil: z.iso.date().optional(),
    password: z
      .object({
        min: numberSchema("password.min"),
        max: numberSchema("password.max"),
        requireClasses: z.boolean().default(false),
        forbidLoginId: z.boolean().default(true),
      })
      .prefault({}),
    resetLinkMinutes: numberSchema("resetLinkMinutes"),
    resetNeedsFactor: z.boolean().default(true),
    session: z
      .object({
        idleMinutes: numberSchema("session.idleMinutes"),
        rememberedIdleMinutes: numberSchema("session.rememberedIdleMinutes"),
        absoluteHours: numberSchema("session.absoluteHours"),
      })
      .prefault({}),
    eligibility: z
      .object({
        /** 「資格情報」 is in the service menu. */
        isOn: z.boolean().default(false),
        /** 被保険者 see their 被扶養者 too. */
        showsFamily: z.boolean().default(false),
        asksAgain: z.boolean().default(false),
        /** A document that nobody opened for so many days is listed. */
        unopenedDays: numberSchema("eligibility.unopenedDays"),
      })
      .prefault({}),
    branding: brandingSchema,
    services: z.array(serviceSchema).default([]),
    loginHelp: z.array(loginHelpSchema).default([]),
  })
  .refine((policy) => !policy.recommendedMethod || policy.methods.includes(policy.recommendedMethod), {
    message: "the recommended method is not among the methods",
    path: ["recommendedMethod"],
  });

export type InsurerPolicy = z.output<typeof policySchema>;
export type InsurerPolicyInput = z.input<typeof policySchema>;
