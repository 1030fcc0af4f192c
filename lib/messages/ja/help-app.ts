import type { HelpTopic } from "../help.ts";

/** Installing an authenticator app (manual 001, 2-3【1】 to 2-5; 004, 2-4-1 ①–④ and 2-4-2 ①–④). */
export const appTopic = (): HelpTopic => ({
  title: "認証アプリを入れたいとき",
  parts: [
    {
      heading: "スマートフォンに入れる",
      points: [
        "お使いのスマートフォンで、下のアプリのどちらかを開きます。パソコンや紙でご覧の方は、二次元コードをスマートフォンのカメラで読み取ります。",
        "「入手」（Androidは「インストール」）を押します。どちらも無料です。有料のアプリは要りません。",
        "入れ終わったら「開く」を押します。",
        "Google Authenticator：「開始」を押し、「アカウントなしで Authenticator を使用」を押します。Googleアカウントに番号を控えておきたい方は「続行」を押します。",
        "Microsoft Authenticator：「承諾する」「続行」を押し、「スキップ」を押します。",
        "このポータルにログインし、「ワンタイムパスワードの設定」の画面に進みます。",
      ],
    },
    {
      heading: "パソコンだけで使う（ブラウザの拡張機能）",
      points: [
        "Google Chrome：Chrome ウェブストアで「Authenticator」を検索し、追加します。",
        "Microsoft Edge：Edge アドオンで「Open Two-Factor Authenticator」を検索し、追加します。",
        "会社のパソコンでは、会社の決まりで拡張機能を使えないことがあります。",
      ],
    },
  ],
});
