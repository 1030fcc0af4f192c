import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";
import { DEMO_SERVICES, demoBranding } from "./demo-branding.ts";

export type DemoInsurer = { slug: string; name: string; shortName: string; policy: InsurerPolicyInput };

const FORMULA_EXAMPLE = "例：記号 12、番号 3456789、1980年12月1日生まれ → 12345678919801201";

/** Manual 000. */
const aozora: DemoInsurer = {
  slug: "aozora",
  name: "あおぞら健康保険組合",
  shortName: "あおぞら健保",
  policy: {
    methods: ["email", "passkey", "totp"],
    recommendedMethod: "email",
    methodNotes: { email: "設定がいちばんかんたんです。迷ったときはこちらを選んでください。" },
    firstLoginOrder: "email-first",
    temporaryCredential: "formula",
    formulaUntil: "2025-06-30",
    branding: demoBranding("あおぞら健康保険組合", {
      keyColor: "#0017c1",
      tintColor: "#e8f1fe",
      monogram: "青",
      phone: "03-0000-0001",
      postalAddress: "東京都千代田区青空1-1-1",
    }),
    services: DEMO_SERVICES,
    loginHelp: [
      {
        title: "2025年7月1日以降に加入された方",
        paragraphs: ["加入のときにご自宅へ郵送した通知書に、仮ユーザIDと仮パスワードが書かれています。"],
      },
      {
        title: "2025年6月30日以前に加入された方",
        paragraphs: [
          "ユーザIDは、以前のWebサービスでお使いのものから変わっていません。",
          "パスワードは新しくなりました。はじめの1回は「記号＋番号＋生年月日（西暦8けた）」を続けて入力してください。",
          FORMULA_EXAMPLE,
        ],
      },
      {
        title: "ユーザIDやパスワードがわからない方",
        paragraphs: ["あらためて発行いたします。下の窓口までお電話ください。"],
      },
    ],
  },
};

/** Manual 001. */
const minato: DemoInsurer = {
  slug: "minato",
  name: "みなと健康保険組合",
  shortName: "みなと健保",
  policy: {
    methods: ["passkey", "totp", "email"],
    firstLoginOrder: "email-first",
    branding: demoBranding("みなと健康保険組合", {
      keyColor: "#00606b",
      tintColor: "#e2f3f5",
      monogram: "港",
      phone: "03-0000-0002",
      postalAddress: "神奈川県横浜市中区港町2-2-2",
    }),
    services: DEMO_SERVICES,
    loginHelp: [
      {
        title: "はじめてご利用になる方",
        paragraphs: ["健保組合からお送りした「ユーザID・パスワードのお知らせ」をご用意ください。"],
      },
      {
        title: "以前のWebサービスをご利用だった方",
        paragraphs: [
          "ユーザIDは、これまでのものをそのままお使いいただけます。",
          "パスワードは使えなくなりました。新しくお送りしたお知らせに書かれた仮パスワードを入力してください。",
        ],
      },
    ],
  },
};

/** Manual 002. */
const shosha: DemoInsurer = {
  slug: "shosha",
  name: "ひかり商社健康保険組合",
  shortName: "ひかり商社健保",
  policy: {
    methods: ["totp", "passkey"],
    methodNotes: {
      totp: "認証アプリ（Google Authenticator、Microsoft Authenticator、FreeOTPなど）をスマートフォンに入れておいてください。",
      passkey: "iPhoneの方は、あらかじめ設定で「iCloudキーチェーン」をオンにしてください。",
    },
    firstLoginOrder: "password-first",
    loginIdChange: "offer",
    temporaryCredential: "formula",
    formulaUntil: "2025-08-31",
    branding: demoBranding("ひかり商社健康保険組合", {
      keyColor: "#5b2a86",
      tintColor: "#f3ecf9",
      monogram: "光",
      phone: "03-0000-0003",
      postalAddress: "東京都中央区日の出3-3-3",
    }),
    services: DEMO_SERVICES,
    loginHelp: [
      {
        title: "2025年8月までに入社された方",
        paragraphs: [
          "以前のWebサービスをお使いだった方のユーザIDは、変わっていません。英字の大文字は小文字になりました。",
          "お使いでなかった方の仮ユーザIDは、会社からの通知に書かれています。",
          "どちらの方も、はじめのパスワードは「記号＋番号＋生年月日（西暦8けた）」です。",
          FORMULA_EXAMPLE,
        ],
      },
      {
        title: "特例退職・任意継続の方",
        paragraphs: ["健保組合からお送りした封書に、仮ユーザIDと仮パスワードが書かれています。"],
      },
      {
        title: "2025年9月以降に入社された方",
        paragraphs: ["会社からのメールに、仮ユーザIDと仮パスワードが書かれています。"],
      },
    ],
  },
};

