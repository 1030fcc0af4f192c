import { MAX_CONTACT_CHARACTERS, MAX_HELP_BLOCKS, MAX_HELP_CHARACTERS, MAX_HELP_TITLE } from "#lib/kernel/limits.ts";

const required = (what: string) => `${what}を入力してください。`;
const noHtml = (what: string) => `${what}にHTMLのタグは使えません。「<」と「>」で囲んだ部分を消してください。`;
const tooLong = (what: string) => `${what}は${MAX_CONTACT_CHARACTERS}文字以内で入力してください。`;

/** The console's sentences about the help at the login and the insurer's desk. */
export const consoleLoginHelp = {
  loginHelp: {
    title: "ログインの案内",
    caption: "ログインの案内の一覧",
    lead: "ログイン画面とトップページの「はじめてログインする方へ」に、この順番で表示します。通知書でお届けした方、記号・番号・生年月日でログインする方のように、あてはまる方ごとに分けてください。",
    add: "案内を追加",
    none: "まだ案内はありません。ログイン画面には、共通の説明を表示しています。",
    back: "ログインの案内に戻る",
    newTitle: "案内の追加",
    editTitle: "案内の編集",
    columns: { title: "あてはまる方", body: "内容", order: "順番" },
    readOnly: "案内を変更できるのは、「担当」と「管理」の担当者です。",
    preview: "加入者に見える形",
    fields: {
      title: "あてはまる方",
      titleHint: `「通知書が届いた方」のように書きます。${MAX_HELP_TITLE}文字まで`,
      body: "内容",
      bodyHint: `行ごとに1つの段落になります。装飾は使えません。${MAX_HELP_CHARACTERS}文字まで`,
    },
    deleteSummary: "この案内を削除する",
    deleteHint: "ログイン画面からすぐに消えます。元に戻せません。",
    delete: "案内を削除",
    contactTitle: "窓口の変更",
    contactHeading: "窓口",
    contactLink: "窓口を変更",
    contactLead: "すべての画面の下の「お困りのときは」と、よくある質問、メールに表示します。",
    contact: {
      contactName: "窓口の名前",
      contactPhone: "電話番号",
      contactHours: "受付時間",
      contactAddress: "住所",
    },
    done: {
      saved: "案内を保存しました。",
      moved: "順番を変えました。",
      deleted: "案内を削除しました。",
      contact: "窓口を変更しました。",
    },
    errors: {
      "title-empty": required("あてはまる方"),
      "title-too-long": `あてはまる方は${MAX_HELP_TITLE}文字以内で入力してください。`,
      "title-taken": "同じ見出しの案内があります。",
      "body-empty": required("内容"),
      "body-too-long": `内容は${MAX_HELP_CHARACTERS}文字以内で入力してください。`,
      "title-html": noHtml("あてはまる方"),
      "body-html": noHtml("内容"),
      "too-many": `案内は${MAX_HELP_BLOCKS}件までです。使わないものを削除してください。`,
    },
    contactErrors: {
      "contactPhone-unreadable": "電話番号は市外局番から入力してください。",
      "contactName-empty": required("窓口の名前"),
      "contactPhone-empty": required("電話番号"),
      "contactHours-empty": required("受付時間"),
      "contactAddress-empty": required("住所"),
      "contactName-too-long": tooLong("窓口の名前"),
      "contactPhone-too-long": tooLong("電話番号"),
      "contactHours-too-long": tooLong("受付時間"),
      "contactAddress-too-long": tooLong("住所"),
    },
  },
};
