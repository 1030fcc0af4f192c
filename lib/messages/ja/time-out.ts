/** The end of a session: the warning before it, the page and callout after it. */
export const timeOut = {
  warning: {
    title: "まもなくログアウトします",
    /** {time} becomes the time of day. */
    idle: "しばらく操作がないため、{time}にログアウトします。続けて使う場合は「ログインを続ける」を押してください。",
    expired:
      "ログインしてから長い時間がたったため、{time}にログアウトします。入力の途中でしたら、それまでに手続きを終えてください。",
    stay: "ログインを続ける",
    understood: "閉じる",
    logOut: "ログアウトする",
  },
  ended: {
    idle: {
      title: "ログアウトしました",
      body: "しばらく操作がなかったため、ログアウトしました。",
    },
    expired: {
      title: "ログアウトしました",
      body: "ログインしてから長い時間がたったため、安全のためにログアウトしました。",
    },
    "signed-out": {
      title: "ログインが終わりました",
      body: "ほかの画面やほかの端末での操作により、この端末のログインは終わりました。",
    },
  },
  /** For a request of a members' page without a session: from a bookmark or mail, or after a logout in another tab. */
  needed: "開こうとした画面を使うには、ログインが必要です。ログインすると、その画面に進みます。",
  kept: "入力していた内容は、パスワードや番号を除いて、この画面に残してあります。もう一度ログインすると、続きから入力できます。",
  again: "もう一度ログインする",
  /** On the page that shows the typed values again. */
  restored: "入力していた内容を元に戻しました。",
};
