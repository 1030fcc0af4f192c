import {
  LONG_PASSWORD_CHARACTERS,
  MAX_EMAIL_CODE_MISSES,
  MAX_EMAIL_CODES_PER_HOUR,
  MAX_NAME_CHARACTERS,
  MAX_PASSKEYS,
  MAX_TOTP_DEVICES,
  RESEND_SECONDS,
} from "#lib/kernel/limits.ts";
/** Sentences for refused credentials, by the codes of lib/credentials. None says more than its verb may reveal. */
export const credentials = {
  password: {
    refused: "無効なユーザIDまたはパスワードです。",
    /** {min} becomes the insurer's number. */
    "too-short": "文字数が足りません。{min}文字以上にしてください。",
    "too-long": "文字数が多すぎます。もっと短いパスワードにしてください。",
    "forbidden-character": "使えない文字が入っています。半角の英字・数字・記号だけを使ってください。空白は使えません。",
    "missing-class": `英大文字・英小文字・数字・記号をそれぞれ1文字以上入れてください。${LONG_PASSWORD_CHARACTERS}文字以上にするときは、この組み合わせは必要ありません。`,
    "equals-login-id": "ユーザIDと同じものは使えません。",
    "contains-login-id": "パスワードの中にユーザIDを入れないでください。",
    "made-of-context-words":
      "健康保険組合の名前、記号・番号、生年月日だけでできたパスワードは、ほかの人に当てられやすいため使えません。",
    common: "多くの人が使っているパスワードは、ほかの人に当てられやすいため使えません。",
    current: "今お使いのパスワードとは別のものにしてください。",
  },
  passwordWarning: {
    "yen-or-backslash":
      "「¥」や「\\」が入っています。機器によって別の文字として入力されることがあるため、ほかの記号をおすすめします。",
  },
  totp: {
    incorrect: "ワンタイムパスワードが正しくありません",
    "code-incorrect": "認証コードが異なります",
    "enrolment-expired": "設定の時間が過ぎました。新しく表示されたQRコードで、もう一度はじめから設定してください。",
    "too-many-totp-devices": `登録できる認証アプリは${MAX_TOTP_DEVICES}台までです。使わなくなったものを削除してから登録してください。`,
  },
  credentialName: {
    "name-empty": "名前を入力してください。",
    "name-too-long": `名前は${MAX_NAME_CHARACTERS}文字以内にしてください。`,
    "name-taken": "同じ名前がすでに登録されています。別の名前にしてください。",
  },
  passkey: {
    failed: "認証が完了しませんでした。もう一度お試しください。",
    "unknown-credential": "このパスキーは登録されていません。別のパスキーを選ぶか、別の方法でログインしてください。",
    "challenge-used": "時間が過ぎたか、画面が古くなっています。もう一度お試しください。",
    "already-registered": "この端末のパスキーは、すでに登録されています。",
    "too-many": `登録できるパスキーは${MAX_PASSKEYS}個までです。使わなくなったものを削除してから登録してください。`,
  },
  emailCode: {
    incorrect: "ワンタイムパスワードが正しくありません。いちばん新しいメールの番号を入力してください。",
    expired: "この番号は使えなくなりました。メールを送り直して、新しい番号を入力してください。",
    exhausted: `続けて${MAX_EMAIL_CODE_MISSES}回まちがえたため、この番号は使えなくなりました。メールを送り直して、新しい番号を入力してください。`,
    "too-soon": `メールを送ったばかりです。届くまでお待ちください。届かないときは、${RESEND_SECONDS}秒後に「再送信」を押してください。`,
    "too-many": `1時間に送れるのは${MAX_EMAIL_CODES_PER_HOUR}回までです。1時間ほど待ってから、もう一度お試しください。`,
  },
  guard: {
    waitingUntil: (time: string) =>
      `まちがいが続いたため、${time}までお待ちください。時間になりましたら、もう一度お試しください。`,
    waiting: "まちがいが続いたため、いまは確認できません。しばらく待ってから、もう一度お試しください。",
    disabled:
      "まちがいが続いたため、この方法は使えなくなっています。別の方法でログインするか、健康保険組合にお問い合わせください。",
  },
} as const;
