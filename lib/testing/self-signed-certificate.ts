import { generate } from "selfsigned";

const DAY_MILLISECONDS = 86_400_000;

/** A self-signed certificate for `localhost` only, valid today; PEM. */
export async function selfSignedCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - DAY_MILLISECONDS),
    notAfterDate: new Date(Date.now() + DAY_MILLISECONDS),
    // The library's default also has 127.0.0.1.
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  return { key, cert };
}
