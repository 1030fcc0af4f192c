import { BUSY_RETRY_SECONDS } from "#lib/kernel/limits.ts";
import { failure } from "./failure.ts";

/** The page for an unknown URL. */
export const notFound = {
  title: "ページが見つかりません",
  body: "アドレスが違っているか、ページがなくなりました。ポータルに戻って、もう一度お選びください。",
} as const;

/** What the server itself answers when no page of the portal can, by HTTP status (lib/edge/plain-page.ts). */
export const plainPages = {
  400: {
    title: "受け取れない形で届きました",
    body: "アドレスが途中で切れたか、送られた内容が壊れています。ポータルに戻って、もう一度お選びください。",
  },
  403: {
    title: "この操作は受け付けられませんでした",
    body: "安全のため、このポータルの画面から送られたと確かめられる操作だけを受け付けています。ポータルに戻って、もう一度操作してください。くり返し表示されるときは、ほかのブラウザでお試しいただくか、健康保険組合にお電話ください。",
  },
  404: notFound,
  405: {
    title: "この方法では開けません",
    body: "このアドレスは、その方法では使えません。ポータルに戻って、もう一度お選びください。",
  },
  // An action of another release (Next.js): the page was open while the portal was updated.
  409: {
    title: "ポータルが新しくなりました",
    body: "画面を開いている間にポータルが更新されたため、送られた操作は行われていません。前の画面に戻って読み込み直し、もう一度操作してください。",
  },
  413: {
    title: "送られた内容が大きすぎます",
    body: "前の画面に戻り、入力した文章を短くするか、小さいファイルを選んでから、もう一度お試しください。",
  },
  500: { title: failure.title, body: failure.body },
  503: {
    title: "ただいま混み合っています",
    body: `送られた操作は、まだ行われていません。${BUSY_RETRY_SECONDS}秒ほど待ってから、ブラウザの「再読み込み」を押してください。入力した内容が、そのままもう一度送られます。`,
  },
} as const;
