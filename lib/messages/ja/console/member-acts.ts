import { MAX_BULK_MEMBERS } from "#lib/kernel/limits.ts";

/** The console's sentences about acts on many members, and about what is told to one who calls. */
export const consoleMemberActs = {
  many: {
    question: (people: string) => `選択した加入者のうち、利用中の${people}名が対象です。`,
    approval: "対象が多いため、別の担当者の承認が必要です。理由を書いて申請してください。",
    submit: (act: string, people: string) => `${people}名に実行（${act}）`,
    ask: "承認を申請",
    back: "加入者一覧に戻る",
    doneTitle: "実行しました",
    done: (done: string) => `${done}名に実行しました。`,
    failures: {
      nobody: "対象になる加入者がいません。停止中の方は対象になりません。",
      "too-many": `一度に選べるのは${MAX_BULK_MEMBERS.toLocaleString("ja-JP")}名までです。条件を絞ってください。`,
      changed: "画面を開いたあとに、対象の方が変わりました。人数を確かめて、もう一度押してください。",
    },
  },

  lostFactorCode: {
    title: "機種変更・紛失の番号の申請",
    lead: "スマートフォンの機種変更や紛失で、認証ができなくなった方のための番号です。別の担当者の承認のあと、あなたの画面に1回だけ表示されます。",
    submit: "承認を申請",
  },

  tellLoginId: {
    title: "ユーザIDの伝達",
    effects: ["ユーザIDを伝えたことが記録され、ご本人にお知らせのメールが届きます。"],
    submit: "ユーザIDを表示",
    doneTitle: "ユーザIDを伝えてください",
    loginId: "ユーザID",
    once: "ご本人だけに伝えてください。パスワードは、こちらからお聞きしません。",
  },
};
