type Hosts = { host: string; passkeyHost: string; passkeys: number; services: number };

/** 「Firefox 152」: since when pages of another host may ask for a passkey (WebAuthn Level 3 §5.11). */
const RELATED_ORIGINS = "Chrome・Edge 128、Safari 18、Firefox 152から";

function passkeysAfterMove(before: Hosts, after: Hosts): string[] {
  if (before.passkeys === 0)
    return [`生体認証: 登録した方はまだいません。これからは ${after.host} の生体認証になります。`];
  const known = after.passkeyHost;
  if (known === after.host)
    return [`生体認証: 登録済みの${before.passkeys}件は ${known} のものです。そのまま使えます。`];
  return [
    `生体認証: 登録済みの${before.passkeys}件は ${known} のもので、ほかのホストのものには変えられません（RP ID）。`,
    `  これからも ${known} の生体認証として登録し、${after.host} の画面で使います。${known} が`,
    "  /.well-known/webauthn でそれを許すため、その名前と証明書を、生体認証が残るあいだ持ち続けてください。",
    `  使えるブラウザ: ${RELATED_ORIGINS}。それより前のブラウザの方は、別の方法でログインします。`,
  ];
}

/** ホスト名への操作: what the operator reads before and after (insurers hosts). */
export const insurerHosts = {
  plan: {
    leads: (host: string, main: string) => [
      `${host} を開いた方は、${main} の同じ画面に移ります。`,
      "生体認証、ログイン中の方、サービスは変わりません。",
    ],
    moves: (before: Hosts, after: Hosts) => [
      `加入者のみなさまが使うホストを ${before.host} から ${after.host} に変えます。${before.host} を開いた方は ${after.host} に移ります。`,
      "ログイン中の方は、新しいホストでログインし直します。",
      ...passkeysAfterMove(before, after),
      ...(before.services > 0
        ? [`サービス: ${before.services}件のissuerが変わります。サービスの側の設定も、同じときに変えてください。`]
        : []),
      "ホームページに貼ったログインボタンとリンクは、そのまま使えます。小さな画面で開くボタンとカードは、新しいホストで貼り直してください。",
    ],
    needed: (host: string) => `${host} のDNSと証明書は、先にプロキシに設定しておいてください。`,
    removal: (host: string) => [
      `${host} を開いた方には、ページが見つからないと表示されます。`,
      "メール・通知書・ホームページに残るこのホストのリンクも使えなくなります。",
    ],
  },
  confirm: "続けますか? [y/N] ",
  notConfirmed: "何も変えていません。",
  needsYes: "何も変えていません。続けるには --yes を付けてください。",
  added: (host: string, main: string) =>
    host === main ? `${host} が加入者のみなさまのホストになりました。` : `${host} を加えました。${main} に移ります。`,
  removed: (host: string) => `${host} を外しました。`,
  main: "加入者のホスト",
  leadsTo: (main: string) => `${main} に移る`,
  relyingParty: (passkeys: number) => `生体認証 ${passkeys}件のホスト`,
  failures: {
    "not-a-host":
      "ホスト名だけを書いてください（例: www.aozora.example）。https:// やポート、最後の点、IPアドレスは付けられません。",
    "admin-host": "管理画面のホストは、健保組合のホストにできません。",
    "host-taken": "ほかの健保組合のホストです。",
    "host-known": "すでにこの健保組合のホストです。",
    "host-unknown": "この健保組合のホストではありません。",
    "host-main": "加入者が使うホストは外せません。先に insurers hosts add … --main で別のホストに変えてください。",
    "host-passkeys":
      "登録済みの生体認証がこのホストのものです。外すとその方々はログインできなくなるため、残るあいだは外せません。",
  },
} as const;
