import { MAX_EMBED_ORIGINS, MAX_TERMS_KILOBYTES } from "#lib/kernel/limits.ts";
import { formats } from "./format.ts";
import { memberImport } from "./import.ts";

type Named = { loginId: string; kana: string };

type ServiceLine = {
  name: string;
  title: string;
  redirectUris: readonly string[];
  scopes: readonly string[];
  weakestMethod: string | null;
  asksConsent: boolean;
};

const person = ({ loginId, kana }: Named) => `${kana} 様（ユーザID ${loginId}）`;

/** 加入者と利用規約への操作: what the clerk or operator reads after a command (spec §10). */
export const operations = {
  notForConsole: "管理画面そのものには、この命令を使えません。--insurer に健保組合を指定してください。",
  unlocked: (member: Named, cleared: number) =>
    cleared > 0
      ? `${person(member)}のロックを解除しました。すぐにログインできます。`
      : `${person(member)}はロックされていませんでした。`,
  disabled: (member: Named) =>
    [
      `${person(member)}の利用を停止しました。ログイン中の端末も、送信済みのリンクも使えなくなりました。`,
      "次に取り込むファイルでこの方の資格喪失日が空のときは、利用が再開されます。",
    ].join("\n"),
  reissued: (member: Named, { password, expiresAt }: { password: string | null; expiresAt: Date }) =>
    [
      `${person(member)}のアカウントを再発行しました。これまでのパスワードと認証方法は使えなくなりました。`,
      `ユーザID: ${member.loginId}`,
      `仮パスワード: ${password ?? memberImport.formulaPassword}`,
      `有効期限: ${formats.deadline(expiresAt)}`,
      ...(password === null ? [] : ["仮パスワードをもう一度表示することはできません。"]),
      "初回ログインの手順からやり直すよう、ご本人にお伝えください。",
    ].join("\n"),
  credentialsMailed: (member: Named, { isMailed, expiresAt }: { isMailed: boolean; expiresAt: Date }) =>
    [
      isMailed
        ? `${person(member)}に、仮ユーザIDと仮パスワードを別々のメールで送る手続きをしました。前の仮パスワードは使えなくなりました。`
        : `${person(member)}の仮パスワードは、${memberImport.formulaPassword}です。メールは送らず、期間だけを新しくしました。`,
      `有効期限: ${formats.deadline(expiresAt)}`,
    ].join("\n"),
  lostFactorCode: (member: Named, { code, expiresAt }: { code: string; expiresAt: Date }) =>
    [
      `${person(member)}が認証方法を設定し直すためのコードを発行しました。`,
      `コード: ${code}`,
      `有効期限: ${formats.deadline(expiresAt)}（1回だけ使えます）`,
      "ご本人であることを確かめたうえで、ご本人だけにお渡しください。前に発行したコードは使えなくなりました。",
      "コードをもう一度表示することはできません。管理画面では、担当者2名による承認で発行できます。",
    ].join("\n"),
  termsPublished: (version: number) =>
    `利用規約の第${version}版を公開しました。加入者の皆さまには、次に画面を開いたときに同意をお願いします。`,
  sessionsEnded: (member: Named, ended: number) =>
    `${person(member)}のログインを、すべての端末で終わらせました（${ended}件）。パスワードと認証方法はそのままです。`,
  allSessionsEnded: (members: number, sessions: number) =>
    `${members}人のログインを終わらせました（${sessions}件）。パスワードと認証方法はそのままです。`,
  /** 加入者がポータルのログインで使えるサービス (docs/adr/0020). */
  services: {
    added: (name: string, secret: string | null) =>
      [
        `サービス「${name}」を登録しました。client_id: ${name}`,
        ...(secret === null
          ? ["サービス自身の鍵（private_key_jwt）で確認します。"]
          : [`client_secret: ${secret}`, "client_secretをもう一度表示することはできません。"]),
      ].join("\n"),
    secretRotated: (name: string, secret: string) =>
      [
        `サービス「${name}」のclient_secretを新しくしました。前のものは、もう使えません。`,
        `client_secret: ${secret}`,
        "client_secretをもう一度表示することはできません。",
      ].join("\n"),
    removed: (name: string) =>
      `サービス「${name}」の登録を取り消しました。発行済みのトークンは使えなくなり、加入者の同意も消えました。`,
    line: ({ name, title, redirectUris, scopes, weakestMethod, asksConsent }: ServiceLine) =>
      [
        name,
        title,
        redirectUris.join(" "),
        scopes.join(" ") || "-",
        weakestMethod ?? "-",
        asksConsent ? "同意あり" : "同意なし",
      ].join("\t"),
    none: "登録されたサービスはありません。",
    keyRotated: (slug: string, kid: string, signsFrom: Date) =>
      `${slug}: 新しい署名の鍵 ${kid} を作りました。${formats.deadline(signsFrom)}から署名に使います。`,
    failures: {
      "name-taken": "同じclient_idのサービスが、すでに登録されています。",
      "not-found": "このclient_idのサービスは、この健保組合に登録されていません。",
      "signs-itself": "このサービスは自身の鍵で確認するため、client_secretがありません。",
    },
  },
  /** ポータルを埋め込めるサイト (docs/adr/0021). */
  embed: {
    added: (origin: string) => `${origin} を登録しました。このサイトにログインのボタンとカードを置けます。`,
    removed: (origin: string) => `${origin} の登録を取り消しました。このサイトにはもう何も知らせず、何も表示しません。`,
    line: ({ origin, createdAt, lastUsedAt }: { origin: string; createdAt: Date; lastUsedAt: Date | null }) =>
      [origin, formats.deadline(createdAt), lastUsedAt ? formats.deadline(lastUsedAt) : "-"].join("\t"),
    none: "登録されたサイトはありません。",
    snippet: ({ script, button, popup, cards }: Record<"script" | "button" | "popup" | "cards", string>) =>
      [
        "ページの<head>の中に",
        script,
        "\n同じ画面でポータルに移るボタン",
        button,
        "\n別の画面でログインするボタン",
        popup,
        "\nお知らせとサービスメニューの枠",
        cards,
      ].join("\n"),
    failures: {
      "not-an-origin":
        "サイトのオリジンとして読めません。https://www.example.or.jp のように、パスなどを付けずに書いてください。",
      "not-https": "https:// ではじまるサイトだけを登録できます。",
      "has-port": "ポート番号の付いたサイトは登録できません。",
      "trailing-dot": "サイトの名前の最後に「.」があります。取ってから登録してください。",
      "already-registered": "このサイトは、すでに登録されています。",
      "too-many": `登録できるサイトは${MAX_EMBED_ORIGINS}件までです。使っていないものを取り消してください。`,
      "not-found": "このサイトは、この健保組合に登録されていません。",
    },
  },
  keys: {
    secrets: {
      password: "パスワード",
      temporaryPassword: "仮パスワード",
      recoveryCode: "リカバリーコード",
      lostFactorCode: "認証方法をなくした方へのコード",
      emailCode: "メールで送ったコード",
      totpDevice: "認証アプリ",
      totpEnrolment: "設定中の認証アプリ",
      mail: "送信前のメール",
      recoveryRequest: "処理を待つお問い合わせ（再設定・ユーザID）",
      document: "資格確認書の確認番号",
      signingKey: "サービスへの署名の鍵",
      service: "サービスの登録",
      signIn: "サービスのログイン（その日のうちに終わるもの）",
    },
    use: (secret: string, keyId: string, count: number) => `  ${keyId}  ${secret}：${count}件`,
    newest: (keyId: string) => `  ${keyId}：いちばん新しい鍵です。新しいものはこの鍵で保存します。`,
    unused: (keyId: string) => `  ${keyId}：使っているものはありません。設定から外せます。`,
    stillUsed: (keyId: string, count: number) => `  ${keyId}：${count}件が使っています。まだ外せません。`,
    notListed: (keyId: string, count: number) =>
      `  ${keyId}：設定にない鍵です。${count}件を開けません。設定に戻してください。`,
    progress: (percent: number, rows: number) => `${percent}%（${rows}件を新しい鍵に替えました）`,
    rotated: (resealed: number) => `${resealed}件を新しい鍵に替えました。残りは keys status で確かめられます。`,
    unreadable: (count: number) =>
      `${count}件は開けず、元のままです。設定にない鍵を使っているか、内容が書き換えられています。`,
  },
  policyChanged: (field: string, version: number) =>
    `${field} を変更しました（第${version}版）。次に開く画面から新しい決まりになります。`,
  policyConcerns: (people: number, standards: readonly string[]) => [
    `関わる人・端末・リンク: ${people}件`,
    ...standards.map((against) => `基準に届いていません: ${against}`),
  ],
  failures: {
    "member-unknown": "このユーザIDの加入者はいません。",
    "member-disabled":
      "この加入者の利用は停止されています。再開するには、資格喪失日を空にしたファイルを取り込んでください。",
    "first-login-finished":
      "この加入者は初回ログインを終えています。メールを読める人が本人の認証なしに入れてしまうため、メールでは送れません。members reissue で再発行し、通知書で渡してください。",
    "no-email": "この加入者にはメールアドレスの登録がありません。",
    "no-factor":
      "この加入者には、登録済みの認証方法がありません。ログインできないときは、アカウントを再発行してください。",
    "file-unreadable": "ファイルを開けません。場所と名前をご確認ください。",
    empty: "利用規約の本文がありません。",
    "too-long": `利用規約が長すぎます。${MAX_TERMS_KILOBYTES}キロバイトまでです。ファイルをご確認ください。`,
    "not-text": "文字を読み取れません。文字コードをUTF-8にして、文字だけのファイルとして保存し直してください。",
    html: "HTMLのタグは使えません。「<」と「>」で囲んだ部分を消してください。",
    link: "リンク先に使えないアドレスがあります。https:// などで始まるアドレスか、ポータルの画面にしてください。",
    unchanged: "いま公開している利用規約と同じ内容です。新しい版は公開していません。",
  },
} as const;
