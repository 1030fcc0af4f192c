/** 健保組合の停止・書き出し・読み込み・削除: what the operator reads (insurers disable, enable, export, import, remove). */
export const insurerCopy = {
  disabled: "停止しました。加入者も健保担当者も、この健保組合を使えません。insurers enable で元に戻ります。",
  enabled: "再開しました。",
  unchanged: "すでにその状態です。何も変えていません。",
  console: "管理画面そのものは、停止も書き出しも削除もできません。",
  progress: (_percent: number, rows: number) => `${rows}行を削除`,
  exported: (rows: number, tables: number, folder: string) => `${tables}表 ${rows}行を ${folder} に書き出しました。`,
  notDisabled:
    "停止していないため、書き出しのあとの変更は入っていません。移すときは、先に insurers disable で止めてください。",
  keysNeeded: (keys: readonly string[]) => `読み込む側に、同じ鍵を同じ名前で入れてください: ${keys.join("、")}`,
  folderTaken: (folder: string) => `${folder} はすでにあります。新しいフォルダーの名前を書いてください。`,
  imported: (slug: string, rows: number) =>
    `${slug} の${rows}行を読み込みました。停止したままです。audit verify で確かめ、insurers enable で始めてください。`,
  importFailures: {
    altered: (what: string) => `${what} のファイルが、書き出したときと違います。何も読み込んでいません。`,
    schema: (what: string) =>
      `データベースの版が違います（${what}）。同じ版にそろえてください。何も読み込んでいません。`,
    key: (what: string) => `${what} が、書き出した側の鍵と同じではありません。何も読み込んでいません。`,
    taken: (what: string) => `同じID・名前・ホストの健保組合 ${what} があります。何も読み込んでいません。`,
    clerk: (what: string) => `健保担当者 ${what} は、ほかの健保組合にいます。何も読み込んでいません。`,
    audit: (what: string) =>
      `${what} の鎖が、書き出したときと違います。insurers remove で消して、確かめ直してください。`,
  },
  remove: {
    plan: (name: string, slug: string) => [
      `${name}（${slug}）の加入者、健保担当者、記録を、すべて削除します。元に戻せません。`,
      "書き出したフォルダーとバックアップには残ります。",
    ],
    ask: (slug: string) => `続けるには ${slug} と入力してください: `,
    notConfirmed: "名前が違います。何も削除していません。",
    notDisabled: "停止していない健保組合は削除できません。先に insurers disable で止めてください。",
    anchor: (sequence: number, hash: string) => `記録の終わり: ${sequence}番 ${hash}（管理画面の記録に残しました）`,
    done: (slug: string, rows: number) => `${slug} の${rows}行を削除しました。`,
  },
} as const;