const COMPANY_PC = "会社のパソコンではお使いになれません。";

/** Manual 003. */
const tekkou: DemoInsurer = {
  slug: "tekkou",
  name: "しらかば製鋼健康保険組合",
  shortName: "しらかば製鋼健保",
  policy: {
    methods: ["passkey", "totp", "email"],
    recommendedMethod: "passkey",
    methodNotes: { passkey: COMPANY_PC, totp: COMPANY_PC, email: "会社のパソコンでもお使いになれます。" },
    firstLoginOrder: "email-first",
    temporaryCredential: "formula",
    formulaUntil: "2025-06-30",
    password: { requireClasses: true, forbidLoginId: true },
    branding: demoBranding("しらかば製鋼健康保険組合", {
      keyColor: "#7a4a00",
      tintColor: "#faf1e3",
      monogram: "鋼",
      phone: "03-0000-0004",
      postalAddress: "北海道室蘭市白樺町4-4-4",
    }),
    services: DEMO_SERVICES,
    loginHelp: [
      {
        title: "令和7年（2025年）7月1日以降に入社された方",
        paragraphs: ["健保組合からお送りしたハガキに、ユーザIDとパスワードが書かれています。"],
      },
      {
        title: "令和7年（2025年）6月30日以前に入社された方",
        paragraphs: [
          "ユーザIDは、これまでのものをそのままお使いいただけます。",
          "はじめのパスワードは「記号＋番号＋生年月日（西暦8けた）」です。",
          FORMULA_EXAMPLE,
        ],
      },
      {
        title: "会社のパソコンをお使いの方",
        paragraphs: ["認証方法は「OTP認証（メール）」を選んでください。ほかの方法は会社のパソコンでは使えません。"],
      },
    ],
  },
};

/** Manual 004. */
const daiwaDemo: DemoInsurer = {
  slug: "daiwa-demo",
  name: "やまとデモ健康保険組合",
  shortName: "やまとデモ健保",
  policy: {
    methods: ["passkey", "totp"],
    firstLoginOrder: "password-first",
    branding: demoBranding("やまとデモ健康保険組合", {
      keyColor: "#1b6b2f",
      tintColor: "#e7f4e9",
      monogram: "和",
      phone: "03-0000-0005",
      postalAddress: "奈良県奈良市大和町5-5-5",
    }),
    // Its own 「資格情報」 comes first in the menu.
    eligibility: { isOn: true, showsFamily: true },
    services: DEMO_SERVICES?.filter(({ icon }) => icon !== "card"),
    loginHelp: [
      {
        title: "はじめてログインする方",
        paragraphs: [
          "健保組合からの通知書、またはメールに、仮ユーザIDと仮パスワードが書かれています。",
          "生体認証をお使いになる場合は、スマートフォンの顔認証や指紋認証を先に設定しておいてください。",
        ],
      },
    ],
  },
};

/** The five insurers of the demo. Each has the policy of one of the printed manuals (spec §1). */
export const DEMO_INSURERS: readonly DemoInsurer[] = [aozora, minato, shosha, tekkou, daiwaDemo];
