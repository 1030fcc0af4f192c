/** 加入者の取り込み: what the clerk reads about the file and its rows (spec §10). */
export const memberImport = {
  line: (line: number) => `${line}行目`,
  file: "ファイル",
  problems: {
    "file-unreadable": () => "ファイルを開けません。場所と名前をご確認ください。",
    "file-empty": () => "見出しの下に加入者の行がありません。",
    "wrong-charset": () =>
      "文字を読み取れません。文字コードをShift_JIS（CP932）かUTF-8にして、CSV形式で保存し直してください。1行目には「記号」「番号」などの見出しが必要です。",
    "column-missing": () => "この列がありません。1行目の見出しをご確認ください。",
    "column-repeated": () => "同じ見出しの列が2つ以上あります。",
    "line-too-long": () => '1行が長すぎます。改行のしかたと引用符（"）の閉じ忘れをご確認ください。',
    "broken-quotes": () => '引用符（"）の使い方が正しくないため、この行から先を読み取れません。',
    empty: () => "入力がありません。",
    "too-long": () => "文字数が多すぎます。",
    unreadable: () => "書き方を読み取れません。",
    impossible: () => "カレンダーにない日付です。",
    future: () => "これから先の日付です。",
    "not-kana": () => "カタカナで入力してください。",
    "unknown-kind": () => "「被保険者」か「被扶養者」を入力してください。",
    "before-qualification": () => "資格取得日より前の日付です。",
    "too-many-cells": () => "見出しより列が多くなっています。区切りのカンマ（,）をご確認ください。",
    "row-repeated": (firstLine) => `記号・番号・枝番が${firstLine}行目と同じです。`,
    "login-id-repeated": (firstLine) => `${firstLine}行目と同じユーザIDです。`,
    "login-id-taken": () => "ほかの加入者が使っているユーザIDです。",
  } satisfies Record<string, (firstLine?: number) => string>,
  formulaPassword: "記号＋番号＋生年月日",
  outcomes: {
    created: "登録しました",
    updated: "更新しました",
    unchanged: "変更はありません",
    disabled: "資格喪失のため利用を停止しました",
    bad: "取り込んでいません",
  },
  reissued: "（仮パスワードを再発行）",
  progress: (percent: number, rows: number) => `${percent}％ ${rows.toLocaleString("ja-JP")}行`,
  more: (count: number) => `ほかに${count.toLocaleString("ja-JP")}件の誤りがあります。`,
  summary: (counts: Record<"rows" | "created" | "updated" | "unchanged" | "disabled" | "issued" | "bad", number>) =>
    [
      `全${counts.rows}行`,
      `登録${counts.created}`,
      `更新${counts.updated}`,
      `変更なし${counts.unchanged}`,
      `利用停止${counts.disabled}`,
      `仮パスワード発行${counts.issued}`,
      `誤り${counts.bad}`,
    ].join("、"),
  dryRunDone: "確認だけを行いました。何も登録していません。",
  done: (path: string) => `取り込みました。結果ファイル: ${path}`,
  resultWarning:
    "結果ファイルには仮パスワードが書かれています。通知書を作成したら削除してください。もう一度表示することはできません。",
  failures: {
    "bad-file": "ファイルを読み取れないため、何も登録していません。",
    "bad-rows":
      "誤りのある行があるため、何も登録していません。誤りのない行だけを取り込むには --skip-bad-rows を付けてください。",
    "result-exists":
      "結果ファイル（または途中で終わった取り込みの .partial ファイル）がすでにあります。--out で別の名前を指定するか、前のファイルを移してください。",
    "changed-meanwhile": "取り込みの途中で加入者の情報が変わりました。何も登録していません。もう一度実行してください。",
  },
} as const;
