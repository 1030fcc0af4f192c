import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";

/**
 * The entries of 「サービスメニュー」: links, as the services are no part of this product. Each leads somewhere: to a
 * page of the portal, or to the public site on which members of any insurer find the same.
 */
export const DEMO_SERVICES: InsurerPolicyInput["services"] = [
  { icon: "receipt", name: "医療費の確認", href: "https://myna.go.jp/", note: "マイナポータル" },
  { icon: "card", name: "資格情報の確認", href: "https://myna.go.jp/", note: "マイナポータル" },
  {
    icon: "calendar",
    name: "特定健診のご案内",
    href: "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html",
    note: "厚生労働省",
  },
  { icon: "calendar", name: "健診の予約", href: "/connect/service/kenshin", note: "見本のサービス" },
  { icon: "points", name: "健康づくり", href: "https://kennet.mhlw.go.jp/home", note: "厚生労働省" },
  { icon: "form", name: "登録内容の変更", href: "/settings/profile", note: "ユーザIDなど" },
  { icon: "question", name: "よくある質問", href: "/help" },
  { icon: "consult", name: "お問い合わせ", href: "/help#contact", note: "電話と受付時間" },
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
