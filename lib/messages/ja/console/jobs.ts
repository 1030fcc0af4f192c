import { documentsText } from "./documents.ts";

const number = (value: number) => value.toLocaleString("ja-JP");

/** What is not worth a word when there is none of it. */
const some = (value: number, text: string) => (value > 0 ? `${number(value)}${text}` : "");

/** 「処理の状況」: what runs for minutes. Each kind adds its name, its result, and why it can fail. */
export const jobsText = {
  title: "処理の状況",
  caption: "処理の一覧",
  lead: "時間のかかる処理です。画面を閉じても、最後まで続きます。",
  none: "処理はまだありません。",
  columns: {
    kind: "処理",
    state: "ステータス",
    createdAt: "受付日時",
    clerk: "担当者",
    result: "結果",
    finishedAt: "終了日時",
  },
  states: {
    waiting: "開始待ち",
    running: "処理中",
    done: "完了",
    failed: "失敗",
    cancelled: "中止",
    stopped: "途中で停止",
  },
  back: "処理の状況に戻る",
  progress: "進み具合",
  rows: (done: number, total: number | null) =>
    total === null ? `${number(done)}件` : `${number(done)} / ${number(total)}件`,
  waiting: "順番を待っています。",
  leave: "この画面を閉じても、処理は続きます。",
  share: (percent: number) => `${percent}%まで進みました。`,
  cancel: "中止",
  retry: "もう一度実行",
  subject: "この処理の内容を見る",
  notNow: "処理の状態が変わったため、実行できませんでした。画面の表示をご確認ください。",
  stopped: "途中で止まりました。終わっていない分は登録していません。",
  cancelled: "中止しました。終わっていない分は登録していません。",
  kinds: {
    "members-import-check": "取り込む内容の確認",
    "members-import": "加入者の取り込み",
    "members-import-undo": "取り込みの取り消し",
    "letters-mail": "仮パスワードのメール送信",
    "documents-deliver": "資格確認書の交付",
    "approval-carry-out": "承認された操作",
    "audit-verify": "監査ログの検証",
  },
  results: {
    "members-import-check": ({ rows = 0, bad = 0 }) =>
      `${number(rows)}行を確認しました。${some(bad, "行に誤りがあります。")}`,
    "members-import": ({ created = 0, updated = 0, disabled = 0, absent = 0, bad = 0 }) =>
      `${number(created)}名を登録、${number(updated)}名を変更、${number(disabled + absent)}名を資格喪失にしました。${some(bad, "行は取り込みませんでした。")}`,
    "members-import-undo": ({ restored = 0, deleted = 0 }) =>
      `取り込みを取り消しました。${number(deleted)}名の登録を削除し、${number(restored)}名を元に戻しました。`,
    "letters-mail": ({ mailed = 0, unreachable = 0, skipped = 0 }) =>
      `${number(mailed)}名にメールを送る手続きをしました。${some(unreachable, "名はメールアドレスがありません。")}${some(skipped, "名には発行しませんでした。")}`,
    "documents-deliver": (counts) => documentsText.result(counts),
    "approval-carry-out": ({ done = 0, skipped = 0 }) =>
      `${number(done)}名に実行しました。${some(skipped, "名は、申請のあとに状態が変わったため、そのままです。")}`,
    "audit-verify": ({ events = 0, broken = 0 }) =>
      broken === 0
        ? `監査ログは途切れていません。${number(events)}件の記録を検証しました。`
        : `監査ログの ${number(broken)} 番目の記録から、つながりが確かめられません。運用窓口にご連絡ください。`,
  } satisfies Record<string, (counts: Record<string, number>) => string>,
  failures: {
    forbidden: "申し込んだ担当者の役割が変わったため、実行しませんでした。",
    stopped: "途中で止まりました。終わっていない分は登録していません。",
    "order-changed": "発行の内容が変わったため、実行しませんでした。",
    "not-approved": "承認された申請ではないため、実行しませんでした。",
    "needs-approval": "ほかの担当者の承認がないため、実行しませんでした。内容を確認し直してください。",
    "import-changed": "取り込みの内容が変わったため、実行しませんでした。はじめからやり直してください。",
    "bad-rows": "誤りのある行があるため、何も登録していません。「内容の確認」からやり直してください。",
    "open-doubts":
      "確認のあとに加入者の情報が変わり、新しく確かめることがあるため、何も登録していません。「列の対応」からやり直してください。",
    "changed-meanwhile": "取り込みの途中で加入者の情報が変わりました。何も登録していません。もう一度実行してください。",
    "file-wrong-charset": "文字を読み取れません。「列の対応」で文字コードをご確認ください。何も登録していません。",
    "file-file-empty": "見出しの下に加入者の行がありません。何も登録していません。",
    "file-line-too-long": '1行が長すぎて読み取れません。引用符（"）の閉じ忘れをご確認ください。何も登録していません。',
    "file-broken-quotes": '引用符（"）の使い方が正しくないため、読み取れません。何も登録していません。',
    "file-not-a-list": "加入者の一覧として開けないファイルです。Excel（.xlsx）かCSVで保存し直してください。",
    "file-zip-bomb": "中身が大きすぎるファイルです。加入者の一覧だけのファイルにしてください。",
    "not-last": "最後の取り込みではないため、取り消せません。",
    "too-late": "日数がたったため、取り消せません。",
    "logged-in": "取り込んだ人がログインしたため、取り消せません。",
    "changed-since": "取り込んだ人の情報がそのあと変わったため、取り消せません。",
    unexpected: "実行できませんでした。もう一度お試しください。",
  } as Readonly<Record<string, string>>,
};
