/**
 * Shared sentences and labels. Plain strings only: the browser gets the whole object (components/ui/ui-context.tsx).
 */
export const common = {
  required: "必須",
  submit: "実行",
  back: "戻る",
  cancel: "キャンセル",
  backToPortal: "ポータルに戻る",
  help: "お困りのときは",
  errorTitlePrefix: "エラー: ",
  errorSummary: "入力内容をご確認ください",
  error: "エラー",
  success: "完了",
  warning: "ご注意",
  info: "お知らせ",
  recommended: "おすすめ",
  step: "手順",
  /** In the document's title, after the page's name. */
  stepInTitle: "（手順 {current} / {total}）",
  /** In the document's title, before the insurer's name. */
  titleSeparator: "｜",
  processing: "処理しています…",
  /** A form whose post got no answer; what was typed is still there. */
  offline: "通信できませんでした。入力した内容は残っています。電波の良いところで、もう一度お試しください。",
  busy: "混み合っているため、送れませんでした。入力した内容は残っています。少し待ってから、もう一度お試しください。",
  /** The page is of a release before this one. */
  outdated: "ポータルが新しくなったため、送れませんでした。画面を読み込み直してから、もう一度お試しください。",
  show: "表示",
  copied: "コピーしました",
  copyFailed: "コピーできませんでした。文字を長押しして選び、コピーしてください。",
} as const;
