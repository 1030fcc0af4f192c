import type { HelpGroup } from "../help.ts";
import { loginTopics } from "./help-login.ts";
import { useTopics } from "./help-use.ts";

/** 「お困りのときは」 (manual 004, chapter 4; 002, pages 9 to 11). */
export const help = {
  title: "お困りのときは",
  lead: "よくあるお困りごとと、その直し方です。あてはまるものを選んでください。",
  contents: "お困りごとの一覧",
  toContents: "一覧に戻る",
  groups: {
    login: "ログインできないとき",
    codes: "番号・メール・生体認証のこと",
    devices: "スマートフォンやパソコンのこと",
    account: "登録内容や画面のこと",
  } satisfies Record<HelpGroup, string>,
  more: "ほかのお困りごとを見る",
  contactHeading: "解決しないときは",
  contactLead: "お電話の前に、次のものをご用意ください。",
  contactItems: ["記号・番号（資格情報のお知らせ、資格確認書などに書かれています）", "お名前と生年月日"],
  /** For a member who came from a login under way. */
  backToLogin: "ログインの手続きに戻る",
  contact: { name: "窓口", phone: "電話番号", hours: "受付時間", postalAddress: "所在地" },
  topics: { ...loginTopics, ...useTopics },
};
