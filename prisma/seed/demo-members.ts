import type { Method } from "#lib/insurers/policy-schema.ts";
import * as ja from "#lib/messages/ja/index.ts";
import { DEMO_INSURERS, type DemoInsurer } from "./demo-insurers.ts";

/** What a visitor of the demo needs to log in as this member. */
export type DemoMember = {
  insurerSlug: string;
  loginId: string;
  /** The password for the login form: temporary, or the member's own. */
  password: string;
  /** How far the member has come, in Japanese, for the printed table. */
  state: string;
  kana: string;
  /** YYYY-MM-DD */
  birthDate: string;
  /** Base32, for an authenticator app. */
  totpSecret?: string;
};

/** How far the member has come. A visitor cannot use a seeded passkey, so its member also gets an authenticator app. */
export type DemoStage = {
  temporaryCredential: "random" | "formula" | null;
  isTermsAccepted: boolean;
  email: "none" | "on-file" | "confirmed";
  method: Method | null;
  isWizardComplete: boolean;
  /** The registered second factor. */
  factor: Method | null;
  isPasswordGuardDisabled: boolean;
  isDisabled: boolean;
};

/** A demo member with what only the database needs. */
export type SeededMember = DemoMember & { stage: DemoStage; symbol: string; number: string };

/** 12 characters, like those in the insurers' letters. */
const TEMPORARY_PASSWORD = "haru2345kaze";
/** Upper case, lower case, digit and symbol: accepted by the strictest of the five policies. */
const OWN_PASSWORD = "Himawari#2026";
const TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const BIRTH_DATE = "1979-08-22";

const METHOD_NAMES: Record<Method, string> = ja.login.method.names;
const METHOD_IDS: Record<Method, string> = { passkey: "bio", totp: "otp", email: "mail" };
/** For a passkey whose private key nobody has. */
const PASSKEY_NOTE = "（鍵なし。「別の方法でログイン」→認証アプリ）";

/** A state of the flow that a visitor can try. `id` is the end of the user ID. */
type Place = { id: string; state: string; stage: Partial<DemoStage> };

function firstLoginPlaces({ policy }: DemoInsurer): Place[] {
  const [method = null] = policy.methods;
  const isEmailFirst = policy.firstLoginOrder === "email-first";
  const temporary = { temporaryCredential: "random" as const };
  const formula: Place[] =
    policy.temporaryCredential === "formula"
      ? [{ id: "start2", state: "はじめて（記号＋番号＋生年月日）", stage: { temporaryCredential: "formula" } }]
      : [];
  const confirmed: Place[] = isEmailFirst
    ? [
        {
          id: "email1",
          state: "メールアドレス確認まで",
          stage: { ...temporary, isTermsAccepted: true, email: "confirmed" },
        },
      ]
    : [];
  const chosen = {
    ...temporary,
    isTermsAccepted: true,
    method,
    ...(isEmailFirst ? { email: "confirmed" as const } : {}),
  };
  return [
    { id: "start1", state: "はじめて（通知書）", stage: temporary },
    ...formula,
    { id: "terms1", state: "利用規約まで", stage: { ...temporary, isTermsAccepted: true } },
    ...confirmed,
    { id: "method1", state: "認証方法の選択まで", stage: chosen },
  ];
}

function laterPlaces({ policy }: DemoInsurer): Place[] {
  const [first = null] = policy.methods;
  const wizard = (method: Method | null): Partial<DemoStage> => ({
    isTermsAccepted: true,
    email: "confirmed",
    method,
    isWizardComplete: true,
  });
  return [
    ...policy.methods.map((method) => ({
      id: `${METHOD_IDS[method]}-1`,
      state: `初回ログイン完了、${METHOD_NAMES[method]}は未設定`,
      stage: wizard(method),
    })),
    ...policy.methods.map((factor) => ({
      id: `${METHOD_IDS[factor]}-2`,
      state: `${METHOD_NAMES[factor]}で利用中${factor === "passkey" ? PASSKEY_NOTE : ""}`,
      stage: { ...wizard(factor), factor },
    })),
    { id: "locked1", state: "パスワードの入力停止中", stage: { ...wizard(first), isPasswordGuardDisabled: true } },
    { id: "ended1", state: "資格喪失", stage: { ...wizard(first), isDisabled: true } },
  ];
}

/** Manuals 002, 003 and 004 show an e-mail address that the insurer already knows. */
function hasEmailOnFile({ slug, policy }: DemoInsurer): boolean {
  return slug === "tekkou" || policy.firstLoginOrder === "password-first";
}

function memberAt(insurer: DemoInsurer, { id, state, stage }: Place, index: number): SeededMember {
  const symbol = "12";
  const number = String(3_456_001 + index);
  const formulaPassword = `${symbol}${number}${BIRTH_DATE.replaceAll("-", "")}`;
  const temporaryPassword = stage.temporaryCredential === "formula" ? formulaPassword : TEMPORARY_PASSWORD;
  return {
    insurerSlug: insurer.slug,
    loginId: `demo-${id}`,
    password: stage.temporaryCredential ? temporaryPassword : OWN_PASSWORD,
    state,
    kana: index % 2 === 0 ? "ケンポ　タロウ" : "ケンポ　ハナコ",
    birthDate: BIRTH_DATE,
    ...(stage.factor === "totp" || stage.factor === "passkey" ? { totpSecret: TOTP_SECRET } : {}),
    symbol,
    number,
    stage: {
      temporaryCredential: null,
      isTermsAccepted: false,
      email: hasEmailOnFile(insurer) ? "on-file" : "none",
      method: null,
      isWizardComplete: false,
      factor: null,
      isPasswordGuardDisabled: false,
      isDisabled: false,
      ...stage,
    },
  };
}

/** The members of one demo insurer, from temporary credentials to 資格喪失: every screen is one login away. */
export function seededMembers(insurer: DemoInsurer): SeededMember[] {
  return [...firstLoginPlaces(insurer), ...laterPlaces(insurer)].map((place, index) => memberAt(insurer, place, index));
}

/** All members of the demo, for the table that `npm start` prints. Their passwords are public. */
export function demoMembers(): DemoMember[] {
  return DEMO_INSURERS.flatMap(seededMembers);
}
