import { generate } from "selfsigned";

const DAY_MILLISECONDS = 86_400_000;

/** A certificate for one name, valid today and signed by itself; PEM. */
export async function selfSignedCertificate(name = "localhost"): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - DAY_MILLISECONDS),
    notAfterDate: new Date(Date.now() + DAY_MILLISECONDS),
    // The library's default also has 127.0.0.1.
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: name }] }],
  });
  return { key, cert };
}
