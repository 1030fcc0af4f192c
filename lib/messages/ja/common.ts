/** Sentences and labels used on more than one screen. Labels are those of the printed manuals. */
export const common = {
  required: "必須",
  submit: "実行",
  next: "次へ",
  back: "戻る",
  backToPortal: "ポータルに戻る",
  help: "お困りのときは",
  errorTitlePrefix: "エラー: ",
  errorSummary: "入力内容をご確認ください",
} as const;
