import { operations } from "../operations.ts";

/** 「ホームページ」: for whoever cares for the insurer's own site. */
export const homepageText = {
  title: "ホームページ",
  lead: "健康保険組合のホームページに、ポータルのログインボタンやカードを置けます。まず、ホームページのアドレスを登録します。",
  readOnly: "登録できるのは、「管理」の担当者です。",
  origins: {
    heading: "登録したホームページ",
    caption: "登録したホームページの一覧",
    none: "まだ登録したホームページはありません。リンクとログインボタンは、登録しなくても使えます。",
    columns: { origin: "アドレス", createdAt: "登録した日", lastUsed: "最後のログイン", act: "操作" },
    never: "まだありません",
    remove: "登録を取り消す",
    removeOf: (origin: string) => `${origin} の登録を取り消す`,
    add: "ホームページを登録",
    back: "ホームページに戻る",
    field: "ホームページのアドレス",
    fieldHint:
      "https://www.example.or.jp のように、はじめの部分だけを書きます。ポート番号は使えません。wwwの有る無しは、別のホームページです。",
    submit: "登録する",
  },
  snippets: {
    heading: "ホームページに貼るもの",
    lead: "HTMLのheadの中にプログラムを、置きたいところにボタンやカードを貼ります。ボタンの中のリンクは、JavaScriptが動かないときにも使えます。",
    names: {
      script: "プログラム（中身を固定）",
      newest: "プログラム（いつも新しいもの）",
      button: "ログインボタン",
      popup: "ログインボタン（小さな画面で開く）",
      cards: "お知らせとサービスメニューのカード",
    },
    notes: {
      script:
        "headの中に、どちらかのプログラムを貼ります。「integrity」は、書き換えられていないことをブラウザに確かめさせる値です。新しいプログラムに替えるときは、この画面から貼り直してください。",
      newest: "貼り直さなくても、ポータルの更新といっしょに新しくなります。",
      button: "押すと、ポータルのログインに進みます。ホームページの登録は要りません。",
      popup: "ホームページを開いたまま、小さな画面でログインします。登録したホームページだけで使えます。",
      cards: "ログインした方に、お知らせとサービスメニューを見せます。登録したホームページだけで使えます。",
    },
    copy: "コピー",
  },
  trial: {
    heading: "ボタンを試す",
    lead: "いま貼るHTMLと同じボタンです。押すと、ポータルのログインに進みます。",
    failed:
      "ボタンの代わりにただのリンクが見えるときは、このブラウザがプログラムを断っています。下の表をご覧ください。",
  },
  refusals: {
    heading: "ブラウザが断るとき",
    lead: "困ったときに見比べてください。どの場合も、リンクでのログインはできます。",
    caption: "ブラウザが断る場合の一覧",
    columns: { seen: "見えること", why: "わけ", act: "直し方" },
    lines: [
      {
        seen: "ボタンがただのリンクに見える",
        why: "ホームページのContent-Security-Policyがプログラムを許していない。または、貼った「integrity」とプログラムの中身が違う。",
        act: "script-src にポータルのアドレスを加える。この画面からHTMLを貼り直す。",
      },
      {
        seen: "「このページからはログインできません」と出る",
        why: "ホームページのアドレスが、登録したものと違う。",
        act: "wwwの有る無しと https を、ブラウザのアドレス欄と見比べて登録する。",
      },
      {
        seen: "小さな画面が開かず、同じ画面でログインに移る",
        why: "ブラウザが止めた。または、ホームページのCross-Origin-Opener-Policyが same-origin になっている。",
        act: "そのままで使える。小さな画面にするには same-origin-allow-popups にする。",
      },
      {
        seen: "カードの枠に何も出ない",
        why: "アドレスが登録されていない。または、Content-Security-Policyの frame-src や、Cross-Origin-Embedder-Policyが枠を許していない。",
        act: "アドレスを登録し、frame-src にポータルのアドレスを加える。",
      },
      {
        seen: "カードに「ここには表示できません」と出る",
        why: "ブラウザが、枠の中のCookieを残さない。",
        act: "「ポータルを開く」から読める。ポータルをホームページと同じドメインの名前にすると残る。",
      },
    ],
  },
  browsers: {
    caption: "ブラウザごとの違い",
    columns: { part: "置くもの", chrome: "Chrome・Edge", firefox: "Firefox", safari: "Safari・iPhone" },
    lines: [
      { part: "リンク、ログインボタン", chrome: "使えます", firefox: "使えます", safari: "使えます" },
      {
        part: "小さな画面",
        chrome: "使えます",
        firefox: "使えます",
        safari: "使えます。ポップアップを止める設定のときは、同じ画面で移ります",
      },
      {
        part: "小さな画面での生体認証",
        chrome: "使えます",
        firefox: "使えます",
        safari: "使えます",
      },
      {
        part: "カード",
        chrome: "114から表示します",
        firefox: "141から表示します",
        safari: "26.2から表示します。前の版の多くでは「ポータルを開く」を出します",
      },
    ],
  },
  done: {
    added: "ホームページを登録しました。",
    removed: "ホームページの登録を取り消しました。このホームページには、もう何も知らせません。",
  },
  errors: operations.embed.failures,
};
