/** What 「doctor」 says of a configuration: what was found, and how to put it right (spec §13). */

type Finding = { found: string; cure: string };

const list = (names: readonly string[]) => names.join("、");

export const doctor = {
  good: "問題なし",
  wrong: "要対応",
  cure: (text: string) => `→ ${text}`,
  allGood: "問題は見つかりませんでした。",
  someWrong: (count: number) => `${count}件の対応が必要です。「→」の手順で直し、もう一度 doctor を実行してください。`,
  isDemo: "DATABASE_URL がないため、デモの設定を調べます。秘密の値・ホスト名・TLS・メールは調べません。",
  areas: {
    settings: "設定",
    secrets: "秘密の値",
    file: "設定ファイル",
    database: "データベース",
    migrations: "データベースの版",
    roles: "データベースの役割",
    rows: "組合ごとの仕切り",
    clock: "時計",
    zone: "時間帯",
    disk: "ディスク",
    hosts: "ホスト名",
    tls: "TLS証明書",
    mail: "メール",
    proxy: "前段のプロキシ",
  },
  setting: (line: string): Finding => ({
    found: line,
    cure: "この設定を .env か環境変数で書き直してください。例は .env.example にあります。",
  }),
  weakSecret: (name: string, command: string): Finding => ({
    found: `${name} は推測できる値です。`,
    cure: `\`${command}\` で作った値に替えてください。鍵の替え方は docs/operations.md の「Rotating keys」にあります。`,
  }),
  sameSecret: (names: readonly string[]): Finding => ({
    found: `${list(names)} が同じ値です。`,
    cure: "1つ知られるとすべて知られます。それぞれ別の値にしてください。",
  }),
  openFile: (path: string, command: string): Finding => ({
    found: `${path} を、ほかの利用者も読めます。`,
    cure: `\`${command}\` を実行してください。`,
  }),
  sampleSender: (from: string): Finding => ({
    found: `MAIL_FROM が見本のアドレス（${from}）です。`,
    cure: "加入者に届くメールの差出人にする、ご自分のドメインのアドレスにしてください。",
  }),
  localAdminHost: (host: string): Finding => ({
    found: `管理画面のホスト名が ${host} です。担当者のブラウザからは開けません。`,
    cure: "ADMIN_HOST に、管理画面のホスト名を設定してください。担当者がパスキーを登録したあとで変えると、登録し直しになります。",
  }),
  plainHttp: (): Finding => ({
    found: "PUBLIC_SCHEME が http です。パスワードが暗号化されずに送られます。",
    cure: "TLSを終えるプロキシを前に置き、PUBLIC_SCHEME=https にしてください。",
  }),
  noProxy: (): Finding => ({
    found: "TLSを終えるプロキシが前にあるはずですが、TRUSTED_PROXY_HOPS がありません。全員が同じIPアドレスに見えます。",
    cure: "前に置いたプロキシの数を TRUSTED_PROXY_HOPS に設定してください。",
  }),
  unreachable: (reason: string): Finding => ({
    found: reason,
    cure: "PostgreSQL が動いているか、DATABASE_URL のホスト名・ポート・パスワードが正しいかを確かめてください。",
  }),
  roleRefused: (role: string, reason: string): Finding => ({
    found: `${role} としてデータベースに接続できません（${reason}）。`,
    cure: "`npm run migrate` を実行すると、役割とそのパスワードが設定のとおりになります。",
  }),
  missingMigrations: (names: readonly string[]): Finding => ({
    found: `このソフトウェアが要る変更がデータベースにありません（${list(names)}）。`,
    cure: "`npm run migrate` を実行してください。",
  }),
  wrongKey: (line: string): Finding => ({
    found: line,
    cure: "これまでの鍵を設定に戻してください。鍵がないと、認証アプリの登録とパスワードが使えなくなります。",
  }),
  tooManyRights: (role: string, rights: readonly string[]): Finding => ({
    found: `${role} に余分な権限があります（${list(rights)}）。`,
    cure: `所有者より強い利用者で \`alter role ${role} nosuperuser nobypassrls nocreaterole nocreatedb noreplication\` を実行してください。`,
  }),
  ownerMember: (role: string, owner: string): Finding => ({
    found: `${role} が所有者 ${owner} の権限を使えます。`,
    cure: `\`revoke ${owner} from ${role}\` を実行してください。`,
  }),
  auditWritable: (role: string, rights: readonly string[]): Finding => ({
    found: `${role} が監査の記録を書き換えられます（${list(rights)}）。`,
    cure: `\`revoke update, delete, truncate on "AuditEvent" from ${role}\` を実行し、\`npm run portal -- audit verify\` で記録を確かめてください。`,
  }),
  openTables: (tables: readonly string[]): Finding => ({
    found: `組合ごとの仕切り（行レベルセキュリティ）がない表があります（${list(tables)}）。`,
    cure: "役割がないまま復元したデータベースです。docs/operations.md の「Backup and restore」の順で復元し直してください。",
  }),
  clockApart: (seconds: number): Finding => ({
    found: `このコンピューターとデータベースの時計が${seconds}秒ずれています。認証アプリの番号が合わなくなります。`,
    cure: "どちらのコンピューターでも時刻の同期（chrony や systemd-timesyncd）を動かしてください。",
  }),
  databaseZone: (role: string, zone: string): Finding => ({
    found: `${role} の時間帯が ${zone} です。時刻がずれて保存されます。`,
    cure: "`npm run migrate` を実行すると、UTC になります。戻るときは、データベースの設定 `alter role … in database … set timezone` を取り除いてください。",
  }),
  processZone: (): Finding => ({
    found: "日本時間（Asia/Tokyo）を計算できません。",
    cure: "時間帯の情報を含む Node.js を使ってください。Node.js の公式の配布物には含まれています。",
  }),
  diskFull: (path: string, freeMegabytes: number): Finding => ({
    found: `${path} の空きが${freeMegabytes}MBしかありません。`,
    cure: "要らないファイルを消すか、ディスクを広げてください。いっぱいになると、ログインもメールも止まります。",
  }),
  unknownHost: (host: string): Finding => ({
    found: `${host} がDNSにありません。`,
    cure: "DNSに、ポータルの前段を指すレコードを登録してください。",
  }),
  badCertificate: (host: string, reason: string): Finding => ({
    found: `${host} の証明書に問題があります（${reason}）。`,
    cure: "このホスト名を含む、認証局の証明書をプロキシに設定してください。中間証明書も要ります。",
  }),
  oldCertificate: (host: string, days: number): Finding => ({
    found: `${host} の証明書があと${days}日で切れます。`,
    cure: "証明書の自動更新が動いているかを確かめてください。",
  }),
  wrongAnswer: (url: string, status: string): Finding => ({
    found: `${url} の答えがポータルのものではありません（${status}）。`,
    cure: "サーバーが動いているか、プロキシが Host をそのまま渡しているかを確かめてください。",
  }),
  mailRefused: (reason: string): Finding => ({
    found: `メールサーバーを使えません（${reason}）。`,
    cure: "SMTP_URL のホスト名・ポート・利用者名・パスワードと、サーバーがTLSと正しい証明書を使うことを確かめてください。独自の認証局なら NODE_EXTRA_CA_CERTS に証明書を指定します。",
  }),
};
