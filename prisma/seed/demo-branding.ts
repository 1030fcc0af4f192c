import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";

/** The entries of 「ご利用になれるサービス」, as in the manuals; links only. */
export const DEMO_SERVICES: InsurerPolicyInput["services"] = [
  { icon: "receipt", name: "医療費のお知らせ", href: "/services/medical-costs", note: "かかった医療費を月ごとに" },
  { icon: "calendar", name: "健診の予約", href: "/services/checkups", note: "人間ドック・健康診断" },
  { icon: "card", name: "資格情報", href: "/services/eligibility", note: "資格確認書・資格情報のお知らせ" },
  {
    icon: "form",
    name: "申請・届出",
    href: "/services/applications",
    note: "給付金や扶養の手続き",
    shownTo: "insured",
  },
  { icon: "points", name: "健康ポイント", href: "/services/points", note: "歩いてためる、賞品に替える" },
  { icon: "consult", name: "健康相談", href: "/services/consultation", note: "電話とチャットで24時間" },
  { icon: "notice", name: "広報誌", href: "/services/magazine", note: "けんぽだより（年4回）" },
  { icon: "question", name: "よくある質問", href: "/services/questions" },
];

type Look = { keyColor: string; tintColor: string; monogram: string; phone: string; postalAddress: string };

/** Colours, monogram and contact of one insurer; desk and hours are the same for all. */
export function demoBranding(
  insurerName: string,
  { phone, postalAddress, ...look }: Look,
): InsurerPolicyInput["branding"] {
  return {
    ...look,
    contactName: `${insurerName} ポータル窓口`,
    contactPhone: phone,
    contactHours: "平日 9:00〜17:00（土日祝・年末年始を除く）",
    contactAddress: postalAddress,
  };
}
