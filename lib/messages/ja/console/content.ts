import { formats } from "../format.ts";

/** The console's sentences that all texts of an insurer share: お知らせ, services, terms, login help, branding. */
export const consoleContent = {
  content: {
    preview: "プレビュー",
    previewHeading: "加入者に見える形",
    previewEmpty: "「プレビュー」を押すと、入力した内容が加入者に見える形で表示されます。",
    markdownHint:
      "見出しは行のはじめに「# 」、箇条書きは「- 」、太字は「**文字**」、リンクは「[文字](https://…)」と書きます。",
    save: "保存",
    cancel: "キャンセル",
    changedBy: (name: string | null, at: Date) =>
      name ? `最後の変更: ${formats.dateTime(at)} ${name} さん` : `最後の変更: ${formats.dateTime(at)}`,
    changedMeanwhile: (name: string | null) =>
      `入力している間に、${name ? `${name} さん` : "ほかの担当者"}が変更しました。まだ保存していません。今の内容を別の画面で確かめてください。入力した内容で置き換えるときは、もう一度押してください。`,
    changedMeanwhileAct: "ほかの担当者が先に変更しました。今の内容を確かめて、もう一度操作してください。",
    up: (name: string) => `「${name}」を上へ`,
    down: (name: string) => `「${name}」を下へ`,
    upShort: "上へ",
    downShort: "下へ",
    history: "変更の履歴",
    operator: "運用者",
    gone: "見つかりません。ほかの担当者が削除したか、リンクが古くなっています。",
    markdownErrors: {
      empty: "本文を入力してください。",
      "not-text": "使えない文字が含まれています。文字だけを貼り付けてください。",
      html: "HTMLのタグは使えません。「<」と「>」で囲んだ部分を消してください。",
      link: "リンク先は、https:// か http:// で始まるアドレス、mailto:、tel:、または「/help」のようなポータルの画面にしてください。",
    },
  },
};
