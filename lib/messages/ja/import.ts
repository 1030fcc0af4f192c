const number = (value: number) => value.toLocaleString("ja-JP");

/** 加入者の取り込み: what the clerk reads about the file and its rows (spec §10). */
export const memberImport = {
  line: (line: number) => `${line}行目`,
  file: "ファイル",
  problems: {
    "file-unreadable": () => "ファイルを開けません。場所と名前をご確認ください。",
    "file-empty": () => "見出しの下に加入者の行がありません。",
    "wrong-charset": (badLine) =>
      `文字を読み取れません。${badLine === undefined ? "" : `${badLine}行目に、ほかの文字コードの文字があります。`}文字コードをShift_JIS（CP932）かUTF-8にして、CSV形式で保存し直してください。1行目には「記号」「番号」などの見出しが必要です。`,
    "old-excel": () => "Excelの古い形式（.xls）か、パスワードの付いたExcelファイルです。.xlsxで保存し直してください。",
    "not-a-list": () => "加入者の一覧として開けないファイルです。Excel（.xlsx）かCSVで保存し直してください。",
    "zip-bomb": () => "中身が大きすぎるファイルです。加入者の一覧だけのファイルにしてください。",
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
    "wrong-check-digit": () => "最後の数字（検証番号）が合いません。番号をご確認ください。",
    "unknown-relation": () => "「本人」か「家族」を入力してください。",
    "contradicts-kind": () => "「区分」の列と合いません。",
    "unknown-copay": () => "「1割」「2割」「3割」のどれかを入力してください。",
    "unknown-limit": () =>
      "限度区分は「ア」「イ」「ウ」「エ」「オ」「現役並みⅢ」「現役並みⅡ」「現役並みⅠ」「一般」「低所得Ⅱ」「低所得Ⅰ」のどれかを入力してください。",
    "unknown-delivery": () => "「資格情報のお知らせ」か「資格確認書」を入力してください。",
    "too-many-cells": () => "見出しより列が多くなっています。区切りのカンマ（,）をご確認ください。",
    "bad-character": () => "読み取れない文字があります。文字コードをご確認ください。",
    "row-repeated": (firstLine) => `記号・番号・枝番が${firstLine}行目と同じです。`,
    "login-id-repeated": (firstLine) => `${firstLine}行目と同じユーザIDです。`,
    "login-id-taken": () => "ほかの加入者が使っているユーザIDです。",
  } satisfies Record<string, (firstLine?: number) => string>,
  kinds: { insured: "被保険者", dependent: "被扶養者" },
  formulaPassword: "記号＋番号＋生年月日",
  outcomes: {
    created: "登録しました",
    updated: "更新しました",
    restored: "利用を再開しました",
    unchanged: "変更はありません",
    disabled: "資格喪失のため利用を停止しました",
    bad: "取り込んでいません",
  },
  reissued: "（仮パスワードを再発行）",
  progress: (percent: number, rows: number) => `${percent}％ ${rows.toLocaleString("ja-JP")}行`,
  unknownColumns: (headings: readonly string[]) =>
    `取り込まない列があります（見出しが決まりの名前ではありません）: ${headings.join("、")}`,
  more: (count: number) => `ほかに${count.toLocaleString("ja-JP")}件の誤りがあります。`,
  summary: (
    counts: Record<
      "rows" | "created" | "updated" | "unchanged" | "disabled" | "issued" | "bad" | "restored" | "absent",
      number
    >,
  ) =>
    [
      `全${counts.rows}行`,
      `登録${counts.created}`,
      `更新${counts.updated}`,
      ...(counts.restored > 0 ? [`うち利用再開${counts.restored}`] : []),
      `変更なし${counts.unchanged}`,
      `利用停止${counts.disabled}`,
      ...(counts.absent > 0 ? [`一覧にいないため利用停止${counts.absent}`] : []),
      `仮パスワード発行${counts.issued}`,
      `誤り${counts.bad}`,
    ].join("、"),
  dryRunDone: "確認だけを行いました。何も登録していません。",
  done: (path: string) => `取り込みました。結果ファイル: ${path}`,
  resultWarning:
    "結果ファイルには仮パスワードが書かれています。通知書を作成したら削除してください。もう一度表示することはできません。",
  /** What looks like a mistake, as a sentence with its evidence. */
  doubts: {
    zeros: ({ count }: { count: number }) =>
      `先頭の0を補うと今の加入者と同じになる番号が、${number(count)}名分あります。Excelで開いたときに0が消えたのかもしれません。`,
    mostlyNew: ({ created, rows, members }: Record<"created" | "rows" | "members", number>) =>
      `今の加入者が${number(members)}名いるのに、${number(rows)}行のうち${number(created)}行が新しい人です。`,
    restored: ({ count }: { count: number }) =>
      `利用を停止している${number(count)}名が、もう一度利用できるようになります。`,
    absent: ({ count, members, unnamed }: { count: number; members: number; unnamed?: number | undefined }) =>
      `一覧にいない${number(count)}名（今の加入者${number(members)}名のうち）を資格喪失にします。${
        unnamed
          ? `記号か番号を読み取れない行が${number(unnamed)}行あります。その行の人が、この${number(count)}名に入っているかもしれません。`
          : ""
      }`,
    glyphs: ({ count }: { count: number }) =>
      `外字など、画面や資格確認書に表示できない文字が${number(count)}文字あります。`,
  },
  examples: {
    zeros: ({ line, from, to }: { line: number; from: string; to: string }) => `${line}行目 ${from} → ${to}`,
    restored: ({ line, who }: { line: number; who: string }) => `${line}行目 ${who}`,
    glyphs: ({ line, column, codePoint }: { line: number; column: string; codePoint: string }) =>
      `${line}行目 ${column} ${codePoint}`,
  },
  /** How the command line is answered. */
  doubtOptions: {
    zeros: "--zeros=pad（0を補う）または --zeros=keep（そのまま取り込む）",
    mostlyNew: "--accept-new",
    restored: "--restored=restore（再開する）または --restored=skip（停止したままにする）",
    absent: "--absent-count=<人数>",
    glyphs: "--accept-glyphs",
  },
  doubtAnswer: (option: string) => `　確かめたうえで進めるには: ${option}`,
  failures: {
    "open-doubts": "確かめることがあるため、何も登録していません。",
    "bad-file": "ファイルを読み取れないため、何も登録していません。",
    "bad-rows":
      "誤りのある行があるため、何も登録していません。誤りのない行だけを取り込むには --skip-bad-rows を付けてください。",
    "result-exists":
      "結果ファイル（または途中で終わった取り込みの .partial ファイル）がすでにあります。--out で別の名前を指定するか、前のファイルを移してください。",
    interrupted: "中断しました。何も取り込んでいません。",
    "changed-meanwhile": "取り込みの途中で加入者の情報が変わりました。何も登録していません。もう一度実行してください。",
  },
} as const;
