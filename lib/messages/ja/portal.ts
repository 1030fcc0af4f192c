import { notFound } from "./plain-pages.ts";

/** The frame around every page, the portal's top, and the pages that stand in for a missing one. */
export const portal = {
  skipToMain: "本文へ進む",
  login: "ログイン",
  menu: "メニュー",
  /** Who is signed in: 「ケンポ タロウ 様」. */
  memberName: (kana: string) => `${kana} 様`,
  language: "表示する言語",
  contact: { phone: "電話番号", hours: "受付時間" },
  /** For a table in an insurer's text, which may be wider than the screen. */
  table: "表（横に動かせます）",
  logout: {
    title: "ログアウト",
    question: "ログアウトしてもよろしいですか？",
    /** During the first login (manual 000【11】, 001【11】, 003【11】). */
    noteFirstLogin: "初回ログイン設定は続きます。次にログインしたときに、続きから進められます。",
    confirm: "ログアウトする",
  },
  top: {
    title: "加入者ポータル",
    menuLabel: "トップ",
    enter: "ログインする",
    helpHeading: "はじめてログインする方へ",
    /** What to have at hand, and how long it takes: page 1 of every manual. */
    helpLead: "ご用意：健保組合の通知、メールを読める端末（10分ほど）",
    /** Page 1 of the manuals, 【1】. */
    helpGroups: "ユーザID・パスワードの確認",
    environment: "使える端末",
    environmentText:
      "パソコン、スマートフォン（iPhone・Android）、タブレットで使えます。ブラウザは、Google Chrome・Safari・Microsoft Edgeの最新版をおすすめします。",
    announcementsHeading: "お知らせ",
    important: "重要",
    noAnnouncements: "今お伝えするお知らせはありません。",
    servicesHeading: "サービスメニュー",
    noServices: "今ご利用いただけるサービスはありません。ご登録内容の確認や変更は、メニューから行えます。",
    opensOtherSite: "別のサイトが開きます",
    loggedOut: "ログアウトしました。",
    loggedOutLater: "ログアウトしました。初回ログイン設定は続きます。もう一度ログインすると、続きから進められます。",
    /** What the login before this page has done (manual 000 設定する【4】). */
    done: {
      methodSetUp: (method: string) => `以上で${method}の設定が完了しました。`,
      passwordReset: "パスワードを再設定しました。次回から、新しいパスワードでログインできます。",
    },
  },
  demo: {
    title: "デモの健康保険組合",
    lead: "お試し用の健康保険組合です。開きたい組合を選んでください。",
  },
  unknownHost: {
    title: "このアドレスでは、ポータルをご案内していません",
    body: "アドレスが違っているようです。健康保険組合からのお知らせに書かれたアドレスを、もう一度お確かめください。",
  },
  notFound,
} as const;
