import { CODE_DIGITS, TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";
/** Set-up and use of the second factors. */
export const factors = {
  passkeyRegister: {
    title: "生体認証の設定",
    lead: "顔や指紋の情報は、端末の外に出ません。",
    before: "先に画面ロックを設定してください。",
    /** What to press in the dialog of the device, by its kind. */
    platforms: {
      apple: {
        name: "iPhone・iPad",
        press: "続ける",
        text: "「次へ」のあと「続ける」を押し、顔または指紋で確認します。",
      },
      android: {
        name: "Android",
        press: "続行",
        text: "「次へ」のあと「続行」を押し、指紋・顔・画面ロックで確認します。",
      },
      pc: { name: "パソコン", press: "OK", text: "「次へ」のあと、Windows Hello などの顔・指紋・PINで確認します。" },
    },
    otherDevices: "ほかの端末を使うとき",
    crossDevice:
      "パソコンでスマートフォンを使うときは、「iPhone、iPad、またはAndroidデバイス」を選びます。両方の端末でBluetoothとインターネットをオンにして近くに置き、画面の二次元コードをスマートフォンのカメラで読み取ります。",
    next: "次へ",
    waiting: "端末の確認画面で操作してください。",
    nameTitle: "端末に名前を付けてください",
    nameLead: "名前は目印です。",
    name: "パスキーの名前",
    nameHint: "例：自分のスマホ",
    ok: "OK",
    retry: "再試行してください",
    noScript:
      "生体認証の設定にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にするか、別の認証方法をお選びください。",
    unsupported: "このブラウザは生体認証に対応していません。別のブラウザか、別の認証方法をお使いください。",
    /** In place of `passkeyErrors`, before anybody has logged in. */
    errors: {
      cancelled:
        "登録が完了しませんでした。途中で閉じたか、時間が過ぎたときに起こります。端末の顔認証・指紋認証・画面ロックが設定されているかご確認のうえ、もう一度お試しください。",
      refused: "この端末を登録できませんでした。もう一度お試しになるか、別の認証方法をお選びください。",
    },
  },
  passkeyLogin: {
    title: "生体認証",
    lead: "登録した端末の顔・指紋・画面ロックで確認します。「次へ」を押してください。",
    registered: "登録済みの端末",
    created: (date: string) => `作成日 ${date}`,
    next: "次へ",
    noScript:
      "生体認証にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にするか、別の方法でログインしてください。",
  },
  passkeyErrors: {
    cancelled:
      "認証が完了しませんでした。途中で閉じたか、時間が過ぎたか、この端末に使えるパスキーがないときに起こります。",
    alreadyRegistered: "この端末はすでに登録されています。別の端末を登録するか、別の方法をお選びください。",
    screenLock:
      "この端末では、先に画面ロック（暗証番号・顔・指紋）の設定が必要です。設定してから、もう一度お試しください。",
    url: "このブラウザでは、このアドレスの生体認証を使えません。アドレス欄をご確認のうえ、ブラウザを新しくするか、別の方法でログインしてください。",
    network: "通信できませんでした。電波の良いところで、もう一度お試しください。",
    refused: "この端末での認証を確認できませんでした。もう一度お試しになるか、別の方法でログインしてください。",
  },
  totpRegister: {
    title: "ワンタイムパスワードの設定",
    stepApp: "スマートフォンに認証アプリを入れます（無料）。",
    getApp: (app: string, store: string) => `${app}（${store}）`,
    /** On a PC, whose reader has the phone in hand. */
    whereToGet: "アプリの入手先",
    howToGet: "入れ方と、スマートフォンで読み取る二次元コード",
    qrOfStore: (app: string, store: string) => `${store} で ${app} を開く二次元コード`,
    stepScan: "アプリで二次元コード（QRコード）を読み取ります。",
    samePhone: "開かないときは「スキャンできませんか？」を押します。",
    qrAlt: "認証アプリで読み取る二次元コード。読み取れないときは、下の「スキャンできませんか？」のキーを使います。",
    cannotScan: "スキャンできませんか？",
    /** As manuals 002 p5 and 004 2-4-1 ⑨ print it. */
    keyHeading: "2.アプリケーションを開き、キーを入力します",
    keyLead: "認証アプリで「セットアップキーを入力」を選び、次のキーを入力してください。",
    keyLeadMicrosoft:
      "Microsoft Authenticator では、「その他」→「またはコードを手動で入力」を選び、「秘密鍵」に入力します。",
    copyKey: "キーをコピー",
    accountName: "アカウント名",
    type: "鍵の種類",
    typeValue: "時間ベース",
    digits: "けた数",
    digitsValue: `${CODE_DIGITS}けた`,
    period: "切り替わり",
    periodValue: `${TOTP_PERIOD_SECONDS}秒ごと`,
    openApp: "この端末の認証アプリを開く",
    saveImage: "QRコードを画像で保存",
    saveWarning: "保存した画像を持つ人は、あなたの番号を作れます。登録が終わったら、画像を必ず削除してください。",
    stepCode: "アプリに出た番号を入力します。",
    code: "ワンタイムパスワード",
    codeHint: `${CODE_DIGITS}けたの番号です。${TOTP_PERIOD_SECONDS}秒ごとに変わります。`,
    name: "デバイス名",
    nameHint: "認証アプリを入れた端末の名前です。",
    incorrectHelp: `番号は${TOTP_PERIOD_SECONDS}秒ごとに変わります。新しい番号に変わった直後に入力してください。くり返し違うときは、スマートフォンの日付と時刻が「自動設定」になっているかご確認ください。`,
    "enrolment-expired":
      "時間が過ぎたため、二次元コードを作り直しました。お手数ですが、アプリの登録を消して、もう一度読み取ってください。",
  },
  totpLogin: {
    title: "ワンタイムパスワードの入力",
    lead: `認証アプリに出ている${CODE_DIGITS}けたの番号を入力してください。`,
    device: "デバイス",
    lastUsed: (date: string) => `最終利用 ${date}`,
    code: "ワンタイムパスワード",
    submit: "トップページへ",
    incorrectHelp: `番号は${TOTP_PERIOD_SECONDS}秒ごとに変わります。新しい番号に変わった直後に入力してください。`,
    clockAhead: (minutes: number) =>
      `お使いのスマートフォンの時計が、約${minutes}分進んでいるようです。日付と時刻を「自動設定」にしてから、新しい番号を入力してください。`,
    clockBehind: (minutes: number) =>
      `お使いのスマートフォンの時計が、約${minutes}分遅れているようです。日付と時刻を「自動設定」にしてから、新しい番号を入力してください。`,
    clockHelp:
      "くり返し違うときは、スマートフォンの日付と時刻が「自動設定」になっているか、アプリの登録がこのポータルのものかをご確認ください。",
  },
  emailCode: {
    title: "ワンタイムパスワード（OTP）メール認証",
    lead: (email: string) => `${email} に${CODE_DIGITS}けたの番号をお送りしました。`,
    until: (time: string) => `番号は ${time} まで使えます。`,
    notSent: "メールの送信が続いたため、いったん止めています。1時間ほど待ってから「再送信」を押してください。",
    over: "先にお送りした番号は、もう使えません。「再送信」を押して、新しい番号を受け取ってください。",
    code: "ワンタイムパスワード",
    codeHint: `メールに書かれた${CODE_DIGITS}けたの番号です。`,
    resend: "再送信",
    resent: "新しい番号をお送りしました。",
  },
} as const;
