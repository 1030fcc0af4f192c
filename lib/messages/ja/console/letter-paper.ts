import { formats } from "../format.ts";

/** 通知書: what the paper says to a member, and the screen around it to the clerk who prints it. */
export const letterText = {
  documentTitle: "通知書の印刷",
  title: "仮ユーザID・仮パスワードのお知らせ",
  greeting: (insurer: string) =>
    `${insurer}の加入者ポータルをはじめてご利用いただくための、仮ユーザIDと仮パスワードをお知らせします。ご本人以外に見せたり、伝えたりしないでください。`,
  serial: (serial: number) => `通番 ${serial.toLocaleString("ja-JP")}`,
  sheet: (sheet: number, sheets: number) => `${sheets}枚のうち${sheet}枚目`,
  name: "お名前",
  loginId: "仮ユーザID",
  password: "仮パスワード",
  until: "有効期限",
  validUntil: (until: Date) => `${formats.deadline(until)}まで`,
  qr: "ポータルの二次元コード",
  once: "仮パスワードの空白は、読みやすくするためのものです。入力してもしなくてもかまいません。アルファベットの小文字と数字だけを使い、まぎらわしい文字（0、1、o、l）は使っていません。",
  stepsTitle: "はじめかた（10分ほどかかります）",
  steps: [
    [
      "ポータルを開く",
      "スマートフォンで二次元コードを読み取るか、パソコンで二次元コードの下のアドレスを入力し、「ログイン」を押します。",
    ],
    ["仮ユーザIDと仮パスワードでログインする", "上の仮ユーザIDと仮パスワードを入力します。"],
    [
      "画面の案内にそって設定する",
      "生年月日の入力、利用規約の確認、パスワードの更新、認証方法の設定などを順に行います。終わると、仮パスワードは使えなくなります。",
    ],
  ],
  help: "お困りのときは",
  window: "いつも窓から見える範囲",
  scale: "用紙はA4、倍率は100％（実際のサイズ）、片面で印刷し、左端のしるしで三つ折りにしてください。",
  print: "印刷",
  lead: (from: number, until: number) =>
    `通番${from.toLocaleString("ja-JP")}から${until.toLocaleString("ja-JP")}までの通知書です。この画面を開けるのは1回だけです。いちばん下まで表示されたことを確かめ、印刷が終わってから閉じてください。`,
  sampleLead:
    "見本です。本物の仮パスワードはありません。印刷して三つ折りにし、封筒の窓から宛先だけが見えることを確かめてください。",
  sample: {
    recipient: "健保 太郎",
    postalAddress: "東京都千代田区霞が関１丁目２番３号",
    postalBuilding: "けんぽマンション４０５号室",
    loginId: "mihon12345",
    password: "abcdefghjkmn",
  },
  end: (pages: number) => `ここまでです（${pages.toLocaleString("ja-JP")}枚）。`,
} as const;
