/** For failures of the portal itself. A file of its own, because every page carries it to the browser. */
export const failure = {
  documentTitle: "エラー: ページを表示できませんでした",
  title: "ページを表示できませんでした",
  body: "しばらく待ってから、もう一度お試しください。くり返し表示されるときは、健康保険組合にお電話ください。",
  retry: "もう一度試す",
  backToPortal: "ポータルに戻る",
} as const;
