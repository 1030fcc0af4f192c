const number = (value: number) => value.toLocaleString("ja-JP");

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
  kinds: { "members-import": "加入者の取り込み" },
  results: {
    "members-import": ({ created = 0, updated = 0, bad = 0 }) => {
      const left = bad > 0 ? `${number(bad)}行は取り込みませんでした。` : "";
      return `${number(created)}名を登録し、${number(updated)}名を変更しました。${left}`;
    },
  } satisfies Record<string, (counts: Record<string, number>) => string>,
  failures: {
    forbidden: "申し込んだ担当者の役割が変わったため、実行しませんでした。",
    stopped: "途中で止まりました。終わっていない分は登録していません。",
    unexpected: "実行できませんでした。もう一度お試しください。",
  } as Readonly<Record<string, string>>,
};
