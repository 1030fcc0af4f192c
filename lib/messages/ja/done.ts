/** What has just been done, said once at the top of the next page. */
export const done = {
  language: "言語を変更しました。",
  "login-id": (loginId: string) =>
    `ユーザIDを「${loginId}」に変更しました。次回から、新しいユーザIDでログインしてください。`,
  "method-passkey": "認証方法を「生体認証」に変更しました。次回のログインから使います。",
  "method-totp": "認証方法を「OTP認証」に変更しました。次回のログインから使います。",
  "method-email": "認証方法を「OTP認証（メール）」に変更しました。次回のログインから使います。",
  nothing: "変わったところがないため、何も変更していません。",
  email: (address: string) => `メールアドレスを変更しました。新しいアドレスは ${address} です。`,
  "email-withdrawn": "メールアドレスの変更をやめました。今までのアドレスをお使いいただけます。",
  password: "パスワードを変更しました。",
  "passkey-added": (name: string) => `生体認証「${name}」を追加しました。`,
  "totp-added": (name: string) => `認証アプリ「${name}」を追加しました。`,
  "email-added": "メール認証を設定しました。",
  "passkey-deleted": (name: string) => `生体認証「${name}」の登録を削除しました。`,
  "totp-deleted": (name: string) => `認証アプリ「${name}」の登録を削除しました。`,
  "email-deleted": "メール認証の設定を削除しました。",
  "service-left": (service: string) => `「${service}」との連携をやめました。次に使うときは、もう一度お聞きします。`,
  "delivery-agreed": "資格確認書の電子交付に同意しました。",
  "delivery-stopped": "資格確認書の電子交付をやめました。",
  renamed: (name: string) => `名前を「${name}」に変更しました。`,
  "signed-out": "選んだデバイスをサインアウトしました。",
  "signed-out-others": (count: string) => `ほかのデバイス${count}台をサインアウトしました。`,
  "not-me":
    "ほかのすべてのデバイスからサインアウトしました。まだ手続きは終わっていません。続けて、新しいパスワードを決めてください。",
};
